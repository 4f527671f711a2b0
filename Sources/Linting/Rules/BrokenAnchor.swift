import Extraction
import MarkdownSyntax
import RunbookModel
import SourceText

extension Rule {
    static let brokenAnchor = Rule(
        id: "broken-anchor", code: "LNK001", severity: .error, confidence: .high,
        summary: "A link to a place in the same file leads nowhere.",
        rationale: """
            In an incident people jump by links. A link whose anchor no heading has stays where it is, and the reader \
            searches the page by hand, or thinks that the procedure does not exist.
            """,
        bad: """
            See [Rollback](#rolback).

            ## Rollback
            """,
        good: """
            See [Rollback](#rollback).

            ## Rollback
            """,
        allows: [
            "anchors as GitLab or MkDocs makes them, where `slugs` in `runsheet.yml` says so, or `mkdocs.yml` does",
            "anchors written out in the file: `<a id=\"x\">`, `<a name=\"x\">`, `{#x}`, `(x)=`",
            "`#top`, text fragments, line numbers (`#L12`), footnotes and routes (`#/page`)",
            "files with MyST directives or labels, unless pedantic: their labels are known to the whole project",
            "pages that other files are put into: a hint",
            "a dash for each mark of punctuation (`#what-s-new`), which some site generators write: a hint",
            "emoji in a heading, with or without their variation selector",
        ],
        check: .reference { reference, page, findings in
            guard reference.form == .anchorLink, !reference.isResolved, let destination = reference.destination,
                let anchors = page.anchors
            else { return }
            let fragment = String(Substring(destination.utf8.dropFirst()))
            let lookup = anchors.lookUp(fragment, page)
            // A part that is put into pages: what it links to may stand in them.
            guard lookup != .found, !isPart(page.runbook.path),
                !page.slugs.accepts(fragment, lookup, in: page.document, from: page)
            else { return }
            let place = page.destinationRange(of: reference)
            findings.report(
                message(destination, lookup), at: place ?? reference.range, label: "the link leads nowhere",
                severity: anchors.takesOthersIn || lookup.mayWorkElsewhere(fragment, in: page.document) ? .info : nil,
                confidence: anchors.mayBeProjectLabel(fragment) ? .low : lookup.confidence,
                fixes: lookup.fixes(at: place, prefix: "#"))
        })
}

private func isPart(_ path: String) -> Bool {
    path.split(separator: "/").contains {
        ["_includes", "_include", "includes", "_partials", "partials", "_shared", "snippets", "_snippets"].contains($0)
    }
}

private func message(_ destination: String, _ lookup: Anchors.Lookup) -> String {
    switch lookup {
    case .found: ""
    case .variant(let anchor): "no heading here has the anchor '\(destination)'; it is '#\(anchor)'"
    case .missing(let nearest?): "no heading here has the anchor '\(destination)'; did you mean '#\(nearest)'?"
    case .missing(nil): "no heading here has the anchor '\(destination)'"
    }
}

extension Anchors.Lookup {
    /// Some site generators make slugs that differ from GitHub's in dashes.
    var confidence: Confidence {
        if case .variant = self { .medium } else { .high }
    }

    /// A dash for each mark of punctuation, which GitHub leaves out: the author has it from a page that was made so.
    func mayWorkElsewhere(_ fragment: String, in document: Document) -> Bool {
        guard case .variant(let anchor) = self else { return false }
        let isSlug = fragment.utf8.allSatisfy { $0.isWordByte || $0 == UInt8(ascii: "-") }
        // `.dockerignore` is `-dockerignore` there.
        if isSlug, fragment.hasPrefix("-"), !fragment.hasPrefix("--"), !anchor.hasPrefix("-") {
            let title = document.headings.first { $0.anchor == anchor }?.text.utf8.first
            if let title, title < 0x80, !title.isWordByte { return true }
        }
        return isSlug && fragment.split(separator: "-").count > anchor.split(separator: "-").count
    }

    /// - Parameter prefix: what stands in front of the anchor in the destination, `#` included.
    func fixes(at place: SourceRange?, prefix: String) -> [Fix] {
        func fix(_ anchor: String, _ safety: Fix.Safety) -> [Fix] {
            let edits = place.map { [TextEdit(range: $0, replacement: prefix + anchor)] } ?? []
            return [
                Fix(title: "link to '\(prefix)\(anchor)'", safety: edits.isEmpty ? .suggestion : safety, edits: edits)
            ]
        }
        switch self {
        case .found, .missing(nil): return []
        case .variant(let anchor): return fix(anchor, .safe)
        case .missing(let nearest?): return fix(nearest, .suggestion)
        }
    }
}
