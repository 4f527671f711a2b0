import RunbookModel
import SourceText

extension Rule {
    static let sampleRevisionName = Rule(
        id: "sample-revision-name", code: "RUN001", severity: .warning, confidence: .high,
        summary: "A Cloud Run command names a revision that Cloud Run cannot have made.",
        rationale: """
            Names such as 'api-00001-abc' come from examples. Pasted during a rollback the command fails with "revision \
            not found" while the bad version goes on serving, and the operator has to find the right name under pressure.
            """,
        bad: """
            ## Rollback

            ```bash
            gcloud run services update-traffic api --region=us-central1 --to-revisions=api-00001-abc=100
            ```
            """,
        good: """
            ## Rollback

            ```bash
            gcloud run revisions list --service=api --region=us-central1
            gcloud run services update-traffic api --region=us-central1 --to-revisions="${REVISION}=100"
            ```
            """,
        allows: [
            "suffixes that gcloud (`fow`, `kah`) or the server (`2rk`, `xgl`) makes, and names chosen with "
                + "`--revision-suffix`",
            "names that fit `revisions` of a service in `runsheet.yml`",
            "variables and placeholders, comments, sample output",
            "a value that the comment beside it says to replace",
        ],
        check: .step { step, page, findings in
            guard step.kind != .manual, step.effectiveLanguage == .shell || step.effectiveLanguage == .console else {
                return
            }
            var reported: [SourceRange] = []
            // "Example: roll back only the API".
            if step.title.hasPrefix("Example") { return }
            for (range, suffix, name) in namedRevisions(of: step, page: page)
            where suffix != .plausible && !page.settings.namesRevision(name) {
                guard !reported.contains(where: { $0.overlaps(range) }) else { continue }
                reported.append(range)
                report(name, suffix, at: range, &findings)
            }
            for (range, name) in numberedNames(in: step, page: page) {
                guard !reported.contains(where: { $0.overlaps(range) }), !SampleContext(page).isDisclaimed(range) else {
                    continue
                }
                let suffix = RevisionSuffix(name)
                if suffix != .plausible, !page.settings.namesRevision(name) {
                    report(name, suffix, at: range, isAsked: asksCloudRun(step, page: page), &findings)
                }
            }
        })
}

/// Names in places where only a revision can stand.
private func namedRevisions(of step: Step, page: Page) -> [(SourceRange, RevisionSuffix, String)] {
    step.commands.flatMap { command -> [(SourceRange, RevisionSuffix, String)] in
        guard let path = command.gcloudPath, path.first == "run" else { return [] }
        let service = command.cloudRunService.map { $0.text + "-" }
        var names: [(SourceRange, String)] = []
        for flag in command.trafficFlags where flag.name == "--to-revisions" {
            guard let value = flag.value else { continue }
            names += ListValue(value, page: page).items.map { ($0.keyRange, $0.key) }
        }
        if path.count >= 3, path[1] == "revisions", path[2] != "list" {
            names += command.positionals.filter(\.value.isLiteral).map { ($0.value.range, $0.value.text) }
        }
        return names.compactMap { range, name in
            guard ListValue.Item.isLiteral(name), name == name.lowercased() else { return nil }
            let rest = service.flatMap { name.hasPrefix($0) ? name.dropFirst($0.count) : nil } ?? name[...]
            return (range, suffix(rest, page: page), name)
        }
    }
}

/// A file that chooses suffixes itself may choose any.
private func suffix(_ rest: Substring, page: Page) -> RevisionSuffix {
    let suffix = RevisionSuffix(rest)
    if case .sample = suffix, page.holds("--revision-suffix") { return .plausible }
    return suffix
}

/// Words of the form `name-00001-abc` in blocks about Cloud Run: values of variables, for example.
private func numberedNames(in step: Step, page: Page) -> [(SourceRange, String)] {
    let text = Array(step.text.utf8)
    var names: [(SourceRange, String)] = []
    var index = 0
    while index < text.count {
        guard isNameByte(text[index]) else {
            index += 1
            continue
        }
        let start = index
        while index < text.count, isNameByte(text[index]) { index += 1 }
        guard isNumberedName(text.span.extracting(start..<index)), !isComment(SourceRange(start..<index), of: step)
        else { continue }
        let name = String(decoding: text[start..<index], as: UTF8.self)
        names.append((step.map.fileRange(of: SourceRange(start..<index)), name))
    }
    guard !names.isEmpty, isAboutCloudRun(step, page: page) else { return [] }
    return names
}

private func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
}

/// `api-00012-fow`: parts between single dashes, the last but one of five digits, a letter in the last.
private func isNumberedName(_ word: Span<UInt8>) -> Bool {
    guard word.count >= 9, (0x61...0x7A).contains(word[0]), word[word.count - 1] != 0x2D else { return false }
    var dash = word.count - 1
    var hasLetter = false
    while dash > 0, word[dash] != 0x2D {
        hasLetter = hasLetter || word[dash] >= 0x61
        dash -= 1
    }
    guard hasLetter, dash >= 7, word[dash - 6] == 0x2D else { return false }
    for index in dash - 5..<dash where !(0x30...0x39).contains(word[index]) { return false }
    for index in 1..<dash where word[index] == 0x2D && word[index - 1] == 0x2D { return false }
    return true
}

private func isComment(_ range: SourceRange, of step: Step) -> Bool {
    step.tokens.contains { $0.kind == .comment && $0.range.overlaps(range) }
}

/// The name goes to a command that has to find the revision, and not only into a search of the logs.
private func asksCloudRun(_ step: Step, page: Page) -> Bool {
    let text = step.block.map { page.runbook.blocks[$0].text } ?? step.text
    return text.holds("update-traffic") || text.holds("run revisions")
}

private func isAboutCloudRun(_ step: Step, page: Page) -> Bool {
    let text = step.block.map { page.runbook.blocks[$0].text } ?? step.text
    return text.holds("gcloud run")
}

/// - Parameter isAsked: whether Cloud Run is asked for the revision; a search of the logs only finds nothing.
private func report(
    _ name: String, _ suffix: RevisionSuffix, at range: SourceRange, isAsked: Bool = true, _ findings: inout Findings
) {
    let reason: String
    var confidence = Confidence.high
    switch suffix {
    case .plausible: return
    case .numberZero: reason = "revisions are counted from 00001"
    case .impossible(let suffix): reason = "Cloud Run does not make the suffix '\(suffix)'"
    case .sample(let suffix):
        reason = "'\(suffix)' is a sample"
        confidence = .medium
    }
    findings.report(
        "there is no revision '\(name)': \(reason)", at: range,
        label: isAsked ? "the command fails: revision not found" : "nothing of this name is found",
        confidence: confidence,
        fixes: [
            Fix(
                title: "list the revisions ('gcloud run revisions list --service=…') and put the name into a variable",
                safety: .suggestion)
        ])
}
