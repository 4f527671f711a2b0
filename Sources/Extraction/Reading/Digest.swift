import CSupport

/// Hashes as lower-case hexadecimal text.
enum Digest {
    static func sha256(_ bytes: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        unsafe bytes.withUnsafeBufferPointer { source in
            unsafe digest.withUnsafeMutableBufferPointer { target in
                // An empty array may have no base address; the library then reads nothing.
                unsafe runsheet_sha256(source.baseAddress, source.count, target.baseAddress)
            }
        }
        return hex(digest)
    }

    /// Tells a change, nothing more.
    static func fingerprint(_ text: String) -> String {
        var text = text
        let hash = text.withUTF8 { unsafe runsheet_xxh3($0.baseAddress, $0.count) }
        return hex((0..<8).map { UInt8(truncatingIfNeeded: hash >> (56 - 8 * UInt64($0))) })
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
