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
        allows: ["a day in a name that is only made or looked at: a hint, shown in `pedantic`"],
        check: .page { page, findings in
            for parameter in page.runbook.parameters
            where parameter.notation == .sample && parameter.type != "run.revision" {
                for use in parameter.uses {
                    let text = page.text(use.range)
                    guard holdsDay(Array(text.utf8)), isStep(use.range, page) else { continue }
                    findings.report(
                        "'\(text)' is of one certain day", at: use.range,
                        label: "restores that day, or nothing", severity: isRestored(use.range, page) ? .warning : nil,
                        fixes: [
                            Fix(
                                title: "list what there is, and put the name into a variable", safety: .suggestion)
                        ]
                    )
                }
            }
        })
}

/// `20250115` or `2025-01-15`: a day that there is, not part of a longer number but for a time behind it.
private func holdsDay(_ bytes: [UInt8]) -> Bool {
    var start = 0
    while start < bytes.count {
        guard isDigit(bytes[start]) else {
            start += 1
            continue
        }
        let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.count
        if [8, 12, 14].contains(end - start), isDay(bytes[start..<start + 8]) { return true }
        if end - start == 4, end + 6 <= bytes.count, bytes[end] == 0x2D, bytes[end + 3] == 0x2D,
            end + 6 == bytes.count || !isDigit(bytes[end + 6]),
            isDay(bytes[start..<end] + bytes[end + 1..<end + 3] + bytes[end + 4..<end + 6])
        {
            return true
        }
        start = end
    }
    return false
}

/// Eight digits that are a day of this century.
private func isDay(_ digits: ArraySlice<UInt8>) -> Bool {
    guard digits.allSatisfy(isDigit) else { return false }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return (2000..<2100).contains(number / 10_000) && (1...12).contains(number / 100 % 100)
        && (1...31).contains(number % 100)
}

private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

private func isStep(_ range: SourceRange, _ page: Page) -> Bool {
    page.step(at: range).map { $0.kind != .manual } ?? false
}

/// The command puts it in the place of what is there now: pasted on any other day it does harm.
private func isRestored(_ range: SourceRange, _ page: Page) -> Bool {
    guard let step = page.step(at: range), let command = step.commands.last(where: { $0.range.contains(range) }) else {
        return false
    }
    guard command.effect >= .change, command.redirects.allSatisfy({ !$0.op.hasPrefix(">") }) else { return false }
    // What is copied there, or given a name, is new.
    if command.positionals.count > 1, command.positionals.last?.value.range.contains(range) == true { return false }
    if command.path.contains(where: { restoring.stand(in: $0.text) }) || restoring.stand(in: command.tool) {
        return true
    }
    return restoring.stand(in: step.title)
}

private let restoring = Phrases([
    "restore*", "import", "recover*", "pg_restore", "mongorestore", "roll back", "rollback",
])
