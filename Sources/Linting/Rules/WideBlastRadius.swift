import RunbookModel
import SourceText

extension Rule {
    static let wideBlastRadius = Rule(
        id: "wide-blast-radius", code: "OPS003", severity: .error, confidence: .high,
        summary: "A command deletes everything it can reach.",
        rationale: """
            '--all' and '--all-namespaces' leave nothing out, and an 'rm -rf' whose variable is empty starts at the root of \
            the disk. One paste in the wrong place takes more than anybody meant.
            """,
        bad: """
            ## Clean up

            ```bash
            rm -rf "$BUILD_DIR"/*
            ```
            """,
        good: """
            ## Clean up

            ```bash
            rm -rf "${BUILD_DIR:?}"/*
            ```
            """,
        allows: [
            "`${NAME:?}`, variables that the file sets, `mktemp`", "pods and jobs of one namespace, which come back",
            "'--dry-run', and selections by label",
            "`$NAME/build` and the like: without the variable it names nothing that the system has",
            "what the text asks for itself (\"delete all policies\"): a hint, shown in `pedantic`",
            "namespaces that the procedure itself deletes: a hint", "sections about what nobody may do",
        ],
        check: .place { place, page, findings in
            let command = place.command
            guard command.effect == .destroy, !page.headingsSay(.deterrents, at: command.range.lowerBound) else {
                return
            }
            switch command.tool {
            case "kubectl", "oc", "k":
                checkCluster(
                    command, isTidying: place.isUnder(cleanups) || isAskedFor(place),
                    isMeant: isMeant(place, page) || deletesNamespace(of: command, place), &findings)
            case "rm": checkRemoval(command, place, page, &findings)
            default: break
            }
        })
}

/// "3. Delete ESO resources:", and the command names a namespace.
private func isAskedFor(_ place: CommandPlace) -> Bool {
    guard place.command.flag(anyOf: ["-n", "--namespace"]) != nil else { return false }
    let own = [.statement, .heading].contains(place.step.titleSource) ? [] : [place.step.title]
    return deletions.stand(inAny: own + [place.step.group ?? ""])
}

private let deletions = Phrases([
    "delete", "deleting", "remove", "removing", "clean the", "clean all", "cleanup", "clean up", "clear the",
])

/// One of the steps around it deletes the namespace itself.
private func deletesNamespace(of command: Command, _ place: CommandPlace) -> Bool {
    guard let own = command.flag(anyOf: ["-n", "--namespace"])?.value?.text else { return false }
    let steps = place.procedure.steps
    guard let index = Page.last(in: steps, before: place.step.range.start, start: { $0.range.start }) else {
        return false
    }
    // Each of thousands of such commands asks.
    return steps[max(0, index - 12)...].prefix(24).lazy.flatMap(\.commands).contains { other in
        let words = other.path.map(\.text) + other.positionals.map(\.value.text)
        guard other.tool == command.tool, words.first == "delete", words.count > 2 else { return false }
        return ["ns", "namespace", "namespaces"].contains(words[1]) && words.dropFirst(2).contains(own)
    }
}

/// The text asks for all of them: "delete all network policies", "remove any that are left".
private func isMeant(_ place: CommandPlace, _ page: Page) -> Bool {
    let own = [.statement, .heading].contains(place.step.titleSource) ? [] : [place.step.title]
    return all.stand(
        inAny: [place.step.title, place.procedure.title, page.spokenAbove(place.step).filter { $0 != "*" }]
            + place.step.details)
        || deletions.stand(inAny: own + place.step.details)
        || page.says(all, in: place.procedure.range)
}

private let all = Phrases([
    "delete all", "deletes all", "delete any", "delete every", "remove all", "removes all", "remove any",
    "remove every",
    "bounce all", "restart all", "recreate all", "delete them", "remove them", "all of the", "are deleted",
    "删除所有", "全部删除", "清理所有", "모두 삭제", "すべて削除", "全て削除", "eliminar tod*", "borrar tod*", "supprimer tou*", "alle löschen",
    "excluir tod*",
])

private func checkCluster(
    _ command: Command, isTidying: Bool, isMeant: @autoclosure () -> Bool, _ findings: inout Findings
) {
    guard command.path.first?.text == "delete",
        command.flag(anyOf: ["-l", "--selector", "--field-selector", "--dry-run"]) == nil
    else { return }
    let words = command.path.dropFirst().map(\.text) + command.positionals.map(\.value.text)
    let kind = words.first ?? ""
    let comesBack = ["pod", "pods", "po", "job", "jobs", "event", "events"].contains(kind)
    if let flag = command.flag(anyOf: ["-A", "--all-namespaces"]), words.count == 1 {
        findings.report(
            "'\(flag.name)' deletes '\(kind)' in every namespace", at: flag.nameRange,
            label: "also what other teams run, and the cluster itself", severity: isMeant() ? .info : nil,
            fixes: [Fix(title: "name the namespace with '-n', and choose with '-l'", safety: .suggestion)])
    } else if let flag = command.flag("--all"), !comesBack, flag.value?.text != "false" {
        findings.report(
            "'--all' deletes every '\(kind)'\(scope(of: kind, command))", at: flag.nameRange,
            label: "also those that others put there",
            severity: isMeant() || isTidying && !holdsData(kind)
                ? .info : command.flag(anyOf: ["-n", "--namespace"]) == nil ? .error : .warning,
            fixes: [Fix(title: "name what is to go, or choose it with '-l'", safety: .suggestion)])
    }
}

