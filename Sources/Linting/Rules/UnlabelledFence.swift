import MarkdownSyntax
import RunbookModel
import SourceText

extension Rule {
    static let unlabelledFence = Rule(
        id: "unlabelled-fence", code: "DOC001", severity: .info, confidence: .high,
        summary: "A block of commands does not say that it is one.",
        rationale: """
            Without a label most readers of Markdown neither highlight the block nor offer to copy it, and other programs \
            take it for text. What it is has to be guessed from its words.
            """,
        bad: "## Look\n\n```\nkubectl get pods -n shop\n```",
        good: "## Look\n\n```bash\nkubectl get pods -n shop\n```",
        allows: [
            "blocks of output, trees of folders and other text", "blocks without fences, which cannot have a label",
        ],
        check: .block { block, page, findings in
            guard block.isFenced, block.declared == nil, block.procedure != nil, !block.steps.isEmpty,
                let label = label(for: block.effective)
            else { return }
            let line = page.document.lines.contentRange(
                ofLine: page.document.lines.line(at: block.range.lowerBound), in: page.bytes)
            guard let mark = page.bytes[line.range].firstIndex(where: { $0 == 0x60 || $0 == 0x7E }) else { return }
            let fence = mark..<mark + page.bytes[mark..<line.upperBound].prefix { $0 == page.bytes[mark] }.count
            guard fence.count >= 3 else { return }
            findings.report(
                "the block has no label, and holds \(label.what)", at: SourceRange(fence),
                label: "tools that read blocks by their label pass it over",
                fixes: [
                    Fix(
                        title: "label it '\(label.text)'", safety: .unsafe,
                        edits: [
                            TextEdit(range: SourceRange(fence.upperBound..<fence.upperBound), replacement: label.text)
                        ])
                ])
        })
}

private func label(for language: Language) -> (text: String, what: String)? {
    switch language {
    case .shell: ("bash", "commands")
    case .console: ("console", "a session")
    case .sql: ("sql", "SQL")
    default: nil
    }
}
