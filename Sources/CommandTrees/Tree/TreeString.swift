/// A text of a tree, valid while the tree is being read.
@safe struct TreeString {
    fileprivate let buffer: UnsafeBufferPointer<UInt8>

    init(_ buffer: UnsafeBufferPointer<UInt8>) { unsafe self.buffer = buffer }

    @inline(__always) var count: Int { unsafe buffer.count }
    @inline(__always) var isEmpty: Bool { unsafe buffer.isEmpty }

    /// Zero outside the text.
    @inline(__always) subscript(_ index: Int) -> UInt8 {
        unsafe index >= 0 && index < buffer.count ? buffer[index] : 0
    }

    var text: String { unsafe String(decoding: buffer, as: UTF8.self) }
    var bytes: [UInt8] { unsafe Array(buffer) }

    /// The number in decimal notation that the text is.
    var number: Int? { Int(text) }

    func equals(_ other: StaticString) -> Bool {
        guard other.utf8CodeUnitCount == count else { return false }
        for index in 0..<count where unsafe other.utf8Start[index] != buffer[index] { return false }
        return true
    }

    /// Less than, equal to or greater than zero, as this text stands to `other`.
    @inline(__always) func compare(_ other: ArraySlice<UInt8>) -> Int {
        unsafe other.withUnsafeBufferPointer { other in
            let shared = unsafe min(other.count, buffer.count)
            var index = 0
            while index < shared {
                let (own, their) = unsafe (buffer[index], other[index])
                if own != their { return own < their ? -1 : 1 }
                index += 1
            }
            return unsafe buffer.count - other.count
        }
    }

    func hasPrefix(_ other: ArraySlice<UInt8>) -> Bool {
        guard other.count <= count else { return false }
        var index = 0
        for byte in other {
            guard unsafe buffer[index] == byte else { return false }
            index += 1
        }
        return true
    }
}

extension TreeString {
    func dropFirst(_ number: Int) -> TreeString {
        unsafe TreeString(buffer.extracting(min(number, count)..<count))
    }
}
