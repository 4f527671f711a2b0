import Extraction
import RunbookModel
import SourceText

extension Rule {
    static let brokenRelativeLink = Rule(
        id: "broken-relative-link", code: "LNK002", severity: .error, confidence: .high,
        summary: "A link names a file that does not exist.",
        rationale: """
            The page behind the link holds the next steps. Whoever follows it in an incident gets "not found" instead, \
            and has to guess where the text went.
            """,
        bad: "Then follow [the restore procedure](restore-databse.md).",
        good: """
            <!-- file: incident.md -->
            Then follow [the restore procedure](restore-database.md).

            <!-- file: restore-database.md -->
            # Restore the database
            """,
        allows: [
            "folders, and pages without `.md` or with `.html` that site generators make from a file that exists",
            "links without `.md` that lead somewhere from the page's own address, `/ops/incident/`, as sites show it",
            "files in Hugo's `static` folder, labels where Sphinx shows the files",
            "links that begin with `/`: the root of a site is not the root of the files",
            "links that leave what can be looked at, and GitHub's own pages such as `../../issues/3`",
            "template expressions, `[title](URL)`",
        ],
        check: .reference { reference, page, findings in
            guard let link = FileLink(reference, page: page), !link.isAbsolute, link.isMissing,
                !names.contains(link.destination)
            else { return }
            let place = page.destinationRange(of: reference)
            if let scheme = missingScheme(of: link.destination) {
                let address = scheme + link.destination
                let edits = place.map { [TextEdit(range: $0, replacement: address)] } ?? []
                findings.report(
                    "'\(link.destination)' is read as a file; an address begins with '\(scheme)'",
                    at: place ?? reference.range, label: "the link leads to a file that does not exist",
                    fixes: [Fix(title: "link to '\(address)'", safety: .suggestion, edits: edits)])
                return
            }
            let nearest = nearest(to: link, page: page)
            let edits = place.flatMap { place in nearest.map { [TextEdit(range: place, replacement: $0)] } } ?? []
            let hint = nearest.map { "; did you mean '\($0)'?" } ?? ""
            findings.report(
                "there is no file '\(link.link.path)'\(hint)", at: place ?? reference.range,
                label: "the link leads nowhere",
                fixes: nearest.map { [Fix(title: "link to '\($0)'", safety: .suggestion, edits: edits)] } ?? [])
        })
}

/// What a template leaves to its reader: `[Description](URL)`.
private let names: Set<String> = ["URL", "LINK", "PATH", "HREF"]

/// The scheme that was forgotten in front of `www.example.com` or `someone@example.com`.
private func missingScheme(of destination: String) -> String? {
    let host = destination.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard !host.hasPrefix("."), !host.contains(" ") else { return nil }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last, !labels.contains("") else { return nil }
    let domains: Set<Substring> = ["com", "org", "net", "io", "dev", "app", "gov", "edu", "cloud"]
    guard host.hasPrefix("www.") || domains.contains(last) else { return nil }
    return host.contains("@") ? "mailto:" : "https://"
}

/// A page of the same name elsewhere, or one of nearly the same name beside the place the link names.
private func nearest(to link: FileLink, page: Page) -> String? {
    let wanted = link.link.path
    let parts = wanted.split(separator: "/")
    guard let name = parts.last, !wanted.hasPrefix("..") else { return nil }
    let folder = parts.dropLast().map { $0 + "/" }.joined()
    let moved = page.library.paths(named: name)
    // Names are compared without the folder, whose letters would count as well.
    let names = page.library.paths(in: folder, near: name).map { path in
        String(Substring(path.utf8.dropFirst(folder.utf8.count)))
    }
    let beside = Nearest.of(String(name), among: names).map { folder + $0 }
    guard let target = moved.count == 1 ? moved.first : beside else { return nil }
    guard target != page.runbook.path else { return nil }
    return relative(target, from: page.runbook.path) + (link.link.anchor.map { "#" + $0 } ?? "")
}

private func relative(_ target: String, from source: String) -> String {
    var from = source.split(separator: "/").dropLast()
    var to = target.split(separator: "/")[...]
    while let first = from.first, to.count > 1, first == to.first {
        from = from.dropFirst()
        to = to.dropFirst()
    }
    return (from.map { _ in ".." } + to.map(String.init)).joined(separator: "/")
}
