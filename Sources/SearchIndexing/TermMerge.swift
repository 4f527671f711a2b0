/// The terms of all runbooks with their postings in one run of letters each, in time linear in the terms of each.
struct TermMerge {
    struct Term {
        /// In `names`.
        fileprivate var start: UInt32
        fileprivate var end: UInt32
        var count: Int32 = 0
        /// The last document so far.
        fileprivate var last: Int32 = 0
        fileprivate var codes: ByteLists.List

        /// Adds what a runbook has whose first document has the number `base`.
        fileprivate mutating func add(
            _ term: RunbookEntries.Term, base: Int32, _ codes: ArraySlice<UInt8>, to lists: inout ByteLists,
            room gap: inout [UInt8]
        ) {
            gap.removeAll(keepingCapacity: true)
            PostingCode.append(Int(base + term.first - last), to: &gap)
            lists.append(gap[...], to: &self.codes)
            lists.append(codes, to: &self.codes)
            count += term.count
            last = base + term.last
        }
    }
    private struct Slot {
        var hash: UInt64
        var number: Int32
    }

    private var names: [UInt8] = []
    private var terms: [Term] = []
    private var lists = ByteLists()
    private var slots = [Slot](repeating: Slot(hash: 0, number: -1), count: 1 << 12)

    /// Adds a runbook whose first document has the number `first`; runbooks come in the order of their documents.
    mutating func add(_ runbook: RunbookEntries, first: Int) {
        let base = Int32(first)
        var start = 0
        var codeStart = 0
        var gap: [UInt8] = []
        for term in runbook.terms {
            let found = find(term.hash, runbook.termBytes[start..<Int(term.end)])
            terms[found].add(
                term, base: base, runbook.codes[codeStart..<Int(term.codeEnd)], to: &lists, room: &gap)
            start = Int(term.end)
            codeStart = Int(term.codeEnd)
        }
    }

    func bytes(of term: Term) -> ArraySlice<UInt8> { names[Int(term.start)..<Int(term.end)] }

    func codes(of term: Term) -> [UInt8] { lists.bytes(of: term.codes) }

    /// In the order of UTF-16 code units, in which the browser compares.
    func sorted() -> [Term] {
        let keys = terms.map { TermOrder.key(bytes(of: $0)) }
        return terms.indices.sorted { left, right in
            if keys[left] != keys[right] { return keys[left] < keys[right] }
            return TermOrder.precedes(bytes(of: terms[left]), bytes(of: terms[right]))
        }.map { terms[$0] }
    }

    /// Two terms with the same 64 bits of hash would be taken for one: among a million terms that is one chance in
    /// ten million, and a search that finds too much is all that would come of it.
    private mutating func find(_ hash: UInt64, _ name: ArraySlice<UInt8>) -> Int {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot].number >= 0 {
            if slots[slot].hash == hash { return Int(slots[slot].number) }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Slot(hash: hash, number: Int32(terms.count))
        let start = UInt32(names.count)
        names += name
        terms.append(Term(start: start, end: UInt32(names.count), codes: lists.makeList()))
        if terms.count * 2 > slots.count { grow() }
        return terms.count - 1
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(hash: 0, number: -1), count: old.count * 2)
        for entry in old where entry.number >= 0 {
            var slot = Int(truncatingIfNeeded: entry.hash) & (slots.count - 1)
            while slots[slot].number >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = entry
        }
    }
}

/// The order of UTF-16 code units on UTF-8 bytes: surrogates, so all four-byte characters, come before U+E000.
enum TermOrder {
    private static func rank(_ byte: UInt8) -> UInt8 { byte == 0xEE || byte == 0xEF ? byte + 0x10 : byte }

    /// The first eight bytes as a number that compares like them.
    static func key(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var key: UInt64 = 0
        for offset in 0..<8 {
            let index = bytes.startIndex + offset
            key = key << 8 | UInt64(index < bytes.endIndex ? rank(bytes[index]) : 0)
        }
        return key
    }

    static func precedes(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
        left.lexicographicallyPrecedes(right) { rank($0) < rank($1) }
    }
}
