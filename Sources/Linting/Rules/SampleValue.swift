import MarkdownSyntax
import RunbookModel
import SourceText

extension Rule {
    static let sampleValue = Rule(
        id: "sample-value", code: "PHD004", severity: .warning, confidence: .medium,
        summary: "A command holds a value that was made up.",
        rationale: """
            'your-app' and 'xxxxx' look like values to the shell. The command runs against a name that does not exist, or \
            that belongs to somebody else.
            """,
        bad: """
            ## Check

            ```bash
            curl --fail https://your-app.vercel.app/api/health
            ```
            """,
        good: """
            ## Check

            ```bash
            curl --fail "https://${APP_HOST}/api/health"
            ```
            """,
        allows: [
            "templates for `mktemp`, sample output, the UUID of all zeros, `{your_name}`",
            "a value that is given to a variable, to be changed in one place",
            "steps whose words say that the value is to be replaced, and values that the text speaks of",
        ],
        check: .page { page, findings in
            let samples = page.runbook.parameters.filter(isSample)
            let spoken =
                samples.isEmpty
                ? [] : NameSearch.found(samples.map(\.name), in: SpokenText.bytes(of: page.document))
            for parameter in samples {
                if parameter.notation != .uuid, spoken.contains(parameter.name) { continue }
                for use in parameter.uses where isRun(use.range, page) {
                    // Capitals are seen: nobody takes YOUR_PROJECT for the name of a project.
                    let isSeen =
                        parameter.notation == .your && !parameter.name.utf8.contains { (0x61...0x7A).contains($0) }
                    report(use.range, page, &findings, severity: isSeen ? .info : nil)
                }
            }
            for step in page.runbook.procedures.lazy.flatMap(\.steps) {
                for place in SampleLiterals.places(in: step, page) where isRun(place, page) {
                    report(place, page, &findings, severity: nil)
                }
            }
        })
}

private func report(_ place: SourceRange, _ page: Page, _ findings: inout Findings, severity: Severity?) {
    findings.report(
        "'\(page.text(place))' is a sample, not a value", at: place,
        label: "runs against a name that does not exist, or against somebody else's", severity: severity,
        fixes: [Fix(title: "use a variable, and say where its value comes from", safety: .suggestion)])
}

/// Revisions have a rule of their own.
private func isSample(_ parameter: Parameter) -> Bool {
    switch parameter.notation {
    case .your: !hosts.contains(parameter.name)
    // Of all zeros it is a value: the one that stands for none, and a name of a user of Azure's.
    case .uuid: parameter.name.utf8.contains { $0 != 0x30 && $0 != 0x2D }
    case .xs: true
    case .datePattern: true
    case .sample:
        ["123456789", "abc123", "xyz789", "i-1234"].contains { parameter.name.contains($0) }
    default: false
    }
}

/// Parts of the names of real hosts.
private let hosts: Set<String> = ["your-objectstorage", "your-server", "your-storagebox", "your-files"]

/// Stands in a command or a statement, and is not the place where a variable gets its value.
private func isRun(_ range: SourceRange, _ page: Page) -> Bool {
    if TableHead.stands(above: range.lowerBound, page) || isInBraces(range, page) { return false }
    guard let step = page.step(at: range) else { return false }
    guard step.kind == .command || step.kind == .script || step.kind == .query else { return false }
    guard [.shell, .console, .sql].contains(step.effectiveLanguage) else { return false }
    let isPrinted = step.commands.contains {
        ($0.tool == "echo" || $0.tool == "printf") && $0.range.contains(range)
    }
    // What a message says is for people.
    let isMessage = step.commands.contains {
        ["git", "alembic", "flask"].contains($0.tool)
            && $0.flag(anyOf: ["-m", "--message"])?.value?.range.contains(range) == true
    }
    // A branch is called here, whatever the reader likes.
    let isNamed = step.commands.contains { $0.range.contains(range) && makesBranch($0) }
    let isRevision = step.commands.contains { $0.trafficFlags.contains { $0.range.contains(range) } }
    return !isPrinted && !isRevision && !isMessage && !isNamed && !isAssigned(range, page) && !saysReplace(step)
        && !page.headingPath(at: range.lowerBound).suffix(1).contains(where: examples.stand)
}

private func makesBranch(_ command: Command) -> Bool {
    guard command.tool == "git" else { return false }
    switch command.path.first?.text {
    case "checkout": return command.flag(anyOf: ["-b", "-B"]) != nil
    case "switch": return command.flag(anyOf: ["-c", "-C", "--create"]) != nil
    default: return false
    }
}

/// `{your_table}`: a blank that is seen, and no program takes.
private func isInBraces(_ range: SourceRange, _ page: Page) -> Bool {
    guard range.lowerBound > 0, range.upperBound < page.bytes.count else { return false }
    return page.bytes[range.lowerBound - 1] == 0x7B && page.bytes[range.upperBound] == 0x7D
}

/// `APP=your-app` on a line of its own.
private func isAssigned(_ range: SourceRange, _ page: Page) -> Bool {
    let lines = page.document.lines
    let line = lines.contentRange(ofLine: lines.line(at: range.lowerBound), in: page.bytes)
    var text = page.bytes[line.range].drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x24 }
    if text.starts(with: "export ".utf8) { text = text.dropFirst(7) }
    let name = text.prefix {
        ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || (0x30...0x39).contains($0) || $0 == 0x5F
    }
    guard !name.isEmpty, name.endIndex < text.endIndex, text[name.endIndex] == 0x3D else {
        return false
    }
    let value = text[name.endIndex...].dropFirst()
    var end = value.firstIndex(of: 0x20) ?? text.endIndex
    if let quote = value.first, quote == 0x22 || quote == 0x27 {
        end = value.dropFirst().firstIndex(of: quote).map { $0 + 1 } ?? text.endIndex
    }
    // What follows is a command that the variable is only set for.
    let rest = text[end...].drop { $0 == 0x20 }
    guard rest.isEmpty || [0x23, 0x3B, 0x26, 0x5C].contains(rest[rest.startIndex]) else { return false }
    return range.upperBound <= end
}

private func saysReplace(_ step: Step) -> Bool {
    ([step.title] + step.details + [step.text]).contains { text in
        replacing.stand(in: text)
    }
}

/// Sections that show how a command is written.
private let examples = Phrases(["example", "examples", "usage"])

private let replacing = Phrases([
    "replace*", "substitute*", "e.g", "example", "change this", "your own", "fill in", "adjust",
])
