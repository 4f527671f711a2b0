import RunbookModel
import SourceText
import Synchronization

/// The advisories of one file, by the tools and first words that their patterns ask for.
///
/// A run meets few of them, and fewer still fit: the file is only cut into entries at first, a pattern is read when a
/// command comes that it may be about, and the rest of an entry when one of its patterns fits.
final class AdvisoryIndex: Sendable {
    /// One `match` of an entry, as ranges of the file.
    struct Head: Sendable {
        var entry: Int
        var text: Range<Int>
        /// The first word: alternatives with `|` between them.
        var tools: Range<Int>
        /// The alternatives for the command's first word; empty when any will do.
        var firstWords: Range<Int>
    }

    private struct Words: Hashable {
        var tool: String
        var first: String?
    }

    private let bytes: [UInt8]
    private let entries: [Range<Int>]
    private let heads: [Head]
    /// The heads that a command of these words may fit: few differ in a run, and most fit none.
    private let candidates = Mutex<[Words: [Int]]>([:])
    /// Any thread may ask; reading one twice gives the same value.
    private let patterns: Mutex<[AdvisoryPattern?]>
    private let advisories: Mutex<[Advisory?]>
    private let read: @Sendable ([UInt8]) -> Advisory?

    init(_ bytes: [UInt8], read: @escaping @Sendable ([UInt8]) -> Advisory?) {
        self.bytes = bytes
        self.read = read
        var scanner = HeadScanner(bytes)
        scanner.scan()
        let starts = scanner.starts + [bytes.count]
        entries = scanner.starts.indices.map { starts[$0]..<starts[$0 + 1] }
        heads = scanner.heads
        patterns = Mutex(Array(repeating: nil, count: heads.count))
        advisories = Mutex(Array(repeating: nil, count: entries.count))
    }

    /// Calls `body` with what is about the command and how it fits, in the order of the file.
    func forEach(fitting command: Command, _ body: (Advisory, AdvisoryMatch) -> Void) {
        var fitted = -1
        for index in candidates(for: Words(tool: command.tool, first: AdvisoryMatch.firstWord(of: command)))
        where heads[index].entry != fitted {
            guard let pattern = pattern(at: index), let match = AdvisoryMatch(command, pattern),
                let advisory = advisory(at: heads[index].entry)
            else { continue }
            fitted = heads[index].entry
            body(advisory, match)
        }
    }

    private func candidates(for words: Words) -> [Int] {
        if let known = candidates.withLock({ $0[words] }) { return known }
        let found = heads.indices.filter { index in
            stands(words.tool, in: heads[index].tools)
                && (heads[index].firstWords.isEmpty
                    || words.first.map { stands($0, in: heads[index].firstWords) } ?? false)
        }
        candidates.withLock { known in
            // Anybody's first words come here: a run may meet any number of different ones.
            if known.count < Self.candidateLimit { known[words] = found }
        }
        return found
    }

    private static let candidateLimit = 4096

    /// The entry of an id in lower case, read alone.
    func advisory(named id: String) -> Advisory? {
        entries.indices.first { index in
            let name = bytes[entries[index]].dropFirst("- id:".utf8.count).drop { $0 == 0x20 }.prefix { $0 > 0x20 }
            return name.count == id.utf8.count && String(decoding: name, as: UTF8.self).lowercased() == id
        }.flatMap(advisory(at:))
    }

    /// The patterns of each entry as they are read from the heads.
    var patternTexts: [[String]] {
        var texts: [[String]] = entries.map { _ in [] }
        for head in heads { texts[head.entry].append(text(of: head)) }
        return texts
    }

    private func text(of head: Head) -> String { String(decoding: bytes[head.text], as: UTF8.self) }

    private func pattern(at index: Int) -> AdvisoryPattern? {
        if let known = patterns.withLock({ $0[index] }) { return known }
        // What cannot be read stands in our own files only, and the tests read them all.
        let pattern = try? AdvisoryPattern(text(of: heads[index]))
        patterns.withLock { $0[index] = pattern }
        return pattern
    }

    private func advisory(at index: Int) -> Advisory? {
        if let known = advisories.withLock({ $0[index] }) { return known }
        let advisory = read(Array(bytes[entries[index]]))
        advisories.withLock { $0[index] = advisory }
        return advisory
    }

    /// Whether the word is one of the alternatives.
    private func stands(_ word: String, in alternatives: Range<Int>) -> Bool {
        let wanted = word.utf8
        var start = alternatives.lowerBound
        while start < alternatives.upperBound {
            var end = start
            while end < alternatives.upperBound, bytes[end] != UInt8(ascii: "|") { end += 1 }
            if end - start == wanted.count, wanted.elementsEqual(bytes[start..<end]) { return true }
            start = end + 1
        }
        return false
    }
}

/// Finds the entries of a file and their patterns without reading YAML.
private struct HeadScanner {
    private(set) var starts: [Int] = []
    private(set) var heads: [AdvisoryIndex.Head] = []
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Each entry begins with `- ` at the start of a line; patterns stand behind `match:`, or in a list below it.
    mutating func scan() {
        var isList = false
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            var text = start
            while text < end, bytes[text] == 0x20 { text += 1 }
            if bytes[start] == 0x2D { starts.append(start) }
            if isList, has("- ", at: text, before: end) {
                add(text + 2, end)
            } else {
                isList = false
                if has("match:", at: text, before: end) {
                    text += 6
                    while text < end, bytes[text] == 0x20 { text += 1 }
                    if text == end { isList = true } else { add(text, end) }
                }
            }
            start = end + 1
        }
    }

    private func has(_ word: StaticString, at start: Int, before end: Int) -> Bool {
        end - start >= word.utf8CodeUnitCount && bytes.span.holds(word, at: start)
    }

    private mutating func add(_ start: Int, _ end: Int) {
        let isQuoted = bytes[start] == UInt8(ascii: "\"") || bytes[start] == UInt8(ascii: "'")
        let text = isQuoted ? start + 1..<max(end - 1, start + 1) : start..<end
        let tools = word(from: text.lowerBound, before: text.upperBound)
        var first = word(from: tools.upperBound, before: text.upperBound)
        // The first word that is no flag.
        while !first.isEmpty, isFlag(first) { first = word(from: first.upperBound, before: text.upperBound) }
        if first.isEmpty || isWild(first) { first = tools.upperBound..<tools.upperBound }
        heads.append(AdvisoryIndex.Head(entry: starts.count - 1, text: text, tools: tools, firstWords: first))
    }

    private func word(from index: Int, before limit: Int) -> Range<Int> {
        var start = index
        while start < limit, bytes[start] == 0x20 { start += 1 }
        var end = start
        while end < limit, bytes[end] != 0x20 { end += 1 }
        return start..<end
    }

    private func isFlag(_ word: Range<Int>) -> Bool {
        word.count > 1 && (bytes[word.lowerBound] == UInt8(ascii: "-") || bytes[word.lowerBound] == UInt8(ascii: "!"))
    }

    private func isWild(_ word: Range<Int>) -> Bool {
        bytes[word.lowerBound] == UInt8(ascii: ".") || bytes[word].contains { "*<>?[".utf8.contains($0) }
    }
}
