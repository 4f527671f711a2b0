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
    private var named: [Words.Word: Series] = [:]
    /// Headings `### 1. Title`, by heading level.
    private var numbered: [Int: Series] = [:]
    /// What numbers mean that no noun stands before.
    private var longest: Series?
    /// Words of each section's title, longest first.
    private var titles: [(words: [Words.Word], section: Int)] = []

    private static let nounWords = [
        "runbook", "playbook", "procedure", "method", "drill", "scenario", "option", "phase", "appendix", "section",
        "step", "task", "part", "case", "issue",
    ]
    private static let nouns = PhraseSet(nounWords)
    private static let issue = Words.Word("issue")
    /// Nouns that may mean the numbered headings of the document.
    private static let headings: PhraseSet = ["runbook", "playbook", "procedure", "section"]
    private static let pointerWords = ["see", "follow", "per", "use", "run", "perform", "execute", "repeat", "in"]
    private static let pointers = PhraseSet(pointerWords)
    /// What phrases begin with.
    private static let beginnings = PhraseSet(nounWords + pointerWords)
    /// Pointers behind which a single capitalized word is a title.
    private static let clearPointers: PhraseSet = ["see", "follow", "per"]
    private static let fillers: PhraseSet = [
        "the", "to", "our", "this", "also", "section", "procedure", "from", "steps",
    ]
    private static let closers: PhraseSet = ["procedure", "procedures", "section", "steps", "runbook", "playbook"]

    init(runbook: Runbook) {
        self.runbook = runbook
        for (index, section) in runbook.sections.enumerated() { add(section, at: index) }
        // Of two levels with as many numbers the upper one counts, in every run.
        let candidates = numbered.sorted { $0.key < $1.key }.map(\.value).filter { series in
            series.sections.count >= 3 && series.sections[1] != nil && series.highest <= series.sections.count + 1
        }
        longest = candidates.max { $0.sections.count < $1.sections.count }
        titles.sort { ($0.words.count, $1.section) > ($1.words.count, $0.section) }
    }

    private mutating func add(_ section: Section, at index: Int) {
        let words = Words(section.title)
        if let noun = words.first, Self.nouns.contains(noun), words.count > 1, let number = words.all[1].number {
            named[noun, default: Series()].sections[number] = index
        }
        let split = Prose.numbered(section.title)
        if let number = split.number.flatMap({ Int($0) }) {
            numbered[section.level, default: Series()].sections[number] = index
        }
        let title = split.number == nil ? words : Words(split.title)
        if title.count >= 2 || title.first.map({ $0.count >= 6 }) == true { titles.append((title.all, index)) }
    }

    /// - Parameter section: where the text stands; a section does not point at itself.
    func phrases(in text: ArraySlice<UInt8>, section: @autoclosure () -> Int?) -> [Phrase] {
        guard text.count > 5, Words.hold(text.span, where: { Self.beginnings.contains($0) }) else { return [] }
        let words = Words(placesIn: text.span)
        var phrases: [Phrase] = []
        var index = 0
        while index < words.count {
            if let phrase = phrase(words, at: index, in: text, section: section) {
                phrases.append(phrase)
                while index < words.count, words.ranges[index].lowerBound < phrase.range.upperBound { index += 1 }
            } else {
                index += 1
            }
        }
        return phrases
    }

    private func phrase(_ words: Words, at index: Int, in text: ArraySlice<UInt8>, section: () -> Int?) -> Phrase? {
        if Self.nouns.contains(words.all[index]), let phrase = number(words, at: index, in: text) { return phrase }
        guard Self.pointers.contains(words.all[index]) else { return nil }
        return title(words, at: index, in: text, section: section())
    }

    /// "Runbook #11", "Method 2": a noun of this document's own series and a number.
    private func number(_ words: Words, at index: Int, in text: ArraySlice<UInt8>) -> Phrase? {
        let noun = words.all[index]
        guard noun != Self.issue, index + 1 < words.count else { return nil }
        guard let number = words.all[index + 1].number, number > 0, number < 1000 else { return nil }
        let between = Self.bytes(text, words.ranges[index].upperBound..<words.ranges[index + 1].lowerBound)
        guard between.allSatisfy({ $0 == 0x20 || $0 == 0x23 }), between.count <= 3 else { return nil }
        let isMarked = between.contains(0x23) || text.count == words.ranges[index + 1].upperBound
        guard let series = series(noun, isMarked: isMarked) else { return nil }
        let range = words.ranges[index].lowerBound..<words.ranges[index + 1].upperBound
        var phrase = Phrase(range: range, text: slice(text, range), target: nil, failure: nil)
        if let section = series.sections[number] {
            phrase.target = target(of: section)
        } else {
            let noun = slice(text, words.ranges[index]).lowercased()
            phrase.failure = .number(series: noun, number: number, count: series.sections.count)
        }
        return phrase
    }

    /// A noun's own series ("Method 1: …" twice at least), or for "Runbook #3" the numbered headings of the document.
    private func series(_ noun: Words.Word, isMarked: Bool) -> Series? {
        if let series = named[noun], series.sections.count >= 2 { return series }
        guard Self.headings.contains(noun) else { return nil }
        return longest
    }

    /// "see Rollback", "follow secret rotation procedure": a pointing word and the words of a title.
    private func title(_ words: Words, at index: Int, in text: ArraySlice<UInt8>, section: Int?) -> Phrase? {
        var start = index + 1
        while start < words.count, Self.fillers.contains(words.all[start]) { start += 1 }
        guard start < words.count else { return nil }
        for (title, target) in titles where target != section && title.first == words.all[start] {
            let end = start + title.count
            guard end <= words.count, words.all[start..<end] == title[...] else { continue }
            let isMeant =
                title.count >= 3 || end < words.count && Self.closers.contains(words.all[end])
                || title.last.map(Self.closers.contains) == true
                || isCapitalized(words.ranges[start], in: text) && Self.clearPointers.contains(words.all[index])
            guard isMeant else { continue }
            let range = words.ranges[start].lowerBound..<words.ranges[end - 1].upperBound
            return Phrase(range: range, text: slice(text, range), target: self.target(of: target), failure: nil)
        }
        return nil
    }

    private func isCapitalized(_ word: Range<Int>, in text: ArraySlice<UInt8>) -> Bool {
        (0x41...0x5A).contains(text[text.startIndex + word.lowerBound])
    }

    private func target(of section: Int) -> Reference.Target {
        if let procedure = runbook.sections[section].procedure { return .procedure(runbook.procedures[procedure].id) }
        return .section(runbook.id, anchor: runbook.sections[section].anchor)
    }

    private static func bytes(_ text: ArraySlice<UInt8>, _ range: Range<Int>) -> ArraySlice<UInt8> {
        text[text.startIndex + range.lowerBound..<text.startIndex + range.upperBound]
    }

    private func slice(_ text: ArraySlice<UInt8>, _ range: Range<Int>) -> String {
        String(decoding: Self.bytes(text, range), as: UTF8.self)
    }
}