/// Where an organisation's own kinds live nobody can tell by their names.
private func scope(of kind: String, _ command: Command) -> String {
    if isClusterWide(kind) { return " of the cluster" }
    return ownKinds.contains(kind) || command.flag(anyOf: ["-n", "--namespace"]) != nil ? " of the namespace" : ""
}

private let ownKinds: Set<String> = [
    "all", "deployment", "deployments", "deploy", "service", "services", "svc", "configmap", "configmaps", "cm",
    "secret",
    "secrets", "pvc", "persistentvolumeclaim", "persistentvolumeclaims", "ingress", "ingresses", "statefulset",
    "statefulsets", "sts", "daemonset", "daemonsets", "ds", "networkpolicy", "networkpolicies", "role", "roles",
    "rolebinding", "rolebindings", "serviceaccount", "serviceaccounts", "sa", "hpa", "cronjob", "cronjobs",
]

/// Kinds whose objects are in no namespace.
private func isClusterWide(_ kinds: String) -> Bool {
    kinds.split(separator: ",").contains { kind in
        kind.hasPrefix("cluster")
            || [
                "node", "nodes", "ns", "namespace", "namespaces", "pv", "persistentvolume", "persistentvolumes", "crd",
                "crds", "customresourcedefinition", "customresourcedefinitions", "storageclass", "storageclasses", "sc",
            ].contains(kind)
    }
}

private func holdsData(_ kind: String) -> Bool {
    [
        "pvc", "pv", "persistentvolumeclaim", "persistentvolume", "persistentvolumeclaims", "persistentvolumes", "ns",
        "namespace", "namespaces", "secret", "secrets", "all",
    ].contains(kind)
}

private let cleanups = Phrases([
    "clean up", "cleanup", "cleaning up", "clean-up", "tear down", "teardown", "uninstall*", "remove everything",
])

private func checkRemoval(_ command: Command, _ place: CommandPlace, _ page: Page, _ findings: inout Findings) {
    guard command.flags.contains(where: { isRecursive($0.name) }), !command.isNested else { return }
    for argument in command.positionals.map(\.value) {
        if ["/", "/*", "~", "~/", "$HOME", "${HOME}"].contains(argument.text) {
            findings.report("'rm' deletes all of '\(argument.text)'", at: argument.range, label: "nothing is left")
        } else if let (name, rest) = leadingVariable(argument.text), isUnset(name, before: place, page),
            let loss = loss(below: rest)
        {
            findings.report(
                "when '$\(name)' is empty, 'rm' starts at '\(loss.place)'", at: argument.range, label: loss.label,
                fixes: [Fix(title: "write '${\(name):?}', which stops when it is empty", safety: .suggestion)])
        }
    }
}

private func isRecursive(_ flag: String) -> Bool {
    flag == "--recursive"
        || !flag.hasPrefix("--") && flag.utf8.contains { $0 == UInt8(ascii: "r") || $0 == UInt8(ascii: "R") }
}

/// What an absolute path takes along; `nil` for one that no system has, such as `/build`.
private func loss(below path: Substring) -> (place: String, label: String)? {
    let parts = path.split(separator: "/")
    guard let first = parts.first, !first.hasPrefix("*"), first != "." else { return ("/", "deletes the system") }
    return system.contains(String(first)) ? ("/" + path, "deletes what the system keeps there") : nil
}

/// Folders at the root of a disk.
private let system: Set<String> = [
    "bin", "boot", "dev", "etc", "home", "lib", "lib64", "media", "mnt", "opt", "proc", "root", "run", "sbin", "srv",
    "sys", "usr", "var", "data", "Applications", "Library", "System", "Users",
]

/// The variable of `$X/…`, whose emptiness leaves an absolute path, and what follows the slash.
private func leadingVariable(_ text: String) -> (name: String, rest: Substring)? {
    guard text.hasPrefix("$") else { return nil }
    let braced = text.dropFirst().hasPrefix("{")
    let name = text.dropFirst(braced ? 2 : 1).prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    let rest = text.dropFirst((braced ? 2 : 1) + name.utf8.count)
    guard !name.isEmpty, rest.hasPrefix(braced ? "}/" : "/") else { return nil }
    return ["HOME", "PWD", "TMPDIR"].contains(name) ? nil : (String(name), rest.dropFirst(braced ? 2 : 1))
}

/// Whether no line of the file gives the variable a value.
private func isUnset(_ name: String, before place: CommandPlace, _ page: Page) -> Bool {
    !page.assigned.contains(name) && !page.holds("read -p")
}
