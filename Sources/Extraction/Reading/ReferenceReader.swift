import MarkdownSyntax
import RunbookModel
import SourceText

/// Finds links and phrases that point elsewhere, and resolves those that point into the same file.
struct ReferenceReader {
    let document: Document
    let tree: SectionTree
    let runbook: Runbook
    private let anchors: Set<String>
    /// The first procedure of each anchor.
    private let procedures: [String: ProcedureID]
    private let titles: TitleIndex

    init(document: Document, tree: SectionTree, runbook: Runbook) {
        self.document = document
        self.tree = tree
        self.runbook = runbook
        anchors = Set(document.headings.map(\.anchor) + document.extraAnchors)
        procedures = Dictionary(
            runbook.procedures.map { ($0.anchor, $0.id) }, uniquingKeysWith: { first, _ in first })
        titles = TitleIndex(runbook: runbook)
    }

    func references() -> [Reference] {
        guard !document.isSourceOnly else { return [] }
        var references: [Reference] = []
        var node = 1
        while node < document.nodes.count {
            switch document.nodes[node].kind {
            case .paragraph, .tableCell:
                references += links(inBlock: node)
                references += phrases(inBlock: node)
                node = Int(document.nodes[node].end)
            case .heading:
                references += links(inBlock: node)
                node = Int(document.nodes[node].end)
            default: node += 1
            }
        }
        return references
    }
}

// MARK: Links

extension ReferenceReader {
    private func links(inBlock block: Int) -> [Reference] {
        let inlines = block..<Int(document.nodes[block].end)
        guard inlines.contains(where: { document.nodes[$0].kind == .link || document.nodes[$0].kind == .image }) else {
            return []
        }
        let ranges = document.inlineRanges(ofBlock: block)
        return inlines.compactMap { node -> Reference? in
            guard document.nodes[node].kind == .link || document.nodes[node].kind == .image else { return nil }
            let range = ranges[node] ?? document.range(ofBlock: block)
            return link(node, range: range, block: block)
        }
    }

    private func link(_ node: Int, range: SourceRange, block: Int) -> Reference {
        let destination = document.literal(of: node)
        var reference = Reference(
            range: range, text: document.plainText(of: node), destination: destination, form: form(of: destination),
            relation: relation(of: block), isResolved: false, section: tree.section(at: range.start))
        switch reference.form {
        case .anchorLink: resolve(&reference, anchor: Percent.decoded(String(destination.dropFirst())))
        case .webLink:
            reference.target = .web(destination)
            reference.isResolved = true
        case .fileLink, .prose: break
        }
        return reference
    }

    private func form(of destination: String) -> Reference.Form {
        // By bytes: a variation selector behind '#' makes one character of both.
        if destination.utf8.first == UInt8(ascii: "#") { return .anchorLink }
        if destination.begins("//") || destination.begins("mailto:") { return .webLink }
        let scheme = destination.utf8.prefix { $0 != 0x3A && $0 != 0x2F && $0 != 0x3F && $0 != 0x23 }
        let isScheme =
            scheme.count >= 2 && scheme.count < destination.utf8.count
            && destination.utf8.dropFirst(scheme.count).first == 0x3A
        return isScheme ? .webLink : .fileLink
    }

    private func resolve(_ reference: inout Reference, anchor: String) {
        if anchor.isEmpty || anchor == "top" || anchors.contains(anchor) {
            reference.isResolved = true
            reference.target = anchor.isEmpty || anchor == "top" ? .runbook(runbook.id) : target(of: anchor)
        } else {
            reference.failure = .anchor
        }
    }

    private func target(of anchor: String) -> Reference.Target {
        procedures[anchor].map(Reference.Target.procedure) ?? .section(runbook.id, anchor: anchor)
    }

    /// A link below `**Rollback**:` undoes; one below `**Validation**:` verifies. So do "To undo, see …" and its like.
    private func relation(of block: Int) -> Reference.Relation {
        let first = block + 1
        guard first < Int(document.nodes[block].end) else { return .mention }
        guard document.nodes[first].kind == .strong else {
            guard document.nodes[first].kind == .text else { return .mention }
            return Wording.relation(ofSentence: document.literal(of: first))
        }
        let label = document.plainText(of: first)
        switch Wording.phase(title: "", group: label, label: label) {
        case .undo: return .undo
        case .verify: return .verify
        case .precheck: return .requires
        default: return .mention
        }
    }
}

// MARK: Phrases

extension ReferenceReader {
    /// "Runbook #11", "Method 2", "see Rollback", outside links and code.
    private func phrases(inBlock block: Int) -> [Reference] {
        var references: [Reference] = []
        var ranges: [Int: SourceRange]?
        let start = document.range(ofBlock: block)
        for node in block..<Int(document.nodes[block].end) where document.nodes[node].kind == .text {
            let text = document.literalBytes(of: node)
            let found = titles.phrases(in: text, section: tree.section(at: start.start))
            guard !found.isEmpty, !isInsideLink(node, block: block) else { continue }
            for phrase in found {
                if ranges == nil { ranges = document.inlineRanges(ofBlock: block) }
                references.append(reference(phrase, count: text.count, base: ranges?[node] ?? start, block: block))
            }
        }
        return references
    }

    /// - Parameter count: bytes of the text that the phrase was found in.
    private func reference(_ phrase: TitleIndex.Phrase, count: Int, base: SourceRange, block: Int) -> Reference {
        // Escapes and entities make the source longer than the text; then the whole text is marked.
        let isVerbatim = base.count == count
        let range =
            isVerbatim
            ? SourceRange(
                base.lowerBound + phrase.range.lowerBound..<base.lowerBound + phrase.range.upperBound) : base
        return Reference(
            range: range, text: phrase.text, destination: nil, form: .prose, relation: relation(of: block),
            target: phrase.target, isResolved: phrase.target != nil, section: tree.section(at: range.start),
            failure: phrase.failure)
    }

    private func isInsideLink(_ node: Int, block: Int) -> Bool {
        var parent = Int(document.nodes[node].parent)
        while parent > block {
            if document.nodes[parent].kind == .link || document.nodes[parent].kind == .image { return true }
            parent = Int(document.nodes[parent].parent)
        }
        return false
    }
}
