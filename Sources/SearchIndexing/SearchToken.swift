/// Splits text into the tokens that the index holds. The browser's script splits queries by the same rules.
///
/// A command word is kept whole (`--no-traffic`, `update-traffic`, `$redis_host`) and its parts are added, so that a
/// part finds it too. Nothing is a stop word. Only prose is stemmed; a stem is marked by `~`, so that it never meets a
/// command word of the same letters.
enum SearchToken {
    /// Tokens of a command line or another text in which every character counts.
    static func code(_ text: some StringProtocol, _ emit: (String) -> Void) {
        var word: [UInt8] = []
        for byte in text.utf8 {
            if isCodeBreak(byte) {
                emitWord(word, emit)
                word.removeAll(keepingCapacity: true)
            } else {
                word.append(lowered(byte))
            }
        }
        emitWord(word, emit)
    }

    /// Words of prose: each as written and, where that differs, its stem.
    static func prose(_ text: some StringProtocol, _ emit: (String) -> Void) {
        var word: [UInt8] = []
        func flush() {
            guard !word.isEmpty else { return }
            let token = String(decoding: word, as: UTF8.self)
            emit(token)
            if let stem = stem(word) { emit("~" + stem) }
            word.removeAll(keepingCapacity: true)
        }
        for byte in text.utf8 {
            if isWordByte(byte) { word.append(lowered(byte)) } else { flush() }
        }
        flush()
    }

    /// Blanks, quotes, brackets and shell operators end a word; `=`, `,`, `/`, `:` and `.` only part it.
    private static func isCodeBreak(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x22, 0x27, 0x28, 0x29, 0x3B, 0x3C, 0x3E, 0x5B, 0x5C, 0x5D, 0x60, 0x7B, 0x7C, 0x7D: true
        default: false
        }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (0x30...0x39).contains(byte) || byte >= 0x80
    }

    private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 0x20 : byte }

    private static let longest = 80

    private static func emitWord(_ word: [UInt8], _ emit: (String) -> Void) {
        guard !word.isEmpty else { return }
        if word.count <= longest { emit(String(decoding: word, as: UTF8.self)) }
        var hasParts = false
        // `--flag=value`, `a=1,b=2`, `host/path`, `project:region:instance`.
        for piece in word.split(whereSeparator: { [0x3D, 0x2C, 0x2F, 0x3A, 0x40, 0x26, 0x3F].contains($0) }) {
            if piece.count != word.count {
                hasParts = true
                emit(String(decoding: piece.prefix(longest), as: UTF8.self))
            }
            emitParts(piece, emit)
        }
        if !hasParts, !word.contains(where: isWordByte) { return }
    }

    /// `--no-traffic` gives `no-traffic`, `no` and `traffic`.
    private static func emitParts(_ piece: ArraySlice<UInt8>, _ emit: (String) -> Void) {
        let core = trimmedPunctuation(piece)
        if core.count != piece.count, !core.isEmpty { emit(String(decoding: core.prefix(longest), as: UTF8.self)) }
        let parts = core.split(whereSeparator: { !isWordByte($0) })
        guard parts.count > 1 else { return }
        for part in parts { emit(String(decoding: part.prefix(longest), as: UTF8.self)) }
    }

    private static func trimmedPunctuation(_ piece: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var core = piece
        while let first = core.first, !isWordByte(first) { core = core.dropFirst() }
        while let last = core.last, !isWordByte(last) { core = core.dropLast() }
        return core
    }
}

extension SearchToken {
    private static let suffixes: [(ending: [UInt8], replacement: [UInt8], shortest: Int)] = [
        ("ies", "y", 5), ("ations", "at", 9), ("ation", "at", 8), ("ing", "", 6), ("ed", "", 5), ("es", "", 5),
        ("s", "", 4),
    ].map { (Array($0.0.utf8), Array($0.1.utf8), $0.2) }

    /// The word without its common English ending, and without a final `e`; `nil` when nothing is taken off.
    static func stem(_ word: [UInt8]) -> String? {
        var stem = word
        for suffix in suffixes
        where word.count >= suffix.shortest && word.suffix(suffix.ending.count) == suffix.ending[...] {
            if suffix.ending.count == 1, word[word.count - 2] == 0x73 { break }
            stem = Array(word.dropLast(suffix.ending.count)) + suffix.replacement
            break
        }
        if stem.count > 3, stem.last == 0x65 { stem.removeLast() }
        return stem.count == word.count ? nil : String(decoding: stem, as: UTF8.self)
    }
}
