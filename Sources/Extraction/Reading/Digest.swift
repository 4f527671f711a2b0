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

    private static func hex(_ bytes: some Collection<UInt8>) -> String {
        func digit(_ value: UInt8) -> UInt8 { value < 10 ? value + 0x30 : value + 0x57 }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.append(digit(byte >> 4))
            text.append(digit(byte & 15))
        }
        return String(decoding: text, as: UTF8.self)
    }
}
