import MarkdownSyntax
import RunbookModel
import SourceText

extension Rule {
    static let staleReview = Rule(
        id: "stale-review", code: "FRS001", severity: .warning, confidence: .high,
        summary: "Nobody has looked at the runbook for longer than half a year.",
        rationale: """
            Commands, names and people change. A runbook that nobody read since is found to be wrong in the incident.
            """,
        bad: "# Rollback\n\n**Last Updated**: 2019-07-24",
        good: "# Rollback\n\n**Last Updated**: 2026-01-24",
        allows: [
            "files without a date",
            "proposals and decisions, and forms, contracts and posts without a single command: a hint",
            "a date to review by that is still to come",
            "`Date:` alone, as decisions, releases and posts have it: only in `pedantic`",
        ],
        check: .page { page, findings in
            guard let today = page.today else { return }
            if let due = page.runbook.reviewBy, let day = due.day {
                let late = today.ordinal - day.ordinal
                if late > 0 {
                    findings.report(
                        "the review was due \(late) \(late == 1 ? "day" : "days") ago", at: due.range,
                        label: "what has changed since is not in it")
                }
                return
            }
            guard let updated = page.runbook.lastUpdated, let day = updated.day else { return }
            let age = today.ordinal - day.ordinal
            guard age > page.settings.maxAge else { return }
            findings.report(
                "last looked at \(age) days ago; runbooks are to be reviewed every \(page.settings.maxAge) days",
                at: updated.range, label: "what has changed since is not in it",
                severity: isPlainDate(updated.range, page) || isNoRunbook(page) ? .info : nil,
                fixes: [Fix(title: "go through it, then set the date", safety: .suggestion)])
        })
}

/// Proposals are of their day. Forms and contracts are looked at by others, and hold nothing that is run.
private func isNoRunbook(_ page: Page) -> Bool {
    let path = String(page.runbook.path.map { $0.isLetter ? $0 : " " })
    if proposals.stand(in: path) || isOfOneDay(page.runbook.path) { return true }
    // The front matter of a proposal.
    let head = Array(page.bytes.prefix(4_000))
    if ["redirect", "deprecated", "archived", "superseded", "obsolete"].contains(where: { state in
        head.contains("\nstatus: \(state)")
            || head.contains("\nstatus: \"\(state.prefix(1).uppercased())\(state.dropFirst())\"")
            || head.contains("\nstatus: \(state.prefix(1).uppercased())\(state.dropFirst())")
    }) {
        return true
    }
    if ["\nstatus: proposed", "\nstatus: provisional", "\nstatus: implementable", "\ncreation-date:"].contains(where: {
        head.contains($0)
    }) {
        return true
    }
    return page.runbook.blocks.isEmpty && legal.stand(inAny: [path, page.runbook.title])
}

/// `docs/Audit2025-12-23/guide.md`: what was written on that day about something.
private func isOfOneDay(_ path: String) -> Bool {
    let bytes = Array(path.utf8)
    return bytes.indices.dropLast(9).contains { start in
        zip(bytes[start...], "dddd-dd-dd".utf8).allSatisfy { byte, wanted in
            wanted == UInt8(ascii: "d") ? (0x30...0x39).contains(byte) : byte == wanted
        }
    }
}

private let proposals = Phrases([
    "proposal*", "design", "designs", "design doc*", "rfc", "rfcs", "adr", "adrs", "decisions", "archive", "archived",
])

private let legal = Phrases([
    "legal", "trademark*", "code of conduct", "consent", "privacy", "terms", "license", "licence", "agreement",
    "contract", "notice", "gdpr", "cookie*",
    "blog", "posts", "changelog", "release notes",
])

/// `Date:` may be the day of a decision, a release or a post, which nobody is to look at again.
private func isPlainDate(_ range: SourceRange, _ page: Page) -> Bool {
    let line = page.document.lines.range(ofLine: page.document.lines.line(at: range.lowerBound))
    let marks: Set<UInt8> = [0x20, 0x2A, 0x2D, 0x5F, 0x3E, 0x7C]
    let key = page.bytes[line.range].drop { marks.contains($0) }.prefix(4).map { $0 | 0x20 }
    return key.elementsEqual("date".utf8)
}
