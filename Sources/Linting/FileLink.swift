import Extraction
import MarkdownSyntax
import RunbookModel
import SourceText

/// A link to another file, and what stands at its end.
struct FileLink {
    let destination: String
    let link: RelativeLink
    private let page: Page

    /// `nil` for links that no file of the tree is meant by.
    init?(_ reference: Reference, page: Page) {
        guard reference.form == .fileLink, let destination = reference.destination else { return nil }
        // `?tab=helm#restore` is a place of the page itself.
        guard !destination.isEmpty, !destination.hasPrefix("?"), !Self.isTemplate(destination) else { return nil }
        self.destination = destination
        self.page = page
        link = RelativeLink(destination, from: page.runbook.path)
    }

    /// `{{ … }}`, `${…}`, `$(…)`, `<…>`, `@@…@@`: something else is put there before anybody follows the link.
    private static func isTemplate(_ destination: String) -> Bool {
        var before: UInt8 = 0
        for byte in destination.utf8 {
            if byte == 0x7B || byte == 0x3C || byte == 0x5C { return true }
            if byte == 0x28 && before == 0x24 || byte == 0x40 && before == 0x40 { return true }
            before = byte
        }
        return false
    }

    /// Links from the site's or the repository's root; what that is, the link does not say.
    var isAbsolute: Bool { destination.hasPrefix("/") }

    /// How static sites and GitHub let an address stand for a file.
    private var candidates: [String] { Self.candidates(for: link.path) }

    static func candidates(for path: String) -> [String] {
        guard !path.isEmpty else { return [] }
        var candidates = [path, path + ".md", path + "/README.md", path + "/index.md", path + ".mdx"]
        for (end, replacement) in [(".html", ".md"), ("/index.html", "/README.md"), (".htm", ".md")] {
            if path.hasSuffix(end) { candidates.append(String(path.dropLast(end.count)) + replacement) }
        }
        return candidates
    }

    var target: Document? { candidates.lazy.compactMap(page.library.document(at:)).first }

    /// Whether it is certain that there is nothing.
    var isMissing: Bool {
        guard !link.path.isEmpty, !isForgePage else { return false }
        return candidates.allSatisfy { page.library.entry($0) == .missing } && !leadsToPage && !isLabel
    }

    /// Whether the link leads somewhere on the site that is made of the files.
    ///
    /// `../restore/`, `../img/a.png`: sites that show each page at an address that ends in a slash count from there, one
    /// folder deeper than the file, and so do the links of their authors. Hugo puts what stands in `static` and `content`
    /// into one tree.
    private var leadsToPage: Bool {
        let target = destination.prefix { $0 != "#" && $0 != "?" }
        guard !target.hasSuffix(".md") else { return false }
        let name = page.runbook.path.split(separator: "/").last ?? ""
        let isIndex = ["README.md", "index.md", "_index.md"].contains(name)
        let source = isIndex || !name.hasSuffix(".md") ? page.runbook.path : page.runbook.path.dropLast(3) + "/_"
        let path = RelativeLink(destination, from: source).path
        guard !path.isEmpty else { return false }
        let parts = path.split(separator: "/", maxSplits: 1)
        let unmoved = parts.count == 2 && parts[0] == "content" ? ["static/" + parts[1]] : []
        return (Self.candidates(for: path) + [path + "/_index.md"] + unmoved).contains {
            page.library.entry($0) == .file
        }
    }

    /// `[Deploy](deploying-a-change)`: where Sphinx shows the files, a bare name is a label of any of them.
    private var isLabel: Bool {
        destination.utf8.allSatisfy { $0.isWordByte || $0 == UInt8(ascii: "-") }
            && page.foldersAround.contains { page.library.entry($0 + "conf.py") == .file }
    }

    /// `../../issues/3`: pages that GitHub and GitLab put beside the files of a repository.
    private var isForgePage: Bool {
        guard link.path.hasPrefix("../") else { return false }
        let pages: Set<Substring> = [
            "issues", "pull", "pulls", "wiki", "actions", "releases", "discussions", "tree", "blob", "commit",
            "commits",
            "compare", "security", "projects", "packages", "milestones", "labels", "-", "merge_requests", "deployments",
        ]
        return link.path.split(separator: "/").contains(where: pages.contains)
    }
}
