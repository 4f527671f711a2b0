import MarkdownSyntax
import SourceText

/// `NAME   READY   STATUS`: the first line of a table that a command prints.
enum TableHead {
    static func stands(in line: ArraySlice<UInt8>) -> Bool {
        // A file that has columns, too, names them in a comment.
        let words = line.drop { $0 <= 0x20 || $0 == UInt8(ascii: "#") }.split { $0 <= 0x20 }
        return words.count > 1
            && words.allSatisfy { word in
                word.count > 1 && word.allSatisfy { (0x41...0x5A).contains($0) || "()-_/%".utf8.contains($0) }
            }
    }

    /// Whether one stands above a place in its block: the place is in the table.
    static func stands(above offset: Int, _ page: Page) -> Bool {
        let lines = page.document.lines
        let last = lines.line(at: offset)
        for number in (max(0, last - 20)..<last).reversed() {
            let line = page.bytes[lines.contentRange(ofLine: number, in: page.bytes).range]
            let code = line.drop { $0 <= 0x20 || $0 == 0x3E }
            if code.starts(with: "```".utf8) || code.starts(with: "~~~".utf8) { return false }
            if stands(in: line) { return true }
        }
        return false
    }
}
