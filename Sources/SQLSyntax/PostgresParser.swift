import LibPgQuery
import SourceText

/// The only place that calls libpg_query.
enum PostgresParser {
    struct Reading {
        var statements: [PostgresStatement] = []
        var problem: PostgresScript.Problem?
    }

    static func parse(_ text: ArraySlice<UInt8>) -> Reading {
        unsafe withText(text) { pointer in
            let result = unsafe pg_query_parse(pointer)
            defer { unsafe pg_query_free_parse_result(result) }
            if let error = unsafe result.error {
                return Reading(problem: unsafe problem(error.pointee))
            }
            guard let tree = unsafe result.parse_tree else { return Reading() }
            return unsafe Reading(statements: PostgresTreeReader.statements(in: tree, length: text.count))
        }
    }

    private static func withText<Result>(_ text: ArraySlice<UInt8>, _ body: (UnsafePointer<CChar>) -> Result) -> Result
    {
        // The library takes a C string: a zero byte would end it early.
        let bytes = text.map { CChar(bitPattern: $0 == 0 ? 0x20 : $0) } + [0]
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { preconditionFailure("a text with an end has a start") }
            return unsafe body(start)
        }
    }

    private static func problem(_ error: PgQueryError) -> PostgresScript.Problem {
        let message = unsafe error.message.map { unsafe String(cString: $0) } ?? "it cannot be read"
        // 1-based, in characters; the texts that are given to the library are ASCII.
        let offset = unsafe max(0, Int(error.cursorpos) - 1)
        return PostgresScript.Problem(message: String(message.map { $0 == "\"" ? "'" : $0 }), offset: offset)
    }
}
