import RunbookModel
import SourceText

extension Rule {
    static let procedureWithoutRollback = Rule(
        id: "procedure-without-rollback", code: "OPS006", severity: .info, confidence: .low,
        summary: "A procedure changes production and does not say how to take it back.",
        rationale: """
            When the change makes things worse, nobody has the time to think out the way back.
            """,
        bad: """
            ## Scale the workers

            ```bash
            kubectl scale deployment worker --replicas=9 -n shop
            kubectl rollout restart deployment/api -n shop
            ```
            """,
        good: """
            ## Scale the workers

            ```bash
            kubectl scale deployment worker --replicas=9 -n shop
            kubectl rollout restart deployment/api -n shop
            ```

            **Rollback**: scale back to 3.
            """,
        allows: [
            "procedures that are themselves a way back, drills, clean-ups",
            "words or links about a way back, in the section "
                + "or in one of its own",
        ],
        check: .procedure { procedure, page, findings in
            guard procedure.rollback == nil, [.mitigate, .scale, .deploy, .maintain, .rotate].contains(procedure.kind),
                let step = procedure.steps.first(where: { $0.effect >= .change && !$0.commands.isEmpty }),
                procedure.steps.count(where: { $0.effect >= .change }) > 1,
                let command = step.commands.first(where: { $0.effect >= .change && operators.contains($0.tool) }),
                !page.says(waysBack, in: procedure.range), !waysBack.stand(inAny: procedure.path)
            else { return }
            guard !page.answers.pathsWithWayBack(in: page, waysBack.stand(in:)).contains(procedure.path) else { return }
            findings.report(
                "nothing says how to take '\(command.name)' back",
                at: command.path.last.map { command.toolRange.union($0.range) } ?? command.toolRange,
                label: "whoever has to go back works it out in the incident",
                fixes: [Fix(title: "add the way back, or a link to it", safety: .suggestion)])
        })
}

private let waysBack = Phrases([
    "rollback*", "roll back", "rolling back", "undo*", "revert*", "take back", "restore*", "back out", "backout",
    "abort*",
    "drill*", "clean up", "cleanup",
])

/// Tools that change what runs; a push or a dump needs no way back.
private let operators: Set<String> = [
    "kubectl", "oc", "gcloud", "aws", "az", "helm", "terraform", "tofu", "psql", "systemctl",
]
