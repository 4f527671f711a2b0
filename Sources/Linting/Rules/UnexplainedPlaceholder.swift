import MarkdownSyntax
import RunbookModel
import SourceText

extension Rule {
    static let unexplainedPlaceholder = Rule(
        id: "unexplained-placeholder", code: "PHD002", severity: .warning, confidence: .medium,
        summary: "A command leaves a value open, and nothing says which.",
        rationale: """
            The operator has to guess in the middle of an incident, or to find somebody who knows. A list command above, or \
            half a sentence, is enough.
            """,
        bad: """
            ## Roll back

            ```bash
            gcloud run deploy api --region=us-central1 --image=us-docker.pkg.dev/acme/images/api:KNOWN_GOOD_TAG
            ```
            """,
        good: """
            ## Roll back

            `KNOWN_GOOD_TAG` is the tag in the last entry of the deployment log.

            ```bash
            gcloud run deploy api --region=us-central1 --image=us-docker.pkg.dev/acme/images/api:KNOWN_GOOD_TAG
            ```
            """,
        allows: [
            "names that occur in the text, in a comment or in an assignment, or below `parameters:` of the configuration",
            "values that a command above lists",
            "names that say all: `<pod-name>`, `<namespace>`",
            "names that leave no choice between old and new ones, such as 'ACCOUNT_ID': only in `pedantic`",
        ],
        check: .page { page, findings in
            let open = page.runbook.parameters.filter { isOpen($0) && !page.settings.describes($0.name) }
            guard !open.isEmpty else { return }
            let explained = namesExplained(of: open, page)
            for parameter in open where !explained.contains(parameter.name) {
                guard let use = firstCommandUse(of: parameter, page), !isListed(parameter, before: use, page) else {
                    continue
                }
                findings.report(
                    "nothing says what '\(parameter.name)' is", at: use, label: "the operator has to guess",
                    severity: isChoice(parameter) && !isNamedByPlace(use, parameter, page) ? nil : .info,
                    fixes: [Fix(title: "say what it is, or add the command that lists it", safety: .suggestion)])
            }
        })
}

/// One of many, and only somebody who was there knows which: the others are looked up, or are known to the team.
private func isChoice(_ parameter: Parameter) -> Bool {
    let words = parameter.name.lowercased().split { !$0.isLetter }
    return words.contains { choices.contains($0) } && !words.contains { lookedUp.contains($0) || known.contains($0) }
}

/// `BACKUP_ID` behind `gcloud sql backups list`: the reader has the list, and nothing says that it is a certain one.
private func isListed(_ parameter: Parameter, before use: SourceRange, _ page: Page) -> Bool {
    let words = parameter.name.lowercased().split { !$0.isLetter }
    let nouns = words.filter { !["id", "name", "arn", "number", "previous", "prev"].contains($0) }
    guard nouns.count == 1, nouns.count < words.count, listed.contains(nouns[0]) else { return false }
    // The one before is plain to see in a list, when the list stands in the same procedure.
    let isPrevious = words.contains { $0 == "previous" || $0 == "prev" }
    let noun = String(nouns[0])
    return page.runbook.procedures.lazy.filter { !isPrevious || $0.range.contains(use) }
        .flatMap(\.steps).flatMap(\.commands).contains { command in
            let path = command.path.map(\.text)
            return command.range.start < use.start && path.contains { $0.contains(noun) }
                && path.contains { $0 == "list" || $0.hasPrefix("describe-") || $0.hasPrefix("list-") }
        }
}

private let listed: Set<Substring> = ["backup", "snapshot", "revision", "deployment", "release", "version"]

/// Parts that a listing shows, however old.
private let lookedUp: Set<Substring> = ["pod", "namespace", "node", "cluster", "host", "hub", "server"]

/// Whoever changes one of these has the old one at hand.
private let known: Set<Substring> = ["password", "passwd", "pass", "secret", "token"]

private let choices: Set<Substring> = [
    "previous", "prev", "last", "good", "known", "stable", "old", "older", "backup", "snapshot", "restore", "rollback",
    "failed", "bad", "affected", "correct", "right", "safe",
]

/// Capitals and brackets only: variables come from somewhere, samples are another rule's business.
private func isOpen(_ parameter: Parameter) -> Bool {
    guard
        parameter.notation == .upper || parameter.notation == .angle || parameter.notation == .mustache
    else {
        return false
    }
    guard parameter.description == nil else { return false }
    if parameter.discovery != nil, !isChoice(parameter) { return false }
    return parameter.notation == .upper || isVague(parameter.name)
}

private func isVague(_ name: String) -> Bool {
    [
        "id", "name", "value", "x", "foo", "thing", "number", "n", "string", "arg", "args", "option",
        "param", "target",
        "key",
    ]
    .contains(name.lowercased())
}

/// The first argument or flag value that the placeholder is, or is the last part of.
private func firstCommandUse(of parameter: Parameter, _ page: Page) -> SourceRange? {
    for use in parameter.uses {
        guard let command = command(at: use.range, page), takesNames(command, at: use.range, page)
        else { continue }
        return use.range
    }
    return nil
}

private func command(at range: SourceRange, _ page: Page) -> Command? {
    page.step(at: range)?.commands.last { $0.range.contains(range) }
}

