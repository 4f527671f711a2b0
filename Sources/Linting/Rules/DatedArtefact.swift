import RunbookModel
import SourceText

extension Rule {
    static let datedArtefact = Rule(
        id: "dated-artefact", code: "FRS006", severity: .info, confidence: .medium,
        summary: "A command names a backup or an artefact of one certain day.",
        rationale: """
            It was the newest one when the runbook was written. Pasted today the restore goes back to that day, or fails \
            because the file is gone.
            """,
        bad: """
            ## Restore

            ```bash
            gcloud storage cp gs://acme/backup/shop-20250115-120000.db gs://acme/shop.db
            ```
            """,
        good: """
            ## Restore

            ```bash
            gcloud storage cp "gs://acme/backup/${BACKUP}" gs://acme/shop.db
            ```
            """,
        check: .page { page, findings in
            for parameter in page.runbook.parameters
            where parameter.notation == .sample && parameter.type != "run.revision" {
                for use in parameter.uses {
                    let text = page.text(use.range)
                    guard holdsDay(Array(text.utf8)), isStep(use.range, page) else { continue }
                    findings.report(
                        "'\(text)' is of one certain day", at: use.range,
                        label: "restores that day, or nothing",
                        fixes: [
                            Fix(
                                title: "list what there is, and put the name into a variable", safety: .suggestion)
                        ]
                    )
                }
            }
        })
}

/// `20250115` or `2025-01-15`.
private func holdsDay(_ bytes: [UInt8]) -> Bool {
    var digits = 0
    var dashes = 0
    for byte in bytes {
        if (0x30...0x39).contains(byte) {
            digits += 1
            if digits == 8 { return true }
        } else if byte == 0x2D, digits == 4 || digits == 6, dashes < 2 {
            dashes += 1
        } else {
            (digits, dashes) = (0, 0)
        }
    }
    return false
}

private func isStep(_ range: SourceRange, _ page: Page) -> Bool {
    page.step(at: range).map { $0.kind != .manual } ?? false
}
