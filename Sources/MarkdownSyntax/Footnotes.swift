import SourceText

/// Numbers references and back references as `cmark-gfm` does.
struct Footnotes {
    /// Of each reference: the how-manieth to its footnote, in source order.
    private var ordinals: [Int: Int] = [:]
    private var counts: [String: Int] = [:]
    private var labels: [UInt32: String] = [:]
    private var opened = 0
    private var referredBack = 0

    init(of document: Document) {
        let definitions = document.nodes.indices.filter { document.nodes[$0].kind == .footnoteDefinition }
        guard !definitions.isEmpty else { return }
        for node in definitions { labels[document.nodes[node].number] = document.extra(of: node) }
        let references = document.nodes.indices.filter { document.nodes[$0].kind == .footnoteReference }
        for node in references.sorted(by: { document.nodes[$0].firstLine < document.nodes[$1].firstLine }) {
            let label = labels[document.nodes[node].number] ?? ""
            counts[label, default: 0] += 1
            ordinals[node] = counts[label]
        }
    }

    mutating func open(_ node: Node, label: String, in html: inout HTML) {
        if opened == 0 { html.append(markup: "<section class=\"footnotes\" data-footnotes>\n<ol>\n") }
        opened += 1
        html.append(markup: "<li id=\"fn-")
        html.append(url: label)
        html.append(markup: "\">\n")
    }

    mutating func close(label: String, in html: inout HTML) {
        if referredBack < opened {
            appendBackReferences(label: label, in: &html)
            html.append(markup: "\n")
        }
        html.append(markup: "</li>\n")
    }

    /// The way back to each reference; once per footnote.
    mutating func appendBackReferences(label: String, in html: inout HTML) {
        guard referredBack < opened else { return }
        referredBack = opened
        for ordinal in 1...max(1, counts[label] ?? 1) {
            if ordinal > 1 { html.append(markup: " ") }
            html.append(markup: "<a href=\"#fnref-")
            appendTarget(label, ordinal, in: &html)
            html.append(
                markup: "\" class=\"footnote-backref\" data-footnote-backref aria-label=\"Back to content\">\u{21A9}")
            if ordinal > 1 {
                html.append(markup: "<sup class=\"footnote-ref\">")
                html.append(number: ordinal)
                html.append(markup: "</sup>")
            }
            html.append(markup: "</a>")
        }
    }

    func appendReference(_ index: Int, _ node: Node, in document: Document, to html: inout HTML) {
        let label = labels[node.number] ?? ""
        html.append(markup: "<sup class=\"footnote-ref\"><a href=\"#fn-")
        html.append(url: label)
        html.append(markup: "\" id=\"fnref-")
        appendTarget(label, ordinals[index] ?? 1, in: &html)
        html.append(markup: "\" data-footnote-ref>")
        html.append(text: document.pool[node.literal.range])
        html.append(markup: "</a></sup>")
    }

    func finish(_ html: inout HTML) {
        if opened > 0 { html.append(markup: "</ol>\n</section>\n") }
    }

    private func appendTarget(_ label: String, _ ordinal: Int, in html: inout HTML) {
        html.append(url: label)
        guard ordinal > 1 else { return }
        html.append(markup: "-")
        html.append(number: ordinal)
    }
}

extension Document {
    /// cmark keeps the labels of footnotes to itself: they are read from the source again.
    mutating func nameFootnotes() {
        for index in nodes.indices where nodes[index].kind == .footnoteDefinition {
            let start = pool.count
            pool.append(contentsOf: footnoteLabel(of: nodes[index]))
            nodes[index].extra = SourceRange(start..<pool.count)
        }
        for index in nodes.indices where nodes[index].kind == .footnoteReference {
            nodes[index].number = UInt32(literal(of: index)) ?? 0
        }
    }

    /// The text between the last `[^` and `]:` before the definition's content.
    private func footnoteLabel(of node: Node) -> ArraySlice<UInt8> {
        let line = lines.contentRange(ofLine: Int(node.firstLine), in: file.bytes)
        let marker = file.bytes[line.lowerBound..<min(line.upperBound, line.lowerBound + Int(node.column))]
        guard let close = marker.lastIndex(of: UInt8(ascii: "]")),
            let open = marker[..<close].lastIndex(of: UInt8(ascii: "[")), open + 2 <= close
        else { return [] }
        return marker[(open + 2)..<close]
    }
}
