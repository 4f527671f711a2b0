import RunbookModel
import SourceText

extension Rule {
    static let typographicPunctuation = Rule(
        id: "typographic-punctuation", code: "SHL005", severity: .error, confidence: .high,
        summary: "A command holds quotation marks, dashes or blanks of a word processor.",
        rationale: """
            The shell takes “ and ’ for letters and – for no dash: flags become arguments, quotes do not close, and the name \
            that is deleted is another one. It cannot be seen in most fonts.
            """,
        bad: """
            ## Check

            ```bash
            kubectl get pods –n web
            ```
            """,
        good: """
            ## Check

            ```bash
            kubectl get pods -n web
            ```
            """,
        allows: ["comments, sample output, and text inside straight quotes"],
        check: .step { step, _, findings in
            guard step.effectiveLanguage == .shell || step.effectiveLanguage == .console, !step.commands.isEmpty else {
                return
            }
            let text = Array(step.text.utf8)
            let places = Typography.places(in: text)
            guard let first = places.first, !isProse(text, before: first.range.lowerBound) else { return }
            let quoted = Coverage(step.tokens.lazy.filter { $0.kind == .comment || $0.kind == .string }.map(\.range))
            for place in places where !quoted.overlaps(place.range) && !isText(place.range, of: step, text) {
                let range = step.map.fileRange(of: place.range)
                findings.report(
                    "'\(place.shown)' is \(place.name), not '\(place.plain)'", at: range,
                    label: "the shell reads it as part of a name",
                    fixes: [
                        Fix(
                            title: "write '\(place.plain)'", safety: .safe,
                            edits: [TextEdit(range: range, replacement: place.plain)])
                    ])
            }
        })
}

/// A sentence may begin with a word that is a program's name: "sort of history …".
private func isProse(_ text: [UInt8], before place: Int) -> Bool {
    let words = text[..<place].split { $0 <= 0x20 }.lazy.filter { $0.count <= 4 }
    return words.filter { sentenceWords.contains(String(decoding: $0, as: UTF8.self)) }.prefix(2).count == 2
}

private let sentenceWords: Set<String> = ["the", "of", "that", "is", "and", "in", "it", "a", "to", "with", "i", "you"]

/// Characters that word processors put in the place of ASCII.
private struct Typography {
    var range: SourceRange
    var shown: String
    var name: String
    var plain: String

    static func places(in text: [UInt8]) -> [Typography] {
        var found: [Typography] = []
        for index in text.indices.dropLast() where text[index] == 0xE2 || text[index] == 0xC2 {
            if text[index] == 0xC2 {
                guard text[index + 1] == 0xA0 else { continue }
                found.append(
                    Typography(range: SourceRange(index..<index + 2), shown: " ", name: "a no-break space", plain: " "))
            } else if index + 2 < text.count, text[index + 1] == 0x80, let (name, plain) = kind(text[index + 2]) {
                let range = SourceRange(index..<index + 3)
                found.append(
                    Typography(
                        range: range, shown: String(decoding: text[range.range], as: UTF8.self), name: name,
                        plain: plain))
            }
        }
        return found
    }

    private static func kind(_ byte: UInt8) -> (String, String)? {
        switch byte {
        case 0x98, 0x99: ("a typographic quotation mark", "'")
        case 0x9C, 0x9D, 0x9E: ("a typographic quotation mark", "\"")
        case 0x93: ("an en dash", "-")
        case 0x94: ("an em dash", "--")
        default: nil
        }
    }
}

/// Dashes count only where a flag begins.
private func isText(_ range: SourceRange, of step: Step, _ text: [UInt8]) -> Bool {
    guard !step.tokens.isEmpty else { return true }
    let isDash = text[range.upperBound - 1] == 0x93 || text[range.upperBound - 1] == 0x94
    guard isDash else { return false }
    let before = range.lowerBound > 0 ? text[range.lowerBound - 1] : 0x20
    let after = range.upperBound < text.count ? text[range.upperBound] : 0x20
    return before > 0x20 || after <= 0x20
}
