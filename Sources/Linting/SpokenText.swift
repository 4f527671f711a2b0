import MarkdownSyntax
import SourceText

/// What the paragraphs, headings and tables of a file say, inline code included and without markup.
enum SpokenText {
    static func bytes(of document: Document) -> [UInt8] {
        var bytes: [UInt8] = []
        var index = 0
        while index < document.nodes.count {
            let node = document.nodes[index]
            switch node.kind {
            case .text, .code: bytes += document.pool[node.literal.range]
            case .softBreak, .lineBreak, .paragraph, .heading, .tableCell: bytes.append(0x0A)
            case .codeBlock, .htmlBlock: break
            default: break
            }
            index += 1
        }
        return bytes
    }
}
