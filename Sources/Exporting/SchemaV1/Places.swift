package import SourceText

/// Turns byte ranges of one file into lines and columns.
package struct Places: Sendable {
    let file: SourceFile
    let lines: LineIndex

    package init(file: SourceFile, lines: LineIndex) {
        self.file = file
        self.lines = lines
    }
}

extension JSONWriter {
    package mutating func field(_ name: StaticString, _ range: SourceRange, in places: Places) {
        key(name)
        span(range, in: places)
    }

    mutating func span(_ range: SourceRange, in places: Places) {
        beginObject()
        ends(of: range, in: places)
        endObject()
    }

    /// `start` and `end` inside an object that has more to say.
    mutating func ends(of range: SourceRange, in places: Places) {
        let (start, end) = places.lines.positions(of: range, in: places.file.bytes)
        key("start")
        position(start)
        key("end")
        position(end)
    }

    /// Positions are a third of all that is written.
    private mutating func position(_ position: SourcePosition) {
        beginObject()
        append(json: "\"line\":")
        append(number: position.line)
        append(json: ",\"column\":")
        append(number: position.column)
        append(json: ",\"offset\":")
        append(number: position.offset)
        endObject()
    }
}
