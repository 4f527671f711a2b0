import CSupport

/// Puts a draft in order for looking up: texts once, nodes level by level with children side by side and sorted.
struct TreeWriter {
    private let draft: TreeDraft
    private var strings: [UInt8] = [0, 0]
    private var references: [String: UInt32] = ["": 0]
    /// Begins with the empty list.
    private var words: [UInt32] = [0]
    private var extraLists: [[TreeDraft.Pair]: UInt32] = [:]

    private init(_ draft: TreeDraft) { self.draft = draft }

    static func write(_ draft: TreeDraft) throws(TreeError) -> [UInt8] {
        for count in [draft.types.count, draft.sets.count, draft.positionals.count, draft.constraints.count]
        where count >= Int(TreeFormat.noneShort) {
            throw .corrupt("more than 65,534 types, sets or lists")
        }
        var writer = Self(draft)
        return writer.write()
    }

    private mutating func write() -> [UInt8] {
        let facts = extras(draft.facts)
        let globals = set(TreeDraft.SetLine(flags: draft.globals, absent: []))
        let nodes = nodeRecords()
        let flags = flagRecords()
        let types = draft.types.map { type($0) }
        let sets = draft.sets.map { set($0) }
        let positionals = draft.positionals.map { self.positionals($0) }
        let constraints = draft.constraints.map { constraint($0) }
        var bytes = [UInt8](repeating: 0, count: TreeFormat.headerSize)
        put(TreeFormat.magic, at: TreeFormat.Header.magic, in: &bytes)
        put(TreeFormat.version, at: TreeFormat.Header.version, in: &bytes)
        put(facts, at: TreeFormat.Header.facts, in: &bytes)
        put(globals, at: TreeFormat.Header.globals, in: &bytes)
        append(nodes, count: nodes.count / TreeFormat.nodeSize, as: TreeFormat.Header.nodes, to: &bytes)
        append(flags, count: flags.count / TreeFormat.flagSize, as: TreeFormat.Header.flags, to: &bytes)
        append(types, as: TreeFormat.Header.types, to: &bytes)
        append(sets, as: TreeFormat.Header.sets, to: &bytes)
        append(positionals, as: TreeFormat.Header.positionals, to: &bytes)
        append(constraints, as: TreeFormat.Header.constraints, to: &bytes)
        append(words, as: TreeFormat.Header.words, to: &bytes)
        append(strings, count: strings.count, as: TreeFormat.Header.strings, to: &bytes)
        put(UInt32(bytes.count), at: TreeFormat.Header.size, in: &bytes)
        put(TreeChecksum.of(bytes), at: TreeFormat.Header.checksum, in: &bytes)
        return bytes
    }

    private func put(_ number: UInt32, at offset: Int, in bytes: inout [UInt8]) {
        for index in 0..<4 { bytes[offset + index] = UInt8(truncatingIfNeeded: number >> (8 * UInt32(index))) }
    }

    private func append(_ section: [UInt32], as field: Int, to bytes: inout [UInt8]) {
        var raw: [UInt8] = []
        raw.reserveCapacity(section.count * 4)
        for number in section { Self.append(number, to: &raw) }
        append(raw, count: section.count, as: field, to: &bytes)
    }

    private func append(_ section: [UInt8], count: Int, as field: Int, to bytes: inout [UInt8]) {
        put(UInt32(bytes.count), at: field, in: &bytes)
        put(UInt32(count), at: field + 4, in: &bytes)
        bytes += section
        while bytes.count % 4 != 0 { bytes.append(0) }
    }

    private static func append(_ number: UInt32, to bytes: inout [UInt8]) {
        for index in 0..<4 { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * UInt32(index)))) }
    }

    private static func append(_ number: UInt16, to bytes: inout [UInt8]) {
        bytes.append(UInt8(truncatingIfNeeded: number))
        bytes.append(UInt8(truncatingIfNeeded: number >> 8))
    }
}

extension TreeWriter {
    private mutating func string(_ text: String) -> UInt32 {
        if let reference = references[text] { return reference }
        let reference = UInt32(strings.count)
        Self.append(UInt16(min(text.utf8.count, 0xFFFE)), to: &strings)
        strings += text.utf8.prefix(0xFFFE)
        references[text] = reference
        return reference
    }

    private mutating func extras(_ pairs: [TreeDraft.Pair]) -> UInt32 {
        if pairs.isEmpty { return 0 }
        if let known = extraLists[pairs] { return known }
        let list = pairs.flatMap { [string($0.key), string($0.value)] }
        let start = UInt32(words.count)
        words += [UInt32(pairs.count)] + list
        extraLists[pairs] = start
        return start
    }

    private mutating func type(_ line: TreeDraft.TypeLine) -> UInt32 {
        let kind = string(line.kind)
        let list = line.pairs.flatMap { [string($0.key), string($0.value)] }
        let start = UInt32(words.count)
        words += [kind, UInt32(line.pairs.count)] + list
        return start
    }

    private mutating func set(_ line: TreeDraft.SetLine) -> UInt32 {
        var entries: [(name: String, flag: Int)] = []
        for flag in line.flags { entries += draft.flags[flag].names.map { ($0, flag) } }
        entries.sort { left, right in
            left.name == right.name ? left.flag < right.flag : Self.precedes(left.name, right.name)
        }
        let list = entries.flatMap { [string($0.name), UInt32($0.flag)] }
        let start = UInt32(words.count)
        words += [UInt32(entries.count)] + list + [UInt32(line.absent.count)] + line.absent.sorted().map(UInt32.init)
        return start
    }

