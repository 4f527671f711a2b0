import RunbookModel
package import SourceText

/// Writes the index as script files that a page loads one by one, also from `file://`.
///
/// - `search/index.js`: what there is: facets, the first term of each term file, the first document of each list.
/// - `search/terms-N.js`: terms in order, each followed by its number of documents and its postings.
/// - `search/documents-N.js`: what a result shows.
package enum SearchIndex {
    /// A file is closed when it is longer than this, in bytes.
    private static let termFileBytes = 80 * 1024
    private static let documentFileBytes = 32 * 1024
    /// A term in more documents than this keeps the ones it is worth most in, and then never excludes a document.
    static let longestList = 4000

    package static func files(of runbooks: [RunbookEntries]) -> [OutputFile] {
        var first: [Int] = []
        var count = 0
        for runbook in runbooks {
            first.append(count)
            count += runbook.rows.count
        }
        let documents = documentFiles(runbooks)
        let terms = termFiles(TermMerge(runbooks, first: first))
        let index = indexFile(documents: documents.firsts, terms: terms.firsts, count: count)
        return [index] + documents.files + terms.files
    }

    private static func termFiles(_ merge: TermMerge) -> (files: [OutputFile], firsts: [String]) {
        var files: [OutputFile] = []
        var firsts: [String] = []
        var writer = JSONWriter()
        func close() {
            guard !writer.bytes.isEmpty else { return }
            writer.endArray()
            files.append(script("terms", files.count, [writer.bytes]))
        }
        for term in merge.sorted() {
            let name = String(decoding: merge.bytes(of: term), as: UTF8.self)
            if writer.bytes.isEmpty || writer.bytes.count > termFileBytes {
                close()
                firsts.append(name)
                writer = JSONWriter(reserving: termFileBytes + 16 * 1024, escapesForScript: true)
                writer.beginArray()
            }
            writer.value(name)
            writer.value(Int(term.count))
            let codes = merge.codes(of: term)
            writer.value(String(decoding: term.count > longestList ? shortened(codes) : codes, as: UTF8.self))
        }
        close()
        return (files, firsts)
    }

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

    /// A file opens with the rows of the runbook and section that its first row belongs to, so that it can be read alone.
    private static func documentFiles(_ runbooks: [RunbookEntries]) -> (files: [OutputFile], firsts: [Int]) {
        var files: [OutputFile] = []
        var firsts: [Int] = []
        var body: [UInt8] = []
        var number = 0
        for runbook in runbooks {
            for row in runbook.rows.indices {
                if body.isEmpty || body.count > documentFileBytes {
                    if !body.isEmpty { files.append(script("documents", files.count, [body, [0x5D]])) }
                    firsts.append(number)
                    body = [0x5B] + runbook.bytes(ofRow: 0) + [0x2C] + runbook.bytes(ofRow: runbook.rows[row].section)
                    body.append(0x5D)
                    body += [0x2C, 0x5B]
                } else {
                    body.append(0x2C)
                }
                body += runbook.bytes(ofRow: row)
                number += 1
            }
        }
        if !body.isEmpty { files.append(script("documents", files.count, [body, [0x5D]])) }
        return (files, firsts)
    }

    private static func indexFile(documents: [Int], terms: [String], count: Int) -> OutputFile {
        var writer = JSONWriter(escapesForScript: true)
        writer.beginObject()
        writer.field("version", 2)
        writer.field("documents", count)
        writer.field("longestList", longestList)
        writer.field("facets", SearchFacet.allCases.map(\.rawValue))
        writer.field("termFiles", terms)
        writer.array("documentFiles", documents) { writer, first in writer.value(first) }
        writer.endObject()
        let call = Array("runsheetSearch.index(".utf8) + writer.bytes + Array(");\n".utf8)
        return OutputFile(path: "search/index.js", bytes: call)
    }

    private static func script(_ name: StaticString, _ number: Int, _ parts: [[UInt8]]) -> OutputFile {
        var bytes = Array("runsheetSearch.\(name)(\(number),".utf8)
        for part in parts { bytes += part }
        bytes += Array(");\n".utf8)
        return OutputFile(path: "search/\(name)-\(number).js", bytes: bytes)
    }
}
