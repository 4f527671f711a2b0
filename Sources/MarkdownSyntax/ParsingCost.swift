import SourceText

/// Upper bounds of what cmark's slow paths would cost on a text, from one pass over its bytes.
///
/// The pass knows lines but not blocks: what stands in code blocks counts too, and the limits leave room for that.
struct ParsingCost {
    private(set) var tableColumns = 0
    private(set) var tableCells = 0
    private(set) var rowSteps = 0
    private(set) var imageOpenings = 0
    private(set) var declarationOpenings = 0
    private(set) var instructionOpenings = 0
    private(set) var brackets = 0
    private(set) var nesting = 0
    private(set) var nestingSteps = 0
    private(set) var linkSteps = 0
    private(set) var longestDefinition = 0

    private var paragraph = Paragraph()
    private var depth = 0

    /// Lines without a blank one between them.
    private struct Paragraph {
        var bytes = 0
        var lines = 0
        var columns = 0
    }

    init(_ bytes: [UInt8], lines: LineIndex) {
        let span = bytes.span
        for line in 0..<lines.count {
            let range = lines.contentRange(ofLine: line, in: bytes)
            // Behind the last line ending there is no line.
            guard lines.range(ofLine: line).lowerBound < span.count else { break }
            measure(span.extracting(range.range))
        }
        longestDefinition = LongestDefinition(bytes).length
    }

    private mutating func measure(_ line: borrowing Span<UInt8>) {
        let content = measureContainers(line)
        nestingSteps += depth
        guard content < line.count else {
            paragraph = Paragraph()
            return
        }
        paragraph.lines += 1
        paragraph.bytes += line.count + 1
        if ByteScan.mayHoldInlines(in: line) { measureInlines(line) }
        measureTable(line, from: content)
    }

    /// Quote and list markers and two columns of indent each open at most one container. Where the text starts.
    private mutating func measureContainers(_ line: borrowing Span<UInt8>) -> Int {
        var index = 0
        var containers = 0
        var columns = 0
        while index < line.count {
            switch line[index] {
            case 0x20: columns += 1
            case 0x09: columns += 4
            case 0x3E: containers += 1
            default:
                let length = markerLength(line, at: index)
                guard length > 0 else {
                    setDepth(containers + columns / 2, isBlank: false)
                    return index
                }
                containers += 1
                index += length - 1
            }
            index += 1
        }
        setDepth(containers + columns / 2, isBlank: containers == 0)
        return index
    }

    /// A line of text may continue a paragraph without its markers; only behind a blank line the depth falls.
    private mutating func setDepth(_ own: Int, isBlank: Bool) {
        depth = isBlank || paragraph.lines > 0 ? max(depth, own) : own
        nesting = max(nesting, depth)
    }

    /// The bytes of a list marker that a space follows; 0 when there is none.
    private func markerLength(_ line: borrowing Span<UInt8>, at index: Int) -> Int {
        var end = index
        if line[index] == 0x2A || line[index] == 0x2B || line[index] == 0x2D {
            end += 1
        } else {
            while end < line.count, end - index < 9, (0x30...0x39).contains(line[end]) { end += 1 }
            guard end > index, end < line.count, line[end] == 0x2E || line[end] == 0x29 else { return 0 }
            end += 1
        }
        return end == line.count || line[end] == 0x20 || line[end] == 0x09 ? end - index : 0
    }
}

extension ParsingCost {
    private mutating func measureInlines(_ line: borrowing Span<UInt8>) {
        var pipes = 0
        var ats = 0
        var word = (start: 0, links: 0, parentheses: 0)
        for index in line.indices {
            switch line[index] {
            case 0x7C: pipes += 1
            case 0x40:
                ats += 1
                word.links += 1
            case 0x5B:
                brackets += 1
                if index > 0, line[index - 1] == 0x21 { imageOpenings += 1 }
            case 0x21 where index > 0 && line[index - 1] == 0x3C: declarationOpenings += 1
            case 0x3F where index > 0 && line[index - 1] == 0x3C: instructionOpenings += 1
            case 0x2E where index > 2 && line[index - 1] | 0x20 == 0x77 && line[index - 2] | 0x20 == 0x77:
                word.links += 1
            case 0x2F where index > 1 && line[index - 1] == 0x2F && line[index - 2] == 0x3A: word.links += 1
            case 0x29, 0x3B: word.parentheses += 1
            case 0x20, 0x09, 0x3C:
                endWord(word, at: index)
                word = (index, 0, 0)
            default: break
            }
        }
        endWord(word, at: line.count)
        rowSteps += pipes * pipes
        linkSteps += min(ats, 1_000) * line.count
    }

    private mutating func endWord(_ word: (start: Int, links: Int, parentheses: Int), at end: Int) {
        guard word.links > 0 else { return }
        linkSteps += (end - word.start) * (word.links + word.parentheses)
    }

    /// For each delimiter row cmark reads the paragraph above it again, from its first line.
    private mutating func measureTable(_ line: borrowing Span<UInt8>, from start: Int) {
        guard let columns = delimiterColumns(line, from: start) else {
            tableCells += paragraph.columns
            return
        }
        rowSteps += paragraph.lines * paragraph.bytes / 8
        tableColumns = max(tableColumns, columns)
        paragraph.columns = max(paragraph.columns, columns)
    }

    private func delimiterColumns(_ line: borrowing Span<UInt8>, from start: Int) -> Int? {
        var separators = 0
        var hasDash = false
        var hasMark = false
        for index in start..<line.count {
            switch line[index] {
            case 0x2D: hasDash = true
            case 0x3A: hasMark = true
            case 0x7C:
                hasMark = true
                if index > start { separators += 1 }
            case 0x20, 0x09: break
            default: return nil
            }
        }
        return hasDash && hasMark ? max(1, separators) : nil
    }
}
