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
