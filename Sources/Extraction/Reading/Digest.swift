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
        return hex(text.withUTF8 { unsafe runsheet_xxh3($0.baseAddress, $0.count) })
    }

    /// Of two texts and a byte 0 between them.
    static func fingerprint(_ first: String, _ second: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(first.utf8.count + second.utf8.count + 1)
        bytes.append(contentsOf: first.utf8)
        bytes.append(0)
        bytes.append(contentsOf: second.utf8)
        return hex(unsafe bytes.withUnsafeBufferPointer { unsafe runsheet_xxh3($0.baseAddress, $0.count) })
    }

    private static func hex(_ hash: UInt64) -> String {
        unsafe String(unsafeUninitializedCapacity: 16) { text in
            for index in 0..<16 {
                unsafe text[index] = digit(UInt8(truncatingIfNeeded: hash >> UInt64(60 - 4 * index)) & 15)
            }
            return 16
        }
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        unsafe String(unsafeUninitializedCapacity: bytes.count * 2) { text in
            for index in bytes.indices {
                unsafe text[2 * index] = digit(bytes[index] >> 4)
                unsafe text[2 * index + 1] = digit(bytes[index] & 15)
            }
            return bytes.count * 2
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? value + 0x30 : value + 0x57 }
}
