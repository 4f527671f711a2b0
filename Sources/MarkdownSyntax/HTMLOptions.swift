/// How Markdown becomes HTML. The defaults write what `cmark-gfm` writes.
package struct HTMLOptions: Sendable {
    package enum RawHTML: Sendable, Hashable {
        /// A comment stands in its place.
        case omitted
        case verbatim
        /// Only `br kbd sub sup details summary` without attributes pass, balanced; comments vanish, the rest is text.
        case inert
    }

    package var rawHTML: RawHTML = .omitted
    /// The target to write for a link's; `nil` leaves the text without a link.
    package var link: @Sendable (_ url: String) -> String? = HTMLOptions.withoutDangerousScheme
    /// The source to write for an image's; `nil` leaves its alternative text.
    package var image: @Sendable (_ url: String) -> String? = HTMLOptions.withoutDangerousScheme
    /// The `id` of a heading; `nil` for none.
    package var headingID: @Sendable (Heading) -> String? = { _ in nil }
    /// How many levels headings go down, where the page around the document has a heading of its own.
    package var headingShift = 0
    /// A node that is left out with all that is in it.
    package var omitted: Int?
    /// What a task's box is called for those who cannot see it; `nil` for nothing, as `cmark-gfm` does.
    package var taskLabel: @Sendable (_ isChecked: Bool) -> String? = { _ in nil }
    /// Writes a code block in another way; where it does not, the block is written as it is.
    package var codeBlock: @Sendable (_ document: Document, _ node: Int, _ html: inout HTML) -> Bool = { _, _, _ in
        false
    }

    package init() {}

    /// For documents of strangers: nothing that runs, loads or leads to an unexpected scheme.
    package static let safe: HTMLOptions = {
        var options = HTMLOptions()
        options.rawHTML = .inert
        options.link = { hasSafeScheme($0) ? $0 : nil }
        options.image = { hasSafeScheme($0) ? $0 : nil }
        options.headingID = { $0.anchor }
        return options
    }()

    /// What `cmark-gfm` does: the four schemes that can run script lose their target.
    package static let withoutDangerousScheme: @Sendable (String) -> String? = { url in
        let start = url.prefix(16).lowercased()
        let images = ["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"]
        guard !images.contains(where: start.hasPrefix) else { return url }
        return ["javascript:", "vbscript:", "file:", "data:"].contains(where: start.hasPrefix) ? "" : url
    }

    /// Whether `url` is relative or begins with `http:`, `https:` or `mailto:`.
    ///
    /// Control characters and spaces are refused: browsers drop some of them before they look for the scheme.
    package static func hasSafeScheme(_ url: String) -> Bool {
        guard url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != 0x5C }) else { return false }
        let end = url.utf8.firstIndex { [0x3A, 0x2F, 0x3F, 0x23].contains($0) }
        guard let end, url.utf8[end] == 0x3A else { return true }
        return ["http", "https", "mailto"].contains(url[..<end].lowercased())
    }
}
