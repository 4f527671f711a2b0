import SourceText

/// An UPDATE or DELETE whose words hold no WHERE, or a SELECT that ends every session.
struct UnboundedStatement {
    /// In capitals, or the function that is called for each row.
    var verb: String
    var table: String
    /// From the verb to the table, in the text.
    var range: SourceRange
    /// What an UPDATE sets first.
    var firstColumn: String?

    /// Reads words, strings and comments; statements end at `;` or the end of the text.
    static func all(in text: [UInt8]) -> [UnboundedStatement] {
        var scanner = Scanner(text: text)
        scanner.scan()
        return scanner.found
    }

    private struct Scanner {
        let text: [UInt8]
        var found: [UnboundedStatement] = []
        /// Words of the statement so far, in upper case, with their places.
        private var words: [(text: String, range: Range<Int>)] = []
        private var depth = 0

        init(text: [UInt8]) { self.text = text }

        mutating func scan() {
            var index = 0
            while index < text.count {
                index = step(at: index)
            }
            finish(isClosed: false)
        }

        private mutating func step(at index: Int) -> Int {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: ";"): finish(isClosed: true)
            case UInt8(ascii: "-") where index + 1 < text.count && text[index + 1] == byte: return lineEnd(after: index)
            case UInt8(ascii: "'"): return behind(quote: byte, at: index)
            case _ where UnboundedStatement.isWordByte(byte):
                var end = index
                while end < text.count, UnboundedStatement.isWordByte(text[end]) { end += 1 }
                words.append((String(decoding: text[index..<end], as: UTF8.self), index..<end))
                return end
            default: break
            }
            return index + 1
        }

        private func lineEnd(after index: Int) -> Int { text[index...].firstIndex(of: 0x0A) ?? text.count }

        /// A shell argument in single quotes is read as SQL when it begins with one of the verbs.
        private func behind(quote: UInt8, at index: Int) -> Int {
            let word = text[(index + 1)...].prefix(6).map { $0 & 0xDF }
            if word.elementsEqual("UPDATE".utf8) || word.elementsEqual("DELETE".utf8) { return index + 1 }
            guard let end = text[(index + 1)...].firstIndex(of: quote) else { return text.count }
            return end + 1
        }

        /// A statement that does not end in `;` may go on where the text does not show it.
        private mutating func finish(isClosed: Bool) {
            defer { words.removeAll(keepingCapacity: true) }
            if isClosed, let sweep = sweep() { return found.append(sweep) }
            guard isClosed, let start = start(), let table = table(behind: start) else { return }
            let upper = words[start...].map { $0.text.uppercased() }
            guard !upper.contains(where: { ["WHERE", "USING", "JOIN", "LIMIT", "CURRENT"].contains($0) }) else {
                return
            }
            if upper[0] == "UPDATE" {
                guard upper.contains("SET"), !upper.dropFirst().contains("FROM") else { return }
            }
            let range = SourceRange(words[start].range.lowerBound..<words[table].range.upperBound)
            let set = words[start...].firstIndex { $0.text.uppercased() == "SET" }
            let column = set.flatMap { $0 + 1 < words.count ? words[$0 + 1].text : nil }
            found.append(
                UnboundedStatement(verb: upper[0], table: words[table].text, range: range, firstColumn: column))
        }

        /// `SELECT pg_terminate_backend(pid) FROM pg_stat_activity`
        private func sweep() -> UnboundedStatement? {
            guard let call = words.firstIndex(where: { $0.text.lowercased() == "pg_terminate_backend" }), call > 0,
                words[call - 1].text.uppercased() == "SELECT", words.count > call + 2
            else { return nil }
            let rest = words[(call + 1)...].map { $0.text.uppercased() }
            guard let from = rest.firstIndex(of: "FROM"), from + 1 < rest.count,
                rest[from + 1].hasSuffix("PG_STAT_ACTIVITY"),
                !rest.contains(where: { ["WHERE", "JOIN", "LIMIT", "HAVING"].contains($0) })
            else { return nil }
            let table = words[call + 1 + from + 1]
            return UnboundedStatement(
                verb: words[call].text, table: table.text,
                range: SourceRange(words[call - 1].range.lowerBound..<table.range.upperBound))
        }

        /// Where the verb stands: first of the statement, or first behind the quote of a shell argument.
        private func start() -> Int? {
            let verb = words.lastIndex { ["UPDATE", "DELETE"].contains($0.text.uppercased()) }
            guard let verb else { return nil }
            guard verb > 0 else { return verb }
            let before = text[..<words[verb].range.lowerBound].last { $0 != 0x20 && $0 != 0x0A }
            return before == UInt8(ascii: "\"") || before == UInt8(ascii: "'") ? verb : nil
        }

        private func table(behind verb: Int) -> Int? {
            var next = verb + 1
            let isDelete = words[verb].text.uppercased() == "DELETE"
            guard next < words.count else { return nil }
            if isDelete {
                guard words[next].text.uppercased() == "FROM" else { return nil }
                next += 1
            }
            if next < words.count, words[next].text.uppercased() == "ONLY" { next += 1 }
            return next < words.count ? next : nil
        }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x5F || byte == 0x2E
            || byte >= 0x80
    }
}
