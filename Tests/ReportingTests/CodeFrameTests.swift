import SourceText
import Testing

@testable import Reporting

@Suite struct CodeFrameTests {
    struct Sample: CustomTestStringConvertible {
        var line: [UInt8]
        var marked: String
        /// Columns in front of the carets, and carets.
        var expected: [Int]
        var testDescription: String { String(decoding: line, as: UTF8.self) }

        init(_ line: String, _ marked: String, _ before: Int, _ carets: Int) {
            self.line = Array(line.utf8)
            self.marked = marked
            expected = [before, carets]
        }

        init(bytes: [UInt8], _ marked: String, _ before: Int, _ carets: Int) {
            line = bytes
            self.marked = marked
            expected = [before, carets]
        }
    }

    static let samples = [
        Sample("plain <x> y", "<x>", 6, 3),
        Sample("\t<x>", "<x>", 4, 3),
        Sample("ab\t<x>", "<x>", 4, 3),
        Sample("日本 <x>", "<x>", 5, 3),
        Sample("🔄 <x>", "<x>", 3, 3),
        Sample("👩‍👩‍👧 <x>", "<x>", 3, 3),
        Sample("🇩🇪 <x>", "<x>", 3, 3),
        Sample("⚠️ <x>", "<x>", 3, 3),
        Sample("1️⃣ <x>", "<x>", 3, 3),
        Sample("e\u{301} <x>", "<x>", 2, 3),
        Sample("한글 <x>", "<x>", 5, 3),
        Sample("→ ▶ <x>", "<x>", 4, 3),
        Sample("x 日本 y", "日本", 2, 4),
        Sample("\u{202E}<x>", "<x>", 8, 3),
        Sample("\u{1B}<x>", "<x>", 1, 3),
        Sample(bytes: [0xFF] + Array("<x>".utf8), "<x>", 4, 3),
    ]

    @Test(arguments: samples)
    func placesCaretsBelowTheText(sample: Sample) throws {
        let marked = Array(sample.marked.utf8)
        let start = try #require((0..<sample.line.count).first { sample.line[$0...].starts(with: marked) })
        let lines = frame(sample.line, SourceRange(start..<start + marked.count))
        let carets = try #require(lines.last).drop { $0 != "│" }.dropFirst(2)
        #expect(carets.prefix { $0 == " " }.count == sample.expected[0])
        #expect(carets.filter { $0 == "^" }.count == sample.expected[1])
    }

    @Test(arguments: [0, 150, 4_000, 99_990])
    func cutsALongLineAroundThePlace(offset: Int) throws {
        var bytes = Array(repeating: UInt8(ascii: "a"), count: 100_000)
        bytes.replaceSubrange(offset..<offset + 3, with: Array("<x>".utf8))
        let lines = frame(bytes, SourceRange(offset..<offset + 3))
        let text = try #require(lines.first)
        let carets = try #require(lines.last)
        #expect(text.count <= 80)
        let column = try #require(carets.firstIndex(of: "^").map { carets.distance(from: carets.startIndex, to: $0) })
        #expect(text.dropFirst(column).hasPrefix("<x>"))
    }

    @Test func putsALabelThatDoesNotFitBelowTheCarets() {
        let text = String(repeating: "a", count: 60) + "<x>"
        let lines = CodeFrame(
            bytes: Array(text.utf8), lines: LineIndex(Array(text.utf8)), range: SourceRange(60..<63), severity: .error,
            label: "a label of some length", width: 72, paint: Paint(isOn: false)
        ).rendered()
        let shown = lines.map { String($0.drop { $0 != "│" }) }
        #expect(shown[1] == "│ " + String(repeating: " ", count: 60) + "^^^")
        #expect(shown[2] == "│ " + String(repeating: " ", count: 44) + "a label of some length")
    }

    @Test func survivesPlacesOutsideTheFile() {
        for range in [SourceRange(0..<0), SourceRange(90..<99), SourceRange(3..<3)] {
            #expect(frame(Array("abc".utf8), range).count == 2)
            #expect(frame([], range).count == 2)
        }
    }

    @Test func showsTheLineThatACommandContinues() {
        let text = "tool \\\n  --flag x\n"
        let lines = frame(Array(text.utf8), SampleReport.range(of: "--flag", in: text))
        #expect(lines.map { $0.drop { $0 != "│" } } == ["│ tool \\", "│   --flag x", "│   ^^^^^^ why"])
    }

    private func frame(_ bytes: [UInt8], _ range: SourceRange) -> [String] {
        CodeFrame(
            bytes: bytes, lines: LineIndex(bytes), range: range, severity: .error, label: "why", width: 80,
            paint: Paint(isOn: false)
        ).rendered()
    }
}
