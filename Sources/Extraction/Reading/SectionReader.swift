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
    private let keyValues: KeyValueReader
    private(set) var content = SectionContent()

    /// What stands around the nodes being walked.
    private struct Scope {
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

    private mutating func walk(_ nodes: [Int], _ scope: inout Scope) {
        for node in nodes {
            let wasSteps = scope.followsSteps
            scope.followsSteps = false
            switch document.nodes[node].kind {
            case .paragraph: readParagraph(node, &scope)
            case .codeBlock: readCode(node, &scope, followsSteps: wasSteps)
            case .list: readList(node, &scope)
            case .blockQuote: walk(Array(document.children(of: node)), &scope)
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

// MARK: Lists

extension SectionReader {
    private mutating func readList(_ node: Int, _ scope: inout Scope) {
        defer {
            scope.lead = nil
            scope.expectsOutput = false
        }
        let items = Array(document.children(of: node))
        if isContents(node) { return }
        if items.contains(where: { document.nodes[$0].flags.contains(.task) }) {
            return readTasks(items, of: node, &scope)
        }
        if isContactSection { return readContacts(items) }
        let isOrdered = document.nodes[node].flags.contains(.ordered)
        if isOrdered && asksForAction(items) || holdsCode(node) {
            for item in items { readItem(item, isOrdered: isOrdered, scope) }
            scope.label = nil
        } else {
            readBullets(items, of: node, &scope)
        }
    }

    /// A numbered list of facts, such as the reasons for something, is not a list of steps.
    private func asksForAction(_ items: [Int]) -> Bool {
        items.contains { item in
            let heading = ItemHeading(item: item, document: document, keyValues: keyValues)
            return heading.key != nil
                || heading.title.map { Wording.isImperative($0) || Wording.startsClause($0) } ?? false
        }
    }

    private func holdsCode(_ node: Int) -> Bool {
        (node..<Int(document.nodes[node].end)).contains { document.nodes[$0].kind == .codeBlock }
    }

    /// A table of contents: every item is one link to an anchor of this file.
    private func isContents(_ node: Int) -> Bool {
        var links = 0
        for index in node..<Int(document.nodes[node].end) {
            switch document.nodes[index].kind {
            case .link:
                guard document.literal(of: index).hasPrefix("#") else { return false }
                links += 1
            case .text where !isInsideLink(index) && !Prose.trimmed(document.literal(of: index)).isEmpty: return false
            case .codeBlock: return false
            default: break
            }
        }
        return links > 0
    }

    private func isInsideLink(_ node: Int) -> Bool {
        var parent = document.nodes[node].parent
        while parent > 0, !document.nodes[Int(parent)].kind.isBlock {
            if document.nodes[Int(parent)].kind == .link { return true }
            parent = document.nodes[Int(parent)].parent
        }
        return false
    }

    private mutating func readItem(_ item: Int, isOrdered: Bool, _ outer: Scope) {
        let heading = ItemHeading(item: item, document: document, keyValues: keyValues)
        let number = isOrdered ? String(document.nodes[item].number) : nil
        var inner = SectionReader(
            document: document, blocks: blocks, blockIndex: blockIndex, section: section, sectionTitle: sectionTitle,
            parentTitle: parentTitle)
        var scope = Scope(title: heading.title, number: number, isItem: true)
        scope.explicitID = outer.explicitID
        scope.lead = nil
        inner.walk(heading.rest, &scope)
        content.checklists += inner.content.checklists
        for entry in inner.content.metadata.entries {
            content.metadata.add(key: entry.key, value: entry.value, range: entry.range)
        }
        if inner.content.drafts.isEmpty {
            appendManual(heading, number: number, details: inner.content.details, outer)
        } else {
            adopt(inner.content, heading, number: number, outer)
        }
    }

    private mutating func appendManual(_ heading: ItemHeading, number: String?, details: [String], _ outer: Scope) {
        guard let title = heading.title, !title.isEmpty else { return }
        // A bullet without code beside bullets with code only explains; a number asks to do something.
        guard number != nil || Wording.isImperative(title) else { return }
        var draft = StepDraft.manual(
            title, source: .listItem, number: number, range: heading.range, details: heading.details + details)
        draft.group = outer.label ?? outer.title
        draft.label = outer.label
        content.drafts.append(draft)
    }

    private mutating func adopt(_ inner: SectionContent, _ heading: ItemHeading, number: String?, _ outer: Scope) {
        var drafts = inner.drafts
        drafts[0].details = heading.details + inner.details + drafts[0].details
        for index in drafts.indices {
            drafts[index].group = drafts[index].group ?? outer.label ?? outer.title
            drafts[index].label = drafts[index].label ?? outer.label
        }
        content.drafts += drafts
    }

    /// Bullets without code are facts: the values of the label above them, or notes of the item they stand in.
    private mutating func readBullets(_ items: [Int], of node: Int, _ scope: inout Scope) {
        var texts: [String] = []
        for item in items {
            let heading = ItemHeading(item: item, document: document, keyValues: keyValues)
            let text = ([heading.fullText] + nestedTexts(heading.rest)).joined(separator: " ")
            texts.append(text)
            if let key = heading.key, let value = heading.value, !value.isEmpty, !scope.isItem {
                content.metadata.add(key: key, value: value, range: heading.range)
            }
        }
        if scope.isItem { content.details += texts }
        if let label = scope.label, let number = scope.labelNumber, !scope.isItem {
            // A number in front of the label says that these facts are to be done, in that order.
            var draft = StepDraft.manual(
                label, source: .label, number: number, range: document.range(ofBlock: node), details: texts)
            draft.label = label
            content.drafts.append(draft)
        } else if let label = scope.label, !scope.isItem {
            content.metadata.add(
                key: label, value: texts.joined(separator: "; "), range: document.range(ofBlock: node))
        }
        scope.label = nil
    }

    private func nestedTexts(_ nodes: [Int]) -> [String] {
        nodes.flatMap { node -> [String] in
            (node..<Int(document.nodes[node].end))
                .filter { document.nodes[$0].kind == .paragraph }
                .map { Prose.trimmed(document.plainText(of: $0)) }
        }
    }
}

// MARK: Task lists, contacts

extension SectionReader {
    private mutating func readTasks(_ items: [Int], of node: Int, _ scope: inout Scope) {
        let isOrdered = document.nodes[node].flags.contains(.ordered)
        var checklist = Checklist(
            title: scope.label ?? scope.lead ?? scope.title ?? sectionTitle, section: section, items: [],
            range: document.range(ofBlock: node))
        for item in items {
            let heading = ItemHeading(item: item, document: document, keyValues: keyValues)
            let isChecked = document.nodes[item].flags.contains(.checked)
            checklist.items.append(.init(text: heading.fullText, isChecked: isChecked, range: heading.range))
            let before = content.drafts.count
            readItem(item, isOrdered: true, scope)
            for index in before..<content.drafts.count {
                if content.drafts[index].block == nil { content.drafts[index].kind = .check }
                content.drafts[index].isChecked = isChecked
                if !isOrdered, content.drafts[index].block == nil { content.drafts[index].number = nil }
            }
        }
        content.checklists.append(checklist)
        scope.label = nil
    }

    private var isContactSection: Bool {
        let own = Wording.words(of: sectionTitle)
        return Wording.containsAny(
            ["contact", "contacts", "escalation path", "who to call", "escalation chain"], in: own)
            || own == ["escalation"]
            || Wording.containsAny(["contact", "contacts"], in: Wording.words(of: parentTitle ?? ""))
    }

    private mutating func readContacts(_ items: [Int]) {
        for item in items {
            let heading = ItemHeading(item: item, document: document, keyValues: keyValues)
            guard heading.key != nil || heading.fullText.utf8.count <= 80 else { continue }
            content.contacts.append(
                Contact(
                    role: heading.key ?? heading.fullText, reach: heading.key == nil ? "" : heading.value ?? "",
                    range: heading.range))
        }
    }

    private mutating func readTable(_ node: Int) {
        guard isContactSection else { return }
        for row in document.children(of: node) where document.nodes[row].kind == .tableRow {
            let cells = document.children(of: row).map { Prose.trimmed(document.plainText(of: $0)) }
            guard let role = cells.first, !role.isEmpty else { continue }
            content.contacts.append(
                Contact(
                    role: role, reach: cells.dropFirst().joined(separator: ", "), range: document.range(ofBlock: row)))
        }
    }
}
