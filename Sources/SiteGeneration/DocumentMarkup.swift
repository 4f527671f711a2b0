import MarkdownSyntax
import RunbookModel
import SourceText

/// A runbook's document as markup, with the heading that names it apart: the page has that as its own, and no other.
struct DocumentMarkup {
    let heading: [UInt8]
    /// All but the heading.
    let body: [UInt8]

    init(_ context: RunbookContext, document: Document, root: String) {
        var renderer = HTMLRenderer(options: Self.options(context, root: root))
        let node = Self.titleNode(of: document, title: context.runbook.title)
        heading = node.map { renderer.render(document, node: $0).bytes } ?? Self.heading(context.runbook.title)
        renderer.options.omitted = node
        let holdsOthers = document.headings.contains { $0.level == 1 && $0.node != node }
        renderer.options.headingShift = holdsOthers ? 1 : 0
        body = renderer.render(document).bytes
    }

    private static func heading(_ title: String) -> [UInt8] {
        var html = HTML(markup: "<h1>")
        html.append(text: title)
        html.append(markup: "</h1>\n")
        return html.bytes
    }

    /// The heading that says what the runbook's title says, in other case or behind a sign at most.
    private static func titleNode(of document: Document, title: String) -> Int? {
        guard let first = document.headings.first(where: { $0.level == 1 }), document.nodes[first.node].parent == 0
        else { return nil }
        return first.text == title || says(first.text, title) ? first.node : nil
    }

    private static func says(_ text: String, _ title: String) -> Bool {
        let letters = letters(of: text)
        return !letters.isEmpty && letters == self.letters(of: title)
    }

    private static func letters(of text: String) -> String {
        let kept = text.unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        return String(String.UnicodeScalarView(kept)).lowercased()
    }

    private static func options(_ context: RunbookContext, root: String) -> HTMLOptions {
        var options = HTMLOptions.safe
        let links = DocumentLinks(context, root: root)
        options.link = { links.target(of: $0) }
        options.image = { _ in nil }
        options.taskLabel = { ($0 ? UIText.taskDone : UIText.taskOpen).text }
        options.codeBlock = { _, node, html in appendCodeBlock(node, context, root: root, to: &html) }
        return options
    }

    private static func appendCodeBlock(
        _ node: Int, _ context: RunbookContext, root: String, to html: inout HTML
    ) -> Bool {
        guard let number = context.runbook.block(at: node) else { return false }
        let block = context.runbook.blocks[number]
        html.append(markup: "<pre class=\"code\" tabindex=\"0\"><code data-language=\"")
        html.append(text: block.effective.rawValue)
        html.append(markup: "\">")
        BlockMarkup.append(block, in: context.runbook, to: &html)
        html.append(markup: "</code></pre>\n")
        appendWayToSteps(block, context, root: root, to: &html)
        return true
    }

    private static func appendWayToSteps(
        _ block: Block, _ context: RunbookContext, root: String, to html: inout HTML
    ) {
        guard let number = block.procedure, !block.steps.isEmpty else { return }
        let anchor = context.runbook.procedures[number].steps[block.steps.lowerBound].anchor
        html.append(markup: "<p class=\"to-steps\"><a href=\"")
        html.append(url: root + context.address(ofProcedure: number))
        html.append(markup: "#")
        html.append(url: SitePath.encoded(anchor))
        html.append(markup: "\">")
        html.append(text: UICount.steps(block.steps.count))
        html.append(markup: "</a></p>\n")
    }
}

extension Runbook {
    /// Blocks stand in the order of their nodes.
    fileprivate func block(at node: Int) -> Int? {
        var low = 0
        var high = blocks.count
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].node < node { low = middle + 1 } else { high = middle }
        }
        return low < blocks.count && blocks[low].node == node ? low : nil
    }
}

/// Where a document's links lead on the site. A link that leads nowhere is left out: its text stays.
struct DocumentLinks: Sendable {
    private let targets: [String: String]
    private let anchors: Set<String>

    init(_ context: RunbookContext, root: String) {
        let runbook = context.runbook
        anchors = Set(runbook.sections.map(\.anchor))
        targets = Dictionary(
            runbook.references.compactMap { reference in
                guard let destination = reference.destination, let target = reference.target else { return nil }
                return Self.href(of: target, context, root: root).map { (destination, $0) }
            }, uniquingKeysWith: { first, _ in first })
    }

    func target(of url: String) -> String? {
        if let known = targets[url] { return known }
        // By bytes: a variation selector behind '#' makes one character of both.
        if url.utf8.first == UInt8(ascii: "#") {
            return anchors.contains(String(Substring(url.utf8.dropFirst()))) ? url : nil
        }
        guard HTMLOptions.hasSafeScheme(url) else { return nil }
        let scheme = url.prefix(8).lowercased()
        return ["http://", "https://", "mailto:"].contains(where: scheme.hasPrefix) ? url : nil
    }

    private static func href(of target: Reference.Target, _ context: RunbookContext, root: String) -> String? {
        let index = context.site.index
        switch target {
        case .runbook(let id):
            return index.has(id) ? root + SitePath.encoded(SitePath.runbook(id)) : nil
        case .section(let id, let anchor):
            guard index.has(id) else { return nil }
            let fragment = "#\(SitePath.encoded(anchor))"
            return id == context.runbook.id ? fragment : root + SitePath.encoded(SitePath.runbook(id)) + fragment
        case .procedure(let id):
            return index.procedure(id).map { root + $0.address }
        case .file, .web, .step: return nil
        }
    }
}
