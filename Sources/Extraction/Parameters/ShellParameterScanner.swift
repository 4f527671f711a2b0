import CommandTrees
import RunbookModel
import ShellSyntax
import SourceText

/// Finds what shell text leaves to the reader: placeholders, variables and literals that stand for something.
struct ShellParameterScanner {
    private let text: [UInt8]
    private let script: Script
    private(set) var uses: [ParameterUse] = []
    /// Variables that have a value for when they are empty.
    private let defaults: Set<SourceRange>

    init(text: [UInt8], script: Script) {
        self.text = text
        self.script = script
        defaults = Set(script.variables.lazy.filter(\.hasDefault).map(\.range))
    }

    mutating func scan() {
        for command in script.commands { scan(command) }
        for compound in script.compounds {
            for word in compound.words { scan(word, in: WordPlace()) }
            for redirection in compound.redirections { scan(redirection) }
        }
        scanRemainingVariables()
        sortUses()
    }

    /// What is known of the place a word stands in.
    private struct WordPlace {
        var tool = ""
        var previous = ""
        /// Migrations are named by their hashes here.
        var isOfMigrations = false
        /// Bare capitals here are names of variables, or prose.
        var namesVariables: Bool {
            ShellParameterScanner.variableTools.contains(tool) || ShellParameterScanner.takesVariableNames(previous)
        }
    }

    private static let variableTools: WordIndex = [
        "grep", "egrep", "rg", "printenv", "unset", "export", "echo", "printf", "declare", "test", "[", "[[", "read",
        "set",
        "awk", "sed", "logger", "kill", "trap",
    ]

    private mutating func scan(_ command: SimpleCommand) {
        for assignment in command.assignments {
            if let value = assignment.value { scan(value, in: WordPlace()) }
            for element in assignment.elements ?? [] { scan(element, in: WordPlace()) }
        }
        var place = WordPlace()
        place.tool = command.words.first { !ToolShapes.isWrapper($0.text) }?.text ?? ""
        place.isOfMigrations = place.tool == "flask" || place.tool == "alembic"
        for word in command.words where !Self.isDeclared(word, in: command.assignments) {
            scan(word, in: place)
            place.previous = word.text
        }
        for redirection in command.redirections { scan(redirection) }
    }

    private static func isDeclared(_ word: Word, in assignments: [Assignment]) -> Bool {
        assignments.contains { $0.isDeclared && $0.range.start == word.range.start }
    }

    /// `-e NAME` hands a variable on; `secret put NAME` names one.
    private static func takesVariableNames(_ previous: String) -> Bool {
        switch previous {
        case "-e", "--env", "--unset", "put", "--key-name": true
        default: previous == "add" || previous == "set"
        }
    }

    private static func takesTemplates(_ word: String) -> Bool {
        guard word.utf8.first == UInt8(ascii: "-") else { return false }
        let name = word.utf8.prefix { $0 != UInt8(ascii: "=") }
        if name.starts(with: "-o".utf8) { return true }
        return ["--format", "-f", "--template", "--output", "--tree-format"].contains { $0.utf8.elementsEqual(name) }
    }

    private mutating func scan(_ redirection: Redirection) {
        scan(redirection.target, in: WordPlace())
        guard let body = redirection.body else { return }
        for match in Literals.matches(in: text, body.range) where match.kind != .upper && match.kind != .uuid {
            add(match.range, .hereDocument)
        }
        for angle in Placeholders.anglesOfDocument(in: text, body.range) { add(angle, .hereDocument) }
        guard !redirection.isQuotedBody else { return }
        for use in script.variables where body.contains(use.range) && !use.hasDefault {
            addVariable(use.name, use.range.range, .hereDocument)
        }
    }

    private mutating func scan(_ word: Word, in place: WordPlace) {
        if word.isPlain { return scanLiteral(word.range.range, word, .bare, place) }
        for part in word.parts {
            let context = Self.context(of: part)
            switch part.kind {
            case .literal, .glob: scanLiteral(part.range.range, word, context, place)
            case .variable(let name):
                if !defaults.contains(part.range) { addVariable(name, part.range.range, context) }
            case .placeholder(let name):
                if !Placeholders.isFalseAngle(name) { add(part.range.range, context) }
            case .template:
                let isHome = Self.takesTemplates(word.text) || Self.takesTemplates(place.previous)
                if !isHome, Placeholders.isMustache(text[part.range.range]) {
                    add(part.range.range, context)
                }
            case .commandSubstitution, .arithmetic, .processSubstitution: break
            }
        }
    }

