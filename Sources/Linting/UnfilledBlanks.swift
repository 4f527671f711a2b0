import MarkdownSyntax
import RunbookModel
import SourceText

/// Finds what authors write where something is to be filled in later.
struct UnfilledBlanks {
    struct Blank: Equatable {
        var range: SourceRange
        /// A person, a number or an address is missing.
        var isContact: Bool
        /// A note of the author's to himself.
        var isReminder = false
    }

    private let page: Page
    private let prose: [UInt8]
    /// The path or the title say that the file is about what is to come.
    private let isPlan: Bool
    private let labels: Set<String>

    private init(page: Page) {
        self.page = page
        prose = Self.withComments(page)
        let path = String(page.runbook.path.map { $0 == "/" || $0 == "_" ? " " : $0 })
        isPlan = plans.stand(inAny: [path, page.runbook.title])
        labels = Self.labels(in: page.bytes)
    }

    static func all(in page: Page) -> [Blank] {
        guard !isTemplate(page.runbook.path), !isTemplate(page.runbook.title) else { return [] }
        return UnfilledBlanks(page: page).blanks()
    }

    /// Whether a path or a heading says that the text below it is there to be filled in.
    static func isTemplate(_ text: String) -> Bool {
        let text = Array(text.lowercased().utf8)
        return text.contains("template") || text.contains("example") || text.contains("boilerplate")
            || text.contains("sign-off")
    }

    /// The prose, and the comments of command blocks: there too authors leave work for later.
    private static func withComments(_ page: Page) -> [UInt8] {
        var prose = page.prose
        for block in page.runbook.blocks where block.effective == .shell && block.text.utf8.contains(0x23) {
            let first = page.document.lines.line(at: block.range.lowerBound)
            let last = page.document.lines.line(at: max(block.range.upperBound - 1, block.range.lowerBound))
            for number in first...last {
                let line = page.document.lines.contentRange(ofLine: number, in: page.bytes).range
                guard let mark = page.bytes[line].first(where: { $0 != 0x20 }), mark == 0x23 else { continue }
                prose.replaceSubrange(line, with: page.bytes[line].map { $0 == 0x23 ? 0x20 : $0 })
            }
        }
        return prose
    }

    private func blanks() -> [Blank] {
        var blanks: [Blank] = []
        var start = 0
        while let index = candidate(from: start) {
            if let end = end(ofBlankAt: index), !isInTemplate(index), !standsAmongBlanks(index) {
                let range = SourceRange(index..<end)
                // In the middle of a sentence it is part of a text that is sent, or still to be decided.
                let isContact = isContact(range) && (isNumber(index) || isWholeValue(index..<end))
                let isReminder =
                    prose[index..<end].starts(with: "TODO".utf8)
                    || !isContact && (isUndecided(index..<end) || isOpenOnPurpose(index))
                blanks.append(Blank(range: range, isContact: isContact, isReminder: isReminder))
                start = end
            } else {
                start = Self.next(after: index, in: prose.span)
            }
        }
        return blanks
    }

    private func end(ofBlankAt index: Int) -> Int? {
        switch prose[index] {
        case 0x5B: bracketEnd(at: index)
        case 0x28: parenthesisEnd(at: index)
        case 0x3C: angleEnd(at: index)
        case 0x54: wordEnd(at: index)
        default: numberEnd(at: index)
        }
    }

    /// The next place where a blank may start. Words are looked at as a whole or not at all.
    private func candidate(from start: Int) -> Int? {
        let bytes = prose.span
        let kinds = Self.kinds
        var isInWord = false
        for index in start..<max(start, bytes.count) {
            let kind = kinds[Int(bytes[index])]
            if kind & Self.beginsBlank != 0, !isInWord { return index }
            isInWord = kind & Self.standsInWord != 0
        }
        return nil
    }

    private static let beginsBlank: UInt8 = 1
    private static let standsInWord: UInt8 = 2
    private static let kinds: [UInt8] = (0...255).map { (byte: UInt8) in
        let begins: Bool =
            switch byte {
            case 0x5B, 0x28, 0x3C, 0x54, 0x58, 0x78, 0x2B, 0x30...0x39: true
            default: false
            }
        return (begins ? beginsBlank : 0) | (isWordByte(byte) ? standsInWord : 0)
    }

    private static func next(after index: Int, in bytes: Span<UInt8>) -> Int {
        guard isWordByte(bytes[index]) else { return index + 1 }
        var end = index + 1
        while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
        return end
    }

    private func isInTemplate(_ offset: Int) -> Bool {
        page.isTemplate(at: offset)
    }

