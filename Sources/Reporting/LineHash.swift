/// The hash by which GitHub knows a line of a file again (`primaryLocationLineHash`).
///
/// GitHub's upload action computes it too and warns when it finds another value, so this has to be the same to the bit:
/// a rolling hash of the 100 UTF-16 units from the start of the line that are neither blank nor tab, with line endings
/// as `\n`, 65535 at the end of the file and zeros behind it; then a colon, and how often the value has come.
struct LineHash {
    private static let blockSize = 100
    private static let factor: UInt64 = 37
    private static let firstFactor = (0..<blockSize).reduce(into: UInt64(1)) { power, _ in power &*= factor }

    private var window = [UInt16](repeating: 0, count: blockSize)
    /// The number of the line that starts at a place of the window, or 0.
    private var starts = [Int](repeating: 0, count: blockSize)
    private var index = 0
    private var hash: UInt64 = 0
    private var counts: [UInt64: Int] = [:]
    private var hashes: [String] = []

    /// Of every line; a file that ends in a line ending has an empty last line.
    static func ofLines(in bytes: [UInt8]) -> [String] {
        var hasher = LineHash()
        hasher.read(bytes)
        return hasher.hashes
    }

    private mutating func read(_ bytes: [UInt8]) {
        var line = 0
        var isLineStart = true
        var wasReturn = false
        func isSkipped(_ unit: UInt16) -> Bool { unit == 0x20 || unit == 0x09 || (wasReturn && unit == 0x0A) }
        for unit in String(decoding: bytes, as: UTF8.self).utf16 {
            guard !isSkipped(unit) else {
                wasReturn = false
                continue
            }
            wasReturn = unit == 0x0D
            take(wasReturn ? 0x0A : unit, line: &line, isLineStart: &isLineStart)
        }
        take(.max, line: &line, isLineStart: &isLineStart)
        for _ in 0..<Self.blockSize {
            write()
            roll(0)
        }
    }

    private mutating func take(_ unit: UInt16, line: inout Int, isLineStart: inout Bool) {
        write()
        if isLineStart {
            line += 1
            starts[index] = line
        }
        isLineStart = unit == 0x0A
        roll(unit)
    }

    private mutating func write() {
        guard starts[index] > 0 else { return }
        counts[hash, default: 0] += 1
        hashes.append("\(String(hash, radix: 16)):\(counts[hash] ?? 1)")
        starts[index] = 0
    }

    private mutating func roll(_ unit: UInt16) {
        let begin = window[index]
        window[index] = unit
        hash = Self.factor &* hash &+ UInt64(unit) &- Self.firstFactor &* UInt64(begin)
        index = (index + 1) % Self.blockSize
    }
}
