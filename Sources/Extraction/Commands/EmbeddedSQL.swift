import CommandTrees
import RunbookModel
import ShellSyntax
import SourceText

/// SQL that a database's command line is given: in a flag, an argument or a here-document.
enum EmbeddedSQL {
    /// Where a tool takes SQL.
    struct Place {
        fileprivate var flags: [String] = []
        /// The first argument that is SQL.
        fileprivate var argument: Int?
        fileprivate var path: [String] = []
        fileprivate var readsInput = true

        func takesFlag(_ flag: String, of command: Command) -> Bool {
            flags.contains(flag) && CommandReader.covers(path, command)
        }

        func takesArgument(_ index: Int, of command: Command) -> Bool {
            guard let argument, index >= argument else { return false }
            return CommandReader.covers(path, command)
        }
    }

    private static let known: KeyValuePairs<String, Place> = [
        "psql": Place(flags: ["-c", "--command"]),
        "mysql": Place(flags: ["-e", "--execute"]),
        "mariadb": Place(flags: ["-e", "--execute"]),
        "sqlite3": Place(flags: ["-cmd"], argument: 1),
        "duckdb": Place(flags: ["-c", "-s"], argument: 1),
        "bq": Place(argument: 0, path: ["query"]),
        "clickhouse-client": Place(flags: ["-q", "--query"]),
        "cockroach": Place(flags: ["-e", "--execute"]),
        "snowsql": Place(flags: ["-q", "--query"]),
        "sqlcmd": Place(flags: ["-Q", "-q"]),
        "trino": Place(flags: ["--execute"]),
        "presto": Place(flags: ["--execute"]),
        "cqlsh": Place(flags: ["-e", "--execute"]),
        "wrangler": Place(flags: ["--command"], path: ["d1", "execute"], readsInput: false),
        "gcloud": Place(flags: ["--sql"], path: ["spanner", "databases", "execute-sql"], readsInput: false),
    ]

    private static let tools = WordIndex(known.map(\.key))
    private static let places = known.map(\.value)

    static func isSQLTool(_ command: Command) -> Bool {
        guard let place = place(of: command.tool) else { return false }
        return CommandReader.covers(place.path, command)
    }

    /// `nil` for tools that take none.
    static func place(of tool: String) -> Place? { tools.position(of: tool).map { places[$0] } }

    static func takesInput(_ command: Command) -> Bool { place(of: command.tool)?.readsInput == true }

    /// The text of `word` without its quotes, as a range of `text`.
    static func range(of word: Word, from start: Int, in text: [UInt8]) -> Range<Int> {
        let range = start..<max(start, word.range.upperBound)
        guard range.count >= 2, let quote = text[range].first, quote == 0x22 || quote == 0x27,
            text[range].last == quote
        else { return range }
        return range.lowerBound + 1..<range.upperBound - 1
    }
}