    /// "[Name] is leaving on [date]": a letter or a header to be filled in each time it is used.
    private func standsAmongBlanks(_ offset: Int) -> Bool {
        guard prose[offset] == 0x5B, !isContact(SourceRange(offset..<offset + 1)) else { return false }
        let lines = page.document.lines
        let line = lines.line(at: offset)
        let last = min(line + 3, lines.count - 1)
        let around = lines.range(ofLine: max(line - 3, 0)).lowerBound..<lines.range(ofLine: last).upperBound
        var others = 0
        var index = around.lowerBound
        while others < 2, index < min(around.upperBound, page.bytes.count) {
            if page.bytes[index] == 0x5B, index != offset, isOpenBracket(index) { others += 1 }
            index += 1
        }
        return others > 1
    }

    /// `[…]` with a letter in it that is neither a link nor a box to tick.
    private func isOpenBracket(_ start: Int) -> Bool {
        let bytes = page.bytes
        guard let close = bytes[start...].prefix(60).firstIndex(of: 0x5D), close > start + 2 else { return false }
        guard !bytes[start..<close].contains(0x0A) else { return false }
        return close + 1 >= bytes.count || ![0x28, 0x5B, 0x3A].contains(bytes[close + 1])
    }

    /// A day, a price or a decision that is still to come, and a letter whose blanks are filled in when it is sent.
    private func isUndecided(_ range: Range<Int>) -> Bool {
        if prose[range.lowerBound] == 0x54 { return prose[range].dropFirst().first.map { $0 | 0x20 } != 0x6F }
        return prose[range.lowerBound] == 0x5B && !isWholeValue(range)
    }

    /// Plans and proposals leave open what is still to be decided.
    private func isOpenOnPurpose(_ offset: Int) -> Bool {
        isPlan || page.headingsSay(plans, at: offset)
    }

    private func isNumber(_ index: Int) -> Bool { ![0x5B, 0x28, 0x3C, 0x54].contains(prose[index]) }

    private func isContact(_ range: SourceRange) -> Bool {
        page.says(contactWords, in: line(at: range.lowerBound))
            || page.headingsSay(contactWords, at: range.lowerBound)
    }
}

// MARK: Brackets and parentheses

extension UnfilledBlanks {
    private static let imperatives = ["add ", "insert ", "enter ", "fill ", "specify ", "provide "]
    private static let undecided = [
        "to be added", "to be announced", "to be confirmed", "to be decided", "to be defined", "to be determined",
        "to be documented", "to be filled", "to be provided",
    ]
    private static let blanks: Set<String> = [
        "tbd", "tbc", "tba", "todo", "fill in", "fill me in", "contact information", "contact info", "contact details",
        "contact", "add contact", "contact here", "contact name", "phone number", "emergency contact", "insert here",
        "add here", "your contact", "your phone", "your team", "your email", "your name", "your company",
    ]
    /// Blanks in a list of contacts, ordinary words elsewhere.
    private static let contactBlanks: Set<String> = [
        "name", "phone", "email", "email address", "number", "link", "url", "slack", "slack channel", "pager", "handle",
        "name/contact", "phone/slack", "phone/email", "contact person", "on-call", "telephone", "mobile",
    ]

    private func bracketEnd(at start: Int) -> Int? {
        guard start == 0 || !Self.isWordByte(prose[start - 1]) && ![0x5D, 0x21, 0x5C].contains(prose[start - 1]),
            let close = closing(0x5D, from: start + 1)
        else { return nil }
        if close + 1 < prose.count, [0x28, 0x5B, 0x3A].contains(prose[close + 1]) { return nil }
        let content = text(start + 1..<close)
        guard isBlank(content) || isContactBlank(content, at: start), !isLabel(content) else { return nil }
        return close + 1
    }

    /// In parentheses only where they are all of an entry: `| GCP Admin | (Add contact) |`.
    private func parenthesisEnd(at start: Int) -> Int? {
        guard let close = closing(0x29, from: start + 1), isWholeValue(start..<close + 1) else { return nil }
        let content = text(start + 1..<close)
        let hasNumber = content.utf8.contains { (0x30...0x39).contains($0) }
        guard isBlank(content), !hasNumber, content.split(separator: " ").count <= 5,
            !page.holds("e.g.", in: line(at: start))
        else { return nil }
        // A comment in a command block may tell what to type at a prompt.
        if page.prose[start] == 0x20, !content.lowercased().hasPrefix("add ") { return nil }
        return close + 1
    }