/// Known tools only, and neither lists of columns, names of variables nor the syntax of a manual page.
private func takesNames(_ command: Command, at range: SourceRange, _ page: Page) -> Bool {
    guard command.verdict != .unknownTool || readPlaceholders.contains(command.tool), !nameless.contains(command.tool)
    else { return false }
    let lines = page.document.lines
    let line = page.bytes.span.extracting(
        lines.contentRange(ofLine: lines.line(at: range.lowerBound), in: page.bytes).range)
    let isSynopsis = ["[flags]", "[options]", "[OPTIONS]", "..."].contains { line.firstOffset(of: $0) != nil }
    guard !isSynopsis else { return false }
    let before = range.lowerBound > 0 ? page.bytes[range.lowerBound - 1] : 0x20
    if page.bytes[..<range.lowerBound].suffix(4).elementsEqual("env:".utf8) { return false }
    guard let flag = command.flags.first(where: { $0.range.contains(range) }) else {
        return before != 0x3D
    }
    if flag.value?.text.utf8.contains(0x7B) == true { return false }
    return !otherwiseUsed.contains(flag.name)
        && (before != 0x3D || flag.value?.range.start == range.start)
}

/// `--account-id ACCOUNT_ID`, an account inside an ARN: what belongs there is plain, only not which.
private func isNamedByPlace(_ use: SourceRange, _ parameter: Parameter, _ page: Page) -> Bool {
    guard let command = command(at: use, page) else { return false }
    let name = parameter.name.lowercased().filter { $0.isLetter || $0.isNumber }
    if command.path.contains(where: { $0.text == "force-unlock" }) { return true }
    for value in command.flags.compactMap(\.value) + command.positionals.map(\.value) where value.range.contains(use) {
        if value.text.hasPrefix("arn:") || value.text.contains(".amazonaws.com") { return true }
    }
    return command.flags.contains { flag in
        guard flag.range.contains(use) else { return false }
        let words = flag.name.lowercased().filter { $0.isLetter || $0.isNumber }
        return words.utf8.count > 1 && (name.hasSuffix(words) || words.hasSuffix(name))
    }
}

/// Programs that no tree describes, and that take names all the same.
private let readPlaceholders: Set<String> = ["cloud_sql_proxy", "cloud-sql-proxy"]

private let nameless: Set<String> = ["echo", "printf", "grep", "export", "wp", "lsblk", "ps"]

/// Flags whose values are words of the tool's own, or names of variables.
private let otherwiseUsed: Set<String> = [
    "-o", "--output", "--group-by", "--secret", "--columns", "--filter", "--format", "--query",
    "--secret-string",
    "--set",
    "-e", "--env", "--from-literal", "--set-env-vars", "--update-env-vars", "-d", "--data", "-c",
    "--command",
    "--metrics",
    "--attribute-names",
]

/// Names that stand somewhere else than in commands, or that a line gives a value to.
private func namesExplained(of parameters: [Parameter], _ page: Page) -> Set<String> {
    var open = Set(parameters.map(\.name))
    let spoken = SpokenText.bytes(of: page.document)
    open.subtract(namesAssigned(Array(open), in: page.bytes))
    open.subtract(NameSearch.found(Array(open), in: spoken))
    open.subtract(namesSpelled(Array(open), in: spoken))
    if !open.isEmpty { open.subtract(NameSearch.found(Array(open), in: comments(of: page))) }
    return Set(parameters.map(\.name)).subtracting(open)
}

/// `NAME=` at the start of a line or behind `export`, not inside another word.
private func namesAssigned(_ names: [String], in bytes: [UInt8]) -> Set<String> {
    NameSearch.found(names, in: bytes) { place in
        guard place.upperBound < bytes.count, bytes[place.upperBound] == 0x3D else { return false }
        guard place.lowerBound > 0 else { return true }
        let before = bytes[place.lowerBound - 1]
        return before <= 0x20 || [0x24, 0x22, 0x27, 0x60].contains(before)
    }
}

/// `KNOWN_GOOD_TAG` is explained by "the known good tag".
private func namesSpelled(_ names: [String], in spoken: [UInt8]) -> Set<String> {
    var byPhrase: [String: [String]] = [:]
    for name in names {
        let words = name.split { !$0.isLetter && !$0.isNumber }
        guard words.count > 1 else { continue }
        byPhrase[String(decoding: ByteScan.lowered(words.joined(separator: " ")), as: UTF8.self), default: []].append(
            name)
    }
    guard !byPhrase.isEmpty else { return [] }
    let text = ByteScan.lowered(String(decoding: spoken, as: UTF8.self))
    let found = NameSearch.found(Array(byPhrase.keys), in: text) { place in
        (place.lowerBound == 0 || !Phrases.isWord(text[place.lowerBound - 1]))
            && (place.upperBound == text.count || !Phrases.isWord(text[place.upperBound]))
    }
    return Set(found.flatMap { byPhrase[$0] ?? [] })
}

/// What titles and details of steps say that is no command itself.
private func comments(of page: Page) -> [UInt8] {
    var comments: [UInt8] = []
    for step in page.runbook.procedures.lazy.flatMap(\.steps) {
        for text in [step.title] + step.details where text != step.text {
            comments += Array(text.utf8) + [0x0A]
        }
    }
    return comments
}
