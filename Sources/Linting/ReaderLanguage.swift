import RunbookModel
import SourceText

extension Page {
    /// Whether a text that is not in English warns around a procedure, or in the headings above it.
    func warnsAbroad(around procedure: Procedure) -> Bool {
        guard isInAnotherLanguage else { return false }
        let titles = procedure.path + [procedure.title]
        return answers.answer(PageAnswers.Question(words: "#abroad", place: procedure.range)) {
            let texts = titles + [text(procedure.range)]
            return warningsAbroad.stand(inAny: texts) || texts.contains { text in scripts.contains { text.holds($0) } }
        }
    }

    /// Whether the text is in another language than English, whose words of warning no rule knows.
    ///
    /// English text takes every fourth or fifth word from a few; other languages have two or three of those. A file of a
    /// few words may be in any language, and counts as English.
    var isInAnotherLanguage: Bool {
        answers.answer(PageAnswers.Question(words: "#language", place: SourceRange(bytes.indices))) {
            var words = 0
            var english = 0
            var other = 0
            var start: Int?
            for index in 0...prose.count {
                let byte = index < prose.count ? prose[index] : 0x20
                if byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x80 {
                    if byte >= 0x80 { other += 1 }
                    start = start ?? index
                } else if let first = start {
                    words += 1
                    let word = prose[first..<index]
                    if word.count <= 4, englishWords.contains(String(decoding: word, as: UTF8.self).lowercased()) {
                        english += 1
                    }
                    start = nil
                }
            }
            // Chinese puts no blanks between words: its bytes tell.
            return words >= 30 && english * 20 < words || other > 120 && other > words * 6
        }
    }
}

/// Short words that no text of some length does without, and that other languages of Europe do not have.
private let englishWords: Set<String> = [
    "the", "and", "of", "to", "is", "this", "for", "with", "that", "are", "be", "it", "from", "you", "if", "not", "on",
    "your", "will", "when", "by",
]

/// Words of warning, as most runbooks in other languages write them.
private let warningsAbroad = Phrases([
    "achtung", "vorsicht", "warnung", "gefahr*", "peligro*", "cuidado", "advertencia", "precauci*", "atenci*",
    "perigo*",
    "aten\u{E7}*", "attention", "danger*", "avertissement", "attenzione", "pericolo*", "uwaga", "dikkat",
])

/// The same in scripts that put no blanks between words, or have no letters of ASCII.
private let scripts: [StaticString] = [
    "风险", "风險", "風險", "危险", "危險", "危険", "警告", "注意", "谨慎", "慎用", "주의", "위험", "경고", "внимание", "Внимание",
    "осторожно", "Осторожно", "опасн", "Опасн",
]

extension Phrases {
    /// Titles of what nobody may do, or of what somebody with bad intent does: what stands below is shown, not run.
    static let deterrents = Phrases([
        "forbidden", "prohibited", "disallowed", "never do", "never run", "do not run", "don't run", "do not do",
        "don'ts", "anti-pattern*", "antipattern*", "bad practice*", "threat model*", "risk analysis", "residual risk",
        "obfuscat*", "malicious",
    ])
}
