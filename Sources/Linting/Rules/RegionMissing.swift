import RunbookModel
import SourceText

extension Rule {
    static let regionMissing = Rule(
        id: "region-missing", code: "REG002", severity: .warning, confidence: .high,
        summary: "A Cloud Run command names no region, while others on the same service do.",
        rationale: """
            Without '--region' gcloud takes the operator's own default or stops to ask. With another default the command \
            acts on a service of the same name elsewhere, or says that there is none.
            """,
        bad: """
            ## Rollback

            ```bash
            gcloud run revisions list --service=api --region=us-central1
            gcloud run services update-traffic api --to-latest
            ```
            """,
        good: """
            ## Rollback

            ```bash
            gcloud run revisions list --service=api --region=us-central1
            gcloud run services update-traffic api --to-latest --region=us-central1
            ```
            """,
        allows: [
            "files that set a default: `gcloud config set run/region`, `CLOUDSDK_RUN_REGION`",
            "services that neither a command of the file nor `services:` of the configuration gives a region",
        ],
        check: .command { command, page, findings in
            guard let service = command.cloudRunService, command.flag("--region") == nil, !hasOtherScope(command),
                // The rest of the flags was left out.
                !command.positionals.contains(where: { ["...", "…"].contains($0.value.text) }),
                !isCutOff(command, page), !isOldState(command, page),
                !page.cloudRun.hasDefault, let regions = Regions(of: service.text, page)
            else { return }
            let insertion = SourceRange(service.range.upperBound..<service.range.upperBound)
            let fix = Fix(
                title: "add '--region=\(regions.first)'", safety: .unsafe,
                edits: [TextEdit(range: insertion, replacement: " --region=\(regions.first)")])
            findings.report(
                "'\(command.name)' names no region for '\(service.text)'", at: commandRange(command),
                label: "acts on the operator's default region, or stops to ask",
                notes: [
                    regions.place.map { findings.note("named here with '--region=\(regions.first)'", at: $0) }
                        ?? findings.note("'services' of the configuration has it in '\(regions.first)'", at: nil)
                ],
                fixes: regions.isOnlyOne ? [fix] : [])
        })
}

/// Where the service runs, as other commands of the file or the configuration say.
private struct Regions {
    var first: String
    var place: SourceRange?
    var isOnlyOne: Bool

    init?(of service: String, _ page: Page) {
        if let uses = page.cloudRun.uses[service], let use = uses.first {
            (first, place, isOnlyOne) = (use.region, use.range, uses.count == 1)
            return
        }
        let own = page.settings.services.filter { $0.name == service }.compactMap(\.region)
        guard let region = own.first else { return nil }
        (first, place, isOnlyOne) = (region, nil, own.count == 1)
    }
}

/// Clusters have no region, and help needs none.
private func hasOtherScope(_ command: Command) -> Bool {
    command.flag(anyOf: ["--cluster", "--kubeconfig", "--context", "--help", "-h", "--flags-file"]) != nil
        || ["gke", "kubernetes"].contains(command.flag("--platform")?.value?.text)
}

/// `# ... other flags` in the line behind the last `\\`.
private func isCutOff(_ command: Command, _ page: Page) -> Bool {
    let rest = page.bytes[min(command.range.upperBound, page.bytes.count)...].prefix(80)
        .drop { $0 <= 0x20 || $0 == UInt8(ascii: "\\") }
    guard rest.first == UInt8(ascii: "#") else { return false }
    let remark = rest.dropFirst().drop { $0 == 0x20 }
    return remark.starts(with: "...".utf8) || remark.starts(with: "…".utf8)
}

/// "Change from:" stands right above.
private func isOldState(_ command: Command, _ page: Page) -> Bool {
    guard let start = page.block(at: command.range)?.range.lowerBound else { return false }
    return page.proseSays(old, in: SourceRange(max(0, start - 60)..<start))
}

private let old = Phrases(["change from:", "changed from:", "before:", "instead of:", "from this:"])

private func commandRange(_ command: Command) -> SourceRange {
    command.path.last.map { command.toolRange.union($0.range) } ?? command.toolRange
}
