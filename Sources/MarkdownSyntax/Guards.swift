import SourceText

/// Says why a file must not be given to cmark.
enum Guards {
    static func refusal(of file: SourceFile, lines: LineIndex, options: MarkdownOptions) -> Diagnostic? {
        guard file.bytes.count <= options.maximumFileSize else {
            return refused(
                file, "file-too-large", "FIL001",
                "the file has \(file.bytes.count) bytes; at most \(options.maximumFileSize) are read as Markdown")
        }
        guard lines.count <= options.maximumLines else {
            return refused(
                file, "too-many-lines", "FIL008",
                "the file has \(lines.count) lines; at most \(options.maximumLines) are read")
        }
        let cost = ParsingCost(file.bytes, lines: lines)
        return tables(cost, file, options) ?? brackets(cost, file, options) ?? nesting(cost, file, options)
            ?? links(cost, file, options)
    }

    private static func tables(_ cost: ParsingCost, _ file: SourceFile, _ options: MarkdownOptions) -> Diagnostic? {
        if cost.tableColumns > options.maximumTableColumns {
            let limit = options.maximumTableColumns
            return tooWide(file, "a table has \(cost.tableColumns) columns; at most \(limit) are read")
        }
        if cost.tableCells > options.maximumTableCells {
            let limit = options.maximumTableCells
            return tooWide(file, "the tables have \(cost.tableCells) cells; at most \(limit) are read")
        }
        guard cost.rowSteps > options.maximumRowSteps else { return nil }
        return tooWide(file, "a line has too many '|' to read it as a table row")
    }

    private static func tooWide(_ file: SourceFile, _ message: String) -> Diagnostic {
        refused(file, "table-too-wide", "FIL003", message, at: line(of: file, withMost: 0x7C))
    }

    private static func brackets(_ cost: ParsingCost, _ file: SourceFile, _ options: MarkdownOptions) -> Diagnostic? {
        let openings = [("![", cost.imageOpenings), ("<!", cost.declarationOpenings), ("<?", cost.instructionOpenings)]
        for (opening, count) in openings where count > options.maximumOpenings {
            return tooManyBrackets(file, opening, count, options.maximumOpenings)
        }
        guard cost.brackets > options.maximumBrackets else { return nil }
        return tooManyBrackets(file, "[", cost.brackets, options.maximumBrackets)
    }

    private static func tooManyBrackets(_ file: SourceFile, _ opening: String, _ count: Int, _ limit: Int) -> Diagnostic
    {
        refused(
            file, "too-many-brackets", "FIL004", "the file has \(count) times '\(opening)'; at most \(limit) are read",
            at: line(of: file, withMost: opening.utf8.last == 0x5B ? 0x5B : 0x3C))
    }

    private static func nesting(_ cost: ParsingCost, _ file: SourceFile, _ options: MarkdownOptions) -> Diagnostic? {
        guard cost.nesting > options.maximumNesting || cost.nestingSteps > options.maximumNestingSteps else {
            return nil
        }
        return refused(
            file, "too-deeply-nested", "FIL005",
            "lists and quotes are nested up to \(cost.nesting) levels deep over too many lines",
            at: line(of: file) { line in line.prefix { [0x20, 0x09, 0x3E, 0x2D, 0x2A, 0x2B].contains($0) }.count })
    }

    private static func links(_ cost: ParsingCost, _ file: SourceFile, _ options: MarkdownOptions) -> Diagnostic? {
        if cost.linkSteps > options.maximumLinkSteps {
            return refused(
                file, "too-many-links", "FIL006", "too many links stand in one line without a space",
                at: line(of: file, weight: \.count))
        }
        guard cost.longestDefinition * cost.brackets > options.maximumReferenceText else { return nil }
        return refused(
            file, "reference-too-long", "FIL007",
            "a link definition of \(cost.longestDefinition) bytes may be used \(cost.brackets) times",
            at: line(of: file) { line in line.drop { $0 == 0x20 }.first == 0x5B ? line.count : 0 })
    }

    private static func refused(
        _ file: SourceFile, _ rule: RuleID, _ code: String, _ message: String,
        at place: SourceRange = SourceRange(0..<0)
    ) -> Diagnostic {
        Diagnostic(
            rule: rule, code: code, severity: .error, path: file.path, range: place, message: message,
            label: "the file is shown as source text")
    }

    /// Where to look first: the start of the line that has most of what there is too much of.
    private static func line(of file: SourceFile, withMost mark: UInt8) -> SourceRange {
        line(of: file) { line in line.count { $0 == mark } }
    }

    private static func line(of file: SourceFile, weight: (ArraySlice<UInt8>) -> Int) -> SourceRange {
        var (worst, most) = (0..<0, 0)
        for line in file.bytes.split(separator: 0x0A) {
            let weight = weight(line)
            if weight > most { (worst, most) = (line.startIndex..<min(line.endIndex, line.startIndex + 60), weight) }
        }
        return SourceRange(worst)
    }
}
