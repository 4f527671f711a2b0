package import SourceText

/// What PostgreSQL's own parser makes of a text.
package struct PostgresScript: Sendable, Hashable {
    /// The statements that were understood, in source order.
    package var statements: [PostgresStatement] = []
    /// What was not, one for each statement that is wrong.
    package var problems: [Problem] = []

    package struct Problem: Sendable, Hashable {
        /// Lower case, no full stop.
        package var message: String
        /// In the text, in bytes.
        package var offset: Int
    }

    /// Longer texts are not given to the parser: what it builds of them is deeper than a thread's stack.
    private static let limit = 32 * 1024

    /// - Parameter text: without anything that is not PostgreSQL; `PostgresText` makes such a text.
    /// - Parameter parts: where its statements stand; asked when the text as a whole does not parse.
    /// - Returns: `nil` when the text is too long or too deep to be given to the parser.
    package init?(_ text: [UInt8], parts: () -> [SourceRange] = { [] }) {
        guard text.count <= Self.limit, PostgresDepth.isShallow(text) else { return nil }
        let whole = PostgresParser.parse(text[...])
        guard let problem = whole.problem else {
            statements = whole.statements
            return
        }
        let parts = parts()
        guard parts.count > 1 else {
            problems = [problem]
            return
        }
        for part in parts { add(PostgresParser.parse(text[part.range]), at: part.lowerBound) }
    }

    private mutating func add(_ reading: PostgresParser.Reading, at start: Int) {
        for var statement in reading.statements {
            statement.range = SourceRange(
                start + statement.range.lowerBound..<start + statement.range.upperBound)
            statements.append(statement)
        }
        if let problem = reading.problem {
            problems.append(Problem(message: problem.message, offset: start + problem.offset))
        }
    }
}

/// One statement.
package struct PostgresStatement: Sendable, Hashable {
    /// A statement that writes rows, wherever it stands: `WITH x AS (DELETE …) SELECT …` holds one.
    package struct Change: Sendable, Hashable {
        package enum Kind: Sendable, Hashable { case insert, update, delete, merge }
        package var kind: Kind
        /// It has a `WHERE` of its own.
        package var isConditional: Bool
    }

    /// The parser's name for it: `DeleteStmt`, `SelectStmt`, `AlterTableStmt`.
    package var kind: String
    /// In the text, without the semicolon.
    package var range: SourceRange
    /// In the order of the tree.
    package var changes: [Change]
    /// `SELECT … INTO`, `CREATE TABLE … AS`.
    package var makesTable: Bool
}

/// Refuses texts whose tree would be deeper than a stack: the parser prints its trees by recursion.
enum PostgresDepth {
    private static let limit = 2000

    /// Every level of a tree costs at least one word, operator or bracket; a statement ends at its semicolon.
    static func isShallow(_ text: [UInt8]) -> Bool {
        var count = 0
        var wasInWord = false
        for byte in text {
            let isWord = (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F || byte >= 0x80
            if isWord {
                if !wasInWord { count += 1 }
            } else if byte > 0x20, byte != 0x2C {
                count += 1
            }
            if count > limit { return false }
            wasInWord = isWord
        }
        return true
    }
}
