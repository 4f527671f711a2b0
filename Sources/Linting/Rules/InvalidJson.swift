import MarkdownSyntax
import RunbookModel
import SourceText

extension Rule {
    static let invalidJson = Rule(
        id: "invalid-json", code: "DAT001", severity: .warning, confidence: .high,
        summary: "A block that is labelled as JSON is none.",
        rationale:
            "Pasted into a file or a request it is refused, with a message that names an offset and not the comma.",
        bad: "## Policy\n\n```json\n{\n  \"Version\": \"2012-10-17\",\n}\n```",
        good: "## Policy\n\n```json\n{\n  \"Version\": \"2012-10-17\"\n}\n```",
        allows: [
            "data that is cut with `...`, has comments (`//`, `#`, `--`) or placeholders",
            "responses and output, which nobody pastes: a hint",
            "settings of VS Code, `tsconfig.json`: a comma too many does no harm there",
            "fragments, several values one below the other",
        ],
        check: .block { block, page, findings in
            guard block.isFenced, block.declared == "json" else { return }
            let text = Array(block.text.utf8)
            guard isWhole(text), let fault = JSONChecker.fault(in: text), !isForEditor(block, page),
                !isRemark(before: fault.range.lowerBound, in: text)
            else { return }
            let range = block.map.fileRange(of: fault.range)
            let fixes =
                fault.isTrailingComma
                ? [Fix(title: "take the comma out", safety: .safe, edits: [TextEdit(range: range, replacement: "")])]
                : []
            findings.report(
                fault.message, at: range, label: "refused where it is pasted",
                severity: isAnswer(block, page) ? .info : nil, fixes: fixes)
        })
}

/// `"year": "2022", -- the first one`: notes for the reader, as in SQL.
private func isRemark(before offset: Int, in text: [UInt8]) -> Bool {
    let line = text[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let before = Array(text[line..<offset])
    return [", --", ",--", "\t--", "  --"].contains { before.contains($0) }
}

/// What a server or a command answers: it is read, and pasted nowhere.
private func isAnswer(_ block: Block, _ page: Page) -> Bool {
    let lines = page.document.lines
    let first = lines.line(at: block.range.lowerBound)
    for number in (max(0, first - 3)..<first).reversed() {
        let line = page.text(lines.contentRange(ofLine: number, in: page.bytes))
        guard line.utf8.contains(where: { $0 > 0x20 }) else { continue }
        if answers.stand(in: line) || answersAbroad.contains(where: { line.holds($0) }) { return true }
        break
    }
    return answers.stand(inAny: Array(page.headingPath(at: block.range.lowerBound).suffix(2)))
}

private let answers = Phrases([
    "response*", "responds", "responded", "returns", "returned", "answers", "output*", "replies", "reply", "informs",
    "inform", "following fields", "salida", "respuesta*", "resposta*", "ausgabe", "antwort*", "sortie",
])

/// The same in scripts that put no blanks between words.
private let answersAbroad: [StaticString] = ["输出", "返回", "响应", "輸出", "出力", "応答", "レスポンス", "출력", "응답", "ответ", "Ответ"]

/// Settings of editors and compilers, whose JSON may have commas too many.
private func isForEditor(_ block: Block, _ page: Page) -> Bool {
    let lines = page.document.lines
    let first = lines.line(at: block.range.lowerBound)
    let above = lines.range(ofLine: max(0, first - 4)).lowerBound..<block.range.lowerBound
    return editors.stand(inAny: page.headingPath(at: block.range.lowerBound) + [page.text(SourceRange(above))])
}

private let editors = Phrases(["vscode", "vs code", "visual studio code", "tsconfig*", "devcontainer*", "jsonc"])

/// Starts and ends as JSON does, and nothing in it is left to the reader.
private func isWhole(_ text: [UInt8]) -> Bool {
    guard let first = text.first(where: { $0 > 0x20 }), let last = text.last(where: { $0 > 0x20 }) else { return false }
    guard first == 0x7B && last == 0x7D || first == 0x5B && last == 0x5D else { return false }
    // `**"new": 1**` points something out.
    return !["...", "…", "//", "/*", "{{", "<", "#", "${", "**"].contains { text.contains($0) }
}
