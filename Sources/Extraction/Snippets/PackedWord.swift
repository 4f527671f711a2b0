/// A word of up to 16 bytes as two numbers: looked up without making a string.
struct PackedWord: Hashable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// `nil` for longer words. ASCII letters are folded to lower case.
    init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count <= 16 else { return nil }
        var shift: UInt64 = 0
        for byte in bytes {
            let folded = UInt64(ASCII.isUpper(byte) ? byte | 0x20 : byte)
            if shift < 64 { low |= folded << shift } else { high |= folded << (shift - 64) }
            shift += 8
        }
    }

    /// The words of a table, separated by blanks and newlines.
    static func set(_ table: String) -> Set<PackedWord> {
        Set(table.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }).compactMap { PackedWord($0) })
    }
}
