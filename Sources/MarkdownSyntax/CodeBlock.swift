package import SourceText

/// A code block's text without its container's indent and fences, and the way back to the file.
package struct CodeBlock: Sendable, Hashable {
    /// What stands behind the opening fence, as cmark unescapes it; empty for indented code.
    package var info: String
    /// Lines end in `\n`, whatever ends them in the file.
    package var text: [UInt8]
    package var map: SourceMap
    /// All lines of the block, fences included, without the last line ending.
    package var range: SourceRange
    /// The lines between the fences, with their line endings.
    package var contentRange: SourceRange
    package var isFenced: Bool

    package var string: String { String(decoding: text, as: UTF8.self) }
}

extension Document {
    package func codeBlock(at node: Int) -> CodeBlock {
        let block = nodes[node]
        let isFenced = block.flags.contains(.fenced)
        let text = Array(pool[block.literal.range])
        let firstLine = Int(block.firstLine) + (isFenced ? 1 : 0)
        let lineCount = ByteScan.count(of: 0x0A, in: text.span)
        return CodeBlock(
            info: extra(of: node), text: text, map: map(of: text, firstLine: firstLine), range: range(ofBlock: node),
            contentRange: contentRange(firstLine: firstLine, count: lineCount), isFenced: isFenced)
    }

    private func contentRange(firstLine: Int, count: Int) -> SourceRange {
        let start = lines.range(ofLine: firstLine).lowerBound
        guard count > 0 else { return SourceRange(start..<start) }
        return SourceRange(start..<max(start, lines.range(ofLine: firstLine + count - 1).upperBound))
    }

    /// cmark cuts the containers' indent off the front of each line, so that a text line is the end of a source line.
    private func map(of text: [UInt8], firstLine: Int) -> SourceMap {
        var map = SourceMap()
        var start = 0
        var line = firstLine
        while start < text.count {
            let end = text.span.offset(of: 0x0A, from: start)
            let source = lines.contentRange(ofLine: line, in: file.bytes)
            append(text: text, start..<end, source: source, to: &map)
            // The last line of a file may have no end; the block's text has one all the same.
            if end < text.count, source.upperBound < file.bytes.count {
                map.append(text: end, file: source.upperBound, count: 1)
            }
            start = end + 1
            line += 1
        }
        return map
    }

    /// Walks both lines from their ends: what is left in front of the text are spaces cut from a tab.
    private func append(text: [UInt8], _ line: Range<Int>, source: SourceRange, to map: inout SourceMap) {
        var runs: [SourceMap.Segment] = []
        var textEnd = line.upperBound
        var fileEnd = source.upperBound
        while textEnd > line.lowerBound, fileEnd > source.lowerBound {
            if isReplacement(text, endingAt: textEnd), !isReplacement(file.bytes, endingAt: fileEnd) {
                textEnd -= 3
                fileEnd -= 1
                for byte in (0..<3).reversed() { runs.append(segment(textEnd + byte, fileEnd, 1)) }
                continue
            }
            let count = commonSuffix(of: text, line.lowerBound..<textEnd, source.lowerBound..<fileEnd)
            guard count > 0 else { break }
            textEnd -= count
            fileEnd -= count
            runs.append(segment(textEnd, fileEnd, count))
        }
        for index in line.lowerBound..<textEnd {
            map.append(text: index, file: max(source.lowerBound, fileEnd - 1), count: 1)
        }
        for run in runs.reversed() { map.append(text: Int(run.text), file: Int(run.file), count: Int(run.count)) }
    }

    private func segment(_ text: Int, _ file: Int, _ count: Int) -> SourceMap.Segment {
        SourceMap.Segment(text: UInt32(clamping: text), file: UInt32(clamping: file), count: UInt32(clamping: count))
    }

    /// How many bytes are alike at the end, up to the last U+FFFD that stands for a byte that is no UTF-8.
    private func commonSuffix(of text: [UInt8], _ line: Range<Int>, _ source: Range<Int>) -> Int {
        let limit = min(line.count, source.count)
        var count = sameWords(text.span, line.upperBound, source.upperBound, limit)
        while count < limit {
            let textEnd = line.upperBound - count
            let fileEnd = source.upperBound - count
            guard text[textEnd - 1] == file.bytes[fileEnd - 1] else { break }
            if isReplacement(text, endingAt: textEnd), !isReplacement(file.bytes, endingAt: fileEnd) { break }
            count += 1
        }
        return count
    }

    /// As many bytes of `commonSuffix` as can be seen eight at a time: those without the last byte of a U+FFFD.
    private func sameWords(_ text: Span<UInt8>, _ textEnd: Int, _ fileEnd: Int, _ limit: Int) -> Int {
        let file = file.bytes.span
        var count = 0
        while count + 8 <= limit {
            let word = ByteScan.word(text, at: textEnd - count - 8)
            guard word == ByteScan.word(file, at: fileEnd - count - 8), ByteScan.matches(word, 0xBD) == 0 else { break }
            count += 8
        }
        return count
    }

    private func isReplacement(_ bytes: [UInt8], endingAt end: Int) -> Bool {
        end >= 3 && bytes[end - 1] == 0xBD && bytes[end - 2] == 0xBF && bytes[end - 3] == 0xEF
    }
}
