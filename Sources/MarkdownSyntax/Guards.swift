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
        let cost = ParsingCost(file.bytes)
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
        refused(file, "table-too-wide", "FIL003", message)
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
            file, "too-many-brackets", "FIL004", "the file has \(count) times '\(opening)'; at most \(limit) are read")
    }

    private static func nesting(_ cost: ParsingCost, _ file: SourceFile, _ options: MarkdownOptions) -> Diagnostic? {
        guard cost.nesting > options.maximumNesting || cost.nestingSteps > options.maximumNestingSteps else {
            return nil
        }
        return refused(
            file, "too-deeply-nested", "FIL005",
            "lists and quotes are nested up to \(cost.nesting) levels deep over too many lines")
    }

    private static func links(_ cost: ParsingCost, _ file: SourceFile, _ options: MarkdownOptions) -> Diagnostic? {
        if cost.linkSteps > options.maximumLinkSteps {
            return refused(file, "too-many-links", "FIL006", "too many links stand in one line without a space")
        }
        guard cost.longestDefinition * cost.brackets > options.maximumReferenceText else { return nil }
        return refused(
            file, "reference-too-long", "FIL007",
            "a link definition of \(cost.longestDefinition) bytes may be used \(cost.brackets) times")
    }

    private static func refused(_ file: SourceFile, _ rule: RuleID, _ code: String, _ message: String) -> Diagnostic {
        Diagnostic(
            rule: rule, code: code, severity: .error, path: file.path, range: SourceRange(0..<0), message: message,
            label: "the file is shown as source text")
    }
}
