import SourceText

/// Finds UTF-8 that was decoded as Windows-1252 or Latin-1 and encoded again, once or several times.
enum MojibakeScanner {
    struct Run: Equatable {
        var range: SourceRange
        var decoded: String
    }

    private struct Character {
        var scalar: Unicode.Scalar
        var offset: Int
        var length: Int
    }

    /// Runs of bytes that stand for other characters than their own, in source order.
    static func runs(in bytes: [UInt8]) -> [Run] {
        var runs: [Run] = []
        var index = 0
        while let next = lead(in: bytes.span, from: index) {
            index = next
            let end = endOfRow(in: bytes.span, from: index)
            guard mayDecode(bytes.span, index..<end) else {
                index = end
                continue
            }
            let characters = nonASCII(in: bytes, from: index)
            guard let last = characters.last else {
                index += 1
                continue
            }
            let previous = index > 0 ? bytes[index - 1] : 0x20
            runs += self.runs(in: characters, after: previous)
            index = last.offset + last.length
        }
        return runs
    }

    private static func lead(in bytes: Span<UInt8>, from start: Int) -> Int? {
        for index in start..<max(start, bytes.count) where bytes[index] >= 0xC2 { return index }
        return nil
    }

    private static func endOfRow(in bytes: Span<UInt8>, from start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] >= 0x80 { end += 1 }
        return end
    }

    /// A sequence of UTF-8 that was taken for Windows-1252 begins with one of 'Â' to 'ô'.
    private static func mayDecode(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for index in range where bytes[index] == 0xC3 {
            if index + 1 < range.upperBound, (0x82...0xB4).contains(bytes[index + 1]) { return true }
        }
        return false
    }

    /// Characters other than ASCII that stand in a row.
    private static func nonASCII(in bytes: [UInt8], from start: Int) -> [Character] {
        var characters: [Character] = []
        var index = start
        while index < bytes.count, bytes[index] >= 0x80 {
            let length = bytes[index] >= 0xF0 ? 4 : bytes[index] >= 0xE0 ? 3 : 2
            guard index + length <= bytes.count,
                let text = String(validating: bytes[index..<index + length], as: UTF8.self),
                let scalar = text.unicodeScalars.first
            else { break }
            characters.append(Character(scalar: scalar, offset: index, length: length))
            index += length
        }
        return characters
    }

    private static func runs(in characters: [Character], after previous: UInt8) -> [Run] {
        var runs: [Run] = []
        var index = 0
        let codes = characters.map { WindowsEncoding.byte(of: $0.scalar) }
        while index < characters.count {
            let (count, text) = decode(codes, from: index)
            guard let text else {
                index += count
                continue
            }
            let last = characters[index + count - 1]
            let isAfterCapital = index == 0 && (0x41...0x5A).contains(previous)
            if !(isAfterCapital && isQuotation(last.scalar) && count == 2) {
                let range = SourceRange(characters[index].offset..<last.offset + last.length)
                runs.append(Run(range: range, decoded: decodedAgain(text)))
            }
            index += count
        }
        return runs
    }

    /// A row is tried from each of its places. One that goes on is more than one run.
    private static let longest = 200

    /// What the longest plausible row of sequences from `start` on stands for; without a text that many codes are none.
    private static func decode(_ codes: [UInt8?], from start: Int) -> (count: Int, text: String?) {
        var bytes: [UInt8] = []
        var decoded: [Unicode.Scalar] = []
        while decoded.count < longest, let sequence = sequence(codes, at: start + bytes.count) {
            guard let text = String(validating: sequence, as: UTF8.self), let scalar = text.unicodeScalars.first else {
                break
            }
            decoded.append(scalar)
            bytes += sequence
        }
        guard isPlausible(decoded, bytes: bytes) else {
            // Each row that begins before the last control character has it too: they are not tried one by one.
            let end = decoded.lastIndex(where: isControl) ?? 0
            return (max(1, decoded.prefix(end + 1).reduce(0) { $0 + UTF8.width($1) }), nil)
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: decoded)
        return (bytes.count, String(text))
    }

    private static func sequence(_ codes: [UInt8?], at start: Int) -> [UInt8]? {
        guard start < codes.count, let lead = codes[start] else { return nil }
        let length: Int
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF: length = 3
        case 0xF0...0xF4: length = 4
        default: return nil
        }
        guard start + length <= codes.count else { return nil }
        let sequence = codes[start..<start + length].compactMap { $0 }
        return sequence.count == length ? sequence : nil
    }

    /// Some letters and marks stand beside each other in real text, such as 'É”' and 'ß…': one sequence of two or three
    /// bytes counts when it makes a character that is common, any other only in company.
    private static func isPlausible(_ scalars: [Unicode.Scalar], bytes: [UInt8]) -> Bool {
        guard let first = scalars.first, let lead = bytes.first else { return false }
        if scalars.contains(where: isControl) { return isMojibakeAgain(scalars) }
        switch lead {
        case 0xC2, 0xC3: return true
        // `Å²` is a square ångström.
        case 0xC5 where scalars.count == 1 && (bytes[1] == 0xB2 || bytes[1] == 0xB3): return false
        case 0xC4, 0xC5: return scalars.count >= 2 || first.properties.isAlphabetic && !isQuotation(bytes[1])
        case 0xC8: return scalars.count >= 2 || (0x218...0x21B).contains(first.value)
        case 0xE2: return (0x2000...0x2BFF).contains(first.value)
        case 0xF0...0xF4: return true
        default: return scalars.count >= 2
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool { (0x80..<0xA0).contains(scalar.value) }

    /// Control characters are never meant, but text that went wrong twice has them on the way back.
    private static func isMojibakeAgain(_ scalars: [Unicode.Scalar]) -> Bool {
        let text = String(String.UnicodeScalarView(scalars))
        let decoded = decodedAgain(text)
        return decoded != text && !decoded.unicodeScalars.contains(where: isControl)
    }

    private static func isQuotation(_ byte: UInt8) -> Bool {
        (0x91...0x97).contains(byte) || byte == 0xBB || byte == 0x85
    }

    private static func isQuotation(_ scalar: Unicode.Scalar) -> Bool {
        WindowsEncoding.byte(of: scalar).map(isQuotation) ?? false
    }

    /// Text that went through the wrong encoding twice is mojibake again after one step back.
    private static func decodedAgain(_ text: String) -> String {
        var text = text
        for _ in 0..<3 {
            let bytes = Array(text.utf8)
            let inner = runs(in: bytes)
            guard !inner.isEmpty else { return text }
            var result: [UInt8] = []
            var index = 0
            for run in inner {
                result += bytes[index..<run.range.lowerBound]
                result += Array(run.decoded.utf8)
                index = run.range.upperBound
            }
            text = String(decoding: result + bytes[index...], as: UTF8.self)
        }
        return text
    }
}

/// Windows-1252, with Latin-1's control characters where it has none.
private enum WindowsEncoding {
    private static let upper: [UInt32: UInt8] = [
        0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86, 0x2021: 0x87, 0x02C6: 0x88,
        0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C, 0x017D: 0x8E, 0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93,
        0x201D: 0x94, 0x2022: 0x95, 0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98, 0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B,
        0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
    ]

    static func byte(of scalar: Unicode.Scalar) -> UInt8? {
        (0x80...0xFF).contains(scalar.value) ? UInt8(scalar.value) : upper[scalar.value]
    }
}
