import CSupport

/// 128 bits of XXH3: whether something is what it was. It keeps nobody out who means to deceive.
package struct ContentDigest: Sendable, Hashable {
    package var low: UInt64 = 0
    package var high: UInt64 = 0

    package init() {}

    package init(of bytes: [UInt8]) { self.init(of: bytes[...]) }

    package init(of bytes: ArraySlice<UInt8>) {
        let digest = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe runsheet_xxh3_wide(buffer.baseAddress, buffer.count)
        }
        low = digest.low
        high = digest.high
    }

    init(_ digest: runsheet_digest) {
        low = digest.low
        high = digest.high
    }

    /// As the name of a file.
    package var text: String { Self.hexadecimal(high) + Self.hexadecimal(low) }

    private static func hexadecimal(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    /// Adds up what comes in no order.
    static func += (left: inout ContentDigest, right: ContentDigest) {
        left.low &+= right.low
        left.high &+= right.high
    }
}
