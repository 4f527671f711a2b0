import RunbookModel
import SourceText

extension Rule {
    static let malformedDate = Rule(
        id: "malformed-date", code: "FRS002", severity: .warning, confidence: .high,
        summary: "A date is no day of the calendar.",
        rationale: """
            '2025-01-XX' cannot be compared with today, so nobody, person or program, can tell how old the text is, and \
            a stale runbook looks like a fresh one.
            """,
        bad: "**Last Updated:** 2025-01-XX",
        good: "**Last Updated:** 2025-01-17",
        allows: [
            "explanations of a format (`YYYY-MM-DD`), names of files and folders, code",
            "files and sections that are templates or examples",
            "months and quarters without a day", "dates in brackets, which tell of the past: a hint",
        ],
        check: .page { page, findings in
            var reported = DatePatterns.malformed(in: page.prose[...])
            for date in [page.runbook.lastUpdated, page.runbook.reviewBy].compactMap({ $0 }) where date.day == nil {
                guard !reported.contains(where: { $0.range.overlaps(date.range) }) else { continue }
                guard let fault = DatePatterns.fault(ofValue: date.text) else { continue }
                reported.append(DatePatterns.Malformed(range: date.range, text: date.text, fault: fault))
            }
            for date in reported where !isTemplate(page, at: date.range) {
                findings.report(
                    "'\(date.text)' is not a date: \(date.fault)", at: date.range,
                    label: isMoment(date.range, page) ? "no such moment" : "nobody can tell how old this is",
                    severity: isAside(date.range, page) ? .info : nil)
            }
            for date in impossibleValues(page) where !isTemplate(page, at: date.range) {
                findings.report(
                    "'\(date.text)' is not a date: \(date.fault)", at: date.range, label: "it is refused when this runs"
                )
            }
        })
}

/// `2019-02-29T23:00:07Z`: a value, and not the day of the text.
private func isMoment(_ range: SourceRange, _ page: Page) -> Bool {
    let rest = page.bytes[range.upperBound...].prefix(2)
    return rest.first == UInt8(ascii: "T") && rest.last.map { (0x30...0x39).contains($0) } == true
}

/// Values of commands and strings of SQL that begin with a day that does not exist; what is left open is another rule's.
private func impossibleValues(_ page: Page) -> [DatePatterns.Malformed] {
    page.runbook.blocks.filter { [.shell, .console, .sql].contains($0.effective) }.flatMap { block in
        DatePatterns.malformed(in: page.bytes[block.range.range.clamped(to: page.bytes.indices)]).filter { date in
            date.text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0) }
                && isValue(date, in: block, page)
        }
    }
}

private func isValue(_ date: DatePatterns.Malformed, in block: Block, _ page: Page) -> Bool {
    guard let step = page.step(at: date.range) else { return false }
    if block.effective == .sql {
        return date.range.lowerBound > 0 && page.bytes[date.range.lowerBound - 1] == UInt8(ascii: "'")
    }
    return step.commands.contains { command in
        let values = command.flags.compactMap(\.value) + command.positionals.map(\.value)
        return values.contains { value in
            guard value.isLiteral, value.range.contains(date.range), value.text.utf8.starts(with: date.text.utf8) else {
                return false
            }
            // `2026-13-01.tar.gz` is a name.
            return [nil, 0x20, 0x54].contains(value.text.utf8.dropFirst(date.text.utf8.count).first)
        }
    }
}

/// `(2026-04-xx)` tells when something happened, as exactly as the author knows.
private func isAside(_ range: SourceRange, _ page: Page) -> Bool {
    guard range.lowerBound > 0, range.upperBound < page.bytes.count else { return false }
    return page.bytes[range.lowerBound - 1] == UInt8(ascii: "(") && page.bytes[range.upperBound] == UInt8(ascii: ")")
}

private func isTemplate(_ page: Page, at range: SourceRange) -> Bool {
    UnfilledBlanks.isTemplate(page.runbook.path) || page.isTemplate(at: range.lowerBound)
}
