import RunbookModel
import SourceText

extension Rule {
    static let changeWithoutVerification = Rule(
        id: "change-without-verification", code: "OPS005", severity: .info, confidence: .medium,
        summary: "A procedure changes production and does not look whether it worked.",
        rationale:
            "A command that ends without an error may have changed nothing, or the wrong thing. The next one builds on it.",
        bad: "## Scale\n\n```bash\nkubectl scale deployment web --replicas=20 -n web\n```",
        good:
            "## Scale\n\n```bash\nkubectl scale deployment web --replicas=20 -n web\nkubectl rollout status deployment/web -n web\n```",
        allows: [
            "a validation, an expected output, a link to a check",
            "a change of the operator's own machine",
        ],
        check: .procedure { procedure, page, findings in
            guard procedure.validation == nil, ![.reference, .verify, .diagnose].contains(procedure.kind)
            else {
                return
            }
            guard let last = procedure.steps.lastIndex(where: { $0.risk >= 2 }) else { return }
            let step = procedure.steps[last]
            let isChecked =
                procedure.steps[last...].contains {
                    $0.expect != nil || $0.phase == .verify || $0.kind == .check
                }
                || procedure.steps[(last + 1)...].contains { $0.effect == .read }
            guard !isChecked, !speaksOfChecks(page.text(procedure.range)),
                let command = step.commands.first(where: { $0.effect >= .change })
            else { return }
            findings.report(
                "nothing looks whether '\(command.name)' worked",
                at: command.path.last.map { command.toolRange.union($0.range) } ?? command.toolRange,
                label: "a change that failed is taken for one that worked",
                fixes: [
                    Fix(title: "add a command that shows the new state, or what is to be seen", safety: .suggestion)
                ])
        })
}

private func speaksOfChecks(_ text: String) -> Bool {
    checks.stand(in: text)
}

private let checks = Phrases([
    "verif*", "expect*", "should", "confirm*", "check*", "validat*", "make sure", "ensure",
])
