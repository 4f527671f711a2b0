/// The terms of all runbooks with their postings in one run of letters each, in time linear in the terms of each.
struct TermMerge {
    struct Term {
        /// Where the term's own bytes are: the first runbook that has it.
        var runbook: Int32
        var index: Int32
        var count: Int32
        /// In `codes`.
        var start: UInt32
        var end: UInt32
    }
    private struct Slot {
        var hash: UInt64
        var number: Int32
    }

    private let runbooks: [RunbookEntries]
    private(set) var terms: [Term] = []
    private(set) var codes: [UInt8] = []
    /// The number in `terms` of each runbook's terms, runbook by runbook.
    private var numbers: [Int32] = []
    /// The last document of each term so far.
    private var last: [Int32] = []
    private var slots: [Slot]

    /// `first[i]` is the number of the first document of `runbooks[i]`.
    init(_ runbooks: [RunbookEntries], first: [Int]) {
        self.runbooks = runbooks
        let total = runbooks.reduce(0) { $0 + $1.terms.count }
        slots = [Slot](repeating: Slot(hash: 0, number: -1), count: 1 << 16)
        numbers.reserveCapacity(total)
        measure(first)
        place()
        fill(first)
    }

    func bytes(of term: Term) -> ArraySlice<UInt8> { Self.bytes(of: Int(term.index), in: runbooks[Int(term.runbook)]) }

    func codes(of term: Term) -> ArraySlice<UInt8> { codes[Int(term.start)..<Int(term.end)] }

    /// In the order of UTF-16 code units, in which the browser compares.
    func sorted() -> [Term] {
        let keys = terms.map { TermOrder.key(bytes(of: $0)) }
        return terms.indices.sorted { left, right in
            if keys[left] != keys[right] { return keys[left] < keys[right] }
            return TermOrder.precedes(bytes(of: terms[left]), bytes(of: terms[right]))
        }.map { terms[$0] }
    }
}

extension TermMerge {
    private static func start(_ index: Int, _ runbook: RunbookEntries) -> Int {
        index == 0 ? 0 : runbook.terms[index - 1].end
    }

    private static func bytes(of index: Int, in runbook: RunbookEntries) -> ArraySlice<UInt8> {
        runbook.termBytes[start(index, runbook)..<runbook.terms[index].end]
    }

    /// Finds the terms, and how many letters the postings of each take.
    private mutating func measure(_ first: [Int]) {
        for (number, runbook) in runbooks.enumerated() {
            let base = Int32(first[number])
            var codeStart = 0
            for (index, term) in runbook.terms.enumerated() {
                let found = find(term.hash, runbook: number, index: index)
                numbers.append(Int32(found))
                let gap = Int(base + term.first - last[found])
                terms[found].end += UInt32(PostingCode.length(of: gap) + term.codeEnd - codeStart)
                terms[found].count += term.count
                last[found] = base + term.last
                codeStart = term.codeEnd
            }
        }
    }

    /// Gives each term its part of `codes`; its end is then where the next of its postings go.
    private mutating func place() {
        var offset: UInt32 = 0
        for index in terms.indices {
            let length = terms[index].end
            terms[index].start = offset
            terms[index].end = offset
            last[index] = 0
            offset += length
        }
        codes = [UInt8](repeating: 0, count: Int(offset))
    }

    private mutating func fill(_ first: [Int]) {
        var next = 0
        var gap: [UInt8] = []
        for (number, runbook) in runbooks.enumerated() {
            let base = Int32(first[number])
            var codeStart = 0
            for term in runbook.terms {
                let found = Int(numbers[next])
                next += 1
                gap.removeAll(keepingCapacity: true)
                PostingCode.append(Int(base + term.first - last[found]), to: &gap)
                var end = Int(terms[found].end)
                for byte in gap {
                    codes[end] = byte
                    end += 1
                }
                for index in codeStart..<term.codeEnd {
                    codes[end] = runbook.codes[index]
                    end += 1
                }
                terms[found].end = UInt32(end)
                last[found] = base + term.last
                codeStart = term.codeEnd
            }
        }
    }

    /// Two terms with the same 64 bits of hash would be taken for one: among a million terms that is one chance in
    /// ten million, and a search that finds too much is all that would come of it.
    private mutating func find(_ hash: UInt64, runbook: Int, index: Int) -> Int {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot].number >= 0 {
            if slots[slot].hash == hash { return Int(slots[slot].number) }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Slot(hash: hash, number: Int32(terms.count))
        terms.append(Term(runbook: Int32(runbook), index: Int32(index), count: 0, start: 0, end: 0))
        last.append(0)
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
