package import SourceText

/// A line of a file as a terminal shows it, with the place of each piece.
package struct SourceLine {
    struct Cell {
        /// In the file, in bytes.
        var range: SourceRange
        var text: String
        var width: Int
    }

    private static let tabWidth = 4

    private(set) var cells: [Cell] = []

    package init(_ range: SourceRange, in bytes: [UInt8]) {
        let content = bytes[range.range]
        guard let text = String(validating: content, as: UTF8.self) else {
            readBytes(content)
            return
        }
        var offset = range.lowerBound
        var column = 0
        for character in text {
            let length = character.utf8.count
            let shown =
                character == "\t"
                ? String(repeating: " ", count: Self.tabWidth - column % Self.tabWidth)
                : TerminalText.picture(of: character)
            let width = DisplayWidth.of(shown)
            cells.append(Cell(range: SourceRange(offset..<offset + length), text: shown, width: width))
            offset += length
            column += width
        }
    }

    /// A line that is not UTF-8 is shown byte by byte, so that places stay right.
    private mutating func readBytes(_ bytes: ArraySlice<UInt8>) {
        for (index, byte) in zip(bytes.indices, bytes) {
            let shown =
                byte < 0x80
                ? TerminalText.picture(of: Character(Unicode.Scalar(byte)))
                : "<" + String(byte, radix: 16, uppercase: true) + ">"
            cells.append(Cell(range: SourceRange(index..<index + 1), text: shown, width: DisplayWidth.of(shown)))
        }
    }

    package var text: String { cells.map(\.text).joined() }

    var width: Int { cells.reduce(0) { $0 + $1.width } }

    /// The column (0-based) and the number of columns of what `range` covers; at least one column.
    func columns(of range: SourceRange) -> (start: Int, count: Int) {
        var start = 0
        var count = 0
        for cell in cells {
            if cell.range.end <= range.start, !(cell.range.isEmpty) {
                start += cell.width
            } else if cell.range.start < range.end {
                count += cell.width
            }
        }
        return (start, max(count, 1))
    }

    /// The part of the line that fits into `room` columns and shows the column `focus`, with `…` for what is left out.
    package func cropped(to room: Int, around focus: (start: Int, count: Int)) -> (text: String, shift: Int) {
        guard width > room else { return (text, 0) }
        let isNearStart = focus.start + min(focus.count, room / 2) < room - 1
        let from = isNearStart ? 0 : max(0, focus.start - room / 3)
        var column = 0
        var shown = ""
        var taken = 0
        var shift = 0
        for cell in cells {
            defer { column += cell.width }
            guard column >= from else { continue }
            if taken == 0, column > 0 {
                shown = "…"
                taken = 1
                shift = column - 1
            }
            guard taken + cell.width < room else {
                shown += "…"
                break
            }
            shown += cell.text
            taken += cell.width
        }
        return (shown, shift)
    }
}
