import SourceText

/// Takes the terms of a text, as runs of the bytes given.
protocol TermSink {
    mutating func add(_ bytes: [UInt8], _ range: Range<Int>)
}

/// Splits text into the terms that the index holds. The browser's script splits queries by the same rules.
///
/// A command word is kept whole (`--no-traffic`, `update-traffic`, `$redis_host`) and its parts are added, so that a
/// part finds it too. Nothing is a stop word. Only prose is stemmed; a stem is marked by `~`, so that it never meets a
/// command word of the same letters.
enum SearchToken {
    /// Longer words are left out; their parts are not.
    static let longest = 80

    /// Terms of a command line or another text in which every character counts.
    static func code(_ text: String, into sink: inout some TermSink) {
        var words = WordReader(text)
        while let word = words.next() { addCode(words.bytes, word, to: &sink) }
    }

    /// Terms of prose: each word as written and its stem, and whole what looks like a command word.
    static func prose(_ text: String, into sink: inout some TermSink) {
        var words = WordReader(text)
        var stem: [UInt8] = []
        while let word = words.next() {
            let whole = trimmedWhole(words.bytes, word)
            if looksLikeCode(words.bytes, whole) { addTerm(words.bytes, whole, to: &sink) }
            var rest = word
            while let part = nextPart(words.bytes, &rest) {
                addTerm(words.bytes, part, to: &sink)
                if write(stemOf: words.bytes, part, to: &stem) { sink.add(stem, 0..<stem.count) }
            }
        }
    }

    /// The text as one term, lower case, without splitting.
    static func whole(_ text: String) -> [UInt8] { ByteScan.lowered(text) }

    private static func addTerm(_ bytes: [UInt8], _ range: Range<Int>, to sink: inout some TermSink) {
        if !range.isEmpty, range.count <= longest { sink.add(bytes, range) }
    }

    private static func addCode(_ bytes: [UInt8], _ word: Range<Int>, to sink: inout some TermSink) {
        let whole = trimmedWhole(bytes, word)
        guard whole.contains(where: { isWordByte(bytes[$0]) }) else { return }
        addTerm(bytes, whole, to: &sink)
        var start = whole.lowerBound
        for end in whole.lowerBound...whole.upperBound where end == whole.upperBound || isSeparator(bytes[end]) {
            let piece = start..<end
            if piece != whole { addTerm(bytes, piece, to: &sink) }
            addParts(bytes, piece, to: &sink)
            start = end + 1
        }
    }

    /// `--no-traffic` gives `no-traffic`, `no` and `traffic`.
    private static func addParts(_ bytes: [UInt8], _ piece: Range<Int>, to sink: inout some TermSink) {
        var start = piece.lowerBound
        var end = piece.upperBound
        while start < end, !isWordByte(bytes[start]) { start += 1 }
        while start < end, !isWordByte(bytes[end - 1]) { end -= 1 }
        var core = start..<end
        if core != piece { addTerm(bytes, core, to: &sink) }
        guard core.contains(where: { !isWordByte(bytes[$0]) }) else { return }
        while let part = nextPart(bytes, &core) { addTerm(bytes, part, to: &sink) }
    }

    /// The first run of letters and digits; `rest` is then what follows it.
    private static func nextPart(_ bytes: [UInt8], _ rest: inout Range<Int>) -> Range<Int>? {
        var start = rest.lowerBound
        while start < rest.upperBound, !isWordByte(bytes[start]) { start += 1 }
        guard start < rest.upperBound else { return nil }
        var end = start + 1
        while end < rest.upperBound, isWordByte(bytes[end]) { end += 1 }
        rest = end..<rest.upperBound
        return start..<end
    }

