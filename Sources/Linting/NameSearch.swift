import SourceText

/// Which of many names stand in a text.
///
/// A file may leave thousands of values open. To look for each of them by itself takes their number times the length of
/// the text; here the text is gone through once for each length of a name.
enum NameSearch {
    /// - Parameter fits: whether a place counts where the bytes of a name stand.
    static func found(
        _ names: [String], in text: [UInt8], where fits: (Range<Int>) -> Bool = { _ in true }
    ) -> Set<String> {
        var found: Set<String> = []
        guard names.count > few else {
            for name in names where stands(name, in: text, where: fits) { found.insert(name) }
            return found
        }
        for (length, names) in Dictionary(grouping: names, by: \.utf8.count) where length > 0 && length <= text.count {
            let wanted = Dictionary(grouping: Set(names)) { hash(Array($0.utf8)[...]) }
            for (start, sum) in Hashes(text: text, length: length) {
                for name in wanted[sum] ?? [] where text[start..<start + length].elementsEqual(name.utf8) {
                    if fits(start..<start + length) { found.insert(name) }
                }
            }
        }
        return found
    }

    /// So many are looked for one by one.
    private static let few = 16

    private static func stands(_ name: String, in text: [UInt8], where fits: (Range<Int>) -> Bool) -> Bool {
        var start = 0
        while let place = text.firstRange(of: name, from: start) {
            if fits(place) { return true }
            start = place.lowerBound + 1
        }
        return false
    }

    private static let base: UInt64 = 0x100_0000_01B3

    private static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reduce(0) { $0 &* base &+ UInt64($1) }
    }

    /// The hash of each run of a length, every one made from the one before.
    private struct Hashes: Sequence, IteratorProtocol {
        let text: [UInt8]
        let length: Int
        private let power: UInt64
        private var start = -1
        private var sum: UInt64 = 0

        init(text: [UInt8], length: Int) {
            self.text = text
            self.length = length
            power = (1..<length).reduce(1) { power, _ in power &* base }
        }

        mutating func next() -> (start: Int, hash: UInt64)? {
            start += 1
            guard start + length <= text.count else { return nil }
            if start == 0 {
                sum = hash(text[..<length])
            } else {
                sum = (sum &- UInt64(text[start - 1]) &* power) &* base &+ UInt64(text[start + length - 1])
            }
            return (start, sum)
        }
    }
}
