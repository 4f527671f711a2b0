/// Reads the text form, line by line.
struct TreeTextReader {
    private(set) var draft = TreeDraft()
    private var number = 0
    private var hasHeader = false

    static func read(_ text: [UInt8]) throws(TreeError) -> TreeDraft {
        var reader = Self()
        for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
            reader.number += 1
            guard !line.isEmpty else { continue }
            try reader.read(line)
        }
        guard reader.hasHeader else { throw .notATree }
        guard !reader.draft.nodes.isEmpty else { throw .line(reader.number, "the tree has no node") }
        return reader.draft
    }

    private mutating func read(_ line: ArraySlice<UInt8>) throws(TreeError) {
        if line.first == UInt8(ascii: "#") { return try readHeader(line) }
        guard hasHeader else { throw .notATree }
        let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
        let rest = Array(fields.dropFirst())
        switch fields[0].first {
        case UInt8(ascii: "T") where fields[0].count == 1: try readType(rest)
        case UInt8(ascii: "F") where fields[0].count == 1: try readFlag(rest)
        case UInt8(ascii: "G") where fields[0].count == 1:
            draft.globals += try numbers(field(rest, 0), below: draft.flags.count)
        case UInt8(ascii: "S") where fields[0].count == 1: try readSet(rest)
        case UInt8(ascii: "P") where fields[0].count == 1: try readPositionals(rest)
        case UInt8(ascii: "C") where fields[0].count == 1: try readConstraint(rest)
        case UInt8(ascii: "N") where fields[0].count == 1: try readNode(rest)
        default: throw error("unknown kind of line '\(text(fields[0].prefix(20)))'")
        }
    }

    func error(_ message: String) -> TreeError { .line(number, message) }
}

extension TreeTextReader {
    private mutating func readHeader(_ line: ArraySlice<UInt8>) throws(TreeError) {
        let end = line.firstIndex(of: 0x20) ?? line.endIndex
        let key = text(line[line.index(after: line.startIndex)..<end])
        let value = text(line[end...].dropFirst())
        if hasHeader { return draft.facts.append(TreeDraft.Pair(key: key, value: value)) }
        guard key == "cligraph" else { throw .notATree }
        let words = value.split(separator: " ").map(String.init)
        guard let format = words.first.flatMap({ UInt32($0) }) else { throw .notATree }
        guard format == TreeFormat.version else { throw .newerFormat(format) }
        guard words.count == 4 else { throw error("the header is '#cligraph 1 <cli> <version> <parser>'") }
        guard ParserFamily(rawValue: words[3]) != nil else { throw error("unknown parser '\(words[3])'") }
        draft.facts = zip(["cli", "version", "parser"], words.dropFirst()).map { TreeDraft.Pair(key: $0, value: $1) }
        hasHeader = true
    }

    private mutating func readType(_ fields: [ArraySlice<UInt8>]) throws(TreeError) {
        draft.types.append(TreeDraft.TypeLine(kind: try item(field(fields, 0)), pairs: try pairs(fields.dropFirst())))
    }

    private mutating func readFlag(_ fields: [ArraySlice<UInt8>]) throws(TreeError) {
        let names = try items(field(fields, 0))
        guard !names.isEmpty, names.allSatisfy({ $0.utf8.count > 1 && "-+".contains($0.prefix(1)) }) else {
            throw error("a flag's names begin with '-'")
        }
        draft.flags.append(
            TreeDraft.FlagLine(
                names: names, arity: try arity(field(fields, 1)),
                type: try reference(field(fields, 2), below: draft.types.count),
                bits: FlagBits(rawValue: UInt32(try number(field(fields, 3)))),
                destination: try isBlank(field(fields, 4)) ? nil : item(field(fields, 4)),
                pairs: try pairs(fields.dropFirst(5))))
    }

    private func arity(_ field: ArraySlice<UInt8>) throws(TreeError) -> UInt16 {
        switch text(field) {
        case "?": return TreeFormat.Arity.optional
        case "*": return TreeFormat.Arity.any
        case "+": return TreeFormat.Arity.some
        case let digits:
            guard let number = UInt16(digits), number < 0xFF00 else { throw error("unknown arity '\(digits)'") }
            return number
        }
    }

    private mutating func readSet(_ fields: [ArraySlice<UInt8>]) throws(TreeError) {
        var set = TreeDraft.SetLine(flags: [], absent: [])
        for word in field(fields, 0).split(separator: 0x20) {
            let isAbsent = word.first == UInt8(ascii: "!")
            let flag = try reference(isAbsent ? word.dropFirst() : word, below: draft.flags.count)
            guard let flag else { throw error("'\(text(word))' is no flag") }
            if isAbsent { set.absent.append(flag) } else { set.flags.append(flag) }
        }
        draft.sets.append(set)
    }

    private mutating func readPositionals(_ fields: [ArraySlice<UInt8>]) throws(TreeError) {
        var list: [TreeDraft.Item] = []
        for field in fields where !isBlank(field) {
            let words = try items(field)
            guard words.count == 2 || words.count == 3 else { throw error("an argument is 'NAME ARITY [TYPE]'") }
            let (minimum, maximum) = try bounds(words[1])
            let type = words.count == 3 ? try reference(Array(words[2].utf8)[...], below: draft.types.count) : nil
            list.append(TreeDraft.Item(name: words[0], minimum: minimum, maximum: maximum, type: type))
        }
        draft.positionals.append(list)
    }

