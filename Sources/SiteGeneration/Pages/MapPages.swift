import RunbookModel
import SourceText

/// How procedures undo, check and lead to each other, runbook by runbook.
struct MapView: TemplateModel {
    var facts: [Fact]
    var relations: [RelationChoice]
    var clusters: [MapCluster]
    var pages: [Link]

    static let fields = TemplateFields<MapView>(
        "map",
        [
            .list("facts") { $0.facts },
            .list("relations") { $0.relations },
            .list("clusters") { $0.clusters },
            .flag("isEmpty") { $0.clusters.isEmpty },
            .list("pages") { $0.pages },
            .flag("hasPages") { !$0.pages.isEmpty },
        ])
}

/// A kind of way between procedures, to be shown or not.
struct RelationChoice: TemplateModel {
    var relation: ProcedureMap.Relation

    static let fields = TemplateFields<RelationChoice>(
        "relation",
        [
            .text("relation") { $0.relation.rawValue },
            .text("relationWord") { $0.relation.text.text },
        ])
}

/// The procedures of one runbook.
struct MapCluster: TemplateModel {
    var runbook: Runbook
    var title: String
    var map: ProcedureMap
    var exits: [MapExit]
    var root: String

    static let fields = TemplateFields<MapCluster>(
        "cluster",
        [
            .text("href") { $0.root + SitePath.encoded(SitePath.runbook($0.runbook.id)) },
            .text("anchor") { $0.runbook.id.rawValue },
            .text("title") { $0.title },
            .text("procedures") { UICount.procedures($0.map.nodes.count) },
            .text("alone") { cluster in
                let count = cluster.runbook.procedures.count - cluster.map.nodes.count
                return count > 0 ? UICount.alone(count) : ""
            },
            .flag("hasArcs") { !$0.map.nodes.isEmpty },
            .markup("drawing") { cluster, html in
                MapDrawing(map: cluster.map, context: cluster.runbook, root: cluster.root).write(to: &html)
            },
            .list("exits") { $0.exits },
        ])
}

struct MapExit: TemplateModel {
    var from: Link
    var to: Link
    var relation: ProcedureMap.Relation

    static let fields = TemplateFields<MapExit>(
        "exit",
        [
            .text("relation") { $0.relation.rawValue },
            .text("relationWord") { $0.relation.text.text },
            .optional("from") { $0.from },
            .optional("to") { $0.to },
        ])
}

extension SiteGenerator {
    private static let shownExits = 40

    func mapPages() -> [OutputFile] {
        let runbooks = index.catalog.runbooks
        let pages = index.map.pages
        let paging = Paging("map", count: pages.count, size: 1)
        return pages.indices.map { page in
            let path = paging.path(page)
            let root = SitePath.root(from: path)
            let view = MapView(
                facts: [
                    Fact(label: UIText.runbooks.text, text: String(runbooks.count)),
                    Fact(
                        label: UIText.procedures.text, text: String(runbooks.reduce(0) { $0 + $1.procedures.count })),
                ], relations: ProcedureMap.Relation.allCases.map(RelationChoice.init),
                clusters: pages[page].map { cluster($0.runbook, $0.map, root: root) },
                pages: paging.links(around: page, root: root))
            var layout = layout(.map, title: "\(UIText.map.text) · \(options.name)", at: path)
            layout.description = UIText.mapSummary.text
            layout.body = { [templates] in templates.map.render(view, into: &$0) }
            return file(path, layout)
        }
    }

    private func cluster(_ number: Int, _ map: ProcedureMap, root: String) -> MapCluster {
        let runbook = index.catalog.runbooks[number]
        let exits = map.exits.prefix(Self.shownExits).compactMap { exit -> MapExit? in
            guard let target = index.procedure(exit.to) else { return nil }
            let from = runbook.procedures[exit.from]
            return MapExit(
                from: Link(
                    href: root + SitePath.encoded(SitePath.procedure(runbook.id, page: from.pageName)),
                    title: from.title),
                to: Link(href: root + target.address, title: target.title), relation: exit.relation)
        }
        return MapCluster(runbook: runbook, title: index.label(of: runbook), map: map, exits: exits, root: root)
    }
}
