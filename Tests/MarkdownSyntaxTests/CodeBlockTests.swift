import MarkdownSyntax
import SourceText
import Testing

func parse(_ text: String) -> Document {
    MarkdownParser.parse(SourceFile(path: "test.md", bytes: Array(text.utf8)))
}

extension Document {
    func nodes(of kind: NodeKind) -> [Int] { nodes.indices.filter { nodes[$0].kind == kind } }
}

/// Every text byte leads to the same byte of the file; only line ends, expanded tabs and U+FFFD may differ.
func expectExactMap(of block: CodeBlock, in document: Document) {
    let bytes = document.file.bytes
    for (index, byte) in block.text.enumerated() {
        let offset = block.map.fileOffset(of: index)
        guard offset < bytes.count else {
            #expect(byte == 0x0A, "only a missing last line ending lies behind the file")
            continue
        }
        let isSame = bytes[offset] == byte
        let isLineEnd = byte == 0x0A && bytes[offset] == 0x0D
        let isTab = byte == 0x20 && bytes[offset] == 0x09
        let isReplaced = [0xEF, 0xBF, 0xBD].contains(byte) && (bytes[offset] >= 0x80 || bytes[offset] == 0)
        #expect(isSame || isLineEnd || isTab || isReplaced, "\(document.file.path): text \(index), file \(offset)")
    }
}

struct CodeBlockTests {
    @Test(
        arguments: [
            ("```sh\na\nb\n```\n", "sh", "a\nb\n"),
            ("~~~~ {.bash}\n~~~\n~~~~", "{.bash}", "~~~\n"),
            ("1. x\n\n   ```bash\n   one\n     two\n\n   three\n   ```\n", "bash", "one\n  two\n\nthree\n"),
            ("> ```\n> a\n>b\n> ```\n", "", "a\nb\n"),
            ("> - ```x\n>   a\n>\n>   b\n", "x", "a\n\nb\n"),
            ("    a\n\n\tb\n      c\n\n\ntext", "", "a\n\nb\n  c\n"),
            ("-     x\n      y\n", "", "x\ny\n"),
            ("- x\n\n\t\tcode\n", "", "  code\n"),
            ("```\r\na\r\n\tb\r\n```\r\n", "", "a\n\tb\n"),
            ("```\ra\rb\r```\r", "", "a\nb\n"),
            ("```\nunclosed\n", "", "unclosed\n"),
            ("```\nunclosed", "", "unclosed\n"),
            ("```\n```\n", "", ""),
            ("   ```\n   a\n  b\n    c\n   ```", "", "a\nb\n c\n"),
            ("> ```\n> a\n```\nb\n```\n", "", "a\n"),
        ])
    func cutsContainerAndFencesAndMapsEachByte(source: String, info: String, text: String) throws {
        let document = parse(source)
        let block = document.codeBlock(at: try #require(document.nodes(of: .codeBlock).first))
        #expect(block.info == info)
        #expect(block.string == text)
        expectExactMap(of: block, in: document)
    }
}
