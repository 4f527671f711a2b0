import MarkdownSyntax
import RunbookModel
import SourceText

/// What a section's own nodes hold.
struct SectionContent {
    var drafts: [StepDraft] = []
    var metadata = ProcedureMetadata()
    var checklists: [Checklist] = []
    var contacts: [Contact] = []
    /// The first paragraph of plain prose.
    var summary: String?
    /// Text of bullets and sentences that belong to the list item being read.
    var details: [String] = []
}

/// Walks the nodes of one section and finds its steps, metadata and lists.
///
/// The walk keeps what was said last (a label, a sentence that ends in a colon, "Expected response:"), because that is
/// what gives the next block its title or its meaning.
struct SectionReader {
    let document: Document
    let blocks: [Block]
    /// Index into `blocks` by the node of a code block.
    let blockIndex: [Int: Int]
    let section: Int?
    let sectionTitle: String
    let parentTitle: String?
    let keyValues: KeyValueReader
    var content = SectionContent()

    /// What stands around the nodes being walked.
    struct Scope {
        var title: String?
        var number: String?
        var isItem = false
        /// `**Label:**` in front of what comes next.
        var label: String?
        var labelNumber: String?
        /// A block below the label was read, so that the next sentence may begin something new.
        var isLabelUsed = false
        /// A sentence that ends in a colon.
        var lead: String?
        /// A short sentence directly in front of what comes next.
        var sentence: String?
        var expectsOutput = false
        var explicitID: String?
        /// The node before was a code block that holds steps.
        var followsSteps = false
    }

    init(
        document: Document, blocks: [Block], blockIndex: [Int: Int], section: Int?, sectionTitle: String,
        parentTitle: String? = nil
    ) {
        self.parentTitle = parentTitle
        self.document = document
        self.blocks = blocks
        self.blockIndex = blockIndex
        self.section = section
        self.sectionTitle = Prose.numbered(sectionTitle).title
        keyValues = KeyValueReader(document: document)
    }

    mutating func read(nodes: [Int]) {
        var scope = Scope()
        walk(nodes, &scope)
        titleBySentences()
    }

    /// Where a heading would title several blocks, the sentence in front of each says more.
    private mutating func titleBySentences() {
        let untitled = content.drafts.indices.filter {
            content.drafts[$0].titleSource == .heading && !content.drafts[$0].sharesTitle
        }
        guard untitled.count > 1 else { return }
        for index in untitled {
            guard let sentence = content.drafts[index].sentence else { continue }
            content.drafts[index].title = Prose.shortened(Prose.firstSentence(of: sentence), to: 100)
            content.drafts[index].titleSource = .prose
        }
    }

    mutating func walk(_ nodes: [Int], _ scope: inout Scope) {
        // A list of our own for quotes: they can be nested deeper than the stack.
        var waiting = Array(nodes.reversed())
        while let node = waiting.popLast() {
            let wasSteps = scope.followsSteps
            scope.followsSteps = false
            switch document.nodes[node].kind {
            case .paragraph: readParagraph(node, &scope)
            case .codeBlock: readCode(node, &scope, followsSteps: wasSteps)
            case .list: readList(node, &scope)
            case .blockQuote: waiting += Array(document.children(of: node)).reversed()
            case .htmlBlock: readHTML(node, &scope)
            case .table: readTable(node)
            case .thematicBreak:
                scope = Scope(title: scope.title, number: scope.number, isItem: scope.isItem)
                content.metadata.beginTail()
            default: break
            }
        }
    }
}

// MARK: Paragraphs

extension SectionReader {
    private mutating func readParagraph(_ node: Int, _ scope: inout Scope) {
        for line in keyValues.lines(ofParagraph: node) {
            if let key = line.key { readKey(key, line, &scope) } else { readProse(line.value, &scope) }
        }
    }

    private mutating func readKey(_ key: String, _ line: KeyValueLine, _ scope: inout Scope) {
        if Wording.announcesExpectation(key), !ProcedureMetadata.isField(key) {
            scope.expectsOutput = true
            if !line.value.isEmpty { attachProse(line.value, range: line.range, &scope) }
            return
        }
        scope.expectsOutput = false
        scope.lead = nil
        if line.value.isEmpty {
            guard !Wording.isEmptyLabel(key) else {
                scope.label = nil
                return
            }
            let numbered = Prose.numbered(key)
            scope.label = numbered.title
            scope.isLabelUsed = false
            scope.labelNumber = numbered.number
            return
        }
        content.metadata.add(key: key, value: line.value, range: line.range)
        if scope.isItem { content.details.append("\(key): \(line.value)") }
        if line.value.hasSuffix(":") {
            scope.label = key
            scope.labelNumber = nil
            scope.lead = Prose.titleText(line.value)
        }
    }

