/// Gives each procedure of a runbook the name of its page: its anchor, where a file system takes that for a name.
struct PageNames {
    /// Most file systems take 255 bytes, some of those that encrypt take 143; `.html` comes behind.
    private static let limit = 128
    /// Compared as the file systems do that fold case and accents.
    private var taken: Set<String> = []

    mutating func name(for anchor: String) -> String {
        var name = PortableName.unreserved(anchor.isEmpty ? "section" : anchor)
        if name.utf8.count > Self.limit { name = PortableName.cut(name, to: Self.limit, of: anchor) }
        guard !taken.insert(name.lowercased()).inserted else { return name }
        let base = PortableName.cut(name, to: Self.limit, of: anchor)
        name = base
        var number = 2
        while !taken.insert(name.lowercased()).inserted {
            name = "\(base)-\(number)"
            number += 1
        }
        return name
    }
}
