/// A place as people and other programs are told it.
package struct SourcePosition: Hashable, Sendable {
    /// 1-based.
    package var line: Int
    /// 1-based, in Unicode code points.
    package var column: Int
    /// 0-based, in bytes from the start of the file.
    package var offset: Int

    package init(line: Int, column: Int, offset: Int) {
        self.line = line
        self.column = column
        self.offset = offset
    }
}

/// Where each line of a file starts; turns byte offsets into lines and columns.
package struct LineIndex: Sendable, Hashable {
    /// Byte offset of the first byte of each line; the first element is 0. `\n`, `\r\n` and a lone `\r` end a line.
    package let starts: [UInt32]
    private let byteCount: Int
    /// How many bytes before each multiple of `stride` continue a character; empty where no line is long.
    private let continuationsBefore: [UInt32]
    private static let stride = 1024

    package init(_ bytes: [UInt8]) {
        var starts: [UInt32] = [0]
        starts.reserveCapacity(bytes.count / 32 + 1)
        let span = bytes.span
        let count = span.count
        var index = Self.lineEnd(in: span, from: 0)
        while index < count {
            let byte = span[index]
            index += 1
            if byte == 0x0D, index < count, span[index] == 0x0A { index += 1 }
            starts.append(UInt32(clamping: index))
            index = Self.lineEnd(in: span, from: index)
        }
        self.starts = starts
        self.byteCount = bytes.count
        continuationsBefore = Self.hasLongLine(starts, bytes.count) ? Self.checkpoints(bytes.span) : []
    }

    private static func hasLongLine(_ starts: [UInt32], _ count: Int) -> Bool {
        for index in starts.indices {
            let end = index + 1 < starts.count ? Int(starts[index + 1]) : count
            if end - Int(starts[index]) > 4 * stride { return true }
        }
        return false
    }

    private static func checkpoints(_ bytes: borrowing Span<UInt8>) -> [UInt32] {
        var counts: [UInt32] = [0]
        counts.reserveCapacity(bytes.count / stride + 1)
        while counts.count * stride <= bytes.count {
            let start = (counts.count - 1) * stride
            counts.append(counts[counts.count - 1] + UInt32(continuations(in: bytes, start..<start + stride)))
        }
        return counts
    }

    private static func lineEnd(in text: borrowing Span<UInt8>, from start: Int) -> Int {
        ByteScan.first(in: text, from: start) {
            $0 == 0x0A || $0 == 0x0D
        } mayHold: {
            ByteScan.matches($0, 0x0A) | ByteScan.matches($0, 0x0D) != 0
        }
    }

    package var count: Int { starts.count }

    /// The 0-based line that holds `offset`.
    package func line(at offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if Int(starts[middle]) <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// The bytes of 0-based `line`, its line ending included; empty when there is no such line.
    package func range(ofLine line: Int) -> SourceRange {
        guard line >= 0, line < starts.count else { return SourceRange(byteCount..<byteCount) }
        let end = line + 1 < starts.count ? Int(starts[line + 1]) : byteCount
        return SourceRange(Int(starts[line])..<end)
    }

    /// The bytes of 0-based `line` without its line ending.
    package func contentRange(ofLine line: Int, in bytes: [UInt8]) -> SourceRange {
        let whole = range(ofLine: line)
        var end = min(whole.upperBound, bytes.count)
        while end > whole.lowerBound, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return SourceRange(whole.lowerBound..<end)
    }

    package func position(at offset: Int, in bytes: [UInt8]) -> SourcePosition {
        let offset = min(max(offset, 0), bytes.count)
        let line = line(at: offset)
        let start = Int(starts[line])
        let column = 1 + offset - start - continuations(in: bytes.span, start..<offset)
        return SourcePosition(line: line + 1, column: column, offset: offset)
    }

    /// Where a range begins and ends: most are short, and so their ends are counted from their beginnings.
    package func positions(
        of range: SourceRange, in bytes: [UInt8]
    ) -> (start: SourcePosition, end: SourcePosition) {
        let start = position(at: range.lowerBound, in: bytes)
        let upper = range.upperBound
        let lineEnd = start.line < starts.count ? Int(starts[start.line]) : bytes.count + 1
        guard upper >= start.offset, upper < lineEnd, upper <= bytes.count else {
            return (start, position(at: upper, in: bytes))
        }
        let width = upper - start.offset - continuations(in: bytes.span, start.offset..<upper)
        return (start, SourcePosition(line: start.line, column: start.column + width, offset: upper))
    }

    /// Many places of one line are asked for: of a long line only the ends are counted.
    private func continuations(in bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Int {
        let first = range.lowerBound / Self.stride + 1
        let last = range.upperBound / Self.stride
        guard first < last, last < continuationsBefore.count else { return Self.continuations(in: bytes, range) }
        return Int(continuationsBefore[last] - continuationsBefore[first])
            + Self.continuations(in: bytes, range.lowerBound..<first * Self.stride)
            + Self.continuations(in: bytes, last * Self.stride..<range.upperBound)
    }

    /// Bytes that are not the first of a character.
    private static func continuations(in bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Int {
        var count = 0
        var index = range.lowerBound
        while index < range.upperBound {
            let hasWord = index + 8 <= range.upperBound
            if hasWord {
                let word = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
                count += (word & ~(word << 1) & 0x8080_8080_8080_8080).nonzeroBitCount
            } else if bytes[index] & 0xC0 == 0x80 {
                count += 1
            }
            index += hasWord ? 8 : 1
        }
        return count
    }
}