    private static func context(of part: WordPart) -> ParameterUse.Context {
        switch part.quoting {
        case .none: .bare
        case .double: .doubleQuoted
        case .single, .ansi: .singleQuoted
        }
    }

    private mutating func scanLiteral(
        _ range: Range<Int>, _ word: Word, _ context: ParameterUse.Context, _ place: WordPlace
    ) {
        guard range.count > 1 else { return }
        let marks = LiteralMarks(text, range)
        if let sample = slotSample(word, place), range.contains(sample.lowerBound) { add(sample, context) }
        if marks.contains(.joiner) {
            for noun in Nouns.ranges(in: text, range) where standsForName(noun, word, place) { add(noun, context) }
        }
        if marks.contains(.standIn) {
            for match in Literals.matches(in: text, range) where isPlaceholder(match, word, context, place) {
                add(match.range, context)
            }
        }
        guard context != .bare, marks.contains(.angle) else { return }
        for angle in Placeholders.angles(in: text, range) { add(angle, context) }
    }

    private func isPlaceholder(
        _ match: Literals.Match, _ word: Word, _ context: ParameterUse.Context, _ place: WordPlace
    ) -> Bool {
        switch match.kind {
        case .upper: isUpperSlot(match.range, word, context, place)
        case .xs: place.tool != "mktemp" && !isTemplateFile(match.range)
        case .uuid: isQuoted(match.range) || text[match.range].contains(0x2D)
        case .your, .datePattern, .sample: true
        }
    }

    /// `migration_name` is all of an argument, or a value in JSON; not what a flag selects, sorts or prints by.
    private func standsForName(_ range: Range<Int>, _ word: Word, _ place: WordPlace) -> Bool {
        guard !place.namesVariables, !place.tool.isEmpty else { return false }
        let before = range.lowerBound > word.range.lowerBound ? text[range.lowerBound - 1] : 0x20
        let isWhole = range == word.range.range || isQuoted(range) && word.range.count == range.count + 2
        if isWhole { return place.previous.utf8.first != UInt8(ascii: "-") || Nouns.isSlot(flag: place.previous) }
        if before == 0x3D, range.upperBound == word.range.upperBound {
            return Nouns.isSlot(flag: String(word.text.prefix { $0 != "=" }))
        }
        return Nouns.isValue(range, in: text)
    }

    /// `/tmp/build.XXXXXX` is a template for mktemp.
    private func isTemplateFile(_ range: Range<Int>) -> Bool {
        range.lowerBound > 0 && text[range.lowerBound - 1] == 0x2E && text[range].allSatisfy { $0 == 0x58 }
    }

    private func isQuoted(_ range: Range<Int>) -> Bool {
        guard range.lowerBound > 0, range.upperBound < text.count else { return false }
        let (before, after) = (text[range.lowerBound - 1], text[range.upperBound])
        return before == after && (before == 0x22 || before == 0x27)
    }

    /// Not a name that is assigned, `NAME=value` in a list of variables, nor one in a longer sentence.
    private func isUpperSlot(
        _ range: Range<Int>, _ word: Word, _ context: ParameterUse.Context, _ place: WordPlace
    ) -> Bool {
        guard !place.namesVariables else { return false }
        let before = range.lowerBound > word.range.lowerBound ? text[range.lowerBound - 1] : 0x20
        let after = range.upperBound < word.range.upperBound ? text[range.upperBound] : 0x20
        // `${NAME}` in single quotes, `$(NAME)`, and sentences in quotes.
        if before == 0x24 || before == 0x7B || before == 0x5F || before == 0x2E { return false }
        if context != .bare, word.text.utf8.contains(0x20), !isQuoted(range) { return false }
        guard after == 0x3D else { return true }
        if before == 0x3A || before == 0x2F { return true }
        return before == 0x3D && !Self.listsVariables(word.text)
    }

    /// `--set-env-vars=NAME=value`.
    private static func listsVariables(_ word: String) -> Bool {
        let flag = word.prefix { $0 != "=" }
        for part in ["env", "secret", "label", "var", "set", "arg", "substitution", "metadata", "flag", "param"]
        where flag.contains(part) {
            return true
        }
        return !flag.begins("-")
    }