    /// `Phone: <phone number>`: only where somebody is to be reached, since angle brackets also show how to write
    /// something; no element of HTML, no address.
    private func angleEnd(at start: Int) -> Int? {
        guard let close = closing(0x3E, from: start + 1), isWholeValue(start..<close + 1),
            prose[start + 1..<close].allSatisfy({ Self.isWordByte($0) || [0x20, 0x23, 0x2F].contains($0) }),
            prose[start + 1] != 0x2F, prose[close - 1] != 0x2F
        else { return nil }
        let content = text(start + 1..<close).lowercased()
        // A long line is a message or a row of a reference, and its words are about something else.
        guard !Self.elements.contains(content), content.utf8.count > 2, line(at: start).count <= 120,
            isContact(SourceRange(start..<close + 1))
        else { return nil }
        return close + 1
    }

    private static let elements: Set<String> = [
        "blockquote", "body", "center", "cite", "code", "del", "details", "div", "dl", "em", "figure", "font", "head",
        "header", "html", "img", "ins", "kbd", "link", "main", "mark", "nav", "pre", "section", "small", "span",
        "strong", "style", "sub", "summary", "sup", "table", "tbody", "tfoot", "thead", "title",
    ]

    private func isBlank(_ content: String) -> Bool {
        let text = content.lowercased()
        // `Enum: [add replace remove]`: words to choose from.
        if text == content, text.split(separator: " ").count > 1, !text.hasPrefix("your "), namesWords(text) {
            return false
        }
        return Self.blanks.contains(text) || Self.undecided.contains { text.hasPrefix($0) }
            || Self.imperatives.contains { text.hasPrefix($0) } && !text.contains(" if ") && !text.contains("--")
    }

    private func namesWords(_ text: String) -> Bool {
        ["add ", "insert "].contains(where: text.hasPrefix)
            && text.split(separator: " ").dropFirst().allSatisfy {
                ["add", "replace", "remove", "copy", "move", "test", "update", "delete"].contains($0)
            }
    }

    private func isContactBlank(_ content: String, at start: Int) -> Bool {
        guard Self.contactBlanks.contains(content.lowercased()) || Self.namesBlank(content) else { return false }
        let path = page.headingPath(at: start).joined(separator: " ").lowercased()
        return ["contact", "escalation", "on-call", "oncall"].contains(where: path.contains)
    }

    /// `[DBA Name]`, `[Security Phone Number]` in a list of contacts.
    private static func namesBlank(_ content: String) -> Bool {
        let words = content.split(separator: " ")
        guard (2...3).contains(words.count), content.utf8.allSatisfy({ $0 | 0x20 >= 0x61 || $0 == 0x20 || $0 == 0x2F })
        else { return false }
        return ["name", "phone", "email", "number", "contact", "handle"].contains(words.last?.lowercased())
    }

    /// A link by reference whose label is defined somewhere.
    private func isLabel(_ content: String) -> Bool {
        labels.contains(content)
    }

    /// What stands between `[` and `]:`, as far as it is short enough for a blank.
    private static func labels(in bytes: [UInt8]) -> Set<String> {
        var labels: Set<String> = []
        var index = 0
        while let close = bytes.firstRange(of: "]:", from: index)?.lowerBound {
            index = close + 2
            guard let open = bytes[max(0, close - 62)..<close].lastIndex(of: 0x5B) else { continue }
            labels.insert(String(decoding: bytes[(open + 1)..<close], as: UTF8.self))
        }
        return labels
    }

    private func closing(_ byte: UInt8, from start: Int) -> Int? {
        var index = start
        while index < prose.count, index - start <= 60 {
            if prose[index] == byte { return index > start ? index : nil }
            if [0x0A, 0x5B, 0x28, 0x60, 0x7C].contains(prose[index]) { return nil }
            index += 1
        }
        return nil
    }

    /// Nothing but a label, bold marks and the like stands beside it on its line or in its cell.
    private func isWholeValue(_ range: Range<Int>) -> Bool {
        func isMark(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x2A, 0x5F].contains(byte) }
        // The file's own bytes: code beside it is blank in the prose.
        let bytes = page.bytes
        var before = range.lowerBound - 1
        while before >= 0, isMark(bytes[before]) { before -= 1 }
        var after = range.upperBound
        while after < bytes.count, isMark(bytes[after]) || bytes[after] == 0x2E || bytes[after] == 0x0D { after += 1 }
        let begins = before < 0 || [0x0A, 0x3A, 0x7C, 0x2D, 0x23].contains(bytes[before])
        let ends = after >= bytes.count || [0x0A, 0x7C, 0x3C].contains(bytes[after])
        return begins && ends
    }
}

