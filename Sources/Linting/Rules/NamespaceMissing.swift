import RunbookModel
import SourceText

extension Rule {
    static let namespaceMissing = Rule(
        id: "namespace-missing", code: "REG005", severity: .info, confidence: .low,
        summary: "A kubectl command names no namespace, while others of the file do.",
        rationale: """
            Without '-n' kubectl acts in the namespace that the operator chose last. What is to be deleted is not found, or \
            something of the same name in another one is deleted.
            """,
        bad: """
            ## Restart

            ```bash
            kubectl get deployment web -n shop
            kubectl rollout status deployment/web -n shop
            kubectl delete deployment web
            ```
            """,
        good: """
            ## Restart

            ```bash
            kubectl get deployment web -n shop
            kubectl rollout status deployment/web -n shop
            kubectl delete deployment web -n shop
            ```
            """,
        allows: [
            "nodes, volumes and other kinds that belong to no namespace", "manifests, which may name it themselves",
            "files that choose a namespace for what follows (`kubens`, `kubectl config set-context --namespace`)",
        ],
        check: .page { page, findings in
            let commands = page.runbook.procedures.flatMap(\.steps).flatMap(\.commands)
                .filter { $0.tool == "kubectl" || $0.tool == "oc" }
            guard commands.count > 2, commands.count(where: namesOne) > 1, !commands.contains(where: choosesOne),
                !page.bytes.contains("kubens"), !page.bytes.contains("oc project ")
            else { return }
            for command in commands where actsInOne(command) && !namesOne(command) {
                let isDeletion = command.path.first?.text == "delete"
                findings.report(
                    "'\(command.name)' names no namespace, while other commands of the file do",
                    at: command.path.last.map { command.toolRange.union($0.range) } ?? command.toolRange,
                    label: isDeletion
                        ? "deletes what has this name in the namespace chosen last"
                        : "acts in the namespace chosen last",
                    confidence: isDeletion ? .medium : nil,
                    fixes: [Fix(title: "add '-n NAMESPACE'", safety: .suggestion)])
            }
        })
}

private func namesOne(_ command: Command) -> Bool {
    command.flag(anyOf: ["-n", "--namespace", "-A", "--all-namespaces"]) != nil
}

private func choosesOne(_ command: Command) -> Bool {
    command.path.map(\.text).starts(with: ["config", "set-context"]) && command.flag("--namespace") != nil
        || command.path.first?.text == "project"
}

private func actsInOne(_ command: Command) -> Bool {
    guard let verb = command.path.first?.text, verbs.contains(verb),
        command.flag(anyOf: ["-f", "--filename", "-k", "--kustomize", "--raw", "--help"]) == nil || verb == "logs"
    else { return false }
    let words = command.path.dropFirst().map(\.text) + command.positionals.map(\.value.text)
    guard let first = words.first(where: { !subverbs.contains($0) }) else { return false }
    guard verb != "logs", verb != "exec", verb != "port-forward" else { return true }
    let kinds = first.prefix { $0 != "/" }.lowercased().split(separator: ",")
    return kinds.contains { !clusterWide.contains(String($0)) && !$0.contains("cluster") && !$0.contains(".") }
        && first.utf8.first.map { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A } == true
}

private let verbs: Set<String> = [
    "get", "describe", "logs", "exec", "delete", "scale", "rollout", "edit", "patch", "port-forward", "set", "expose",
]
private let subverbs: Set<String> = [
    "restart", "status", "undo", "history", "pause", "resume", "image", "env", "resources",
]
private let clusterWide: Set<String> = [
    "node", "nodes", "no", "namespace", "namespaces", "ns", "pv", "persistentvolume", "persistentvolumes", "crd",
    "crds",
    "customresourcedefinition", "customresourcedefinitions", "storageclass", "storageclasses", "sc", "project",
    "projects", "apiservice", "apiservices", "csr", "certificatesigningrequests", "priorityclass", "priorityclasses",
    "ingressclass", "ingressclasses", "validatingwebhookconfigurations", "mutatingwebhookconfigurations",
    "validatingwebhookconfiguration", "mutatingwebhookconfiguration", "volumeattachment", "volumeattachments",
    "componentstatuses", "cs", "runtimeclass", "machineconfigpool", "mcp", "co", "all", "infrastructure",
]
