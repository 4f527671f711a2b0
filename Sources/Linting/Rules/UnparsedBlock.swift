import MarkdownSyntax
import RunbookModel
import SourceText

extension Rule {
    static let unparsedBlock = Rule(
        id: "unparsed-block", code: "LNT005", severity: .info, confidence: .high,
        summary: "A part of a command block was not understood.",
        rationale: """
            What is not understood is not checked: the absence of findings says nothing about these lines. They are named \
            so that nobody takes silence for approval.
            """,
        bad: """
            ## Check

            ```bash
            for pod in $(kubectl get pods -o name); do
              echo "$pod"
            ```
            """,
        good: """
            ## Check

            ```bash
            for pod in $(kubectl get pods -o name); do
              echo "$pod"
            done
            ```
            """,
        check: .block { block, page, findings in
            guard block.effective == .shell || block.effective == .console, let procedure = block.procedure else {
                return
            }
            let unread = page.runbook.procedures[procedure].steps[block.steps].filter {
                $0.commands.isEmpty && $0.kind == .script
            }
            guard let first = unread.first else { return }
            let lines = unread.reduce(0) { $0 + $1.text.utf8.count { $0 == 0x0A } + 1 }
            let start = page.document.lines.line(at: first.range.lowerBound)
            let line = page.document.lines.contentRange(ofLine: start, in: page.bytes)
            findings.report(
                "\(lines) \(lines == 1 ? "line was" : "lines were") not understood and not checked",
                at: SourceRange(start: first.range.start, end: min(line.end, first.range.end)),
                label: "what they do is not known",
                fixes: [
                    Fix(title: "see 'runsheet inspect FILE', and label the block as what it holds", safety: .suggestion)
                ])
        })
}