    private mutating func addVariable(_ name: String, _ range: Range<Int>, _ context: ParameterUse.Context) {
        guard let first = name.utf8.first, ASCII.isLetter(first) || first == 0x5F,
            name.utf8.count > 1 || ASCII.isUpper(first),
            !WellKnownVariables.contains(name)
        else { return }
        // `$NAME` may be the only thing between the quotes; its own bytes are what is replaced.
        add(range, context)
    }

    /// Variables in arithmetic and other places that are no words.
    private mutating func scanRemainingVariables() {
        let known = Coverage(uses.map(\.range) + script.comments.map(\.range))
        for use in script.variables where !use.hasDefault {
            guard text[use.range.lowerBound] == UInt8(ascii: "$") else { continue }
            if !known.overlaps(use.range) { addVariable(use.name, use.range.range, .bare) }
        }
    }

    private mutating func add(_ range: Range<Int>, _ context: ParameterUse.Context) {
        guard let id = ParameterName.id(of: Notations.name(of: text[range])) else { return }
        uses.append(ParameterUse(id: id, range: SourceRange(range), context: context))
    }

    private mutating func sortUses() {
        guard uses.count > 1 else { return }
        uses.sort { ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end) }
        var kept: [ParameterUse] = []
        for use in uses {
            if let last = kept.last, last.range.end > use.range.start { continue }
            kept.append(use)
        }
        uses = kept
    }
}

extension ShellParameterScanner {
    /// Literals that the slot they stand in makes samples: revisions, migrations, image tags.
    private func slotSample(_ word: Word, _ place: WordPlace) -> Range<Int>? {
        let range = word.range.range
        if text.span.holds("--to-revisions=", at: range.lowerBound), range.count >= 15 {
            return revision(from: range.lowerBound + 15, in: range)
        }
        if place.previous == "--to-revisions" { return revision(from: range.lowerBound, in: range) }
        if place.isOfMigrations, Self.takesMigration(place.previous) {
            let bytes = text[range]
            let isHash =
                (8...40).contains(bytes.count) && bytes.allSatisfy(ASCII.isHex) && bytes.contains(where: ASCII.isDigit)
            return isHash ? range : nil
        }
        // Few words have the colon that stands in front of a tag.
        for index in range where text[index] == 0x3A { return imageTag(in: text[range]) }
        return nil
    }

    private static func takesMigration(_ word: String) -> Bool {
        word == "downgrade" || word == "upgrade" || word == "stamp" || word == "show"
    }

    /// The first item that is a literal name: `LATEST` is not.
    private func revision(from start: Int, in range: Range<Int>) -> Range<Int>? {
        var end = start
        while end < range.upperBound, ASCII.isAlphanumeric(text[end]) || text[end] == 0x2D { end += 1 }
        guard end > start, ASCII.isLower(text[start]), end == range.upperBound || text[end] == 0x3D || text[end] == 0x2C
        else { return nil }
        return start..<end
    }

    /// The version behind the colon of `registry.host/path/image:v1.0.0`.
    private func imageTag(in bytes: ArraySlice<UInt8>) -> Range<Int>? {
        var end = bytes.endIndex
        if bytes.last == 0x22 || bytes.last == 0x27 { end -= 1 }
        guard let colon = bytes[..<end].lastIndex(of: 0x3A), let slash = bytes[..<colon].lastIndex(of: 0x2F),
            !bytes[..<colon].contains(0x24), slash > bytes.startIndex, bytes[slash - 1] != 0x2F
        else { return nil }
        let hostEnd = bytes.firstIndex(of: 0x2F) ?? colon
        let host = bytes[..<hostEnd]
        let isRegistry =
            host.suffix(4).elementsEqual(".dev".utf8) || host.suffix(3).elementsEqual(".io".utf8)
            || host.suffix(4).elementsEqual(".com".utf8) || host.suffix(4).elementsEqual(".net".utf8)
        let tag = bytes[(colon + 1)..<end]
        guard isRegistry, !bytes[..<colon].contains(where: { $0 == 0x3A }), Self.isVersion(tag) else { return nil }
        return (colon + 1)..<end
    }

    /// `v1.0.0`, `1.2`, or a commit.
    private static func isVersion(_ tag: ArraySlice<UInt8>) -> Bool {
        let digits = tag.first == 0x76 ? tag.dropFirst() : tag
        guard let first = digits.first else { return false }
        if ASCII.isDigit(first), digits.contains(0x2E) { return true }
        return (7...40).contains(tag.count) && tag.allSatisfy(ASCII.isHex) && tag.contains(where: ASCII.isDigit)
    }
}
