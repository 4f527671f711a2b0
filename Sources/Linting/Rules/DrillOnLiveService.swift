import RunbookModel
import SourceText

extension Rule {
    static let drillOnLiveService = Rule(
        id: "drill-on-live-service", code: "OPS009", severity: .warning, confidence: .medium,
        summary: "A drill changes the same service that the other procedures run in earnest.",
        rationale: """
            A drill that breaks the service on purpose is an outage when nothing names another environment. Users see the \
            intentional error.
            """,
        bad: """
            ## Rollback

            ```bash
            gcloud run services update-traffic api --region=us-central1 --to-revisions="${REVISION}=100"
            ```

            ## Drill: intentional error

            ```bash
            gcloud run deploy api --source . --region=us-central1
            ```
            """,
        good: """
            ## Rollback

            ```bash
            gcloud run services update-traffic api --region=us-central1 --to-revisions="${REVISION}=100"
            ```

            ## Drill: intentional error

            ```bash
            gcloud run deploy api-staging --source . --region=us-central1
            ```
            """,
        allows: ["services whose name says staging, test or development", "steps that only look"],
        check: .page { page, findings in
            let procedures = page.runbook.procedures
            guard procedures.contains(where: isDrill) else { return }
            var live: [String: SourceRange] = [:]
            for procedure in procedures where !isDrill(procedure) && !isRehearsed(procedure) {
                for (name, range) in targets(of: procedure) where live[name] == nil { live[name] = range }
            }
            for procedure in procedures where isDrill(procedure) && !isRehearsed(procedure) {
                guard
                    let (name, range) = targets(of: procedure).first(where: {
                        live[$0.0] != nil && !isRehearsal($0.0) && !isRehearsalByName($0.0, page)
                    })
                else { continue }
                findings.report(
                    "the drill changes '\(name)', which other procedures run in earnest", at: range,
                    label: "users get what the drill breaks",
                    notes: [findings.note("also changed here, outside of a drill", at: live[name])],
                    fixes: [Fix(title: "name a service of another environment", safety: .suggestion)])
            }
        })
}

private func isDrill(_ procedure: Procedure) -> Bool {
    (procedure.path + [procedure.title]).contains { title in
        drills.stand(in: title)
    }
}

/// `environment: staging` of the service in the configuration.
private func isRehearsalByName(_ name: String, _ page: Page) -> Bool {
    page.settings.services.contains { $0.name == name && $0.environment.map(isRehearsal) == true }
}

private func isRehearsed(_ procedure: Procedure) -> Bool {
    (procedure.path + [procedure.title]).contains { isRehearsal($0) }
}

private func isRehearsal(_ name: String) -> Bool {
    rehearsals.stand(in: name)
}

/// Services that the steps of a procedure change, each where it is named first.
private func targets(of procedure: Procedure) -> [(String, SourceRange)] {
    procedure.steps.flatMap(\.commands).compactMap { command in
        guard command.effect >= .change,
            let service = command.cloudRunService ?? kubernetesWorkload(command),
            service.isLiteral
        else {
            return nil
        }
        return (service.text, service.range)
    }
}

/// `kubectl scale deployment web`: the workload.
private func kubernetesWorkload(_ command: Command) -> Command.Value? {
    guard command.tool == "kubectl" || command.tool == "oc" else { return nil }
    guard let verb = command.path.first?.text,
        ["scale", "rollout", "set", "delete", "patch"].contains(verb)
    else {
        return nil
    }
    guard let last = command.positionals.last?.value else { return nil }
    // `deployment --all` names a kind only.
    return command.positionals.count > 1 || last.text.contains("/") ? last : nil
}

private let drills = Phrases([
    "drill*", "game day", "gameday", "chaos", "exercise", "fire drill", "simulation",
])

private let rehearsals = Phrases([
    "staging", "stage", "test*", "dev", "development", "sandbox", "preview", "local*", "demo",
])