    /// The word without the marks of Markdown before it and the punctuation of a sentence behind it.
    private static func trimmedWhole(_ bytes: [UInt8], _ word: Range<Int>) -> Range<Int> {
        var start = word.lowerBound
        var end = word.upperBound
        while start < end, bytes[start] == 0x2A || bytes[start] == 0x23 { start += 1 }
        while start < end, endsSentence(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    /// `,`, `.`, `:`, `!`, `?` and `*`.
    private static func endsSentence(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2C, 0x2E, 0x3A, 0x21, 0x3F, 0x2A: true
        default: false
        }
    }

    /// A dash or `$` in front, or a sign between letters, as no plain word has it.
    private static func looksLikeCode(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
        guard let first = word.first else { return false }
        let startsAsWord = isWordByte(bytes[first])
        return word.contains { isWordByte(bytes[$0]) != startsAsWord }
    }

    /// `=`, `,`, `/`, `:`, `@`, `&` and `?` part a word without ending it.
    private static func isSeparator(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x3D, 0x2C, 0x2F, 0x3A, 0x40, 0x26, 0x3F: true
        default: false
        }
    }

    static func isWordByte(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (0x30...0x39).contains(byte) || byte >= 0x80
    }
}

/// Reads the words between blanks, quotes, brackets and shell operators, in lower case. `${name}` is read as `$name`.
private struct WordReader {
    private(set) var bytes: [UInt8]
    private var index = 0

    init(_ text: String) {
        bytes = SearchToken.whole(text)
    }

    mutating func next() -> Range<Int>? {
        while index < bytes.count, Self.isBreak(bytes[index]) { index += 1 }
        guard index < bytes.count else { return nil }
        let start = index
        if bytes[index] == 0x24, index + 1 < bytes.count, bytes[index + 1] == 0x7B {
            bytes[index + 1] = 0x24
            index += 1
            return next()
        }
        while index < bytes.count, !Self.isBreak(bytes[index]) { index += 1 }
        return start..<index
    }

    private static func isBreak(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x22, 0x27, 0x28, 0x29, 0x3B, 0x3C, 0x3E, 0x5B, 0x5C, 0x5D, 0x60, 0x7B, 0x7C, 0x7D: true
        default: false
        }
    }
}

extension SearchToken {
    private static let suffixes: [(ending: [UInt8], replacement: [UInt8], shortest: Int)] = [
        ("ies", "y", 5), ("ations", "at", 9), ("ation", "at", 8), ("ing", "", 6), ("ed", "", 5), ("es", "", 5),
        ("s", "", 4),
    ].map { (Array($0.0.utf8), Array($0.1.utf8), $0.2) }

    /// Writes `~` and the word without its common English ending, and without a final `e`; `false` when nothing is
    /// taken off.
    static func write(stemOf bytes: [UInt8], _ word: Range<Int>, to stem: inout [UInt8]) -> Bool {
        guard word.count >= 4 else { return false }
        switch bytes[word.upperBound - 1] {
        case 0x73, 0x67, 0x64, 0x6E, 0x65: break
        default: return false
        }
        let suffix = suffix(of: bytes, word)
        let end = suffix.map { word.upperBound - suffixes[$0].ending.count } ?? word.upperBound
        guard suffix != nil || bytes[end - 1] == 0x65 else { return false }
        stem.removeAll(keepingCapacity: true)
        stem.append(0x7E)
        stem.append(contentsOf: bytes[word.lowerBound..<end])
        if let suffix { stem.append(contentsOf: suffixes[suffix].replacement) }
        if stem.count > 4, stem.last == 0x65 { stem.removeLast() }
        return stem.count != word.count + 1
    }

    /// The number of the suffix that the word has.
    private static func suffix(of bytes: [UInt8], _ word: Range<Int>) -> Int? {
        let last = bytes[word.upperBound - 1]
        for (number, suffix) in suffixes.enumerated()
        where suffix.ending.last == last && word.count >= suffix.shortest && ends(bytes, word, in: suffix.ending) {
            // The last letter of `ss` is no ending.
            return suffix.ending.count == 1 && bytes[word.upperBound - 2] == 0x73 ? nil : number
        }
        return nil
    }

    private static func ends(_ bytes: [UInt8], _ word: Range<Int>, in ending: [UInt8]) -> Bool {
        let start = word.upperBound - ending.count
        return ending.indices.allSatisfy { bytes[start + $0] == ending[$0] }
    }
}
