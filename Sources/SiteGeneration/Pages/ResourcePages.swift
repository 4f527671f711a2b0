import RunbookModel
import SourceText

// Types of resources, then the resources of each type, then every step that touches one, the heaviest first.
extension SiteGenerator {
    /// So many of a type stand on the page of all types; the type's own page has the others.
    private static let shownOfType = 24
    private static let typesPerPage = 60
    private static let resourcesPerPage = 400
    private static let placesPerPage = 200

    func resourceTypePages() -> [OutputFile] {
        let types = index.pages.types
        let paging = Paging("resources", count: types.count, size: Self.typesPerPage)
        return paging.pages { number, path, root in
            let groups = paging.range(number).map { group(types[$0], root: root) }
            let view = CatalogView(
                heading: UIText.resources.text, lead: UIText.resourcesSummary.text,
                facts: [
                    Fact(label: UIText.resources.text, text: String(index.catalog.resources.count)),
                    Fact(label: UIText.types.text, text: String(types.count)),
                ], groups: groups, pages: paging.links(around: number, root: root))
            return catalogPage(.resources, view, at: path)
        }
    }

    private func group(_ type: CatalogPages.Group, root: String) -> CatalogGroup {
        let hidden = type.entries.count - Self.shownOfType
        return CatalogGroup(
            title: type.name, href: "\(root)\(SitePath.encoded("resources/\(type.slug)")).html",
            rows: type.entries.prefix(Self.shownOfType).map { row(ofResource: $0, root: root) },
            more: hidden > 0 ? UICount.more(hidden) : "")
    }

    private func row(ofResource number: Int, root: String) -> CatalogRow {
        let entry = index.catalog.resources[number]
        let page = index.pages.resources[number].map { "\(root)\(SitePath.encoded($0)).html" }
        let uses = Self.distinct(entry.uses)
        var row = CatalogRow(
            href: page ?? uses.first.map { href(of: $0.step, root: root) } ?? "", title: entry.name,
            figure: UICount.steps(uses.count))
        for use in uses { row.effects.add(use.role == .target ? use.effect : min(use.effect, .read)) }
        return row
    }

    private typealias Use = (role: ResourceUse.Role, effect: Effect, step: Catalog.StepAddress)

    /// A step that names a resource twice stands in the list once, by what it does to it.
    private static func distinct(_ uses: [Use]) -> [Use] {
        var result: [Use] = []
        for use in uses {
            if let last = result.last, last.step == use.step {
                if use.role == .target { result[result.count - 1].role = .target }
            } else {
                result.append(use)
            }
        }
        return result
    }

    /// The pages of one type and of its resources.
    func resourcePages(ofType number: Int) -> [OutputFile] {
        let type = index.pages.types[number]
        let paging = Paging("resources/\(type.slug)", count: type.entries.count, size: Self.resourcesPerPage)
        let lists = paging.pages { page, path, root in
            let rows = paging.range(page).map { row(ofResource: type.entries.lowerBound + $0, root: root) }
            var view = CatalogView(heading: type.name, groups: [CatalogGroup(rows: rows)])
            view.isCode = true
            view.crumbs = [Link(href: root + "resources.html", title: UIText.resources.text)]
            view.facts = [Fact(label: UIText.resources.text, text: String(type.entries.count))]
            view.pages = paging.links(around: page, root: root)
            return catalogPage(.resources, view, at: path)
        }
        return lists + type.entries.flatMap { usesPages(ofResource: $0, type) }
    }

    private func usesPages(ofResource number: Int, _ type: CatalogPages.Group) -> [OutputFile] {
        guard let base = index.pages.resources[number] else { return [] }
        let entry = index.catalog.resources[number]
        let uses = Self.byEffect(Self.distinct(entry.uses))
        let paging = Paging(base, count: uses.count, size: Self.placesPerPage)
        return paging.pages { page, path, root in
            var view = UsesView(
                crumbs: [
                    Link(href: root + "resources.html", title: UIText.resources.text),
                    Link(href: "\(root)\(SitePath.encoded("resources/\(type.slug)")).html", title: type.name),
                ], heading: entry.name,
                facts: [
                    Fact(label: UIText.type.text, text: entry.type),
                    Fact(label: UIText.steps.text, text: String(uses.count)),
                    Fact(label: UIText.runbooks.text, text: String(Set(uses.map(\.step.runbook)).count)),
                ], groups: groups(uses[paging.range(page)], root: root))
            view.pages = paging.links(around: page, root: root)
            return usesPage(.resources, view, at: path)
        }
    }

    /// What takes it away first, what only reads it or names it last; otherwise in the order of the runbooks.
    private static func byEffect(_ uses: [Use]) -> [Use] {
        func rank(_ use: Use) -> Effect { use.role == .target ? use.effect : .none }
        return Effect.allCases.sorted(by: >).flatMap { effect in uses.filter { rank($0) == effect } }
    }

    private func groups(_ uses: ArraySlice<Use>, root: String) -> [UsesGroup] {
        var groups: [UsesGroup] = []
        var last = ""
        for use in uses {
            let title = (use.role == .target ? use.effect.doing : .named).text
            if title != last {
                let effect = use.role == .target ? EffectView(use.effect, kind: .command) : nil
                groups.append(UsesGroup(title: title, effect: effect, lines: []))
                last = title
            }
            var line = line(use.step, root: root)
            // What stands above all of them needs not stand beside each.
            if line.effect == groups[groups.count - 1].effect { line.effect = nil }
            groups[groups.count - 1].lines.append(line)
        }
        return groups
    }
}

extension Effect {
    /// What a step with the effect does to the thing that it is aimed at.
    fileprivate var doing: UIText {
        switch self {
        case .destroy: .destroysIt
        case .change: .changesIt
        case .unknown: .unknownToIt
        case .read: .readsIt
        case .none: .named
        }
    }
}
