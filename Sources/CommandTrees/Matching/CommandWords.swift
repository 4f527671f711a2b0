package import SourceText

/// The words of one command as a parser would get them. What the shell or the reader puts in is a hole: it may be
/// anything.
package struct CommandWords: Sendable {
    package struct Entry: Sendable {
        /// In `bytes`.
        var start: Int
        var end: Int
        /// Where the word stands in the text it was read from.
        var source: SourceRange
        /// Unquoted and put in as a whole: may become no word, or several.
        var isOpen: Bool
        var hasHole: Bool
    }

    /// Stands for a hole; no argument of a process can hold it.
    static let hole: UInt8 = 0

    private(set) var bytes: [UInt8] = []
    private(set) var words: [Entry] = []

    package init(reserving count: Int = 8) {
        words.reserveCapacity(count)
        bytes.reserveCapacity(count * 16)
    }

    /// Words that are complete, as a process gets them.
    package init(arguments: [String]) {
        self.init(reserving: arguments.count)
        var offset = 0
        for argument in arguments {
            let end = offset + argument.utf8.count
            append(argument, at: SourceRange(offset..<end))
            offset = end + 1
        }
    }

    package var count: Int { words.count }

    package mutating func append(_ text: String, at source: SourceRange) {
        begin(at: source)
        add(text)
        end(isOpen: false)
    }

    /// A word that stands in its text as a process gets it.
    package mutating func append(_ text: ArraySlice<UInt8>, at source: SourceRange) {
        begin(at: source)
        let start = bytes.count
        bytes += text
        replaceHoles(from: start)
        end(isOpen: false)
    }

    package mutating func begin(at source: SourceRange) {
        words.append(Entry(start: bytes.count, end: bytes.count, source: source, isOpen: false, hasHole: false))
    }

    package mutating func add(_ text: String) {
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        replaceHoles(from: start)
    }

    /// What looks like a hole and was written so.
    private mutating func replaceHoles(from start: Int) {
        for index in start..<bytes.count where bytes[index] == Self.hole { bytes[index] = 0x3F }
    }

    package mutating func add(_ text: ArraySlice<UInt8>) { bytes += text }

    package mutating func addHole() {
        bytes.append(Self.hole)
        words[words.count - 1].hasHole = true
    }

    package mutating func end(isOpen: Bool) {
        words[words.count - 1].end = bytes.count
        words[words.count - 1].isOpen = isOpen
    }

    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
    }

    func slice(_ index: Int) -> ArraySlice<UInt8> { bytes[words[index].start..<words[index].end] }

    /// As written, holes as `…`.
    func text(_ slice: ArraySlice<UInt8>) -> String {
        guard slice.contains(Self.hole) else { return String(decoding: slice, as: UTF8.self) }
        return slice.split(separator: Self.hole, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "…")
    }

    /// Where a part of a word stands; the whole word when quotes or escapes moved its bytes.
    func source(of slice: ArraySlice<UInt8>, in index: Int) -> SourceRange {
        let word = words[index]
        guard word.source.count == word.end - word.start else { return word.source }
        let start = word.source.lowerBound + slice.startIndex - word.start
        return SourceRange(start..<start + slice.count)
    }
}
