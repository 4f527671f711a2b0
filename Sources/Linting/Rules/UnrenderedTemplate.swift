import RunbookModel
import SourceText

extension Rule {
    static let unrenderedTemplate = Rule(
        id: "unrendered-template", code: "PHD005", severity: .info, confidence: .medium,
        summary: "A command holds template code that nothing renders.",
        rationale: """
            '{{ cluster }}' is a blank for whoever reads the page: the shell passes it on as it stands, and the command acts \
            on a thing of that name.
            """,
        bad: """
            ## Restart

            ```bash
            kubectl rollout restart deployment/{{ service }} -n {{ namespace }}
            ```
            """,
        good: """
            ## Restart

            ```bash
            kubectl rollout restart "deployment/${SERVICE}" -n "${NAMESPACE}"
            ```
            """,
        allows: [
            "templates that the tool itself takes: `--format '{{.Names}}'`, `-o go-template`",
            "blocks that are templates as a whole, with `{% … %}` or Hugo's `{{<`",
        ],
        check: .page { page, findings in
            for parameter in page.runbook.parameters where parameter.notation == .mustache {
                for use in parameter.uses where isRun(use.range, page) {
                    findings.report(
                        "'\(page.text(use.range))' is passed on as it stands", at: use.range,
                        label: "the command acts on a thing of that name",
                        fixes: [
                            Fix(title: "use a variable, or a placeholder that the page explains", safety: .suggestion)
                        ])
                }
            }
        })
}

private func isRun(_ range: SourceRange, _ page: Page) -> Bool {
    guard let step = page.step(at: range), step.kind == .command,
        step.effectiveLanguage == .shell || step.effectiveLanguage == .console,
        !step.text.holds("{%"), !step.text.holds("{{<")
    else { return false }
    return step.commands.contains { command in
        command.range.contains(range) && !command.flags.contains { takesTemplate($0, range) }
            && command.verdict != .unknownTool
    }
}

private func takesTemplate(_ flag: Command.Flag, _ range: SourceRange) -> Bool {
    guard flag.range.contains(range) else { return false }
    return ["--format", "-f", "-o", "--output", "--template", "--go-template", "-t", "--filter"].contains(flag.name)
}
