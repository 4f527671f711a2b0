import RunbookModel
import SourceText

// Everything that readers have to fill in, over all runbooks.
extension SiteGenerator {
    private static let shownRunbooks = 6

    func parameterPages() -> [OutputFile] {
        let names = index.glossary.names
        let paging = index.glossary.paging
        return paging.pages { number, path, root in
            let rows = paging.range(number).map { row(names[$0], root: root) }
            let view = CatalogView(
                heading: UIText.parameters.text, lead: UIText.parametersSummary.text,
                facts: [Fact(label: UIText.parameters.text, text: String(names.count))],
                groups: [CatalogGroup(rows: rows)], pages: paging.links(around: number, root: root))
            return catalogPage(.parameters, view, at: path)
        }
    }

    private func row(_ name: ParameterID, root: String) -> CatalogRow {
        let entries = index.glossary.entries(of: name)
        func parameter(_ entry: Glossary.Entry) -> Parameter {
            index.catalog.runbooks[entry.runbook].parameters[entry.parameter]
        }
        // The one that says most about itself speaks for all.
        let all = entries.map(parameter)
        let best = all.first { $0.description != nil } ?? all.first { $0.sample != nil } ?? all.first
        var row = CatalogRow(
            href: "", title: best?.name ?? "", figure: UICount.uses(all.reduce(0) { $0 + $1.uses.count }))
        row.anchor = name.rawValue
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
