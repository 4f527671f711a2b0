import RunbookModel
import SourceText

enum SQLHighlighter {
    /// Adds the tokens of SQL that stands at `base` of the step's text.
    static func highlight(_ text: [UInt8], _ tokens: [SQLToken], base: Int, into collector: inout TokenCollector) {
        for token in tokens {
            guard let kind = kind(of: token, in: text) else { continue }
            collector.add(kind, base + token.start, base + token.end)
        }
    }

    private static func kind(of token: SQLToken, in text: [UInt8]) -> Token.Kind? {
        switch token.kind {
        case .word:
            let isKeyword = PackedWord(text[token.range]).map { keywords.contains($0) } ?? false
            return isKeyword ? .keyword : .value
        case .quotedIdentifier: return .value
        case .string: return .string
        case .number: return .number
        case .comment: return .comment
        case .variable: return .variable
        case .placeholder: return .parameter
        case .metaCommand: return .subcommand
        case .operator, .open, .close, .comma, .semicolon: return .operator
        case .dot: return nil
        }
    }

    private static let keywords = PackedWord.set(
        """
        select from where insert into values update set delete drop create alter table index view database schema join
        left right inner outer full cross on using group by order having limit offset union all distinct as and or not
        null is in exists between like ilike case when then else end begin commit rollback start transaction savepoint
        release with recursive returning conflict do nothing truncate grant revoke to primary key foreign references
        unique check default constraint add column rename explain analyze vacuum reindex cascade restrict if replace
        temporary temp materialized concurrently function procedure trigger language returns declare desc asc nulls first
        last interval cast true false copy merge matched pragma show describe use lock user role password extension
        sequence type cluster refresh for of system over partition window filter lateral only kill call execute any some
        """)
}
