import SourceText

/// The state of one rendering: what was written, and what must be known about what is open.
struct HTMLRendering: ~Copyable {
    private var html: HTML
    let document: Document
    let options: HTMLOptions
    /// Inside an image everything becomes its alternative text.
    var image: Int?
    private var footnotes: Footnotes
    var rawHTML = InertHTML()
    private var hasOpenTableBody = false

    init(_ document: Document, options: HTMLOptions, reserving capacity: Int) {
        self.document = document
        self.options = options
        html = HTML(reserving: capacity + capacity / 2)
        footnotes = Footnotes(of: document)
    }

    /// Writes what stands before the children of `index`; `false` when they were written too.
    mutating func enter(_ index: Int) -> Bool {
        guard index != options.omitted else { return false }
        let node = document.nodes[index]
        guard image == nil else {
            appendAlternative(node)
            return true
        }
        return node.kind.isBlock || node.kind == .unsupported ? enterBlock(index, node) : enterInline(index, node)
    }

    mutating func leave(_ index: Int) {
        let node = document.nodes[index]
        if image == index { image = nil }
        guard image == nil else { return }
        rawHTML.close(upTo: index, in: &html)
        if node.kind.isBlock { leaveBlock(index, node) } else { leaveInline(index, node) }
    }

    consuming func finish() -> HTML {
        footnotes.finish(&html)
        return html
    }

    private mutating func appendAlternative(_ node: Node) {
        switch node.kind {
        case .text, .code, .htmlInline: html.append(text: document.pool[node.literal.range])
        case .softBreak, .lineBreak: html.append(markup: " ")
        default: break
        }
    }
}

// Blocks
extension HTMLRendering {
    private mutating func enterBlock(_ index: Int, _ node: Node) -> Bool {
        switch node.kind {
        case .blockQuote: line("<blockquote>\n")
        case .list: openList(node)
        case .item: openItem(node)
        case .heading: openHeading(index, node)
        case .codeBlock: appendCodeBlock(index, node)
        case .htmlBlock: appendHTMLBlock(index, node)
        case .thematicBreak: line("<hr />\n")
        case .paragraph where !isTight(node): line("<p>")
        case .footnoteDefinition: footnotes.open(node, label: document.extra(of: index), in: &html)
        case .table: line("<table>")
        case .tableHeader, .tableRow: openRow(node)
        case .tableCell: openCell(node)
        default: break
        }
        return true
    }

    private mutating func leaveBlock(_ index: Int, _ node: Node) {
        switch node.kind {
        case .blockQuote: line("</blockquote>\n")
        case .list: html.append(markup: node.flags.contains(.ordered) ? "</ol>\n" : "</ul>\n")
        case .item: html.append(markup: "</li>\n")
        case .heading: closeHeading(node)
        case .paragraph where !isTight(node): closeParagraph(index, node)
        case .footnoteDefinition: footnotes.close(label: document.extra(of: index), in: &html)
        case .table: closeTable()
        case .tableHeader, .tableRow: closeRow(node)
        case .tableCell: html.append(markup: isHeaderCell(node) ? "</th>" : "</td>")
        default: break
        }
    }

    private mutating func line(_ markup: StaticString) {
        html.endLine()
        html.append(markup: markup)
    }

    private mutating func openList(_ node: Node) {
        guard node.flags.contains(.ordered) else { return line("<ul>\n") }
        guard node.number != 1 else { return line("<ol>\n") }
        line("<ol start=\"")
        html.append(number: Int(node.number))
        html.append(markup: "\">\n")
    }

    private mutating func openItem(_ node: Node) {
        line("<li>")
        guard node.flags.contains(.task) else { return }
        let isChecked = node.flags.contains(.checked)
        html.append(markup: "<input type=\"checkbox\"")
        if isChecked { html.append(markup: " checked=\"\"") }
        if let label = options.taskLabel(isChecked) {
            html.append(markup: " aria-label=\"")
            html.append(attribute: label)
            html.append(markup: "\"")
        }
        html.append(markup: " disabled=\"\" /> ")
    }

    private mutating func openHeading(_ index: Int, _ node: Node) {
        line("<h")
        html.append(number: level(of: node))
        if let heading = document.heading(at: index), let id = options.headingID(heading) {
            html.append(markup: " id=\"")
            html.append(attribute: id)
            html.append(markup: "\"")
        }
        html.append(markup: ">")
    }

    private mutating func closeHeading(_ node: Node) {
        html.append(markup: "</h")
        html.append(number: level(of: node))
        html.append(markup: ">\n")
    }

    private func level(of heading: Node) -> Int { min(Int(heading.level) + options.headingShift, 6) }

    /// In a tight list the items' paragraphs have no tags of their own.
    private func isTight(_ node: Node) -> Bool {
        guard node.parent >= 0 else { return false }
        let grandparent = document.nodes[Int(node.parent)].parent
        guard grandparent >= 0 else { return false }
        let list = document.nodes[Int(grandparent)]
        return list.kind == .list && list.flags.contains(.tight)
    }

