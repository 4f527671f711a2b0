package import RunbookModel
package import SourceText

/// The statements of a query, one by one. Worked out again for those who want to see them; steps keep their sum.
package struct StatementTrace: Sendable {
    /// First words in upper case: `DELETE`, `CREATE TABLE`, `.schema`.
    package let verb: String
    package let effect: Effect
    /// Tables that it writes to, or else that it reads.
    package let tables: [String]
    /// In the file.
    package let range: SourceRange

    package static func statements(of step: Step) -> [StatementTrace] {
        guard step.effectiveLanguage == .sql else { return [] }
        let text = Array(step.text.utf8)
        let statements = SQLReader.statements(in: text, tokens: SQLLexer.tokens(of: text, in: 0..<text.count))
        return statements.map { statement in
            let targets = statement.tables.filter(\.isTarget)
            return StatementTrace(
                verb: statement.verb, effect: statement.effect,
                tables: (targets.isEmpty ? statement.tables : targets).map(\.name),
                range: step.map.fileRange(of: SourceRange(statement.range)))
        }
    }
}
