import RunbookModel
import SourceText

extension Rule {
    static let forcedDestruction = Rule(
        id: "forced-destruction", code: "OPS002", severity: .warning, confidence: .high,
        summary: "A command that deletes is told not to ask.",
        rationale: """
            The question is the last chance to see that the name, the project or the cluster is the wrong one. In a runbook \
            the command is pasted, often by somebody tired.
            """,
        bad: """
            ## Retire the old database

            ```bash
            gcloud sql instances delete old-db --quiet
            ```
            """,
        good: """
            ## Retire the old database

            ```bash
            gcloud sql instances delete old-db
            ```
            """,
        allows: [
            "'rm -f' and '--force' where they ask nothing less", "pods and jobs, which come back",
            "local files and containers, temporary resources by name",
            "clean-ups of what a tutorial, a test or a demonstration made, and files for development: hints, in `pedantic`",
            "what the procedure itself creates under the same name: a hint",
            "parts without data: addresses, firewall rules, routes", "sections about what nobody may do",
        ],
        check: .place { place, page, findings in
            let command = place.command
            guard command.effect == .destroy, !command.isNested, deletes(command), let flag = silencer(of: command),
                !isRoutine(command)
            else {
                return
            }
            if page.headingsSay(.deterrents, at: command.range.lowerBound) { return }
            // Nobody is there to be asked.
            if place.isUnder(scripts) || page.holds("#!/", in: place.procedure.range) { return }
            let isTidying =
                place.isUnder(cleanups) || cleanups.stand(inAny: told(place, page)) || isForced(place, page)
                || isForRehearsal(command) || isPart(command) || page.makesItself(command)
            findings.report(
                "'\(flag.name)' takes away the last question before '\(command.name)'", at: flag.nameRange,
                label: "a wrong name is deleted as well", severity: isTidying ? .info : nil,
                fixes: [
                    Fix(
                        title: "leave '\(flag.name)' out of what people paste", safety: .unsafe,
                        edits: [TextEdit(range: flag.range, replacement: "")])
                ])
        })
}

private func told(_ place: CommandPlace, _ page: Page) -> [String] {
    [place.step.group ?? "", page.spokenAbove(place.step)] + place.step.details
}

/// "Force destroy the machine": the flag is what it is about.
private func isForced(_ place: CommandPlace, _ page: Page) -> Bool {
    let own = [.statement, .heading].contains(place.step.titleSource) ? [] : [place.step.title]
    return forces.stand(inAny: own + told(place, page))
}

private let forces = Phrases([
    "force destroy", "force delete", "force remove", "forcibly", "nuclear option", "force-*", "without confirmation",
    "without asking",
    "no confirmation", "non-interactive*",
])

/// The flag that keeps the tool from asking: only tools that would ask without it.
private func silencer(of command: Command) -> Command.Flag? {
    switch command.tool {
    case "gcloud": command.flag(anyOf: ["--quiet", "-q"])
    case "az", "eksctl", "pulumi", "fly", "flyctl", "vercel", "doctl", "cf":
        command.flag(anyOf: ["--yes", "-y", "--force", "-f"])
    case "heroku": command.flag("--confirm")
    case "terraform", "tofu", "terragrunt": command.flag(anyOf: ["-auto-approve", "--auto-approve", "-force"])
    case "firebase", "supabase", "wrangler": command.flag(anyOf: ["--force", "--yes", "-y", "-f"])
    default: nil
    }
}

private func isRoutine(_ command: Command) -> Bool {
    let words = command.path.map(\.text) + command.positionals.map(\.value.text)
    return words.contains { word in
        ["revisions", "pod", "pods", "executions"].contains(word) || word.contains("test") || word.contains("tmp")
            || word.contains("temp") || word.contains("sandbox") || word.contains("drill")
    }
}

/// An import or an unlocked state is no deletion.
private func deletes(_ command: Command) -> Bool {
    let verbs = ["delete", "destroy", "remove", "rm", "purge", "drop", "reset", "uninstall"]
    if ["terraform", "tofu", "terragrunt"].contains(command.tool) {
        return command.path.contains { $0.text.hasSuffix("destroy") } || command.flag("-destroy") != nil
    }
    return command.path.contains { word in verbs.contains { word.text.hasPrefix($0) || word.text.hasSuffix(":" + $0) } }
}

/// Nothing is lost that a command does not bring back.
private func isPart(_ command: Command) -> Bool {
    command.path.contains { ["firewall-rules", "addresses", "routes", "forwarding-rules"].contains($0.text) }
}

private let scripts = Phrases(["script*", "automat*", "cron*", "pipeline*", "self-deleting"])

/// Ends of tutorials, tests and demonstrations take away what they made themselves.
private let cleanups = Phrases([
    "clean up", "cleanup", "cleaning up", "clean-up", "tear down", "teardown", "tidy*", "demo*", "post-demo",
    "tutorial*",
    "solution*", "exercise*", "practice", "lab", "labs",
    "e2e", "end-to-end", "non-prod", "drill*", "test*", "immediately to avoid costs",
])

/// `-var-file=environments/dev.tfvars`
private func isForRehearsal(_ command: Command) -> Bool {
    (command.flags.compactMap(\.value) + command.positionals.map(\.value)).contains { rehearsals.stand(in: $0.text) }
}

private let rehearsals = Phrases(["dev", "development", "test", "staging", "sandbox", "demo", "preview"])
