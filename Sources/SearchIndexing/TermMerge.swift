/// The terms of all runbooks with their postings in one run of letters each, in time linear in the terms of each.
struct TermMerge {
    struct Term {
        var hash: UInt64
        /// Where the term's own bytes are: the first runbook that has it.
        var runbook: Int32
        var index: Int32
        /// Documents, and the last of them so far.
        var count: Int32
        var last: Int32
        /// In `codes`.
        var start: Int
        var end: Int
    }

    private let runbooks: [RunbookEntries]
    private(set) var terms: [Term] = []
    private(set) var codes: [UInt8] = []
    /// The number in `terms` of each runbook's terms, runbook by runbook.
    private var numbers: [Int32] = []
    private var slots: [Int32]

    /// `first[i]` is the number of the first document of `runbooks[i]`.
    init(_ runbooks: [RunbookEntries], first: [Int]) {
        self.runbooks = runbooks
        let total = runbooks.reduce(0) { $0 + $1.terms.count }
        slots = [Int32](repeating: -1, count: 1 << 16)
        numbers.reserveCapacity(total)
        measure(first)
        place()
        fill(first)
    }

    func bytes(of term: Term) -> ArraySlice<UInt8> { Self.bytes(of: Int(term.index), in: runbooks[Int(term.runbook)]) }

    func codes(of term: Term) -> ArraySlice<UInt8> { codes[term.start..<term.end] }

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
            let base = first[number]
            var codeStart = 0
            for (index, term) in runbook.terms.enumerated() {
                let found = find(term.hash, runbook: number, index: index)
                numbers.append(Int32(found))
                let gap = base + Int(term.first) - Int(terms[found].last)
                terms[found].end += PostingCode.length(of: gap) + term.codeEnd - codeStart
                terms[found].count += term.count
                terms[found].last = Int32(base) + term.last
                codeStart = term.codeEnd
            }
        }
    }

    /// Gives each term its part of `codes`; its end is then where the next of its postings go.
    private mutating func place() {
        var offset = 0
        for index in terms.indices {
            let length = terms[index].end
            terms[index].start = offset
            terms[index].end = offset
            terms[index].last = 0
            offset += length
        }
        codes = [UInt8](repeating: 0, count: offset)
    }

    private mutating func fill(_ first: [Int]) {
        var next = 0
        var gap: [UInt8] = []
        for (number, runbook) in runbooks.enumerated() {
            let base = first[number]
            var codeStart = 0
            for term in runbook.terms {
                let found = Int(numbers[next])
                next += 1
                gap.removeAll(keepingCapacity: true)
                PostingCode.append(base + Int(term.first) - Int(terms[found].last), to: &gap)
                var end = terms[found].end
                for byte in gap {
                    codes[end] = byte
                    end += 1
                }
                for index in codeStart..<term.codeEnd {
                    codes[end] = runbook.codes[index]
                    end += 1
                }
                terms[found].end = end
                terms[found].last = Int32(base) + term.last
                codeStart = term.codeEnd
            }
        }
    }

    private mutating func find(_ hash: UInt64, runbook: Int, index: Int) -> Int {
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let candidate = terms[Int(slots[slot])]
            if candidate.hash == hash, bytes(of: candidate) == Self.bytes(of: index, in: runbooks[runbook]) {
                return Int(slots[slot])
            }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(terms.count)
        terms.append(
            Term(hash: hash, runbook: Int32(runbook), index: Int32(index), count: 0, last: 0, start: 0, end: 0))
        if terms.count * 2 > slots.count { grow() }
        return terms.count - 1
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (index, term) in terms.enumerated() {
            var slot = Int(truncatingIfNeeded: term.hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(index)
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