    private func bounds(_ arity: String) throws(TreeError) -> (UInt32, UInt32) {
        switch arity {
        case "?": return (0, 1)
        case "*": return (0, PositionalList.unlimited)
        case "+": return (1, PositionalList.unlimited)
        case "...": return (0, PositionalList.remainder)
        case "dyn": return (0, PositionalList.unchecked)
        default:
            let ends = arity.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
            guard let low = UInt32(ends[0]), low < 1000 else { throw error("unknown arity '\(arity)'") }
            guard ends.count == 2 else { return (low, low) }
            guard !ends[1].isEmpty else { return (low, PositionalList.unlimited) }
            guard let high = UInt32(ends[1]), high >= low, high < 1000 else { throw error("unknown arity '\(arity)'") }
            return (low, high)
        }
    }

    private mutating func readConstraint(_ fields: [ArraySlice<UInt8>]) throws(TreeError) {
        var parser = ConstraintTextReader(text: Array(field(fields, 0)))
        guard let rules = parser.read() else { throw error("cannot read the constraint '\(text(field(fields, 0)))'") }
        draft.constraints.append(rules)
    }

    private mutating func readNode(_ fields: [ArraySlice<UInt8>]) throws(TreeError) {
        let depth = try number(field(fields, 0))
        let limit = draft.nodes.last.map { $0.depth + 1 } ?? 0
        guard depth <= limit, depth <= 31, (depth == 0) == draft.nodes.isEmpty else {
            throw error("depth \(depth) does not follow")
        }
        let names = try items(field(fields, 1))
        guard !names.isEmpty else { throw error("a node without a name") }
        draft.nodes.append(
            TreeDraft.NodeLine(
                depth: depth, names: names, bits: NodeBits(rawValue: UInt32(try number(field(fields, 2)) & 0xFFFF)),
                set: try reference(field(fields, 3), below: draft.sets.count),
                positionals: try reference(field(fields, 4), below: draft.positionals.count),
                constraint: try reference(field(fields, 5), below: draft.constraints.count),
                pairs: try pairs(fields.dropFirst(6))))
    }
}

extension TreeTextReader {
    private func field(_ fields: [ArraySlice<UInt8>], _ index: Int) -> ArraySlice<UInt8> {
        index < fields.count ? fields[index] : []
    }

    private func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    private func isBlank(_ field: ArraySlice<UInt8>) -> Bool {
        field.isEmpty || field.count == 1 && field.first == UInt8(ascii: "-")
    }

    private func number(_ field: ArraySlice<UInt8>) throws(TreeError) -> Int {
        if isBlank(field) { return 0 }
        guard let number = Int(text(field)), (0...Int(Int32.max)).contains(number) else {
            throw error("'\(text(field))' is not a number")
        }
        return number
    }

    /// A number of an earlier line; `nil` for an empty field, `-` or `-1`.
    private func reference(_ field: ArraySlice<UInt8>, below limit: Int) throws(TreeError) -> Int? {
        if isBlank(field) || field.elementsEqual("-1".utf8) { return nil }
        let number = try number(field)
        guard number < limit else { throw error("\(number) refers to a line that does not stand above") }
        return number
    }

    private func numbers(_ field: ArraySlice<UInt8>, below limit: Int) throws(TreeError) -> [Int] {
        var list: [Int] = []
        for word in field.split(separator: 0x20) {
            if let number = try reference(word, below: limit) { list.append(number) }
        }
        return list
    }

    /// The space-separated items of a field.
    private func items(_ field: ArraySlice<UInt8>) throws(TreeError) -> [String] {
        if isBlank(field) { return [] }
        var list: [String] = []
        for word in field.split(separator: 0x20) { list.append(try item(word)) }
        return list
    }

    private func pairs(_ fields: ArraySlice<ArraySlice<UInt8>>) throws(TreeError) -> [TreeDraft.Pair] {
        var list: [TreeDraft.Pair] = []
        for field in fields where !isBlank(field) {
            guard let equals = field.firstIndex(of: UInt8(ascii: "=")) else {
                throw error("'\(text(field.prefix(40)))' is not 'key=value'")
            }
            list.append(TreeDraft.Pair(key: try item(field[..<equals]), value: try item(field[(equals + 1)...])))
        }
        return list
    }

    /// A text with its escapes undone.
    private func item(_ field: ArraySlice<UInt8>) throws(TreeError) -> String {
        guard field.count < 0xFFFF else { throw error("a text of more than 65,534 bytes") }
        guard field.contains(UInt8(ascii: "\\")) else { return text(field) }
        var (bytes, isEscaped): ([UInt8], Bool) = ([], false)
        for byte in field {
            if isEscaped {
                switch byte {
                case UInt8(ascii: "t"): bytes.append(0x09)
                case UInt8(ascii: "n"): bytes.append(0x0A)
                case UInt8(ascii: "s"): bytes.append(0x20)
                case UInt8(ascii: "\\"): bytes.append(byte)
                default: bytes += [UInt8(ascii: "\\"), byte]
                }
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else {
                bytes.append(byte)
            }
        }
        if isEscaped { bytes.append(UInt8(ascii: "\\")) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