    private mutating func readProse(_ text: String, _ scope: inout Scope) {
        guard !text.isEmpty else { return }
        if content.summary == nil, !scope.isItem { content.summary = text }
        if Wording.announcesExpectation(text) {
            scope.expectsOutput = true
            if !text.hasSuffix(":") { attachProse(text, range: nil, &scope) }
            return
        }
        scope.expectsOutput = false
        if text.hasSuffix(":"), text.utf8.count <= 160 {
            scope.lead = Prose.titleText(text)
            scope.label = nil
        } else {
            scope.lead = nil
            scope.sentence = text.utf8.count <= 200 ? text : nil
            if scope.isLabelUsed { scope.label = nil }
            if scope.isItem { content.details.append(text) }
        }
    }

    /// "Expected: 200 OK" tells by itself what the last step shows.
    private mutating func attachProse(_ text: String, range: SourceRange?, _ scope: inout Scope) {
        guard let last = content.drafts.indices.last, content.drafts[last].expect == nil else { return }
        guard content.drafts[last].block != nil else { return }
        content.drafts[last].expect = Expectation(
            mode: .prose, value: text, range: range ?? content.drafts[last].range)
    }

    /// `<!-- step: id -->` names the next step.
    private func readHTML(_ node: Int, _ scope: inout Scope) {
        let text = Prose.trimmed(document.literal(of: node))
        guard text.hasPrefix("<!--"), text.hasSuffix("-->") else { return }
        let inner = Prose.trimmed(text.dropFirst(4).dropLast(3))
        guard inner.hasPrefix("step:") else { return }
        scope.explicitID = Slug.make(Prose.trimmed(inner.dropFirst(5)))
    }
}

// MARK: Code

extension SectionReader {
    private mutating func readCode(_ node: Int, _ scope: inout Scope, followsSteps: Bool) {
        guard let index = blockIndex[node] else { return }
        let block = blocks[index]
        if isExpectation(block, scope, followsSteps: followsSteps) {
            attach(block)
            scope.expectsOutput = false
            return
        }
        var drafts = BlockDrafts.read(block, index: index)
        guard !drafts.isEmpty else { return }
        name(&drafts, scope)
        content.drafts += drafts
        scope.followsSteps = true
        scope.isLabelUsed = true
        scope.expectsOutput = false
        scope.lead = nil
        scope.sentence = nil
        scope.explicitID = nil
        scope.labelNumber = nil
    }

    /// A data fence that was announced, or an output fence directly below the commands that print it.
    private func isExpectation(_ block: Block, _ scope: Scope, followsSteps: Bool) -> Bool {
        guard content.drafts.contains(where: { $0.block != nil }) else { return false }
        switch block.effective {
        case .json, .yaml, .output, .text: return scope.expectsOutput || followsSteps && isOutputLabel(block)
        case .shell, .console, .sql, .python: return scope.expectsOutput && block.declared == nil
        case .diagram, .other: return false
        }
    }

    private func isOutputLabel(_ block: Block) -> Bool {
        block.effective == .output || block.declared == nil
            || ["text", "console", "txt"].contains(block.declared ?? "")
    }

    private mutating func attach(_ block: Block) {
        guard let last = content.drafts.lastIndex(where: { $0.block != nil }), content.drafts[last].expect == nil else {
            return
        }
        let mode: Expectation.Mode = block.effective == .json ? .json : .text
        content.drafts[last].expect = Expectation(
            mode: mode, value: Prose.trimmed(block.text),
            range: block.map.fileRange(of: SourceRange(0..<block.text.utf8.count)))
    }

    /// Titles from the nearest words: comment, then label or lead-in or list item, then the heading.
    private func name(_ drafts: inout [StepDraft], _ scope: Scope) {
        let near = scope.lead ?? scope.label ?? scope.title
        let source: Step.TitleSource =
            scope.lead != nil || scope.label != nil ? .label : scope.title != nil ? .listItem : .heading
        var isNearUsed = false
        for index in drafts.indices {
            drafts[index].label = scope.label
            drafts[index].sentence = scope.sentence
            drafts[index].number = drafts[index].number ?? scope.labelNumber ?? scope.number
            if let own = drafts[index].title {
                let group = scope.label ?? scope.title
                drafts[index].group = group == own ? nil : group
            } else {
                drafts[index].title = near ?? sectionTitle
                drafts[index].titleSource = source
                drafts[index].sharesTitle = isNearUsed
                isNearUsed = true
                let outer = near == scope.title ? nil : scope.title
                drafts[index].group = outer
            }
        }
        if let id = scope.explicitID { drafts[0].explicitID = id }
    }
}
