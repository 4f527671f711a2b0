/// Comparisons of authors' text by bytes.
///
/// `hasPrefix("#")` is false of `#` with a variation selector or an accent behind it, because both are one character;
/// the parsers, which read bytes, see a `#` all the same.
extension StringProtocol {
    package func begins(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { unsafe utf8.starts(with: $0) }
    }

    package func ends(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { wanted in
            unsafe utf8.count >= wanted.count && utf8.suffix(wanted.count).elementsEqual(wanted)
        }
    }

    /// The part in front of the first line break; CR LF, which is one character, is one too.
    package var firstLine: String {
        var bytes = Array(utf8.prefix { $0 != 0x0A })
        if bytes.last == 0x0D { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}

// The generic forms above are compiled once for all texts, and look each byte up through tables: for the two kinds of
// text that nearly all are, the bytes are compared where they lie.

extension String {
    package func begins(_ text: StaticString) -> Bool { utf8.span.holds(text, at: 0) }

    package func ends(_ text: StaticString) -> Bool { utf8.span.ends(text) }
}

extension Substring {
    package func begins(_ text: StaticString) -> Bool { utf8.span.holds(text, at: 0) }

    package func ends(_ text: StaticString) -> Bool { utf8.span.ends(text) }
}

extension Span<UInt8> {
    fileprivate func ends(_ text: StaticString) -> Bool {
        let start = count - text.utf8CodeUnitCount
        return start >= 0 && holds(text, at: start)
    }
}
