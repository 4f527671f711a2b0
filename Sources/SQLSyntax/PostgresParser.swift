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
            return Reading(statements: statements(unsafe String(cString: tree), length: text.count))
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

    private static func statements(_ json: String, length: Int) -> [PostgresStatement] {
        let tree = JSONTree(Array(json.utf8))
        guard let list = tree.nodes.isEmpty ? nil : tree.member("stmts", of: 0) else { return [] }
        return tree.children(of: list).compactMap { statement($0, in: tree, length: length) }
    }

    private static func statement(_ node: Int, in tree: JSONTree, length: Int) -> PostgresStatement? {
        guard let body = tree.member("stmt", of: node).flatMap({ tree.children(of: $0).first }),
            let kind = tree.nodes[body].key
        else { return nil }
        let start = min(length, tree.member("stmt_location", of: node).flatMap(tree.integer) ?? 0)
        let count = tree.member("stmt_len", of: node).flatMap(tree.integer) ?? length - start
        var statement = PostgresStatement(
            kind: tree.text(kind), range: SourceRange(start..<min(length, start + max(0, count))), changes: [],
            makesTable: false)
        for inner in body..<tree.nodes[body].end {
            if let kind = change(inner, in: tree) {
                let isConditional = tree.member("whereClause", of: inner) != nil
                statement.changes.append(.init(kind: kind, isConditional: isConditional))
            } else if tree.isNamed("intoClause", inner) || tree.isNamed("into", inner) {
                statement.makesTable = true
            }
        }
        return statement
    }

    private static func change(_ node: Int, in tree: JSONTree) -> PostgresStatement.Change.Kind? {
        if tree.isNamed("DeleteStmt", node) { return .delete }
        if tree.isNamed("UpdateStmt", node) { return .update }
        if tree.isNamed("InsertStmt", node) { return .insert }
        return tree.isNamed("MergeStmt", node) ? .merge : nil
    }
}
