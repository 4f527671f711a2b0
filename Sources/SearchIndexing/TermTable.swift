import SourceText

/// The terms of one runbook and where they occur, collected document by document.
struct TermTable: TermSink {
    struct Term {
        var start: Int
        var count: Int
        var hash: UInt64
        var firstPosting: Int32
        var lastPosting: Int32
        var postings: Int32

        mutating func add(_ posting: Int32) {
            if firstPosting < 0 { firstPosting = posting }
            lastPosting = posting
            postings += 1
        }
    }
    /// One term in one document.
    struct Posting {
        var document: UInt32
        /// Two bits a field: more than three hits say nothing more.
        var counts: UInt16
        var next: Int32
    }

    private(set) var bytes: [UInt8] = []
    private(set) var terms: [Term] = []
    private(set) var postings: [Posting] = []
    /// Tokens of each field, document by document.
    private(set) var lengths: [UInt16] = []
    private var document = -1
    private var slots: [Int32]
    private var field = 0
    /// Of the field, not yet in `lengths`.
    private var tokens: UInt16 = 0

    init() {
        slots = [Int32](repeating: -1, count: 1024)
        bytes.reserveCapacity(8 * 1024)
    }

    /// What follows belongs to the next document.
    mutating func beginDocument() {
        document += 1
        for _ in 0..<SearchField.count { lengths.append(0) }
    }

    mutating func add(prose text: String, to field: Int) {
        self.field = field
        SearchToken.prose(text, into: &self)
        count()
    }

    mutating func add(code text: String, to field: Int) {
        self.field = field
        SearchToken.code(text, into: &self)
        count()
    }

    private mutating func count() {
        lengths[document * SearchField.count + field] &+= tokens
        tokens = 0
    }

    /// `owner:on-call`: the whole value as one term, and each of its words.
    mutating func add(_ facet: SearchFacet, _ value: String) {
        field = SearchField.facet
        defer { count() }
        let prefix = Array(facet.rawValue.utf8) + [0x3A]
        // Most values are one word, which is the only term then.
        if !value.isEmpty, value.utf8.allSatisfy(SearchToken.isWordByte) {
            let term = prefix + SearchToken.whole(value)
            if term.count <= SearchToken.longest { add(term, 0..<term.count) }
            return
        }
        var words = FacetWords(prefix: prefix)
        SearchToken.prose(value, into: &words)
        for word in Set([prefix + SearchToken.whole(value)] + words.terms).sorted(by: {
            $0.lexicographicallyPrecedes($1)
        })
        where word.count <= SearchToken.longest {
            add(word, 0..<word.count)
        }
    }

    mutating func add(_ source: [UInt8], _ range: Range<Int>) {
        tokens &+= 1
        let term = index(of: source, range)
        let last = Int(terms[term].lastPosting)
        if last >= 0, Int(postings[last].document) == document {
            let shift = UInt16(field * 2)
            let counts = postings[last].counts
            if counts >> shift & 3 < 3 { postings[last].counts = counts + 1 << shift }
            return
        }
        let new = Int32(postings.count)
        postings.append(Posting(document: UInt32(document), counts: 1 << UInt16(field * 2), next: -1))
        if last >= 0 { postings[last].next = new }
        terms[term].add(new)
    }
}

extension TermTable {
    private mutating func index(of source: [UInt8], _ range: Range<Int>) -> Int {
        let hash = Self.hash(source, range)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let term = Int(slots[slot])
            if terms[term].hash == hash, isEqual(terms[term], source, range) { return term }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(terms.count)
        terms.append(
            Term(
                start: bytes.count, count: range.count, hash: hash, firstPosting: -1, lastPosting: -1, postings: 0))
        bytes += source[range]
        if terms.count * 2 > slots.count { grow() }
        return terms.count - 1
    }

    private func isEqual(_ term: Term, _ source: [UInt8], _ range: Range<Int>) -> Bool {
        term.count == range.count
            && bytes.span.extracting(term.start..<term.start + term.count).hasBytes(of: source.span.extracting(range))
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        for (index, term) in terms.enumerated() {
            var slot = Int(truncatingIfNeeded: term.hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(index)
        }
    }

    /// Of eight bytes at a time; its high bits are folded down because tables are indexed by the low ones.
    private static func hash(_ source: [UInt8], _ range: Range<Int>) -> UInt64 {
        let bytes = source.span.extracting(range)
        var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
        var index = 0
        while index < bytes.count {
            hash = (hash ^ bytes.word(at: index)) &* 0xD6E8_FEB8_6659_FD93
            hash ^= hash >> 32
            index += 8
        }
        hash &*= 0xD6E8_FEB8_6659_FD93
        return hash ^ (hash >> 29)
    }
}

/// Collects the words of a facet's value without their stems.
private struct FacetWords: TermSink {
    let prefix: [UInt8]
    var terms: [[UInt8]] = []

    mutating func add(_ bytes: [UInt8], _ range: Range<Int>) {
        if bytes[range.lowerBound] != 0x7E { terms.append(prefix + bytes[range]) }
    }
}
