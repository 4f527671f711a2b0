import RunbookModel
package import SourceText

/// The index as script files that a page loads one by one, also from `file://`.
///
/// - `search/index.js`: what there is: facets, the first term of each term file, the first document of each list.
/// - `search/terms-N.js`: terms in order, each followed by its number of documents and its postings.
/// - `search/documents-N.js`: what a result shows, behind the rows that the first one belongs to.
///
/// Runbooks are added one by one, and what is full is handed out, so that the rows of all are never held together.
package struct SearchIndex: ~Copyable {
    /// A file is closed when it is longer than this, in bytes.
    private static let documentFileBytes = 32 * 1024

    private var terms = TermMerge()
    private var writer = JSONWriter(reserving: 2 * SearchIndex.documentFileBytes, escapesForScript: true)
    /// The first document of each file.
    private var firstDocuments: [Int] = []
    private var count = 0

    package init() {}

    /// Adds the next runbook and hands out the files that are full.
    package mutating func add<Failure: Error>(
        _ runbook: RunbookEntries, to output: (OutputFile) throws(Failure) -> Void
    ) throws(Failure) {
        terms.add(runbook, first: count)
        for row in runbook.rows.indices {
            if writer.count > Self.documentFileBytes { try output(closedDocuments()) }
            if writer.isEmpty { openDocuments(runbook, row: row) }
            writer.value(written: runbook.bytes(ofRow: row))
            count += 1
        }
    }

    /// Hands out the last rows, and gives back the terms, whose files may be made beside other work.
    package mutating func finish<Failure: Error>(
        to output: (OutputFile) throws(Failure) -> Void
    ) throws(Failure) -> SearchTerms {
        if !writer.isEmpty { try output(closedDocuments()) }
        return SearchTerms(terms: terms, firstDocuments: firstDocuments, documentCount: count)
    }

    package static func files(of runbooks: [RunbookEntries]) -> [OutputFile] {
        var files: [OutputFile] = []
        var index = SearchIndex()
        for runbook in runbooks { index.add(runbook) { files.append($0) } }
        index.finish { files.append($0) }.write { files.append($0) }
        return files
    }
}

extension SearchIndex {
    /// A file opens with the rows of the runbook and section that its first row belongs to, so that it can be read alone.
    private mutating func openDocuments(_ runbook: RunbookEntries, row: Int) {
        writer.openScript("runsheetSearch.documents(", firstDocuments.count)
        firstDocuments.append(count)
        writer.value(written: runbook.bytes(ofRow: 0))
        writer.value(written: runbook.bytes(ofRow: runbook.rows[row].section))
        writer.endArray()
        writer.beginArray()
    }

    private mutating func closedDocuments() -> OutputFile {
        writer.closedScript("documents-\(firstDocuments.count - 1)")
    }
}

extension JSONWriter {
    mutating func openScript(_ call: StaticString, _ number: Int) {
        append(json: call)
        append(number: number)
        append(json: ",")
        beginArray()
    }

    /// The file, behind which the next one can be written.
    mutating func closedScript(_ name: String) -> OutputFile {
        endArray()
        append(json: ");\n")
        let file = OutputFile(path: "search/\(name).js", bytes: bytes)
        removeAll()
        return file
    }
}
