/// Leads from the text of a block back to the file: the text is the file's lines without their container's indent.
package struct SourceMap: Sendable, Hashable {
    /// A run of text bytes that stand in the file in the same order without a gap.
    package struct Segment: Sendable, Hashable {
        package var text: UInt32
        package var file: UInt32
        package var count: UInt32

        package init(text: UInt32, file: UInt32, count: UInt32) {
            self.text = text
            self.file = file
            self.count = count
        }
    }

    /// Sorted by `text`, without overlap.
    package private(set) var segments: [Segment]

    package init(segments: [Segment] = []) {
        self.segments = segments
    }

    /// Adds a run behind the others and joins it to the last one where both sides continue it.
    package mutating func append(text: Int, file: Int, count: Int) {
        guard count > 0 else { return }
        if let last = segments.last, Int(last.text + last.count) == text, Int(last.file + last.count) == file {
            segments[segments.count - 1].count += UInt32(clamping: count)
            return
        }
        segments.append(
            Segment(text: UInt32(clamping: text), file: UInt32(clamping: file), count: UInt32(clamping: count)))
    }

    /// The file offset of text offset `offset`. An offset at the end of a run belongs to that run.
    package func fileOffset(of offset: Int) -> Int {
        guard let first = segments.first else { return 0 }
        var low = 0
        var high = segments.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if Int(segments[middle].text) <= offset { low = middle } else { high = middle }
        }
        let segment = segments[low]
        guard offset >= Int(first.text) else { return Int(first.file) }
        return Int(segment.file) + min(offset - Int(segment.text), Int(segment.count))
    }

    /// The file range of a text range: from its first byte to behind its last one.
    package func fileRange(of range: SourceRange) -> SourceRange {
        guard !range.isEmpty else {
            let offset = fileOffset(of: range.lowerBound)
            return SourceRange(offset..<offset)
        }
        let start = fileOffset(of: range.lowerBound)
        return SourceRange(start..<max(start, fileEnd(of: range.upperBound - 1)))
    }

    /// Behind the byte at text offset `offset`; behind the run in front when the byte is not in the file.
    private func fileEnd(of offset: Int) -> Int {
        let start = fileOffset(of: offset)
        return isMapped(offset) ? start + 1 : start
    }

    private func isMapped(_ offset: Int) -> Bool {
        var low = 0
        var high = segments.count
        while low < high {
            let middle = (low + high) / 2
            if Int(segments[middle].text) <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 && offset < Int(segments[low - 1].text + segments[low - 1].count)
    }

    /// The map of a part of the text, whose own text offsets start at 0.
    package func slice(_ range: SourceRange) -> SourceMap {
        var part = SourceMap()
        for segment in segments where segment.text < range.end && segment.text + segment.count > range.start {
            let start = max(segment.text, range.start)
            let end = min(segment.text + segment.count, range.end)
            part.append(
                text: Int(start - range.start), file: Int(segment.file + (start - segment.text)),
                count: Int(end - start))
        }
        return part
    }

    /// The text range of a file range that stands in the text; `nil` for one outside.
    package func textRange(ofFile range: SourceRange) -> SourceRange? {
        guard let start = textOffset(ofFile: range.lowerBound) else { return nil }
        guard !range.isEmpty else { return SourceRange(start..<start) }
        guard let last = textOffset(ofFile: range.upperBound - 1), last >= start else { return nil }
        return SourceRange(start..<last + 1)
    }

    private func textOffset(ofFile offset: Int) -> Int? {
        var low = 0
        var high = segments.count
        while low < high {
            let middle = (low + high) / 2
            if Int(segments[middle].file) <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let segment = segments[low - 1]
        guard offset < Int(segment.file + segment.count) else { return nil }
        return Int(segment.text) + offset - Int(segment.file)
    }
}
