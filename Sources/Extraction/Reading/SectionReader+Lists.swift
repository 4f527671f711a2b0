import MarkdownSyntax
import RunbookModel
import SourceText

extension SectionReader {
    mutating func readList(_ node: Int, _ scope: inout Scope) {
        defer {
            scope.lead = nil
            scope.emptyLabel = nil
            scope.expectsOutput = false
        }
        let items = Array(document.children(of: node))
        if isContents(node) { return }
        if items.contains(where: { document.nodes[$0].flags.contains(.task) }) {
            return readTasks(items, of: node, &scope)
        }
        if isContactSection { return readContacts(items, label: scope.label) }
        let isOrdered = document.nodes[node].flags.contains(.ordered)
        let headings = items.map(heading)
        let isAnnounced = listsSteps(headings, scope)
        if isOrdered && asksForAction(headings) || holdsCode(node) || isAnnounced {
            scope.isAnnounced = isAnnounced
            defer { scope.isAnnounced = false }
            for (item, heading) in zip(items, headings) { readItem(item, heading, isOrdered: isOrdered, scope) }
            scope.label = nil
            if isOrdered, let last = headings.last { scope.openItem = openItem(last, isAlone: items.count == 1) }
        } else {
            readBullets(headings, of: node, &scope)
        }
    }

    /// Bullets that are announced as steps, most of which ask for something.
    private func listsSteps(_ headings: [ItemHeading], _ scope: Scope) -> Bool {
        let label = scope.label ?? scope.lead ?? scope.emptyLabel
        guard !scope.isItem, label.map(Wording.announcesSteps) ?? (isNumbered || Wording.announcesSteps(sectionTitle))
        else { return false }
        let asking = headings.count { heading in
            heading.title.map(Wording.isInstruction) ?? false
        }
        return asking * 2 > headings.count
    }

    /// A numbered list of facts, such as the reasons for something, is not a list of steps.
    private func asksForAction(_ headings: [ItemHeading]) -> Bool {
        headings.contains { heading in
            if heading.command != nil { return true }
            // `**Data breach**: somebody got in` only tells; what has its own text below it is worked through.
            if heading.key != nil, heading.value?.isEmpty ?? true || !heading.rest.isEmpty { return true }
            return heading.title.map(Wording.isInstruction) ?? false
                || heading.key != nil && heading.value.map(Wording.isInstruction) ?? false
        }
    }

    /// The last item when it leads on to what stands below the list.
    private func openItem(_ heading: ItemHeading, isAlone: Bool) -> OpenItem? {
        guard isAlone || heading.fullText.ends(":"), let index = content.drafts.indices.last,
            content.drafts[index].language == nil, content.drafts[index].titleSource == .listItem,
            let title = heading.title, content.drafts[index].title == title
        else { return nil }
        return OpenItem(title: title, number: content.drafts[index].number, draft: index)
    }

    /// Bullets below "Run the workflow with:" say how to do it.
    mutating func addDetails(ofList node: Int, to item: OpenItem) -> Bool {
        guard !document.nodes[node].flags.contains(.ordered), !holdsCode(node) else { return false }
        let items = document.children(of: node)
        guard !items.contains(where: { document.nodes[$0].flags.contains(.task) }) else { return false }
        let texts = items.map { nestedTexts([$0]).joined(separator: " ") }.filter { !$0.isEmpty }
        let old = content.drafts[item.draft]
        var new = StepDraft.manual(
            item.title, source: old.titleSource, number: old.number, range: old.range, details: old.details + texts)
        new.group = old.group
        new.label = old.label
        content.drafts[item.draft] = new
        return true
    }

    func holdsCode(_ node: Int) -> Bool {
        (node..<Int(document.nodes[node].end)).contains { document.nodes[$0].kind == .codeBlock }
    }

