import Testing

@testable import SourceText

@Suite struct LineIndexTests {
    @Test func countsColumnsInCodePoints() {
        let bytes = Array("a\n→ b\r\nc".utf8)
        let index = LineIndex(bytes)
        #expect(index.position(at: 6, in: bytes) == SourcePosition(line: 2, column: 3, offset: 6))
        #expect(index.position(at: 9, in: bytes).line == 3)
        #expect(index.contentRange(ofLine: 1, in: bytes) == SourceRange(2..<7))
    }

    /// Of a long line only the ends are counted: the answers are those of counting all of it.
    @Test func countsTheSameOnLongLines() {
        var text = "short → line\n"
        for number in 0..<3000 { text += number % 7 == 0 ? "→" : number % 11 == 0 ? "🚀é" : "ab" }
        let bytes = Array((text + "\nend").utf8)
        let index = LineIndex(bytes)
        var column = 0
        var line = 1
        for offset in bytes.indices {
            if bytes[offset] & 0xC0 != 0x80 { column += 1 }
            #expect(index.position(at: offset, in: bytes).line == line)
            if bytes[offset] & 0xC0 != 0x80 {
                #expect(index.position(at: offset, in: bytes).column == column, "at \(offset)")
            }
            if bytes[offset] == 0x0A { (line, column) = (line + 1, 0) }
        }
    }

    @Test func mapsTextBackThroughRemovedIndent() {
        var map = SourceMap()
        map.append(text: 0, file: 3, count: 4)
        map.append(text: 4, file: 10, count: 5)
        #expect(map.fileOffset(of: 5) == 11)
        #expect(map.fileRange(of: SourceRange(2..<6)) == SourceRange(5..<12))
    }

    @Test func writesJSONThatSurvivesScripts() {
        var writer = JSONWriter(escapesForScript: true)
        writer.beginObject()
        writer.field("a", "</script>\u{2028}\"\n\u{1}")
        writer.field("b", [1].count)
        writer.endObject()
        #expect(
            String(decoding: writer.bytes, as: UTF8.self)
                == #"{"a":"\u003c/script>\u2028\"\n\u0001","b":1}"#)
    }
}
