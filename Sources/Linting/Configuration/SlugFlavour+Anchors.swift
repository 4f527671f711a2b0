import Extraction
import MarkdownSyntax
import RunbookModel

extension Page {
    /// How headings become anchors where this file is read: as the configuration says, else as the tool does whose
    /// configuration stands in a folder around the file, else as on GitHub.
    var slugs: SlugFlavour {
        if let configured = settings.slugs { return configured }
        return answers.slugs {
            let found = foldersAround.lazy.compactMap { folder in
                SlugFlavour.markers.first { library.entry(folder + $0.name) == .file }?.flavour
            }
            return found.first ?? .github
        }
    }
}

extension SlugFlavour {
    /// Files whose presence says who shows the files of the folder.
    static let markers: [(name: String, flavour: SlugFlavour)] = [
        ("mkdocs.yml", .mkdocs), ("mkdocs.yaml", .mkdocs), (".gitlab-ci.yml", .gitlab),
    ]

    /// Whether a link works where the runbooks are read, besides those that work on GitHub.
    func accepts(_ fragment: String, _ lookup: Anchors.Lookup, in document: Document, from page: Page) -> Bool {
        switch (self, lookup) {
        case (.any, .variant): return true
        case (.github, _), (.any, _): return false
        case (.gitlab, _), (.mkdocs, _):
            return page.answers.anchors(of: document, by: self).contains(Percent.decoded(fragment))
        }
    }

    func anchors(of document: Document) -> Set<String> {
        var taken: Set<String> = []
        var last: [String: Int] = [:]
        for heading in document.headings {
            let slug = self == .gitlab ? Self.gitlab(heading.text) : Self.mkdocs(heading.text)
            let separator = self == .gitlab ? "-" : "_"
            var unique = slug
            var number = last[slug] ?? 0
            while !taken.insert(unique).inserted {
                number += 1
                unique = "\(slug)\(separator)\(number)"
            }
            last[slug] = number
        }
        return taken
    }

    /// As GitHub's, with several dashes in a row as one.
    static func gitlab(_ text: String) -> String { joined(GitHubSlugs.slug(of: text)) }

    /// As Python-Markdown makes them: letters of ASCII only, and no dash at either end.
    static func mkdocs(_ text: String) -> String {
        let ascii = String(String.UnicodeScalarView(text.unicodeScalars.filter(\.isASCII)))
        let trimmed = joined(GitHubSlugs.slug(of: ascii)).drop { $0 == "-" }
        return String(trimmed.reversed().drop { $0 == "-" }.reversed())
    }

    private static func joined(_ slug: String) -> String {
        var result = ""
        for character in slug where character != "-" || result.last != "-" { result.append(character) }
        return result
    }
}