    /// A table of contents: every item is one link to an anchor of this file.
    private func isContents(_ node: Int) -> Bool {
        var links = 0
        for index in node..<Int(document.nodes[node].end) {
            switch document.nodes[index].kind {
            case .link:
                guard document.literalBytes(of: index).first == 0x23 else { return false }
                links += 1
            case .text where !document.literalBytes(of: index).allSatisfy(ASCII.isSpace) && !isInsideLink(index):
                return false
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

    private func heading(of item: Int) -> ItemHeading {
        ItemHeading(item: item, document: document, keyValues: keyValues)
    }

    private mutating func readItem(_ item: Int, _ heading: ItemHeading, isOrdered: Bool, _ outer: Scope) {
        let number = isOrdered ? String(document.nodes[item].number) : nil
        var scope = Scope(title: heading.title, number: number, isItem: true)
        scope.explicitID = outer.explicitID
        let inner = readInside(heading.rest, &scope)
        content.checklists += inner.checklists
        for entry in inner.metadata.entries {
            content.metadata.add(key: entry.key, value: entry.value, range: entry.range)
        }
        if inner.drafts.isEmpty {
            appendManual(heading, number: number, details: inner.details, outer)
        } else {
            adopt(inner, heading, outer)
        }
    }

    private mutating func appendManual(_ heading: ItemHeading, number: String?, details: [String], _ outer: Scope) {
        guard let title = heading.title, !title.isEmpty else { return }
        // A bullet without code beside bullets with code only explains; a number asks to do something.
        guard number != nil || outer.isAnnounced || Wording.isImperative(title) else { return }
        var draft =
            if let command = heading.command {
                StepDraft.command(
                    command, titled: command.title ?? title, source: .listItem, number: number, details: details)
            } else {
                StepDraft.manual(
                    title, source: .listItem, number: number, range: heading.range, details: heading.details + details)
            }
        draft.group = outer.label ?? outer.title
        draft.label = outer.label
        content.drafts.append(draft)
    }

    private mutating func adopt(_ inner: SectionContent, _ heading: ItemHeading, _ outer: Scope) {
        var drafts = inner.drafts
        drafts[0].details = heading.details + inner.details + drafts[0].details
        for index in drafts.indices {
            drafts[index].group = drafts[index].group ?? outer.label ?? outer.title
            drafts[index].label = drafts[index].label ?? outer.label
        }
        content.drafts += drafts
    }

    /// Bullets without code are facts: the values of the label above them, or notes of the item they stand in.
    private mutating func readBullets(_ headings: [ItemHeading], of node: Int, _ scope: inout Scope) {
        var texts: [String] = []
        for heading in headings {
            let text = ([heading.fullText] + nestedTexts(heading.rest)).joined(separator: " ")
            texts.append(text)
            if let key = heading.key, let value = heading.value, !value.isEmpty, !scope.isItem {
                content.metadata.add(key: key, value: value, range: heading.range)
            }
        }
        if scope.isItem { content.details += texts }
        if let label = scope.label, let number = scope.labelNumber, !scope.isItem {
            // A number in front of the label says that these facts are to be done, in that order.
            let list = document.range(ofBlock: node)
            var draft = StepDraft.manual(
                label, source: .label, number: number, range: scope.labelRange?.union(list) ?? list, details: texts)
            draft.label = label
            content.drafts.append(draft)
        } else if let label = scope.label ?? scope.emptyLabel, !scope.isItem {
            content.metadata.add(
                key: label, value: texts.joined(separator: "; "), range: document.range(ofBlock: node))
        }
        scope.label = nil
    }

    private func nestedTexts(_ nodes: [Int]) -> [String] {
        nodes.flatMap { node -> [String] in
            (node..<Int(document.nodes[node].end))
                .filter { document.nodes[$0].kind == .paragraph }
                .map { document.plainText(of: $0).trimmed }
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
            var heading = heading(of: item)
            // A box is ticked by a person: what its text names is met as often as it is run.
            heading.command = nil
            let isChecked = document.nodes[item].flags.contains(.checked)
            checklist.items.append(.init(text: heading.fullText, isChecked: isChecked, range: heading.range))
            let before = content.drafts.count
            readItem(item, heading, isOrdered: true, scope)
            for index in before..<content.drafts.count {
                if content.drafts[index].language == nil { content.drafts[index].kind = .check }
                content.drafts[index].isChecked = isChecked
                if !isOrdered, content.drafts[index].block == nil { content.drafts[index].number = nil }
            }
        }
        content.checklists.append(checklist)
        scope.label = nil
    }

    private static let contactTitles: PhraseSet = [
        "contact", "contacts", "escalation path", "who to call", "escalation chain",
    ]
    private static let escalation: PhraseSet = ["escalation"]
    private static let contacts: PhraseSet = ["contact", "contacts"]

    static func namesContacts(_ title: String, below parent: String?) -> Bool {
        let own = Words(title)
        if Self.contactTitles.occurs(in: own) || Self.escalation.isAll(of: own) { return true }
        return parent.map { Self.contacts.occurs(in: Words($0)) } ?? false
    }

    /// `Name`, `Phone`, `Email`: the ways to reach one person or team, who is named by the heading or label above.
    private static let ways: PhraseSet = [
        "name", "phone", "telephone", "tel", "mobile", "cell", "email", "mail", "slack", "slack channel", "pager",
        "pagerduty", "chat", "hours", "time zone", "timezone", "opsgenie", "teams", "phone number", "email address",
    ]

    private mutating func readContacts(_ items: [Int], label: String?) {
        let headings = items.map(heading)
        if let first = headings.first, let last = headings.last,
            headings.allSatisfy({ $0.key.map { Self.ways.isAll(of: Words($0)) } ?? false })
        {
            content.contacts.append(
                Contact(
                    role: label ?? sectionTitle, reach: headings.compactMap(\.value).joined(separator: ", "),
                    range: first.range.union(last.range)))
            return
        }
        for heading in headings {
            guard heading.key != nil || heading.fullText.utf8.count <= 80, heading.value?.utf8.first != 0x2F else {
                continue
            }
            content.contacts.append(
                Contact(
                    role: heading.key ?? heading.fullText, reach: heading.key == nil ? "" : heading.value ?? "",
                    range: heading.range))
        }
    }

    mutating func readTable(_ node: Int, _ scope: Scope) {
        guard isContactSection else { return readCommands(ofTable: node, scope) }
        for row in document.children(of: node) where document.nodes[row].kind == .tableRow {
            let cells = document.children(of: row).map { Prose.trimmed(document.plainText(of: $0)) }
            guard let role = cells.first, !role.isEmpty else { continue }
            content.contacts.append(
                Contact(
                    role: role, reach: cells.dropFirst().joined(separator: ", "), range: document.range(ofBlock: row)))
        }
    }

    /// A table with a column of commands: each of its rows that has one is a step.
    private mutating func readCommands(ofTable node: Int, _ scope: Scope) {
        var column: Int?
        for row in document.children(of: node) {
            let cells = Array(document.children(of: row))
            if document.nodes[row].kind == .tableHeader {
                column = cells.firstIndex { cell in
                    Self.commandColumns.contains(document.plainText(of: cell).trimmed.lowercased())
                }
            }
            guard document.nodes[row].kind == .tableRow, let column, column < cells.count,
                let command = InlineCommand(in: cells[column], of: document), command.title == nil
            else { continue }
            let others = cells.indices.filter { $0 != column }.map { document.plainText(of: cells[$0]).trimmed }
            let number = others.first { Int($0) != nil }
            var draft = StepDraft.command(
                command, titled: others.first { $0.contains(where: \.isLetter) }, source: .label, number: number)
            draft.group = scope.label ?? scope.title
            content.drafts.append(draft)
        }
    }

    private static let commandColumns: Set<String> = [
        "command", "commands", "cli", "cli command", "shell command", "command line", "command to run",
    ]
}