// MARK: Words and numbers

extension UnfilledBlanks {
    private func wordEnd(at start: Int) -> Int? {
        guard isWordStart(start) else { return nil }
        for word in ["TBD", "TBC"] where prose[start...].starts(with: word.utf8) {
            let end = start + word.utf8.count
            return isWordEnd(end) && !isChoice(start) ? end : nil
        }
        for phrase in ["To be determined", "To be decided", "To be defined", "To be added", "To be documented"]
        where prose[start...].starts(with: phrase.utf8) {
            let end = start + phrase.utf8.count
            return isWholeValue(start..<end) ? end : nil
        }
        guard prose[start...].starts(with: "TODO".utf8) else { return nil }
        let end = start + 4
        guard end < prose.count else { return end }
        return isWholeValue(start..<end) || [0x3A, 0x29, 0x5D].contains(prose[end]) ? end : nil
    }

    /// `XXX-XXXX`, `+1-XXX-XXX-XXXX`, `555-XXXX`: a group of three and one of four, with an X in them.
    private func numberEnd(at start: Int) -> Int? {
        guard isWordStart(start) else { return nil }
        var end = start
        var blanksSeen = 0
        // No number that people dial is longer.
        let limit = min(prose.count, start + 40)
        while end < limit, Self.isWordByte(prose[end]) || prose[end] == 0x2B {
            if prose[end] | 0x20 == 0x78 { blanksSeen += 1 }
            end += 1
        }
        guard blanksSeen >= 4, end < start + 40 else { return nil }
        let groups = prose[start..<end].split(separator: 0x2D, omittingEmptySubsequences: false)
        guard groups.count >= 2, groups.suffix(2).map(\.count) == [3, 4] || isLocalNumber(groups, at: start) else {
            return nil
        }
        let digits = groups.joined().drop { $0 == 0x2B }
        let blanks = digits.count { $0 | 0x20 == 0x78 }
        guard blanks >= 4, digits.allSatisfy({ $0 | 0x20 == 0x78 || (0x30...0x39).contains($0) }),
            !page.says(forms, in: line(at: start))
        else { return nil }
        return end
    }

    /// `+55 11 XXXX-XXXX`: eight digits behind the code of a country or a town.
    private func isLocalNumber(_ groups: [ArraySlice<UInt8>], at start: Int) -> Bool {
        guard groups.map(\.count) == [4, 4], start >= 2, prose[start - 1] == 0x20 else { return false }
        return (0x30...0x39).contains(prose[start - 2]) || prose[start - 2] == 0x29
    }

    /// One of several boxes to tick, or a word that is spoken of.
    private func isChoice(_ start: Int) -> Bool {
        var before = start - 1
        while before >= 0, prose[before] == 0x20 { before -= 1 }
        guard before >= 0 else { return false }
        if [0x22, 0x27, 0x2F].contains(prose[before]) { return true }
        return [[0xE2, 0x98, 0x90], [0xE2, 0x98, 0x91], [0xE2, 0x80, 0x9C], [0xE2, 0x80, 0x98]].contains {
            prose[...before].suffix(3).elementsEqual($0)
        }
    }

    private func isWordStart(_ index: Int) -> Bool {
        index == 0 || !Self.isWordByte(prose[index - 1]) && ![0x2F, 0x23, 0x2E].contains(prose[index - 1])
    }

    private func isWordEnd(_ index: Int) -> Bool { index >= prose.count || !Self.isWordByte(prose[index]) }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
            || byte >= 0x80
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: prose[range], as: UTF8.self) }

    private func line(at offset: Int) -> SourceRange {
        let lines = page.document.lines
        return lines.contentRange(ofLine: lines.line(at: offset), in: prose)
    }
}

/// How a number is written, not one that is missing.
private let forms = Phrases(["format*", "pattern*", "formatted", "in the form"])

private let contactWords = Phrases([
    "contact*", "phone*", "telephone", "escalat*", "pager*", "e-mail", "email", "owner*", "lead", "manager*", "on-call",
    "on call", "oncall", "slack", "who to call",
])

private let plans = Phrases([
    "plan", "plans", "planned", "metrics", "kpi*", "targets", "target vs actual", "baseline", "goals", "upcoming",
    "backlog", "roadmap", "proposal*", "adr", "adrs", "rfc", "rfcs", "design", "spec", "specs", "tracker",
    "decisions",
    "open questions", "future work", "milestones", "meeting*", "minutes", "retrospective*",
])
