/// A word with `*` for any characters, or a comparison of numbers: `>48`.
struct Glob: Sendable, Hashable {
    private enum Form: Hashable {
        case exact
        case wild
        case above(Int)
        case below(Int)
    }

    private let form: Form
    private let bytes: [UInt8]

    init(_ text: ArraySlice<UInt8>) {
        bytes = Array(text)
        // Only comparisons begin so; all other words are not read as numbers.
        let isLimit = text.first == UInt8(ascii: ">") || text.first == UInt8(ascii: "<")
        let limit = isLimit ? Int(String(decoding: text.dropFirst(), as: UTF8.self)) : nil
        switch (text.first, limit) {
        case (UInt8(ascii: ">"), let limit?): form = .above(limit)
        case (UInt8(ascii: "<"), let limit?): form = .below(limit)
        default: form = bytes.contains(UInt8(ascii: "*")) ? .wild : .exact
        }
    }

    /// The word, when it stands for itself only.
    var exactWord: String? { form == .exact ? String(decoding: bytes, as: UTF8.self) : nil }

    func matches(_ word: String) -> Bool {
        switch form {
        case .exact: word.utf8.elementsEqual(bytes)
        case .wild: Self.fits(Array(word.utf8), bytes)
        case .above(let limit): Int(word).map { $0 > limit } ?? false
        case .below(let limit): Int(word).map { $0 < limit } ?? false
        }
    }

    /// Goes back to the last `*` only, so the time is at most the product of both lengths.
    private static func fits(_ word: [UInt8], _ pattern: [UInt8]) -> Bool {
        var (at, place) = (0, 0)
        var star: (pattern: Int, word: Int)?
        while at < word.count {
            if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
                star = (place, at)
                place += 1
            } else if place < pattern.count, pattern[place] == word[at] {
                at += 1
                place += 1
            } else if let last = star {
                star = (last.pattern, last.word + 1)
                (place, at) = (last.pattern + 1, last.word + 1)
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
