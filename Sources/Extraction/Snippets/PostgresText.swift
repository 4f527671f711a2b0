import SQLSyntax
import SourceText

/// Makes a text that PostgreSQL's parser takes out of one that people wrote: of the same length, so that places stay.
///
/// Placeholders and variables become names, commands of psql become blanks, and what is not ASCII becomes letters.
enum PostgresText {
    static func make(_ text: [UInt8], tokens: [SQLToken]) -> [UInt8] {
        var bytes = text
        for token in tokens {
            switch token.kind {
            case .metaCommand: fill(&bytes, token.range, 0x20)
            case .comment where text[token.start] == 0x23: fill(&bytes, token.range, 0x20)
            case .placeholder: name(&bytes, token.range)
            case .variable: replaceVariable(&bytes, token.range)
            default: break
            }
        }
        replaceNotations(&bytes, tokens)
        endAtBackslashes(&bytes, tokens)
        for index in bytes.indices where bytes[index] >= 0x80 { bytes[index] = 0x78 }
        return bytes
    }

    private static func fill(_ bytes: inout [UInt8], _ range: Range<Int>, _ byte: UInt8) {
        for index in range where bytes[index] != 0x0A { bytes[index] = byte }
    }

    /// A name of the same length.
    private static func name(_ bytes: inout [UInt8], _ range: Range<Int>) {
        for index in range {
            if !ASCII.isNameByte(bytes[index]) || index == range.lowerBound && ASCII.isDigit(bytes[index]) {
                bytes[index] = 0x5F
            }
        }
    }

    /// `:id`, `@id`, `$NAME` and `${NAME}` are names; PostgreSQL has `$1` itself.
    private static func replaceVariable(_ bytes: inout [UInt8], _ range: Range<Int>) {
        if bytes[range.lowerBound] == 0x24, range.count > 1, range.dropFirst().allSatisfy({ ASCII.isDigit(bytes[$0]) })
        {
            return
        }
        // `a::text` and slices such as `x[1:n]` keep their colons.
        if bytes[range.lowerBound] == 0x3A, range.lowerBound > 0, bytes[range.lowerBound - 1] == 0x3A { return }
        name(&bytes, range)
    }

    /// `{{x}}`, `...`, `:'x'` and `%s`, where they stand outside of strings.
    private static func replaceNotations(_ bytes: inout [UInt8], _ tokens: [SQLToken]) {
        // Braces before this place are closed nowhere in their line.
        var open = 0
        for (index, token) in tokens.enumerated() where token.kind == .operator || token.kind == .dot {
            let start = token.start
            if bytes[start...].starts(with: "...".utf8) {
                name(&bytes, start..<start + 3)
            } else if bytes[start] == 0x7B {
                guard start >= open else { continue }
                if let end = closing(bytes, from: start) {
                    name(&bytes, start..<end)
                } else {
                    open = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
                }
            } else if bytes[start] == 0x25, token.range.count == 1, start + 1 < bytes.count,
                bytes[start + 1] | 0x20 == 0x73
            {
                name(&bytes, start..<start + 2)
            } else if bytes[start] == 0x3A, index + 1 < tokens.count, tokens[index + 1].start == start + 1,
                [.string, .quotedIdentifier].contains(tokens[index + 1].kind)
            {
                name(&bytes, start..<tokens[index + 1].end)
            } else if bytes[start] == 0x3F, token.range.count == 1 {
                bytes[start] = 0x78
            }
        }
    }

    /// Behind the last `}` of a notation that starts with `{` and ends on the same line.
    private static func closing(_ bytes: [UInt8], from start: Int) -> Int? {
        var end = start
        while end < bytes.count, bytes[end] != 0x0A {
            end += 1
            if bytes[end - 1] == 0x7D, end == bytes.count || bytes[end] != 0x7D { return end }
        }
        return nil
    }

    /// `\gexec`, `\G` and `\watch 5` end a statement.
    private static func endAtBackslashes(_ bytes: inout [UInt8], _ tokens: [SQLToken]) {
        for token in tokens where token.kind == .operator && bytes[token.start] == 0x5C {
            var end = token.start + 1
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            fill(&bytes, token.start + 1..<end, 0x20)
            bytes[token.start] = 0x3B
        }
    }
}

/// What PostgreSQL's parser says about a text; nothing when the text is somebody else's SQL.
struct PostgresReading {
    let dialect: SQLDialect
    private(set) var statements: [PostgresStatement] = []
    private(set) var problems: [PostgresScript.Problem] = []

    init(_ text: [UInt8], tokens: [SQLToken], declared: String? = nil) {
        dialect = SQLDialectReader.read(text, tokens: tokens, declared: declared)
        guard dialect == .postgresql || dialect == .standard, tokens.contains(where: { $0.kind == .word }),
            let script = PostgresScript(
                PostgresText.make(text, tokens: tokens), parts: { Self.parts(tokens, count: text.count) })
        else { return }
        statements = script.statements
        // Text that does not say whose SQL it is may well be right in another dialect.
        if dialect == .postgresql { problems = script.problems }
    }

    /// The statements by their semicolons.
    private static func parts(_ tokens: [SQLToken], count: Int) -> [SourceRange] {
        var parts: [SourceRange] = []
        var start = 0
        var depth = 0
        for token in tokens {
            switch token.kind {
            case .open: depth += 1
            case .close: depth = max(0, depth - 1)
            case .semicolon where depth == 0, .metaCommand:
                parts.append(SourceRange(start..<token.start))
                start = token.end
            default: break
            }
        }
        return parts + [SourceRange(start..<count)]
    }

    /// The statement that `offset` stands in.
    func statement(at offset: Int) -> PostgresStatement? {
        var low = 0
        var high = statements.count
        while low < high {
            let middle = (low + high) / 2
            if statements[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0, offset < statements[low - 1].range.upperBound else { return nil }
        return statements[low - 1]
    }
}
