import MarkdownSyntax
import RunbookModel
import SourceText

/// Whether the text around a value shows it as an example: what documentation prints so that readers know what to expect.
struct SampleContext {
    private let page: Page
    /// What was found out about the line of another value.
    private var linesThatShow: [Int: Bool] = [:]

    init(_ page: Page) { self.page = page }

    mutating func holds(_ range: SourceRange) -> Bool {
        if page.headingsSay(samples, at: range.lowerBound) || isInAddress(range) { return true }
        let line = page.document.lines.line(at: range.lowerBound)
        if let known = linesThatShow[line] { return known }
        let shows = samples.stand(in: spokenAbove(range)) || isOutputOrPattern(range)
        linesThatShow[line] = shows
        return shows
    }

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

    /// `https://host/?token=…`: an address that somebody was given.
    private func isInAddress(_ range: SourceRange) -> Bool {
        var index = range.lowerBound - 1
        // Longer ones work nowhere.
        let first = max(0, index - 4096)
        while index >= first, page.bytes[index] > 0x20, page.bytes[index] != 0x22, page.bytes[index] != 0x27 {
            if page.bytes[index] == UInt8(ascii: "?") || page.bytes[index] == UInt8(ascii: "&") { return true }
            index -= 1
        }
        return false
    }

    /// The four lines of text above the value, or above the block that it stands in, and its own.
    private func spokenAbove(_ range: SourceRange) -> String {
        let lines = page.document.lines
        var number = lines.line(at: range.lowerBound)
        let first = max(0, number - 40)
        var found: [String] = []
        while number >= first, found.count < 4 {
            let line = lines.contentRange(ofLine: number, in: page.bytes).range
            let text = String(decoding: page.prose[line], as: UTF8.self)
            if text.utf8.contains(where: { $0 > 0x20 }) { found.append(text) }
            number -= 1
        }
        return found.joined(separator: "\n")
    }

    /// A block with placeholders in it, or data that a command above has printed.
    private func isOutputOrPattern(_ range: SourceRange) -> Bool {
        let lines = page.document.lines
        var number = lines.line(at: range.lowerBound)
        let own = number
        var fence: (line: Int, text: [UInt8])?
        while number >= max(0, own - 60) {
            let line = page.bytes[lines.contentRange(ofLine: number, in: page.bytes).range]
            let text = line.drop { $0 == 0x20 || $0 == 0x09 }
            if text.starts(with: "```".utf8) || text.starts(with: "~~~".utf8) {
                guard fence == nil else {
                    // The end of another block, right above this one.
                    return fence?.text.holdsLabel("json") == true && text.allSatisfy { $0 == 0x60 || $0 == 0x7E }
                }
                fence = (number, Array(text))
            } else if let fence, fence.line - number > 4 {
                return false
            } else if fence == nil, isPattern(Array(text)) {
                return true
            }
            number -= 1
        }
        return false
    }

    /// `name: <secret-name>`.
    private func isPattern(_ line: [UInt8]) -> Bool {
        guard let open = line.firstIndex(of: UInt8(ascii: "<")), open + 2 < line.count,
            let close = line[open...].firstIndex(of: UInt8(ascii: ">"))
        else { return false }
        return close > open + 2
            && line[(open + 1)..<close].allSatisfy { $0.isWordByte || $0 == UInt8(ascii: "-") || $0 == 0x20 }
    }
}

private let disclaimers = Phrases([
    "notsecret", "not secret", "not a secret", "not-a-secret", "no secret", "example*", "sample*", "dummy", "fake",
    "made up", "replace", "change this", "change me", "changeme", "placeholder*", "your own", "insert your",
])

extension [UInt8] {
    /// The word behind the fence.
    fileprivate func holdsLabel(_ label: String) -> Bool {
        drop { $0 == 0x60 || $0 == 0x7E || $0 == 0x20 }.starts(with: label.utf8)
    }
}

private let samples = Phrases([
    "example*", "sample*", "template*", "look like", "looks like", "might be", "would be", "similar to", "for instance",
    "e.g", "replace*", "placeholder*", "output", "as printed", "dummy", "made up", "fictional",
])
