package import RunbookModel
import SourceText

/// What the index needs of one runbook: the rows that results show, and the terms with their postings. Made for each
/// runbook by itself, so that runbooks can be read side by side and only joined at the end.
///
/// Documents are numbered within the runbook: the runbook itself is 0, then each section in source order, a
/// procedure's steps directly behind it.
package struct RunbookEntries: Sendable {
    /// One document as a result shows it, as JSON.
    struct Row: Sendable {
        var end: Int
        /// The row of the section that a step stands in.
        var section: Int
    }
    struct Term: Sendable {
        var hash: UInt64
        var end: UInt32
        /// Documents, and the last of them; the first is written by itself, because its gap depends on other runbooks.
        var count: Int32
        var first: Int32
        var last: Int32
        /// End of the letters in `codes`, those for the first gap left out.
        var codeEnd: UInt32
    }

    private(set) var rowBytes: [UInt8] = []
    private(set) var rows: [Row] = []
    private(set) var termBytes: [UInt8] = []
    private(set) var terms: [Term] = []
    private(set) var codes: [UInt8] = []

    package init(_ runbook: Runbook) {
        var walk = RunbookWalk(runbook)
        walk.read()
        rowBytes = walk.writer.bytes
        rows = walk.rows
        termBytes = walk.table.bytes
        encode(walk.table, spans: walk.spans)
    }

    func bytes(ofRow row: Int) -> ArraySlice<UInt8> {
        let bytes = rowBytes[(row == 0 ? 0 : rows[row - 1].end)..<rows[row].end]
        return bytes.first == 0x2C ? bytes.dropFirst() : bytes
    }

    private mutating func encode(_ table: TermTable, spans: [Int]) {
        terms.reserveCapacity(table.terms.count)
        for term in table.terms {
            var next = Int(term.firstPosting)
            let first = table.postings[next].document
            var last = first
            while next >= 0 {
                let posting = table.postings[next]
                let document = Int(posting.document)
                if posting.document != last { PostingCode.append(document - Int(last), to: &codes) }
                let span = Self.inherits(posting.counts) ? spans[document] : 0
                let impact = Self.impact(posting.counts, lengths: table.lengths[(document * SearchField.count)...])
                PostingCode.append(impact: impact, covering: span, to: &codes)
                last = posting.document
                next = Int(posting.next)
            }
            terms.append(
                Term(
                    hash: term.hash, end: UInt32(term.start + term.count), count: term.postings, first: Int32(first),
                    last: Int32(last), codeEnd: UInt32(codes.count)))
        }
    }

    private static let inheritedFields: UInt16 = SearchField.all.enumerated().reduce(0) {
        $1.element.inherits ? $0 | 3 << UInt16(2 * $1.offset) : $0
    }

    private static func inherits(_ counts: UInt16) -> Bool { counts & inheritedFields != 0 }

    /// BM25F up to the rarity of the term: hits weighed by field, in a long field for less, each further hit for less.
    private static func impact(_ counts: UInt16, lengths: ArraySlice<UInt16>) -> Int {
        var sum = 0.0
        for (index, field) in SearchField.all.enumerated() {
            let count = counts >> UInt16(2 * index) & 3
            guard count > 0 else { continue }
            sum +=
                field.weight * Double(count)
                / (0.5 + 0.5 * Double(lengths[lengths.startIndex + index]) / field.usualLength)
        }
        return max(1, min(31, Int(32 * sum / (sum + 6))))
    }
}
