#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The texts on standard input.
enum Frames {
    static func read() -> [[UInt8]] {
        let input = readInput()
        var frames: [[UInt8]] = []
        var index = 0
        while index < input.count {
            var length = 0
            while index < input.count, input[index] != 0x0A {
                length = length * 10 + Int(input[index] &- 0x30)
                index += 1
            }
            let start = min(index + 1, input.count)
            index = min(start + length, input.count)
            frames.append(Array(input[start..<index]))
        }
        return frames
    }

    private static func readInput() -> [UInt8] {
        var input: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let capacity = buffer.count
            let count = unsafe buffer.withUnsafeMutableBytes { unsafe Self.read(into: $0.baseAddress, capacity) }
            guard count > 0 else { return input }
            input.append(contentsOf: buffer[..<count])
        }
    }

    private static func read(into address: UnsafeMutableRawPointer?, _ capacity: Int) -> Int {
        #if canImport(Glibc)
            unsafe Glibc.read(0, address, capacity)
        #elseif canImport(Musl)
            unsafe Musl.read(0, address, capacity)
        #else
            unsafe Darwin.read(0, address, capacity)
        #endif
    }
}
