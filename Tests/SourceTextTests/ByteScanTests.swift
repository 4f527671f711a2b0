import Testing

@testable import SourceText

/// Eight bytes at a time must find what one byte at a time finds, wherever it stands.
@Suite struct ByteScanTests {
    /// Texts of many lengths, with a few bytes of interest at changing places.
    static let texts: [[UInt8]] = (0..<25).flatMap { length -> [[UInt8]] in
        (0..<4).map { turn in
            (0..<length).map { index in
                let marks: [UInt8] = [0x0A, 0x0B, 0x00, 0x01, 0xC3, 0x80]
                return (index * 7 + turn * 5) % 11 == 0 ? marks[(index + turn) % marks.count] : 0x61
            }
        }
    }

    @Test(arguments: [0x0A, 0x0B, 0x00, 0x01, 0x80, 0x61, 0x7A] as [UInt8])
    func findsAndCountsBytes(_ byte: UInt8) {
        for text in Self.texts {
            #expect(ByteScan.count(of: byte, in: text.span) == text.count { $0 == byte }, "\(text)")
            for start in 0...text.count {
                let first = text[start...].firstIndex(of: byte) ?? text.count
                #expect(text.span.offset(of: byte, from: start) == first, "\(text) from \(start)")
            }
        }
    }

    @Test func tellsTextFromOtherBytes() {
        for text in Self.texts {
            let (hasNUL, isASCII) = ByteScan.classes(of: text.span)
            #expect(hasNUL == text.contains(0), "\(text)")
            #expect(isASCII == text.allSatisfy { $0 < 0x80 }, "\(text)")
        }
    }

    @Test func readsZerosBehindTheEnd() {
        for text in Self.texts {
            for start in 0...text.count {
                let bytes = text[start...].prefix(8)
                let word = bytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
                #expect(ByteScan.word(text.span, at: start) == word, "\(text) at \(start)")
            }
        }
    }

    @Test(arguments: [
        ("", ""), ("  ", ""), ("a", "a"), (" a b\t\r\n", "a b"), ("\u{B}a\u{C}", "a"), ("\u{A0}a", "\u{A0}a"),
        ("a \u{301}", "a \u{301}"),
    ])
    func trimsBlanksOfASCII(_ text: String, _ trimmed: String) {
        #expect(Array(text.trimmed.utf8) == Array(trimmed.utf8))
    }

    @Test(arguments: [("#\u{FE0F} a", "#", true), ("a", "ab", false), ("", "a", false), ("ab", "ab", true)])
    func comparesBeginningsByBytes(_ text: String, _ start: String, _ begins: Bool) {
        switch start {
        case "#": #expect(text.begins("#") == begins && text[...].begins("#") == begins)
        case "ab": #expect(text.begins("ab") == begins && text.ends("ab") == begins)
        default: #expect(text.begins("a") == begins && text.ends("a") == begins)
        }
    }

    @Test(arguments: [("a", "a"), ("a\nb", "a"), ("a\r\nb", "a"), ("\n", ""), ("a\r", "a"), ("", "")])
    func takesTheFirstLine(_ text: String, _ line: String) {
        #expect(text.firstLine == line)
    }
}
