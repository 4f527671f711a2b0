import SourceText

/// Cuts what could grow without bound into pages: `commands.html`, `commands.2.html`, ….
struct Paging {
    private let base: String
    private let count: Int
    private let size: Int

    init(_ base: String, count: Int, size: Int) {
        self.base = base
        self.count = count
        self.size = size
    }

    /// Slugs hold no full stop, so that no other page has such a name.
    static func path(_ base: String, _ number: Int) -> String {
        number == 0 ? "\(base).html" : "\(base).\(number + 1).html"
    }

    var pageCount: Int { max(1, (count + size - 1) / size) }

    func path(_ number: Int) -> String { Self.path(base, number) }

    func range(_ number: Int) -> Range<Int> { number * size..<min(count, (number + 1) * size) }

    /// Makes every page from its number, its path and the way from there to the output folder.
    func pages(_ make: (_ number: Int, _ path: String, _ root: String) -> OutputFile) -> [OutputFile] {
        (0..<pageCount).map { number in
            let path = path(number)
            return make(number, path, SitePath.root(from: path))
        }
    }

    /// The way to the pages around one; none when there is only that.
    func links(around number: Int, root: String) -> [Link] {
        guard pageCount > 1 else { return [] }
        let near = (number - 3...number + 3).clamped(to: 0...pageCount - 1)
        return Set([0, pageCount - 1] + near).sorted().map { page in
            Link(href: root + SitePath.encoded(path(page)), title: String(page + 1), isCurrent: page == number)
        }
    }
}
