import RunbookModel
import SourceText

extension Rule {
    static let unguardedDestruction = Rule(
        id: "unguarded-destruction", code: "OPS001", severity: .info, confidence: .medium,
        summary: "Data is deleted, and no word around it says so.",
        rationale: """
            A line that deletes a database looks like the lines around it. One sentence (what is lost, what has to be true \
            first) is the difference between a pause and a paste.
            """,
        bad: """
            ## Free space

            ```bash
            kubectl delete namespace shop-old
            ```
            """,
        good: """
            ## Free space

            **Warning**: this takes all volumes of the namespace along. Make sure that nobody uses it.

            ```bash
            kubectl delete namespace shop-old
            ```
            """,
        allows: [
            "pods, jobs and other parts that come back", "sections whose title says that something is deleted",
            "words of warning, a condition or a backup in the section",
        ],
        check: .procedure { procedure, page, findings in
            guard let command = procedure.steps.lazy.flatMap(\.commands).first(where: deletesData),
                !deletions.stand(inAny: procedure.path + [procedure.title]),
                !warnings.stand(in: page.text(procedure.range)), !page.text(procedure.range).contains("⚠")
            else { return }
            findings.report(
                "'\(command.name)' deletes data, and nothing around it says so",
                at: command.path.last.map { command.toolRange.union($0.range) } ?? command.toolRange,
                label: "one paste from loss",
                fixes: [Fix(title: "say what is lost, and what has to be true first", safety: .suggestion)])
        })
}

private func deletesData(_ command: Command) -> Bool {
    guard command.effect == .destroy, !command.isNested else { return false }
    let words = command.path.map(\.text) + command.positionals.map(\.value.text)
    switch command.tool {
    case "kubectl", "oc":
        guard words.first == "delete" else { return false }
        return words.dropFirst().contains { word in
            ["namespace", "ns", "pvc", "pv", "crd", "project", "persistentvolumeclaim"].contains(word.lowercased())
        }
    case "terraform", "tofu": return words.contains("destroy")
    case "gcloud":
        return words.contains("delete")
            && words.contains {
                ["databases", "projects", "buckets", "disks", "clusters", "sql", "secrets"].contains($0)
            }
    case "dropdb": return true
    case "aws":
        return words.contains {
            $0.hasPrefix("delete-db") || $0 == "delete-table" || $0 == "rb" || $0 == "delete-volume"
        }
    default: return false
    }
}

private let deletions = Phrases([
    "delete*", "deleting", "destroy*", "drop*", "clean up", "cleanup", "cleaning up", "tear down", "teardown", "remov*",
    "uninstall*", "decommission*", "purge*", "wipe*", "reset*",
])

private let warnings = Phrases([
    "warning", "caution", "danger*", "careful*", "irreversibl*", "cannot be undone", "can not be undone", "data loss",
    "lose*", "loss", "make sure", "ensure", "confirm*", "verify", "backup*", "back up", "snapshot*", "only if",
    "before you", "destructive", "permanently", "important", "note",
])
