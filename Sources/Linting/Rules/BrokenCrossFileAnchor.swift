import MarkdownSyntax
import RunbookModel
import SourceText

extension Rule {
    static let brokenCrossFileAnchor = Rule(
        id: "broken-cross-file-anchor", code: "LNK003", severity: .error, confidence: .high,
        summary: "A link names a heading that the other file does not have.",
        rationale: """
            The link opens the right page at its top, and the reader has to find a procedure in it that now has another \
            name. Renamed headings break such links without anybody seeing it.
            """,
        bad: """
            <!-- file: deploy.md -->
            See [Rollback](operations.md#rolback).

            <!-- file: operations.md -->
            ## Rollback
            """,
        good: """
            <!-- file: deploy.md -->
            See [Rollback](operations.md#rollback).

            <!-- file: operations.md -->
            ## Rollback
            """,
        allows: [
            "everything that broken-anchor allows",
            "files that are not part of the run, such as source code and pages of other sites",
        ],
        check: .reference { reference, page, findings in
            guard let link = FileLink(reference, page: page), let hash = link.destination.firstIndex(of: "#") else {
                return
            }
            let fragment = String(link.destination[link.destination.index(after: hash)...])
            guard let target = link.target else { return }
            let lookup = Anchors.lookUp(fragment, in: target, from: page)
            guard lookup != .found, !page.slugs.accepts(fragment, lookup, in: target, from: page) else {
                return
            }
            let place = page.destinationRange(of: reference)
            findings.report(
                message("#" + fragment, in: String(link.destination[..<hash]), lookup), at: place ?? reference.range,
                label: "the link opens the page, not the place",
                severity: isGenerated(target, page) || lookup.mayWorkElsewhere(fragment, in: target) ? .info : nil,
                confidence: lookup.confidence,
                fixes: lookup.fixes(at: place, prefix: String(link.destination[...hash])))
        })
}

private func message(_ anchor: String, in path: String, _ lookup: Anchors.Lookup) -> String {
    let fault = "no heading of '\(path)' has the anchor '\(anchor)'"
    return switch lookup {
    case .found: ""
    case .variant(let anchor): fault + "; it is '#\(anchor)'"
    case .missing(let nearest?): fault + "; did you mean '#\(nearest)'?"
    case .missing(nil): fault
    }
}

/// A line of the page is a template's: headings may come out of it.
private func isGenerated(_ document: Document, _ page: Page) -> Bool {
    let bytes = document.file.bytes
    if page.answers.anchors(of: document, unless: { false })?.takesOthersIn == true { return true }
    return bytes.starts(with: "{{".utf8) || bytes.contains("\n{{") || bytes.contains("\n{%")
}
