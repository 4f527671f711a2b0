import MarkdownSyntax
import RunbookModel
import SourceText

/// Whether a note beside a value says that it is none.
struct SampleContext {
    private let page: Page
    init(_ page: Page) { self.page = page }

    /// A note right above, or in the line itself, says that the value is none: `// replace this with your own`,
    /// `# notsecret`.
    func isDisclaimed(_ range: SourceRange) -> Bool {
        let lines = page.document.lines
        let own = lines.line(at: range.lowerBound)
        for number in (max(0, own - 1)...own).reversed() {
            let line = page.bytes[lines.contentRange(ofLine: number, in: page.bytes).range]
            // A line of all data there is holds hundreds of values, and each of them asks.
            guard line.count < 1000 else { continue }
            let code = line.drop { $0 <= 0x20 }
            let isNote = ["#", "//", "--", "<!--", "*"].contains { code.starts(with: $0.utf8) }
            let note = isNote ? code : code.dropFirst(Array(code).firstRange(of: " #")?.lowerBound ?? code.count)
            if disclaimers.stand(in: String(decoding: note, as: UTF8.self)) { return true }
        }
        return false
    }
}

private let disclaimers = Phrases([
    "notsecret", "not secret", "not a secret", "not-a-secret", "no secret", "example*", "sample*", "dummy", "fake",
    "made up", "replace", "update with", "change this", "change me", "changeme", "placeholder*", "your own",
    "insert your", "替换", "请勿", "置き換え", "바꾸", "замените",
])
