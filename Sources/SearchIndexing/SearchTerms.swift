import RunbookModel
package import SourceText

/// The terms of all runbooks with their postings, and what there is in the index.
package struct SearchTerms: Sendable {
    /// A file is closed when it is longer than this, in bytes.
    private static let fileBytes = 80 * 1024
    /// A term in more documents than this keeps the ones it is worth most in, and then never excludes a document.
    static let longestList = 4000

    let terms: TermMerge
    /// The first document of each file of documents.
    let firstDocuments: [Int]
    let documentCount: Int

    /// Hands out the files of the terms, and the one that says what there is.
    package func write<Failure: Error>(to output: (OutputFile) throws(Failure) -> Void) throws(Failure) {
        var writer = JSONWriter(reserving: Self.fileBytes + 16 * 1024, escapesForScript: true)
        var first: [String] = []
        for term in terms.sorted() {
            if writer.count > Self.fileBytes { try output(writer.closedScript("terms-\(first.count - 1)")) }
            let name = terms.bytes(of: term)
            if writer.isEmpty {
                writer.openScript("runsheetSearch.terms(", first.count)
                first.append(String(decoding: name, as: UTF8.self))
            }
            writer.value(utf8: name.span)
            writer.value(Int(term.count))
            let all = terms.codes(of: term)
            let codes = term.count > Self.longestList ? Self.shortened(all[...]) : all[...]
            writer.value(utf8: codes.span)
        }
        if !writer.isEmpty { try output(writer.closedScript("terms-\(first.count - 1)")) }
        try output(indexFile(terms: first))
    }

    private func indexFile(terms: [String]) -> OutputFile {
        var writer = JSONWriter(escapesForScript: true)
        writer.append(json: "runsheetSearch.index(")
        writer.beginObject()
        writer.field("version", 2)
        writer.field("documents", documentCount)
        writer.field("longestList", Self.longestList)
        writer.field("facets", SearchFacet.allCases.map(\.rawValue))
        writer.field("termFiles", terms)
        writer.array("documentFiles", firstDocuments) { writer, first in writer.value(first) }
        writer.endObject()
        writer.append(json: ");\n")
        return OutputFile(path: "search/index.js", bytes: writer.bytes)
    }
}

extension SearchTerms {
    /// The postings that are worth most; of equals the first ones.
    private static func shortened(_ codes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var postings: [(document: Int, impact: Int, span: Int)] = []
        var index = codes.startIndex
        var document = 0
        while index < codes.endIndex {
            document += PostingCode.number(codes, at: &index)
            let (impact, span) = PostingCode.impact(codes, at: &index)
            postings.append((document, impact, span))
        }
        var kept: [UInt8] = []
        var last = 0
        for posting in strongest(postings) {
            PostingCode.append(posting.document - last, to: &kept)
            PostingCode.append(impact: posting.impact, covering: posting.span, to: &kept)
            last = posting.document
        }
        return kept[...]
    }

    /// The `longestList` postings of the highest impact, in the order of documents.
    private static func strongest(
        _ postings: [(document: Int, impact: Int, span: Int)]
    ) -> [(document: Int, impact: Int, span: Int)] {
        var counts = [Int](repeating: 0, count: 32)
        for posting in postings { counts[posting.impact] += 1 }
        var limit = 31
        var room = longestList
        while limit > 0, counts[limit] <= room {
            room -= counts[limit]
            limit -= 1
        }
        return postings.filter { posting in
            if posting.impact > limit { return true }
            guard posting.impact == limit, room > 0 else { return false }
            room -= 1
            return true
        }
    }
}
