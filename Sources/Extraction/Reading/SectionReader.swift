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
    private(set) var sectionTitle: String
    /// The heading says "Step 3".
    let isNumbered: Bool
    let parentTitle: String?
    private(set) var isContactSection: Bool
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
        var labelRange: SourceRange?
        /// A label that titles nothing: `**Steps**:`. Bullets below it are steps or facts all the same.
        var emptyLabel: String?
        /// The items of the list being read are steps, whatever they say.
        var isAnnounced = false
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
        /// The node before was a list whose last item leads on to what stands below the list.
        var openItem: OpenItem?
    }

    /// `2) Find the lock:` with its block below the list instead of inside the item.
    struct OpenItem {
        var title: String
        var number: String?
        /// Where the item stands among the drafts, as long as it is a manual step.
        var draft: Int
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
        isNumbered = Wording.isStep(sectionTitle)
        isContactSection = Self.namesContacts(self.sectionTitle, below: parentTitle)
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
        guard untitled.count > 1 || untitled.count < content.drafts.count else { return }
        for index in untitled {
            let sentence = content.drafts[index].sentence.map { Prose.numbered(Prose.firstSentence(of: $0)) }
            if let (number, title) = sentence, untitled.count > 1 || Wording.isInstruction(title) {
                content.drafts[index].title = Prose.shortened(title, to: 100)
                content.drafts[index].number = content.drafts[index].number ?? number
                content.drafts[index].titleSource = .prose
            } else if untitled.count > 1 {
                // The heading titles the first; the others are told apart by what they run.
                content.drafts[index].sharesTitle = index != untitled[0]
            }
        }
    }

    /// What the nodes of a list item hold; what was read around it is as it was.
    mutating func readInside(_ nodes: [Int], _ scope: inout Scope) -> SectionContent {
        var inner = SectionContent()
        guard !nodes.isEmpty else { return inner }
        let (title, hasContacts) = (sectionTitle, isContactSection)
        let innerTitle = Prose.numbered(title)
        if innerTitle.number != nil {
            sectionTitle = innerTitle.title
            isContactSection = Self.namesContacts(sectionTitle, below: parentTitle)
        }
        swap(&inner, &content)
        walk(nodes, &scope)
        swap(&inner, &content)
        (sectionTitle, isContactSection) = (title, hasContacts)
        return inner
    }

    private mutating func walk(_ nodes: [Int], _ scope: inout Scope) {
        for node in nodes {
            if document.nodes[node].kind == .blockQuote {
                walk(quote: node, &scope)
            } else {
                read(node, isAside: false, &scope)
            }
        }
    }

    /// With a list of our own: quotes can be nested deeper than the stack.
    private mutating func walk(quote: Int, _ scope: inout Scope) {
        var waiting = [(node: quote, isAside: false)]
        while let (node, isAside) = waiting.popLast() {
            if document.nodes[node].kind == .blockQuote {
                scope.followsSteps = false
                scope.openItem = nil
                let isAside = isAside || !holdsCode(node)
                waiting += document.children(of: node).reversed().map { ($0, isAside) }
            } else {
                read(node, isAside: isAside, &scope)
            }
        }
    }

    private mutating func read(_ node: Int, isAside: Bool, _ scope: inout Scope) {
        let wasSteps = scope.followsSteps
        let openItem = scope.openItem
        scope.followsSteps = false
        scope.openItem = nil
        switch document.nodes[node].kind {
        case .paragraph where isAside:
            // A note between a sentence and its block does not take the block from the sentence.
            var aside = scope
            readParagraph(node, &aside)
        case .paragraph: readParagraph(node, &scope)
        case .codeBlock: readCode(node, &scope, followsSteps: wasSteps, openItem: openItem)
        case .list:
            if let openItem, addDetails(ofList: node, to: openItem) { return }
            readList(node, &scope)
        case .htmlBlock: readHTML(node, &scope)
        case .table: readTable(node, scope)
        case .thematicBreak:
            scope = Scope(title: scope.title, number: scope.number, isItem: scope.isItem)
            content.metadata.beginTail()
        default: break
        }
    }
}

// MARK: Paragraphs

