import MarkdownSyntax
import RunbookModel

/// An arc diagram: one line for each procedure, and beside the lines the ways between them. It stays readable for any
/// number of procedures, because nothing but its height grows.
struct MapDrawing {
    private static let line = 26
    private static let letter = 8
    private static let widest = 250

    let map: ProcedureMap
    let context: Runbook
    let root: String
    /// About as wide as the longest title.
    private let textWidth: Int
    /// Of each place, cut so that it ends where the arcs begin.
    private let titles: [String]

    init(map: ProcedureMap, context: Runbook, root: String) {
        self.map = map
        self.context = context
        self.root = root
        titles = map.nodes.map { number in
            let title = context.procedures[number].title
            return title.count <= 48 ? title : title.prefix(47) + "…"
        }
        textWidth = 24 + Self.letter * (titles.map(\.count).max() ?? 0)
    }

    func write(to html: inout HTML) {
        let height = map.nodes.count * Self.line + 8
        let width = textWidth + Self.widest
        html.append(markup: "<svg class=\"map\" width=\"")
        html.append(number: width)
        html.append(markup: "\" height=\"")
        html.append(number: height)
        html.append(markup: "\" viewBox=\"0 0 ")
        html.append(number: width)
        html.append(markup: " ")
        html.append(number: height)
        html.append(markup: "\" role=\"group\" aria-label=\"")
        html.append(attribute: context.title)
        html.append(markup: "\">\n")
        for arc in map.arcs { write(arc, to: &html) }
        for place in map.nodes.indices { writeNode(place, to: &html) }
        html.append(markup: "</svg>\n")
    }

    private func center(_ place: Int) -> Int { place * Self.line + Self.line / 2 + 4 }

    /// Downwards on the right of the lines' ends; the further apart, the wider, up to what is there.
    private func write(_ arc: ProcedureMap.Arc, to html: inout HTML) {
        let (start, end) = (center(arc.from), center(arc.to))
        let reach = min(Self.widest - 24, 24 + abs(end - start) / 2)
        html.append(markup: arc.relation.arcOpening)
        let x = textWidth
        append([x, start], to: &html)
        html.append(markup: "C")
        append([x + reach, start, x + reach, end, x + 7, end], to: &html)
        html.append(markup: "m6-4-6 4 6 4\"><title>")
        html.append(text: titles[arc.from])
        html.append(markup: " → ")
        html.append(text: arc.relation.text.text)
        html.append(markup: " → ")
        html.append(text: titles[arc.to])
        html.append(markup: "</title></path>\n")
    }

    private func append(_ numbers: [Int], to html: inout HTML) {
        for (index, number) in numbers.enumerated() {
            if index > 0 { html.append(markup: " ") }
            html.append(number: number)
        }
    }

    private func writeNode(_ place: Int, to html: inout HTML) {
        let procedure = map.nodes[place]
        let page = context.procedures[procedure].pageName
        html.append(markup: "<a href=\"")
        html.append(url: root + SitePath.encoded(SitePath.procedure(context.id, page: page)))
        html.append(markup: "\"><text x=\"")
        html.append(number: textWidth - 14)
        html.append(markup: "\" y=\"")
        html.append(number: center(place) + 5)
        html.append(markup: "\">")
        html.append(text: titles[place])
        html.append(markup: "</text><circle cx=\"")
        html.append(number: textWidth - 4)
        html.append(markup: "\" cy=\"")
        html.append(number: center(place))
        html.append(markup: "\" r=\"4\" class=\"")
        html.append(attribute: heaviest(procedure).rawValue)
        html.append(markup: "\"/></a>\n")
    }

    private func heaviest(_ procedure: Int) -> Effect {
        let steps = context.procedures[procedure].steps
        return steps.indices.map { steps[$0].effect }.max() ?? .none
    }
}
