import RunbookModel
import SourceText

extension Rule {
    static let tocDrift = Rule(
        id: "toc-drift", code: "DOC005", severity: .info, confidence: .high,
        summary: "The table of contents leaves out sections.",
        rationale:
            "Readers look at the contents first. A section that is not in it is not there for them.",
        bad:
            "# Operations\n\n- [One](#one)\n- [Two](#two)\n- [Three](#three)\n\n## One\n\n## Two\n\n## Three\n\n## Restore",
        good:
            "# Operations\n\n- [One](#one)\n- [Two](#two)\n- [Three](#three)\n- [Restore](#restore)\n\n## One\n\n## Two\n\n## Three\n\n## Restore",
        allows: [
            "lists of fewer than three links",
            "the section of the contents itself, appendices and logs of changes",
        ],
        check: .page { page, findings in
            let sections = page.runbook.sections.filter { $0.level == 2 }
            guard sections.count > 3, let contents = contents(of: page) else { return }
            let linked = Set(contents.map { String(($0.destination ?? "").dropFirst()) })
            guard sections.count(where: { linked.contains($0.anchor) }) >= 3 else { return }
            let missing = sections.filter {
                !linked.contains($0.anchor) && !isAside($0.title)
                    && $0.range.lowerBound > contents[0].range.upperBound
            }
            guard let first = missing.first, let last = contents.last else { return }
            let names = missing.prefix(3).map { "'\($0.title)'" }.joined(separator: ", ")
            findings.report(
                "the contents leave out \(missing.count) of \(sections.count) sections: \(names)\(missing.count > 3 ? " and others" : "")",
                at: last.range, label: "who reads the contents does not find them",
                notes: [findings.note("the first of them", at: first.headingRange)])
        })
}

/// The first run of links to headings of this file, before the second section begins.
private func contents(of page: Page) -> [Reference]? {
    let sections = page.runbook.sections.filter { $0.level == 2 }
    guard sections.count > 1 else { return nil }
    let links = page.runbook.references.filter {
        $0.form == .anchorLink && $0.range.start < sections[1].headingRange.start
    }
    return links.count >= 3 ? links : nil
}

private func isAside(_ title: String) -> Bool {
    asides.stand(in: title)
}

private let asides = Phrases([
    "contents", "appendix*", "change log", "changelog", "revision history", "references", "related*",
    "see also",
    "license",
])
