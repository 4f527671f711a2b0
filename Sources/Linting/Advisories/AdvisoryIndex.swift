import Synchronization

/// The advisories of one file, by the tools and first words that their patterns ask for.
///
/// A run meets few of them: the file is only cut into entries at first, and an entry is read when a command comes that
/// it may be about.
final class AdvisoryIndex: Sendable {
    private let bytes: [UInt8]
    private let entries: [Range<Int>]
    /// Indices of entries by tool, and by tool and first word.
    private let anywhere: [String: [Int]]
    private let byFirst: [String: [String: [Int]]]
    /// Any thread may ask; reading an entry twice gives the same value.
    private let cache = Mutex<[Int: [Advisory]]>([:])
    private let read: @Sendable ([UInt8]) -> [Advisory]

    init(_ bytes: [UInt8], read: @escaping @Sendable ([UInt8]) -> [Advisory]) {
        self.bytes = bytes
        self.read = read
        entries = Self.entries(of: bytes)
        var anywhere: [String: [Int]] = [:]
        var byFirst: [String: [String: [Int]]] = [:]
        for index in entries.indices {
            for pattern in Self.patterns(in: bytes[entries[index]]) {
                for tool in pattern.tools {
                    for word in pattern.firstWords where byFirst[tool]?[word]?.last != index {
                        byFirst[tool, default: [:]][word, default: []].append(index)
                    }
                    if pattern.firstWords.isEmpty, anywhere[tool]?.last != index {
                        anywhere[tool, default: []].append(index)
                    }
                }
            }
        }
        self.anywhere = anywhere
        self.byFirst = byFirst
    }

    /// Calls `body` with what may be about the command, in the order of the file.
    func forEach(about tool: String, first: String?, _ body: (Advisory) -> Void) {
        let own = first.flatMap { byFirst[tool]?[$0] } ?? []
        let general = anywhere[tool] ?? []
        // Most tools have no advisory for any first word: then nothing has to be put in order.
        for index in general.isEmpty ? own : Set(general + own).sorted() {
            for advisory in advisories(at: index) { body(advisory) }
        }
    }

    private func advisories(at index: Int) -> [Advisory] {
        if let known = cache.withLock({ $0[index] }) { return known }
        let advisories = read(Array(bytes[entries[index]]))
        cache.withLock { $0[index] = advisories }
        return advisories
    }

    // MARK: Looking into the text

    private struct Pattern {
        var tools: [String]
        /// Empty when any word will do.
        var firstWords: [String]
    }

    /// Each begins with `- ` at the start of a line.
    private static func entries(of bytes: [UInt8]) -> [Range<Int>] {
        var starts: [Int] = []
        var line = 0
        while line < bytes.count {
            if bytes[line] == 0x2D { starts.append(line) }
            line = (bytes[line...].firstIndex(of: 0x0A) ?? bytes.count - 1) + 1
        }
        return starts.indices.map { starts[$0]..<($0 + 1 < starts.count ? starts[$0 + 1] : bytes.count) }
    }

    private static func patterns(in entry: ArraySlice<UInt8>) -> [Pattern] {
        var patterns: [Pattern] = []
        var isList = false
        for line in entry.split(separator: 0x0A) {
            let text = line.drop { $0 == 0x20 }
            if isList, text.starts(with: "- ".utf8) {
                patterns.append(pattern(text.dropFirst(2)))
                continue
            }
            isList = false
            guard text.starts(with: "match:".utf8) else { continue }
            let value = text.dropFirst(6).drop { $0 == 0x20 }
            if value.isEmpty { isList = true } else { patterns.append(pattern(value)) }
        }
        return patterns
    }

    private static func pattern(_ text: ArraySlice<UInt8>) -> Pattern {
        var words = text.filter { $0 != 0x22 && $0 != 0x27 }.split(separator: 0x20)
        let tools = words.isEmpty ? [] : alternatives(words.removeFirst())
        let first = words.first { $0.count == 1 || ($0.first != 0x2D && $0.first != 0x21) }
        guard let first, first.first != 0x2E, !first.contains(where: { "*<>?[".utf8.contains($0) }) else {
            return Pattern(tools: tools, firstWords: [])
        }
        return Pattern(tools: tools, firstWords: alternatives(first))
    }

    private static func alternatives(_ word: ArraySlice<UInt8>) -> [String] {
        word.split(separator: 0x7C).map { String(decoding: $0, as: UTF8.self) }
    }
}
