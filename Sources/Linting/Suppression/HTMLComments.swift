import MarkdownSyntax
import RunbookModel
import SourceText

/// The HTML of a file as comments are looked up in it: there may be one above each block.
struct HTMLComments {
    private let document: Document
    /// Nodes of HTML blocks and of HTML in text, in the order of the file.
    private var blocks: [Int] = []
    private var inlines: [Int] = []
    private var inlinesByLine: [UInt32: Set<String>] = [:]
    /// For each node, whether it is a comment that passes findings over.
    private(set) var isSuppression: [Bool]
    /// The first node below the document that is none.
    let firstOther: Int
    /// By the node of the heading.
    let sections: [Int: Int]

    init(_ page: Page) {
        document = page.document
        sections = Dictionary(
            page.runbook.sections.enumerated().map { ($1.node, $0) }, uniquingKeysWith: { first, _ in first })
        var isSuppression = [Bool](repeating: false, count: document.nodes.count)
        for index in document.nodes.indices {
            switch document.nodes[index].kind {
            case .htmlBlock:
                blocks.append(index)
                isSuppression[index] = Self.isSuppression(document.literal(of: index))
            case .htmlInline:
                inlines.append(index)
                inlinesByLine[document.nodes[index].firstLine, default: []].insert(document.literal(of: index))
            default: break
            }
        }
        self.isSuppression = isSuppression
        firstOther = isSuppression.dropFirst().firstIndex(of: false) ?? isSuppression.count
    }

    private static func isSuppression(_ literal: String) -> Bool {
        let text = literal.drop { $0 == " " }
        return text.hasPrefix("<!--") && text.dropFirst(4).drop { $0 == " " }.hasPrefix(SuppressionComment.word)
    }

    /// The HTML block that a line is part of.
    func block(at line: UInt32) -> Int? {
        var low = 0
        var high = blocks.count
        while low < high {
            let middle = (low + high) / 2
            if document.nodes[blocks[middle]].lastLine < line { low = middle + 1 } else { high = middle }
        }
        return low < blocks.count && document.nodes[blocks[low]].firstLine <= line ? blocks[low] : nil
    }

    /// Whether a comment is HTML on a line, and not, say, code.
    func holds(_ comment: String, at line: UInt32) -> Bool {
        if inlinesByLine[line]?.contains(comment) == true { return true }
        if let block = block(at: line), document.literal(of: block).contains(comment) { return true }
        return inlines.contains { index in
            let node = document.nodes[index]
            return node.firstLine <= line && line <= node.lastLine && node.literal.count >= comment.utf8.count
                && document.literal(of: index).contains(comment)
        }
    }
}
