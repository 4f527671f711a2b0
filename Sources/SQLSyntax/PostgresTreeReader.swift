import SourceText

/// Picks the statements out of the tree that the parser prints as JSON.
///
/// The tree is twenty times as long as its text, and little of it is asked for: one pass over the bytes, which builds
/// nothing, takes a tenth of the time of reading it as JSON.
struct PostgresTreeReader {
    private var statements: [PostgresStatement] = []
    /// For each open object and list the change that it describes, as an index into those of the statement; -1 for
    /// none.
    private var open: [Int] = []
    /// The change that the next object describes.
    private var change = -1
    private var statement = Statement()
    private let length: Int

    /// One item of `stmts`.
    private struct Statement {
        var kind: String?
        var start = 0
        var count: Int?
        var changes: [PostgresStatement.Change] = []
        var makesTable = false
    }

    /// How deep the items of `stmts` stand, and what is in them.
    private enum Depth {
        static let statement = 3
        static let body = 4
    }

    /// - Parameters:
    ///   - tree: ends with a zero.
    ///   - length: of the text that was parsed.
    static func statements(in tree: UnsafePointer<CChar>, length: Int) -> [PostgresStatement] {
        var count = 0
        while unsafe tree[count] != 0 { count += 1 }
        let bytes = unsafe UnsafeRawPointer(tree).assumingMemoryBound(to: UInt8.self)
        var reader = PostgresTreeReader(length: length)
        unsafe reader.read(Span(_unsafeStart: bytes, count: count))
        return reader.statements
    }

    private init(length: Int) { self.length = length }

    private mutating func read(_ bytes: Span<UInt8>) {
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                let end = Self.endOfString(bytes, from: index + 1)
                if end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: ":") {
                    take(bytes.extracting(index + 1..<end), value: bytes.extracting((end + 2)...))
                    index = end + 1
                } else {
                    index = end
                }
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                open.append(change)
                change = -1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if open.count == Depth.statement { finish() }
                _ = open.popLast()
            default: break
            }
            index += 1
        }
    }

    /// Where the closing quote stands.
    private static func endOfString(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(index, bytes.count)
    }

    private mutating func take(_ key: Span<UInt8>, value: Span<UInt8>) {
        change = -1
        switch open.count {
        case Depth.statement:
            if key.isEqual("stmt_location") { statement.start = Self.number(value) }
            if key.isEqual("stmt_len") { statement.count = Self.number(value) }
            return
        case Depth.body where statement.kind == nil: statement.kind = Self.text(key)
        default: break
        }
        guard open.count >= Depth.body else { return }
        if let kind = Self.change(key) {
            change = statement.changes.count
            statement.changes.append(.init(kind: kind, isConditional: false))
        } else if key.isEqual("whereClause") {
            if let owner = open.last, owner >= 0 { statement.changes[owner].isConditional = true }
        } else if key.isEqual("intoClause") || key.isEqual("into") {
            statement.makesTable = true
        }
    }

    private mutating func finish() {
        defer { statement = Statement() }
        guard let kind = statement.kind else { return }
        let start = min(length, statement.start)
        let end = min(length, start + max(0, statement.count ?? length - start))
        statements.append(
            PostgresStatement(
                kind: kind, range: SourceRange(start..<end), changes: statement.changes,
                makesTable: statement.makesTable))
    }

    private static func change(_ key: Span<UInt8>) -> PostgresStatement.Change.Kind? {
        // All of them end in `Stmt`, and few keys are as long.
        guard key.count == 9 || key.count == 10 else { return nil }
        if key.isEqual("DeleteStmt") { return .delete }
        if key.isEqual("UpdateStmt") { return .update }
        if key.isEqual("InsertStmt") { return .insert }
        return key.isEqual("MergeStmt") ? .merge : nil
    }

    private static func number(_ text: Span<UInt8>) -> Int {
        var (number, index) = (0, 0)
        while index < text.count, text[index] &- 0x30 < 10, number < 1 << 32 {
            number = number * 10 + Int(text[index] - 0x30)
            index += 1
        }
        return number
    }

    private static func text(_ bytes: Span<UInt8>) -> String {
        var text: [UInt8] = []
        for index in bytes.indices { text.append(bytes[index]) }
        return String(decoding: text, as: UTF8.self)
    }
}

extension Span<UInt8> {
    fileprivate func isEqual(_ text: StaticString) -> Bool { count == text.utf8CodeUnitCount && holds(text, at: 0) }
}
