import RunbookModel
import SourceText

// Tools, then the commands of each tool, then every step that has one of them.
extension SiteGenerator {
    private static let toolsPerPage = 400
    private static let commandsPerPage = 200
    private static let placesPerPage = 200

    func toolPages() -> [OutputFile] {
        let tools = index.pages.tools
        let paging = Paging("commands", count: tools.count, size: Self.toolsPerPage)
        return paging.pages { number, path, root in
            let rows = paging.range(number).map { toolRow(tools[$0], root: root) }
            let view = CatalogView(
                heading: UIText.commands.text, lead: UIText.commandsSummary.text,
                facts: [
                    Fact(label: UIText.tools.text, text: String(tools.count)),
                    Fact(label: UIText.commands.text, text: String(index.catalog.commands.count)),
                ], groups: [CatalogGroup(rows: rows)], pages: paging.links(around: number, root: root))
            return catalogPage(.commands, view, at: path)
        }
    }

    private func toolRow(_ tool: CatalogPages.Group, root: String) -> CatalogRow {
        let commands = index.catalog.commands[tool.entries]
        let names = commands.prefix(4).map { $0.path.joined(separator: " ") }.filter { !$0.isEmpty }
        var row = CatalogRow(
            href: "\(root)\(SitePath.encoded("commands/\(tool.slug)")).html", title: tool.name,
            figure: UICount.steps(commands.reduce(0) { $0 + $1.steps.count }))
        row.note = names.joined(separator: ", ") + (commands.count > 4 ? ", …" : "")
        for command in commands {
            for address in command.steps { row.effects.add(effect(at: address)) }
        }
        return row
    }

    private func effect(at address: Catalog.StepAddress) -> Effect {
        index.catalog.runbooks[address.runbook].procedures[address.procedure].steps[address.step].effect
    }

    /// The pages of one tool and of its commands.
    func commandPages(ofTool number: Int) -> [OutputFile] {
        let tool = index.pages.tools[number]
        let paging = Paging("commands/\(tool.slug)", count: tool.entries.count, size: Self.commandsPerPage)
        let usages = tool.entries.map { number in
            FlagUsage(places(of: index.catalog.commands[number]), in: index.catalog)
        }
        let lists = paging.pages { page, path, root in
            let rows = paging.range(page).map { offset in
                commandRow(tool.entries.lowerBound + offset, flags: usages[offset].count, root: root)
            }
            var view = CatalogView(heading: tool.name, groups: [CatalogGroup(rows: rows)])
            view.isCode = true
            view.crumbs = [Link(href: root + "commands.html", title: UIText.commands.text)]
            view.facts = [Fact(label: UIText.commands.text, text: String(tool.entries.count))]
            view.pages = paging.links(around: page, root: root)
            return catalogPage(.commands, view, at: path)
        }
        return lists + zip(tool.entries, usages).flatMap { usesPages(ofCommand: $0, tool, $1) }
    }

    private func commandRow(_ number: Int, flags: Int, root: String) -> CatalogRow {
        let command = index.catalog.commands[number]
        let page = index.pages.commands[number].map { "\(root)\(SitePath.encoded($0)).html" }
        var row = CatalogRow(
            href: page ?? command.steps.first.map { href(of: $0, root: root) } ?? "",
            title: ([command.tool] + command.path).joined(separator: " "), figure: UICount.steps(command.steps.count))
        row.note = flags > 0 ? UICount.flags(flags) : ""
        for address in command.steps { row.effects.add(effect(at: address)) }
        return row
    }

    private func places(of entry: Catalog.CommandEntry) -> [FlagUsage.Place] {
        entry.steps.compactMap { address in
            let steps = index.catalog.runbooks[address.runbook].procedures[address.procedure].steps
            let commands = steps[address.step].commands
            return commands.firstIndex(where: entry.isCommand).map { FlagUsage.Place(address: address, command: $0) }
        }
    }

    private func usesPages(
        ofCommand number: Int, _ tool: CatalogPages.Group, _ usage: FlagUsage
    ) -> [OutputFile] {
        guard let base = index.pages.commands[number] else { return [] }
        let entry = index.catalog.commands[number]
        let places = usage.places
        let paging = Paging(base, count: places.count, size: Self.placesPerPage)
        return paging.pages { page, path, root in
            var view = UsesView(
                crumbs: [
                    Link(href: root + "commands.html", title: UIText.commands.text),
                    Link(href: "\(root)\(SitePath.encoded("commands/\(tool.slug)")).html", title: tool.name),
                ], heading: ([entry.tool] + entry.path).joined(separator: " "),
                facts: [
                    Fact(label: UIText.steps.text, text: String(places.count)),
                    Fact(label: UIText.runbooks.text, text: String(Set(places.map(\.address.runbook)).count)),
                ], groups: groups(places[paging.range(page)], root: root))
            if page == 0 { view.flags = usage.rows { place in link(to: place.address, root: root) } }
            view.pages = paging.links(around: page, root: root)
            return usesPage(.commands, view, at: path)
        }
    }

    func link(to address: Catalog.StepAddress, root: String) -> Link {
        let runbook = index.catalog.runbooks[address.runbook]
        return Link(
            href: href(of: address, root: root),
            title: runbook.procedures[address.procedure].steps[address.step].title)
    }

    private func groups(_ places: ArraySlice<FlagUsage.Place>, root: String) -> [UsesGroup] {
        var groups: [UsesGroup] = []
        var last = -1
        for place in places {
            if place.address.runbook != last {
                last = place.address.runbook
                groups.append(UsesGroup(title: index.label(of: index.catalog.runbooks[last]), lines: []))
            }
            var line = line(place.address, command: place.command, root: root)
            line.place = index.catalog.runbooks[last].procedures[place.address.procedure].title
            groups[groups.count - 1].lines.append(line)
        }
        return groups
    }
}
