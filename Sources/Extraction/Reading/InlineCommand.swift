import MarkdownSyntax
import ShellSyntax
import SourceText

/// A command that is all that a list item or a table cell asks to run: "Run `kubectl get pods -n shop`",
/// "Look at the pods: `kubectl get pods`".
///
/// Words that say more than that stay an instruction for a person, with the command in it.
struct InlineCommand {
    var text: String
    /// Without its backticks.
    var range: SourceRange
    /// What stands in front of it and tells what it is for.
    var title: String?

    /// - Parameter node: a paragraph or a table cell.
    init?(in node: Int, of document: Document) {
        let inside = node + 1..<Int(document.nodes[node].end)
        guard let code = Self.onlyCode(in: inside, of: document) else { return nil }
        text = document.literal(of: code)
        guard Self.isCommand(text), let place = document.inlineRanges(ofBlock: node)[code],
            let range = Self.place(of: text, in: document.contentRange(ofCodeSpan: place), document.file.bytes)
        else { return nil }
        self.range = range
        let before = document.plainText(in: inside.lowerBound..<code).trimmed
        let after = document.plainText(in: Int(document.nodes[code].end)..<inside.upperBound).trimmed
        guard after.isEmpty || after == "." || after == ";" || after == ":" else { return nil }
        if before.ends(":") { title = Prose.titleText(before) }
        guard before.isEmpty || before.ends(":") || Self.onlyAsks(before) else { return nil }
        if Self.onlyAsks(before) { title = nil }
    }

    /// Links, images and HTML say something of their own.
    private static func onlyCode(in nodes: Range<Int>, of document: Document) -> Int? {
        var code: Int?
        for node in nodes {
            switch document.nodes[node].kind {
            case .code:
                guard code == nil else { return nil }
                code = node
            case .text, .softBreak, .strong, .emphasis: continue
            default: return nil
            }
        }
        return code
    }

    /// A tool alone is only named.
    private static func isCommand(_ text: String) -> Bool {
        guard let blank = text.utf8.firstIndex(of: UInt8(ascii: " ")), !text.holds("..."), !text.holds("…") else {
            return false
        }
        // `/retest all` is for a bot.
        let word = text[..<blank]
        return !(word.hasPrefix("/") && word.utf8.count { $0 == UInt8(ascii: "/") } == 1)
            && ShellWordPlausibility.of(String(word)) == .known
    }

    /// A span over several lines, or with an escaped bar, does not stand in the file as it reads.
    private static func place(of text: String, in range: SourceRange, _ bytes: [UInt8]) -> SourceRange? {
        guard range.count >= text.utf8.count else { return nil }
        for start in range.lowerBound...range.upperBound - text.utf8.count
        where bytes[start..<start + text.utf8.count].elementsEqual(text.utf8) {
            return SourceRange(start..<start + text.utf8.count)
        }
        return nil
    }

    /// "Then run the following command:" and the like.
    private static func onlyAsks(_ words: String) -> Bool {
        let words = words.lowercased().split { $0 == " " || $0 == ":" || $0 == "," }
        return words.count <= 6 && words.allSatisfy { requests.contains($0) || fillers.contains($0) }
            && words.contains { requests.contains($0) }
    }

    private static let requests: Set<Substring> = ["run", "execute", "issue", "enter", "type", "use", "invoke", "call"]
    private static let fillers: Set<Substring> = [
        "then", "now", "and", "first", "next", "finally", "please", "the", "this", "following", "command", "commands",
        "again", "simply", "just", "to", "do", "so",
    ]
}