    private mutating func closeParagraph(_ index: Int, _ node: Node) {
        let parent = Int(node.parent)
        if parent >= 0, document.nodes[parent].kind == .footnoteDefinition, node.end == document.nodes[parent].end {
            html.append(markup: " ")
            footnotes.appendBackReferences(label: document.extra(of: parent), in: &html)
        }
        html.append(markup: "</p>\n")
    }

    private mutating func appendCodeBlock(_ index: Int, _ node: Node) {
        html.endLine()
        guard !options.codeBlock(document, index, &html) else { return html.endLine() }
        html.append(markup: "<pre><code")
        let info = document.pool[node.extra.range]
        if !info.isEmpty {
            html.append(markup: " class=\"language-")
            html.append(text: info.prefix { ![0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D].contains($0) })
            html.append(markup: "\"")
        }
        html.append(markup: ">")
        html.append(text: document.pool[node.literal.range])
        html.append(markup: "</code></pre>\n")
    }

    private mutating func appendHTMLBlock(_ index: Int, _ node: Node) {
        html.endLine()
        appendRaw(index, node)
        html.endLine()
    }

    private mutating func appendRaw(_ index: Int, _ node: Node) {
        let literal = document.pool[node.literal.range]
        switch options.rawHTML {
        case .omitted: html.append(markup: "<!-- raw HTML omitted -->")
        case .verbatim: html.append(trusted: literal)
        case .inert: rawHTML.append(literal, parent: Int(node.parent), to: &html)
        }
    }
}

// Tables
extension HTMLRendering {
    private mutating func openRow(_ node: Node) {
        html.endLine()
        if node.kind == .tableHeader {
            html.append(markup: "<thead>\n")
        } else if !hasOpenTableBody {
            html.append(markup: "<tbody>\n")
            hasOpenTableBody = true
        }
        html.append(markup: "<tr>")
    }

    private mutating func closeRow(_ node: Node) {
        line("</tr>")
        if node.kind == .tableHeader { line("</thead>") }
    }

    private mutating func closeTable() {
        if hasOpenTableBody { line("</tbody>") }
        hasOpenTableBody = false
        line("</table>")
        html.endLine()
    }

    private func isHeaderCell(_ node: Node) -> Bool {
        node.parent >= 0 && document.nodes[Int(node.parent)].kind == .tableHeader
    }

    private mutating func openCell(_ node: Node) {
        line(isHeaderCell(node) ? "<th" : "<td")
        switch node.alignment {
        case .none: break
        case .left: html.append(markup: " align=\"left\"")
        case .center: html.append(markup: " align=\"center\"")
        case .right: html.append(markup: " align=\"right\"")
        }
        html.append(markup: ">")
    }
}

// Inlines
extension HTMLRendering {
    private mutating func enterInline(_ index: Int, _ node: Node) -> Bool {
        switch node.kind {
        case .text: html.append(text: document.pool[node.literal.range])
        case .softBreak: html.append(markup: "\n")
        case .lineBreak: html.append(markup: "<br />\n")
        case .code:
            html.append(markup: "<code>")
            html.append(text: document.pool[node.literal.range])
            html.append(markup: "</code>")
        case .htmlInline: appendRaw(index, node)
        case .emphasis: html.append(markup: "<em>")
        case .strong: html.append(markup: "<strong>")
        case .strikethrough: html.append(markup: "<del>")
        case .link: openLink(index)
        case .image: openImage(index)
        case .footnoteReference: footnotes.appendReference(index, node, in: document, to: &html)
        default: break
        }
        return true
    }

    private mutating func leaveInline(_ index: Int, _ node: Node) {
        switch node.kind {
        case .emphasis: html.append(markup: "</em>")
        case .strong: html.append(markup: "</strong>")
        case .strikethrough: html.append(markup: "</del>")
        case .link: html.append(markup: "</a>")
        case .image: closeImage(index)
        default: break
        }
    }

    private mutating func openLink(_ index: Int) {
        html.append(markup: "<a")
        if let url = options.link(document.literal(of: index)) {
            html.append(markup: " href=\"")
            html.append(url: url)
            html.append(markup: "\"")
        }
        appendTitle(index)
        html.append(markup: ">")
    }

    private mutating func appendTitle(_ index: Int) {
        guard !document.nodes[index].extra.isEmpty else { return }
        html.append(markup: " title=\"")
        html.append(attribute: document.extra(of: index))
        html.append(markup: "\"")
    }

    private mutating func openImage(_ index: Int) {
        image = index
        guard let url = options.image(document.literal(of: index)) else { return }
        html.append(markup: "<img src=\"")
        html.append(url: url)
        html.append(markup: "\" alt=\"")
    }

    private mutating func closeImage(_ index: Int) {
        guard options.image(document.literal(of: index)) != nil else { return }
        html.append(markup: "\"")
        appendTitle(index)
        html.append(markup: " />")
    }
}