    private mutating func positionals(_ items: [TreeDraft.Item]) -> UInt32 {
        let list = items.flatMap { item in
            [
                string(item.name), item.minimum, item.maximum, item.type.map { UInt32($0) } ?? TreeFormat.none,
                string(item.destination),
            ]
        }
        let start = UInt32(words.count)
        words += [UInt32(items.count)] + list
        return start
    }

    private mutating func constraint(_ rules: [TreeDraft.Rule]) -> UInt32 {
        var list: [UInt32] = []
        add(.group(.group, rules, isRequired: false), to: &list)
        let start = UInt32(words.count)
        words += list
        return start
    }

    private mutating func add(_ rule: TreeDraft.Rule, to list: inout [UInt32]) {
        switch rule {
        case .member(let name, let isRequired):
            list += [Constraint.Kind.member.rawValue | (isRequired ? 0x100 : 0), string(name)]
        case .group(let kind, let members, let isRequired):
            list.append(kind.rawValue | (isRequired ? 0x100 : 0) | UInt32(members.count) << 16)
            for member in members { add(member, to: &list) }
        }
    }

    private mutating func flagRecords() -> [UInt8] {
        var records: [UInt8] = []
        for flag in draft.flags {
            let names = flag.names.map { string($0) }
            let list = UInt32(words.count)
            words += [UInt32(names.count)] + names
            Self.append(list, to: &records)
            Self.append(flag.arity, to: &records)
            Self.append(flag.type.map { UInt16($0) } ?? TreeFormat.noneShort, to: &records)
            Self.append(flag.bits.rawValue, to: &records)
            Self.append(string(flag.destination ?? flag.derivedDestination), to: &records)
            Self.append(extras(flag.pairs), to: &records)
            Self.append(UInt32(0), to: &records)
        }
        return records
    }
}

extension TreeWriter {
    /// A node's place among the records, before they are written.
    private struct Entry {
        var name: String
        /// The line of the draft.
        var line: Int
        var parent: Int
        var isAlias: Bool
    }

    private mutating func nodeRecords() -> [UInt8] {
        let children = childLines()
        var entries = [Entry(name: draft.nodes[0].names[0], line: 0, parent: 0, isAlias: false)]
        var ranges: [Range<Int>] = []
        var places = [Int](repeating: 0, count: draft.nodes.count)
        var next = 0
        while next < entries.count {
            let entry = entries[next]
            let first = entries.count
            if !entry.isAlias {
                places[entry.line] = next
                entries += ordered(children[entry.line], parent: next)
            }
            ranges.append(first..<entries.count)
            next += 1
        }
        var records: [UInt8] = []
        for (entry, range) in zip(entries, ranges) { append(entry, range, places, to: &records) }
        return records
    }

    private func childLines() -> [[Int]] {
        var children = [[Int]](repeating: [], count: draft.nodes.count)
        var stack: [Int] = []
        for (line, node) in draft.nodes.enumerated() {
            stack.removeSubrange(min(node.depth, stack.count)...)
            if let parent = stack.last { children[parent].append(line) }
            stack.append(line)
        }
        return children
    }

    /// Names and other names sorted; of two that are the same the first one wins.
    private func ordered(_ lines: [Int], parent: Int) -> [Entry] {
        var entries: [Entry] = []
        for line in lines {
            for (index, name) in draft.nodes[line].names.enumerated() {
                entries.append(Entry(name: name, line: line, parent: parent, isAlias: index > 0))
            }
        }
        entries.sort {
            $0.name == $1.name
                ? (!$0.isAlias && $1.isAlias) || ($0.isAlias == $1.isAlias && $0.line < $1.line)
                : Self.precedes($0.name, $1.name)
        }
        return entries
    }

    private static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    private mutating func append(_ entry: Entry, _ children: Range<Int>, _ places: [Int], to records: inout [UInt8]) {
        let node = draft.nodes[entry.line]
        Self.append(string(entry.name), to: &records)
        Self.append(UInt32(entry.parent), to: &records)
        Self.append(UInt32(entry.isAlias ? places[entry.line] : children.lowerBound), to: &records)
        Self.append(UInt32(children.count), to: &records)
        Self.append(entry.isAlias ? NodeBits.alias.rawValue : node.bits.rawValue, to: &records)
        for number in [node.set, node.positionals, node.constraint] {
            Self.append(number.map { UInt16($0) } ?? TreeFormat.noneShort, to: &records)
        }
        Self.append(UInt16(0), to: &records)
        Self.append(entry.isAlias ? 0 : extras(node.pairs), to: &records)
    }
}

/// Tells a damaged tree from a whole one.
package enum TreeChecksum {
    /// Of everything but the field it is written to.
    static func of(_ bytes: [UInt8]) -> UInt32 {
        var bytes = bytes
        let field = TreeFormat.Header.checksum
        guard bytes.count >= TreeFormat.headerSize else { return 0 }
        for index in field..<field + 4 { bytes[index] = 0 }
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return 0 }
            return unsafe UInt32(truncatingIfNeeded: runsheet_xxh3(start, buffer.count))
        }
    }

    /// With the right checksum: it cannot keep out bytes that somebody made on purpose.
    package static func sealed(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count >= TreeFormat.headerSize else { return bytes }
        var bytes = bytes
        let checksum = of(bytes)
        for index in 0..<4 {
            bytes[TreeFormat.Header.checksum + index] = UInt8(truncatingIfNeeded: checksum >> (8 * UInt32(index)))
        }
        return bytes
    }
}
