import SourceText

/// A set of words that stay in the text they were written in.
///
/// A run asks for a few of some thousand words: a hash over bytes, without a string for each word, makes the table in a
/// tenth of the time of a `Set`.
package struct WordTable: Sendable {
    private var bytes: [UInt8] = []
    private var words: [Range<Int>] = []
    /// Positions in `words`, one higher; 0 is free. Twice as many as words, a power of two.
    private var slots: [UInt32] = []

    init() {}

    /// - Parameter bytes: words with blanks or line ends between them.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var start = 0
        for index in bytes.indices where bytes[index] == 0x20 || bytes[index] == 0x0A {
            if index > start { words.append(start..<index) }
            start = index + 1
        }
        if bytes.count > start { words.append(start..<bytes.count) }
        var size = 8
        while size < words.count * 2 { size *= 2 }
        slots = [UInt32](repeating: 0, count: size)
        for index in words.indices { insert(index) }
    }

    package var isEmpty: Bool { words.isEmpty }

    package func contains(_ word: String) -> Bool { contains(word.utf8.span) }

    func contains(_ word: borrowing Span<UInt8>) -> Bool {
        guard !words.isEmpty else { return false }
        var hash = Self.seed
        Self.add(word, to: &hash)
        var slot = self.slot(of: hash)
        while slots[slot] != 0 {
            let own = words[Int(slots[slot]) - 1]
            if own.count == word.count, bytes.span.holds(word, at: own.lowerBound) { return true }
            slot = (slot + 1) & (slots.count - 1)
        }
        return false
    }

    /// Whether it holds `path:word`, which need not be put together.
    func contains(_ word: String, below path: String) -> Bool {
        guard !words.isEmpty else { return false }
        let (word, path) = (word.utf8.span, path.utf8.span)
        var hash = Self.seed
        Self.add(path, to: &hash)
        Self.add(UInt8(ascii: ":"), to: &hash)
        Self.add(word, to: &hash)
        var slot = self.slot(of: hash)
        while slots[slot] != 0 {
            let own = words[Int(slots[slot]) - 1]
            if own.count == path.count + 1 + word.count, bytes[own.lowerBound + path.count] == UInt8(ascii: ":"),
                bytes.span.holds(path, at: own.lowerBound),
                bytes.span.holds(word, at: own.lowerBound + path.count + 1)
            {
                return true
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        return false
    }

    /// Every word; for tests and lists.
    package var all: [String] { words.map { String(decoding: bytes[$0], as: UTF8.self) } }

    // MARK: FNV-1a

    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    private static func add(_ byte: UInt8, to hash: inout UInt64) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

    private static func add(_ bytes: borrowing Span<UInt8>, to hash: inout UInt64) {
        for index in bytes.indices { add(bytes[index], to: &hash) }
    }

    /// The high bits are the better mixed ones.
    private func slot(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (slots.count - 1) }

    private mutating func insert(_ index: Int) {
        var hash = Self.seed
        for byte in words[index] { Self.add(bytes[byte], to: &hash) }
        var slot = self.slot(of: hash)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(index + 1)
    }
}
