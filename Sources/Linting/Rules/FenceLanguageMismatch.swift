import MarkdownSyntax
import RunbookModel
import SourceText

extension Rule {
    static let fenceLanguageMismatch = Rule(
        id: "fence-language-mismatch", code: "DOC002", severity: .warning, confidence: .medium,
        summary: "A code block is labelled as another language than it is written in.",
        rationale: """
            Whoever trusts the label pastes Python into a shell, or looks for a file to put SQL into. Tools that read the \
            block by its label see nothing in it.
            """,
        bad: """
            ## Disable the feature

            ```python
            UPDATE feature_flags SET enabled = false WHERE name = 'uploads';
            ```
            """,
        good: """
            ## Disable the feature

            ```sql
            UPDATE feature_flags SET enabled = false WHERE name = 'uploads';
            ```
            """,
        allows: ["blocks without a label", "programs in here-documents"],
        check: .block { block, page, findings in
            guard block.isFenced, let declared = block.declared, block.reason.hasPrefix("labelled"),
                isOther(declared, block),
                let language = name(of: block.effective), let range = labelRange(of: block, page)
            else { return }
            findings.report(
                "the block is labelled '\(declared)' and holds \(language)", at: range,
                label: "pasted where the label says, it fails",
                fixes: [Fix(title: "label it as what it holds, or split it", safety: .suggestion)])
        })
}

private func name(of language: Language) -> String? {
    switch language {
    case .python: "Python"
    case .sql: "SQL"
    case .json: "JSON"
    case .yaml: "YAML"
    case .shell: "commands"
    default: nil
    }
}

/// The word behind the opening fence.
private func labelRange(of block: Block, _ page: Page) -> SourceRange? {
    guard let declared = block.declared else { return nil }
    let lines = page.document.lines
    let line = lines.contentRange(ofLine: lines.line(at: block.range.lowerBound), in: page.bytes)
    let length = declared.utf8.count
    guard line.count >= length else { return nil }
    for start in line.lowerBound...(line.upperBound - length) {
        let word = page.bytes[start..<start + length].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        if word.elementsEqual(declared.utf8) { return SourceRange(start..<start + length) }
    }
    return nil
}

/// A session without prompts is still a session, and many labels name no language.
private func isOther(_ declared: String, _ block: Block) -> Bool {
    let effective = block.effective
    let text = Array(block.text.utf8)
    // Scripts may hold programs of other languages.
    let isProgram = ["-c \"\n", "-c '\n", "-e '\n", "-e \"\n"].contains { text.contains($0) }
    guard !text.starts(with: "#!".utf8), !text.contains("<<"), !isProgram else { return false }
    if effective == .python, !["def ", "import ", "class ", "print("].contains(where: { text.contains($0) }) {
        return false
    }
    if declared == "sql", effective == .shell {
        // Parameters of a session, and the body of a function in PL/pgSQL or PL/SQL.
        if text.starts(with: "set ".utf8) || text.starts(with: "SET ".utf8) || text.contains(":=") { return false }
    }
    if effective == .sql, HelpText.stands(in: text) { return false }
    if declared == "python" || declared == "py", effective == .shell {
        // Data is written as in Python.
        if let first = text.first(where: { $0 > 0x20 }), first == 0x5B || first == 0x7B { return false }
        return !text.contains(" = ") && !text.contains("print(")
    }
    let isData = ["python", "py", "sql", "json", "yaml"].contains(declared)
    if effective == .shell || effective == .console { return isData }
    return isData
        || ["bash", "sh", "shell", "zsh", "console", "shell-session", "shellsession", "terminal"].contains(declared)
}
