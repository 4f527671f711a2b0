/// Paths as parts of URIs.
enum URIPath {
    /// A relative path as a relative reference, an absolute one as a `file:` URI.
    static func reference(_ path: String) -> String {
        path.utf8.first == UInt8(ascii: "/") ? "file://" + encoded(path) : encoded(path)
    }

    static func encoded(_ path: String) -> String {
        var text: [UInt8] = []
        for byte in path.utf8 {
            if isAllowed(byte) {
                text.append(byte)
            } else {
                text.append(UInt8(ascii: "%"))
                for digit in [byte >> 4, byte & 15] {
                    text.append(contentsOf: String(digit, radix: 16, uppercase: true).utf8)
                }
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: "-._~/".utf8.contains(byte)
        }
    }
}
