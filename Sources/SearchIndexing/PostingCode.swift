/// Postings as text: base-32 numbers of the 64 letters that a script string holds unescaped.
///
/// A letter below 32 ends a number, one from 32 up is followed by more, low digits first. A posting is the gap to the
/// document before it, then one letter for what the hit is worth (1 to 31, plus 32 when it counts for the documents
/// behind it too, whose number follows).
enum PostingCode {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: 0, count: 256)
        for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
        return values
    }()

    static func append(_ number: Int, to bytes: inout [UInt8]) {
        var rest = number
        while rest >= 32 {
            bytes.append(letters[32 + rest & 31])
            rest >>= 5
        }
        bytes.append(letters[rest])
    }

    static func append(impact: Int, covering span: Int, to bytes: inout [UInt8]) {
        bytes.append(letters[span > 0 ? impact + 32 : impact])
        if span > 0 { append(span, to: &bytes) }
    }

    static func length(of number: Int) -> Int {
        var length = 1
        var rest = number
        while rest >= 32 {
            length += 1
            rest >>= 5
        }
        return length
    }

    /// Reads a number and moves `index` behind it.
    static func number(_ bytes: ArraySlice<UInt8>, at index: inout Int) -> Int {
        var number = 0
        var shift = 0
        while index < bytes.endIndex {
            let value = Int(values[Int(bytes[index])])
            index += 1
            number |= (value & 31) << shift
            shift += 5
            if value < 32 { break }
        }
        return number
    }

    /// Reads what a hit is worth and how many documents behind it are covered.
    static func impact(_ bytes: ArraySlice<UInt8>, at index: inout Int) -> (impact: Int, span: Int) {
        let value = Int(values[Int(bytes[index])])
        index += 1
        guard value >= 32 else { return (value, 0) }
        return (value - 32, number(bytes, at: &index))
    }
}
