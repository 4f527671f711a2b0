import RunbookModel
import SourceText

/// The titles and numbers that phrases of a runbook can point at.
struct TitleIndex {
    /// A phrase found in a text, with what it points at.
    struct Phrase {
        /// Byte offsets in the text.
        var range: Range<Int>
        var text: String
        var target: Reference.Target?
        var failure: Reference.Failure?
    }

    /// `Method` of "Method 1: …", or a runbook's numbered headings "1. …", with the section of each number.
    private struct Series {
        var sections: [Int: Int] = [:]
        var highest: Int { sections.keys.max() ?? 0 }
    }

    private let runbook: Runbook
    private var named: [String: Series] = [:]
    /// Headings `### 1. Title`, by heading level.
    private var numbered: [Int: Series] = [:]
    /// Words of each section's title, longest first.
    private var titles: [(words: [String], section: Int)] = []

    private static let nouns: Set<String> = [
        "runbook", "playbook", "procedure", "method", "drill", "scenario", "option", "phase", "appendix", "section",
        "step", "task", "part", "case", "issue",
    ]
    private static let pointers: Set<String> = [
        "see", "follow", "per", "use", "run", "perform", "execute", "repeat", "in",
    ]
    private static let fillers: Set<String> = [
        "the", "to", "our", "this", "also", "section", "procedure", "from", "steps",
    ]
    private static let closers: Set<String> = ["procedure", "procedures", "section", "steps", "runbook", "playbook"]

    init(runbook: Runbook) {
        self.runbook = runbook
        for (index, section) in runbook.sections.enumerated() { add(section, at: index) }
        titles.sort { ($0.words.count, $1.section) > ($1.words.count, $0.section) }
    }

    private mutating func add(_ section: Section, at index: Int) {
        let words = Wording.words(of: section.title)
        if let noun = words.first, Self.nouns.contains(noun), let number = words.dropFirst().first.flatMap({ Int($0) })
        {
            named[noun, default: Series()].sections[number] = index
        }
        let split = Prose.numbered(section.title)
        if let number = split.number.flatMap({ Int($0) }) {
            numbered[section.level, default: Series()].sections[number] = index
        }
        let title = Wording.words(of: split.title)
        if title.count >= 2 || title.first.map({ $0.utf8.count >= 6 }) == true {
            titles.append((title, index))
        }
    }

    /// - Parameter section: where the text stands; a section does not point at itself.
    func phrases(in text: String, section: Int?) -> [Phrase] {
        guard text.utf8.count > 5 else { return [] }
        let words = WordSpan.all(in: text)
        var phrases: [Phrase] = []
        var index = 0
        while index < words.count {
            if let phrase = number(words, at: index, in: text) ?? title(words, at: index, in: text, section: section) {
                phrases.append(phrase)
                while index < words.count, words[index].range.lowerBound < phrase.range.upperBound { index += 1 }
            } else {
                index += 1
            }
        }
        return phrases
    }

    /// "Runbook #11", "Method 2": a noun of this document's own series and a number.
    private func number(_ words: [WordSpan], at index: Int, in text: String) -> Phrase? {
        let noun = words[index].text
        guard Self.nouns.contains(noun), noun != "issue", index + 1 < words.count else { return nil }
        guard let number = Int(words[index + 1].text), number > 0, number < 1000 else { return nil }
        let between = Array(text.utf8)[words[index].range.upperBound..<words[index + 1].range.lowerBound]
        guard between.allSatisfy({ $0 == 0x20 || $0 == 0x23 }), between.count <= 3 else { return nil }
        let isMarked = between.contains(0x23) || text.utf8.count == words[index + 1].range.upperBound
        guard let series = series(noun, isMarked: isMarked) else { return nil }
        let range = words[index].range.lowerBound..<words[index + 1].range.upperBound
        var phrase = Phrase(range: range, text: slice(text, range), target: nil, failure: nil)
        if let section = series.sections[number] {
            phrase.target = target(of: section)
        } else {
            phrase.failure = .number(series: noun, number: number, count: series.sections.count)
        }
        return phrase
    }

    /// A noun's own series ("Method 1: …" twice at least), or for "Runbook #3" the numbered headings of the document.
    private func series(_ noun: String, isMarked: Bool) -> Series? {
        if let series = named[noun], series.sections.count >= 2 { return series }
        guard ["runbook", "playbook", "procedure", "section"].contains(noun) else { return nil }
        let candidates = numbered.values.filter { series in
            series.sections.count >= 3 && series.sections[1] != nil && series.highest <= series.sections.count + 1
        }
        return candidates.max { $0.sections.count < $1.sections.count }
    }

    /// "see Rollback", "follow secret rotation procedure": a pointing word and the words of a title.
    private func title(_ words: [WordSpan], at index: Int, in text: String, section: Int?) -> Phrase? {
        guard Self.pointers.contains(words[index].text) else { return nil }
        var start = index + 1
        while start < words.count, Self.fillers.contains(words[start].text) { start += 1 }
        guard start < words.count else { return nil }
        for (title, target) in titles where target != section {
            guard start + title.count <= words.count else { continue }
            guard (0..<title.count).allSatisfy({ words[start + $0].text == title[$0] }) else { continue }
            let next = start + title.count < words.count ? words[start + title.count].text : ""
            let isMeant =
                title.count >= 3 || Self.closers.contains(next) || Self.closers.contains(title.last ?? "")
                || isCapitalized(words[start], in: text) && ["see", "follow", "per"].contains(words[index].text)
            guard isMeant else { continue }
            let range = words[start].range.lowerBound..<words[start + title.count - 1].range.upperBound
            return Phrase(range: range, text: slice(text, range), target: self.target(of: target), failure: nil)
        }
        return nil
    }

    private func isCapitalized(_ word: WordSpan, in text: String) -> Bool {
        (0x41...0x5A).contains(Array(text.utf8)[word.range.lowerBound])
    }

    private func target(of section: Int) -> Reference.Target {
        if let procedure = runbook.sections[section].procedure { return .procedure(runbook.procedures[procedure].id) }
        return .section(runbook.id, anchor: runbook.sections[section].anchor)
    }

    private func slice(_ text: String, _ range: Range<Int>) -> String {
        String(decoding: Array(text.utf8)[range], as: UTF8.self)
    }
}

/// A lower-case word of a text with the bytes it stands at.
struct WordSpan {
    var text: String
    var range: Range<Int>

    static func all(in text: String) -> [WordSpan] {
        var spans: [WordSpan] = []
        var start: Int?
        var word: [UInt8] = []
        for (offset, byte) in text.utf8.enumerated() {
            let lower = (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
            if (0x61...0x7A).contains(lower) || (0x30...0x39).contains(lower) || lower >= 0x80 {
                if start == nil { start = offset }
                word.append(lower)
            } else if let first = start {
                spans.append(WordSpan(text: String(decoding: word, as: UTF8.self), range: first..<offset))
                start = nil
                word.removeAll(keepingCapacity: true)
            }
        }
        if let first = start {
            spans.append(WordSpan(text: String(decoding: word, as: UTF8.self), range: first..<text.utf8.count))
        }
        return spans
    }
}
