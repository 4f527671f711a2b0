package import RunbookModel

/// Makes ids of paths.
package enum RunbookPath {
    /// Ids become paths below the output folder, which systems allow less for than for the source's own path.
    private static let limit = 240

    /// `Payments/DB Restore.md` is `payments/db-restore`.
    package static func id(of path: String) -> RunbookID {
        var components = path.split(separator: "/").map(String.init)
        if let last = components.popLast() { components.append(withoutExtension(last)) }
        let id = components.isEmpty ? "runbook" : components.map(name).joined(separator: "/")
        guard id.utf8.count > limit else { return RunbookID(rawValue: id) }
        return RunbookID(rawValue: PortableName.cut(id, to: limit, of: path))
    }

    /// An id must not change because another file comes or goes, so a name that letters are lost of gets a hash of
    /// its own instead of a number.
    private static func name(of component: String) -> String {
        let latin = Latin(component)
        var slug = Slug.make(latin.text, limit: 96)
        if slug.isEmpty { slug = "runbook" }
        if latin.isIncomplete { slug += "-" + Digest.fingerprint(component).prefix(8) }
        return PortableName.unreserved(slug)
    }

    private static func withoutExtension(_ name: String) -> String {
        for suffix in [".md", ".markdown", ".MD", ".mdx"] where name.hasSuffix(suffix) {
            return String(name.dropLast(suffix.count))
        }
        return name
    }
}
