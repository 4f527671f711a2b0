import SourceText
import Testing

@testable import Linting

@Suite struct MojibakeScannerTests {
    /// What people read when `text` goes through the wrong encoding `times` times.
    private func broken(_ text: String, times: Int = 1) -> String {
        (0..<times).reduce(text) { text, _ in
            String(String.UnicodeScalarView(text.utf8.map { Self.windows[$0] ?? Unicode.Scalar($0) }))
        }
    }

    private static let windows: [UInt8: Unicode.Scalar] = [
        0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ", 0x89: "‰", 0x8A: "Š",
        0x8B: "‹", 0x8C: "Œ", 0x8E: "Ž", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—",
        0x98: "˜", 0x99: "™", 0x9A: "š", 0x9B: "›", 0x9C: "œ", 0x9E: "ž", 0x9F: "Ÿ",
    ]

    private func decoded(_ text: String) -> [String] { MojibakeScanner.runs(in: Array(text.utf8)).map(\.decoded) }

    @Test(arguments: ["🔄", "🐍", "é", "à", "–", "’", "→", "✅", "日本語", "жд", "“”", "ș", "°", "€", "ñ", "⚠️"], 1...3)
    func readsTextBack(text: String, times: Int) {
        #expect(decoded("x " + broken(text, times: times) + " y") == [text])
    }

    @Test(arguments: [
        "café, naïve, Ærø, Straße…", "«É” É», “AMANHÃ”", "Ünïcödé ß–", "1 µs ± 5 °C × 3 ÷ 2 €", "日本語 русский ελληνικά",
        "🔄 ✅ ⚠️ – — … ’ “ ”", "ÄÖÜ äöü ß", "L’été à Noël: « garçon »", "Å Ångström Š Ž", "Việt Nam Đà Nẵng",
    ])
    func leavesRealTextAlone(text: String) {
        #expect(decoded(text) == [])
    }
}
