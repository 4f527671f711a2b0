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
                        live[$0.0] != nil && !($0.0 == databaseName && copies.stand(in: page.text(procedure.range)))
                            && !isRehearsal($0.0) && !isRehearsalByName($0.0, page)
                    })
                else { continue }
                findings.report(
                    "the drill changes \(shown(name)), which other procedures run in earnest", at: range,
                    label: "users get what the drill breaks",
                    notes: [findings.note("also changed here, outside of a drill", at: live[name])],
                    fixes: [Fix(title: remedy(name), safety: .suggestion)])
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
        guard command.effect >= .change else { return nil }
        if let name = database(of: command) {
            return (name, command.toolRange.union(command.path.last?.range ?? command.toolRange))
        }
        guard let service = command.cloudRunService ?? kubernetesWorkload(command),
            service.isLiteral
        else {
            return nil
        }
        return (service.text, service.range)
    }
}

/// Migrations run on whatever database the shell is set up for, the same one in earnest and in a drill.
private func database(of command: Command) -> String? {
    guard !command.environment.contains(where: { $0.name.hasSuffix("DATABASE_URL") || $0.name.hasSuffix("_ENV") })
    else {
        return nil
    }
    let path = command.path.map(\.text) + command.positionals.map(\.value.text)
    switch command.tool {
    case "flask":
        return path.first == "db" && ["upgrade", "downgrade"].contains(path.dropFirst().first) ? databaseName : nil
    case "alembic": return ["upgrade", "downgrade"].contains(path.first) ? databaseName : nil
    case "rails", "rake":
        return path.first.map { ["db:migrate", "db:rollback"].contains($0) } == true ? databaseName : nil
    default: return nil
    }
}

/// No service is called so.
private let databaseName = "the database"

private func shown(_ name: String) -> String { name == databaseName ? name : "'\(name)'" }

private func remedy(_ name: String) -> String {
    name == databaseName
        ? "set the address of another environment's database for the drill" : "name a service of another environment"
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

/// Words that send a drill on the database to another one.
private let copies = Phrases([
    "staging", "sandbox", "local database", "localhost", "database_url", "test database", "copy of", "a copy",
    "snapshot",
])

private let drills = Phrases([
    "drill*", "game day", "gameday", "chaos", "exercise", "fire drill", "simulation",
])

private let rehearsals = Phrases([
    "staging", "stage", "test*", "dev", "development", "sandbox", "preview", "local*", "demo",
])
