import MarkdownSyntax
import SourceText

/// Finds the bytes of a file that people read as text.
enum ProseText {
    /// A copy of the file in which everything that is not prose is blank; line ends stay where they are.
    static func bytes(of document: Document) -> [UInt8] {
        let source = document.file.bytes
        var prose = [UInt8](repeating: 0x20, count: source.count)
        for start in document.lines.starts where start > 0 { prose[Int(start) - 1] = 0x0A }
        guard !document.isSourceOnly else { return prose }
        for (index, node) in document.nodes.enumerated() where isText(node.kind) {
            let range = document.range(ofBlock: index).range.clamped(to: source.indices)
            prose.replaceSubrange(range, with: source[range])
            blankCodeSpans(in: &prose, range)
        }
        return prose
    }

    private static func isText(_ kind: NodeKind) -> Bool {
        switch kind {
        case .paragraph, .heading, .tableHeader, .tableRow: true
        default: false
        }
    }

    /// Backtick runs of the same length belong together; a run without a partner is text.
    private static func blankCodeSpans(in bytes: inout [UInt8], _ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            guard bytes[index] == 0x60, index == range.lowerBound || bytes[index - 1] != 0x5C else {
                index += 1
                continue
            }
            let length = run(in: bytes, at: index, range.upperBound)
            guard let end = closing(length, in: bytes, from: index + length, range.upperBound) else {
                index += length
                continue
            }
            for inside in index..<end where bytes[inside] != 0x0A { bytes[inside] = 0x20 }
            index = end
        }
    }

    private static func run(in bytes: [UInt8], at start: Int, _ limit: Int) -> Int {
        var end = start
        while end < limit, bytes[end] == 0x60 { end += 1 }
        return end - start
    }

    /// The offset behind the next run of exactly `length` backticks.
    private static func closing(_ length: Int, in bytes: [UInt8], from start: Int, _ limit: Int) -> Int? {
        var index = start
        while index < limit {
            guard bytes[index] == 0x60 else {
                index += 1
                continue
            }
            let count = run(in: bytes, at: index, limit)
            if count == length { return index + count }
            index += count
        }
        return nil
    }
}
