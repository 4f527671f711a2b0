package import RunbookModel

/// Makes ids of paths.
package enum RunbookPath {
    /// `Payments/DB Restore.md` is `payments/db-restore`.
    package static func id(of path: String) -> RunbookID {
        var components = path.split(separator: "/").map(String.init)
        if let last = components.popLast() { components.append(withoutExtension(last)) }
        let slugs = components.map { component in
            let slug = Slug.make(component, limit: 96)
            return slug.isEmpty ? "runbook" : slug
        }
        return RunbookID(rawValue: slugs.isEmpty ? "runbook" : slugs.joined(separator: "/"))
    }

    private static func withoutExtension(_ name: String) -> String {
        for suffix in [".md", ".markdown", ".MD", ".mdx"] where name.hasSuffix(suffix) {
            return String(name.dropLast(suffix.count))
        }
        return name
    }
}
