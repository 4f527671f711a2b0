import RunbookModel
import SourceText

extension Rule {
    static let regionConflict = Rule(
        id: "region-conflict", code: "REG003", severity: .warning, confidence: .medium,
        summary: "One Cloud Run service is named with two regions.",
        rationale: """
            Services of the same name in two regions are two services. The rollback goes to one of them, and users stay on \
            the other.
            """,
        bad: """
            ## Rollback

            ```bash
            gcloud run revisions list --service=api --region=us-central1
            gcloud run services update-traffic api --to-latest --region=us-east1
            ```
            """,
        good: """
            ## Rollback

            ```bash
            gcloud run revisions list --service=api --region=us-central1
            gcloud run services update-traffic api --to-latest --region=us-central1
            ```
            """,
        allows: ["files that speak of several regions, of failover or of disaster recovery"],
        check: .page { page, findings in
            for service in page.cloudRun.uses.keys.sorted() {
                if reportConfigured(service, page, &findings) { continue }
                guard let uses = page.cloudRun.uses[service]?.filter({ isPlace($0.region) }),
                    uses.count == 2,
                    !speaksOfRegions(page)
                else { continue }
                findings.report(
                    "'\(service)' is in '\(uses[1].region)' here and in '\(uses[0].region)' elsewhere",
                    at: uses[1].range,
                    label: "one of the two is another service",
                    notes: [findings.note("named here with the other region", at: uses[0].range)])
            }
        })
}

/// Against `services:` of the configuration; `true` when that says where the service runs.
private func reportConfigured(_ service: String, _ page: Page, _ findings: inout Findings) -> Bool {
    let regions = page.settings.services.filter { $0.name == service }.compactMap(\.region)
    guard let own = regions.first else { return false }
    for use in page.cloudRun.uses[service] ?? [] where isPlace(use.region) && !regions.contains(use.region) {
        findings.report(
            "'\(service)' is in '\(own)', not in '\(use.region)'", at: use.range,
            label: "this is another service, or none",
            notes: [findings.note("'services' of the configuration has it in '\(own)'", at: nil)])
    }
    return true
}

private func isPlace(_ region: String) -> Bool {
    region.utf8.contains(UInt8(ascii: "-")) && !region.contains("$") && !region.contains("<")
}

private func speaksOfRegions(_ page: Page) -> Bool {
    page.says(severalRegions, in: SourceRange(page.bytes.indices))
}

private let severalRegions = Phrases([
    "failover", "fail over", "disaster", "multi-region", "regions", "secondary", "second region",
    "DR",
    "region migration",
])
