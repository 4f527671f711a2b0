import RunbookModel
import SourceText

// Everything that readers have to fill in, over all runbooks.
extension SiteGenerator {
    private static let parametersPerPage = 300
    private static let shownRunbooks = 6

    private struct Entry {
        var runbook: Int
        var parameter: Int
    }

    func parameterPages() -> [OutputFile] {
        var entries: [ParameterID: [Entry]] = [:]
        for (runbook, value) in index.catalog.runbooks.enumerated() {
            for parameter in value.parameters.indices {
                entries[value.parameters[parameter].id, default: []].append(
                    Entry(runbook: runbook, parameter: parameter))
            }
        }
        let names = entries.keys.sorted()
        let paging = Paging("parameters", count: names.count, size: Self.parametersPerPage)
        return paging.pages { number, path, root in
            let rows = paging.range(number).map { row(entries[names[$0]] ?? [], root: root) }
            let view = CatalogView(
                heading: UIText.parameters.text, lead: UIText.parametersSummary.text,
                facts: [Fact(label: UIText.parameters.text, text: String(names.count))],
                groups: [CatalogGroup(rows: rows)], pages: paging.links(around: number, root: root))
            return catalogPage(.parameters, view, at: path)
        }
    }

    private func row(_ entries: [Entry], root: String) -> CatalogRow {
        func parameter(_ entry: Entry) -> Parameter {
            index.catalog.runbooks[entry.runbook].parameters[entry.parameter]
        }
        // The one that says most about itself speaks for all.
        let all = entries.map(parameter)
        let best = all.first { $0.description != nil } ?? all.first { $0.sample != nil } ?? all.first
        var row = CatalogRow(
            href: "", title: best?.name ?? "", figure: UICount.uses(all.reduce(0) { $0 + $1.uses.count }))
        row.note = best?.description ?? ""
        let types = Set(all.map(\.type)).sorted().prefix(3).joined(separator: ", ")
        let sample = best?.isSecret == true ? "" : best?.sample ?? ""
        row.detail = [types, StepLine.shortened(sample)].filter { !$0.isEmpty }.joined(separator: " · ")
        row.links = entries.prefix(Self.shownRunbooks).map { entry in
            let runbook = index.catalog.runbooks[entry.runbook]
            return Link(href: root + SitePath.encoded(SitePath.runbook(runbook.id)), title: index.label(of: runbook))
        }
        if entries.count > Self.shownRunbooks {
            row.links.append(Link(href: "", title: UICount.more(entries.count - Self.shownRunbooks)))
        }
        return row
    }
}