extension SectionReader {
    private mutating func readParagraph(_ node: Int, _ scope: inout Scope) {
        for line in keyValues.lines(ofParagraph: node) {
            if let key = line.key { readKey(key, line, &scope) } else { readProse(line.value, line.range, &scope) }
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
                scope.emptyLabel = key
                return
            }
            let numbered = Prose.numbered(key)
            scope.label = numbered.title
            scope.isLabelUsed = false
            scope.labelNumber = numbered.number
            scope.labelRange = line.range
            return
        }
        content.metadata.add(key: key, value: line.value, range: line.range)
        if scope.isItem { content.details.append("\(key): \(line.value)") }
        if line.value.ends(":") {
            scope.label = key
            scope.labelNumber = nil
            scope.lead = Prose.titleText(line.value)
        }
    }

    private mutating func readProse(_ text: String, _ range: SourceRange, _ scope: inout Scope) {
        guard !text.isEmpty else { return }
        if content.summary == nil, !scope.isItem { content.summary = text }
        var told: [String] = []
        for sentence in Prose.sentences(of: text) {
            if !scope.isItem { addWait(sentence, range) }
            readSentence(sentence, &told, &scope)
        }
        if scope.lead == nil, text.utf8.count <= 200 { scope.sentence = text }
        if scope.isItem, !told.isEmpty { content.details.append(told.joined(separator: " ")) }
    }

    /// "Wait 10 minutes for the cache to fill." behind other steps is one of them.
    private mutating func addWait(_ sentence: String, _ range: SourceRange) {
        guard !content.drafts.isEmpty, !sentence.ends(":"), sentence.utf8.count <= 160,
            Durations.statesWait(sentence)
        else { return }
        var draft = StepDraft.manual(Prose.titleText(sentence), source: .prose, number: nil, range: range)
        draft.kind = .wait
        content.drafts.append(draft)
    }

    /// - Parameter told: gets the sentence when it neither leads on to what follows nor says what will be seen.
    private mutating func readSentence(_ text: String, _ told: inout [String], _ scope: inout Scope) {
        if Wording.announcesExpectation(text) {
            scope.expectsOutput = true
            if !text.ends(":") {
                attachProse(text, range: nil, &scope)
            } else if Wording.isInstruction(text) {
                // "List the pods that should be moved:" titles what follows when that turns out to be commands.
                scope.lead = leadText(text)
            }
            return
        }
        scope.expectsOutput = false
        if text.ends(":") {
            if Wording.isEmptyLabel(text) { scope.emptyLabel = Prose.titleText(text) }
            // "Run the following command:" titles nothing; what was said before it does.
            let (number, title) = Prose.numbered(text)
            let isEmpty = Wording.isEmptyLead(title)
            scope.lead = isEmpty ? told.last.map(leadText) : leadText(title)
            if let number { scope.labelNumber = number }
            if !isEmpty || scope.isLabelUsed { scope.label = nil }
        } else {
            scope.lead = nil
            if let number = Prose.numbered(text).number { scope.labelNumber = number }
            scope.sentence = text.utf8.count <= 200 ? text : nil
            if scope.isLabelUsed { scope.label = nil }
            told.append(text)
        }
    }

    private func leadText(_ sentence: String) -> String {
        Prose.shortened(Wording.withoutLeadingOn(Prose.titleText(sentence)), to: 140)
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
        let text = document.literal(of: node).trimmed
        guard text.begins("<!--"), text.ends("-->") else { return }
        let inner = Prose.trimmed(text.dropFirst(4).dropLast(3))
        guard inner.begins("step:") else { return }
        scope.explicitID = Slug.make(Prose.trimmed(inner.dropFirst(5)))
    }
}

// MARK: Code

extension SectionReader {
    private mutating func readCode(_ node: Int, _ scope: inout Scope, followsSteps: Bool, openItem: OpenItem?) {
        guard let index = blockIndex[node] else { return }
        let block = blocks[index]
        if isExpectation(block, isExpected: scope.expectsOutput, followsSteps: followsSteps) {
            attach(block)
            scope.expectsOutput = false
            scope.lead = nil
            return
        }
        var drafts = BlockDrafts.read(block, index: index)
        guard !drafts.isEmpty else { return }
        if let openItem {
            adopt(&drafts, openItem, scope)
        } else {
            name(&drafts, scope)
        }
        content.drafts += drafts
        scope.followsSteps = true
        scope.isLabelUsed = true
        scope.emptyLabel = nil
        scope.expectsOutput = false
        scope.lead = nil
        scope.sentence = nil
        scope.explicitID = nil
        scope.labelNumber = nil
    }

    /// An item is not a step beside the block that it leads on to: it titles it.
    private mutating func adopt(_ drafts: inout [StepDraft], _ item: OpenItem, _ outer: Scope) {
        let manual = content.drafts.remove(at: item.draft)
        var scope = outer
        scope.lead = nil
        scope.label = nil
        scope.title = item.title
        scope.number = item.number
        name(&drafts, scope)
        drafts[0].details = manual.details + drafts[0].details
        for index in drafts.indices { drafts[index].group = drafts[index].group ?? manual.group }
    }

    /// A data fence that was announced, or an output fence directly below the commands that print it.
    private func isExpectation(_ block: Block, isExpected: Bool, followsSteps: Bool) -> Bool {
        guard isExpected || followsSteps, content.drafts.indices.contains(where: { content.drafts[$0].block != nil }),
            !isDirective(block)
        else { return false }
        switch block.effective {
        case .json, .yaml, .output, .text: return isExpected || followsSteps && isOutputLabel(block)
        case .shell, .powershell, .cmd, .console, .sql, .python: return isExpected && block.declared == nil
        case .diagram, .other: return false
        }
    }

    /// `{note}`, `{tip}`: text that is set apart, not what a command prints.
    private func isDirective(_ block: Block) -> Bool {
        let info = Prose.trimmed(block.info).utf8
        return info.first == 0x7B && info.dropFirst().first.map(ASCII.isLetter) == true
    }

    private func isOutputLabel(_ block: Block) -> Bool {
        block.effective == .output || block.declared == nil
            || ["text", "console", "txt"].contains(block.declared ?? "")
    }

    private mutating func attach(_ block: Block) {
        guard let last = content.drafts.indices.last(where: { content.drafts[$0].block != nil }),
            content.drafts[last].expect == nil
        else {
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
        let asked = scope.sentence.map(Prose.titleText).flatMap { Wording.isInstruction($0) ? $0 : nil }
        var isNearUsed = false
        for index in drafts.indices {
            drafts[index].label = scope.label
            drafts[index].sentence = scope.sentence
            drafts[index].number = drafts[index].number ?? scope.labelNumber ?? scope.number
            if let own = drafts[index].title, let title = near ?? asked, index == 0, Wording.titlesNothing(own) {
                drafts[index].details.insert(own, at: 0)
                drafts[index].title = Prose.shortened(title, to: 140)
                drafts[index].titleSource = near == nil ? .prose : source
                isNearUsed = true
            } else if let own = drafts[index].title {
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
