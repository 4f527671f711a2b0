import RunbookModel

/// Which pages there are for commands and resources. Something that one step alone has needs no page: a list of it
/// leads to that step.
struct CatalogPages: Sendable {
    /// Neighbouring entries of the catalog that share a tool, or a type.
    struct Group: Sendable {
        var name: String
        var slug: String
        var entries: Range<Int>
    }

    let tools: [Group]
    let types: [Group]
    /// The page of each command of the catalog, without the number behind the first.
    let commands: [String?]
    let resources: [String?]
    private let resourceNumbers: [String: Int]

    init(_ catalog: Catalog) {
        tools = Self.groups(catalog.commands.map(\.tool))
        types = Self.groups(catalog.resources.map(\.type))
        commands = Self.pages("commands", tools, steps: catalog.commands.map(\.steps.count)) { number in
            catalog.commands[number].path.joined(separator: " ")
        }
        let steps = catalog.resources.map { entry in
            entry.uses.first.map { first in entry.uses.contains { $0.step != first.step } ? 2 : 1 } ?? 0
        }
        resources = Self.pages("resources", types, steps: steps) { catalog.resources[$0].name }
        resourceNumbers = Dictionary(
            catalog.resources.indices.map { (Self.key(catalog.resources[$0].type, catalog.resources[$0].name), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The page of a resource, for those that have one.
    func page(ofResource type: String, _ name: String) -> String? {
        resourceNumbers[Self.key(type, name)].flatMap { resources[$0] }
    }

    private static func key(_ type: String, _ name: String) -> String { "\(type)\u{1}\(name)" }

    private static func groups(_ names: [String]) -> [Group] {
        var groups: [Group] = []
        for (number, name) in names.enumerated() {
            if groups.last?.name != name { groups.append(Group(name: name, slug: "", entries: number..<number)) }
            groups[groups.count - 1].entries = groups[groups.count - 1].entries.lowerBound..<number + 1
        }
        for (number, slug) in PageSlug.unique(groups.map(\.name)).enumerated() { groups[number].slug = slug }
        return groups
    }

    private static func pages(
        _ folder: String, _ groups: [Group], steps: [Int], name: (Int) -> String
    ) -> [String?] {
        var pages: [String?] = []
        for group in groups {
            for (number, slug) in zip(group.entries, PageSlug.unique(group.entries.map(name))) {
                pages.append(steps[number] > 1 ? "\(folder)/\(group.slug)/\(slug)" : nil)
            }
        }
        return pages
    }
}
