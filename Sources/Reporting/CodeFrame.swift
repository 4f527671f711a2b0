import SourceText

/// The lines of a file around a finding, with carets below the place.
struct CodeFrame {
    let bytes: [UInt8]
    let lines: LineIndex
    let range: SourceRange
    let severity: Severity
    let label: String?
    /// Columns in all; a line that does not fit is cut around the place.
    let width: Int
    let paint: Paint
    /// What stands below the place: `^`, or `-` for a place that only explains another one.
    var mark: Character = "^"
    /// Columns of the line numbers, so that several frames stand below each other.
    var gutter: Int?

    private var firstLine: Int { lines.line(at: min(range.lowerBound, bytes.count)) }
    private var lastLine: Int { lines.line(at: max(range.lowerBound, min(range.upperBound, bytes.count) - 1)) }

    func rendered() -> [String] {
        var output: [String] = []
        let gutter = max(gutter ?? 0, String(firstLine + 1).utf8.count)
        if firstLine > 0, continues(into: firstLine) {
            output.append(sourceLine(firstLine - 1, gutter: gutter, focus: nil).text)
        }
        let content = contentRange(of: firstLine)
        let focus = SourceLine(content, in: bytes).columns(of: clamped(to: content))
        let line = sourceLine(firstLine, gutter: gutter, focus: focus)
        output.append(line.text)
        output += carets(below: focus, shift: line.shift, room: line.room, gutter: gutter)
        return output
    }

    /// Whether the line before ends in a backslash, so that it names the command this line belongs to.
    private func continues(into line: Int) -> Bool {
        let before = contentRange(of: line - 1)
        return !before.isEmpty && bytes[before.upperBound - 1] == 0x5C
    }

    private func contentRange(of line: Int) -> SourceRange { lines.contentRange(ofLine: line, in: bytes) }

    private func clamped(to line: SourceRange) -> SourceRange {
        let start = min(max(range.lowerBound, line.lowerBound), line.upperBound)
        return SourceRange(start..<max(start, min(range.upperBound, line.upperBound)))
    }

    private func sourceLine(
        _ line: Int, gutter: Int, focus: (start: Int, count: Int)?
    ) -> (text: String, shift: Int, room: Int) {
        let room = max(24, width - gutter - 5)
        let shown = SourceLine(contentRange(of: line), in: bytes).cropped(to: room, around: focus ?? (0, 1))
        let number = String(line + 1)
        let padding = String(repeating: " ", count: max(0, gutter - number.utf8.count))
        return (paint(.frame, "  \(padding)\(number) │") + " " + shown.text, shown.shift, room)
    }

    /// The carets with the label beside them, or below them where it does not fit.
    private func carets(below focus: (start: Int, count: Int), shift: Int, room: Int, gutter: Int) -> [String] {
        let start = max(0, focus.start - shift)
        let count = max(1, min(focus.count, room - start))
        var carets = String(repeating: mark, count: count)
        if lastLine > firstLine { carets += " … to line \(lastLine + 1)" }
        let label = TerminalText.harmless(label ?? "")
        let length = DisplayWidth.of(label)
        if label.isEmpty || start + DisplayWidth.of(carets) + 1 + length <= room {
            return [marked(carets + (label.isEmpty ? "" : " " + label), at: start, gutter: gutter)]
        }
        let indent = max(0, min(start, room - length))
        let lines = TerminalText.wrapped(label, firstWidth: room, width: room)
        return ([marked(carets, at: start, gutter: gutter)] + lines.map { marked($0, at: indent, gutter: gutter) })
    }

    private func marked(_ text: String, at column: Int, gutter: Int) -> String {
        paint(.frame, "  \(String(repeating: " ", count: gutter)) │") + " " + String(repeating: " ", count: column)
            + paint(severity.ink, text)
    }
}

extension Severity {
    var ink: Paint.Ink {
        switch self {
        case .error: .error
        case .warning: .warning
        case .info: .info
        }
    }
}
