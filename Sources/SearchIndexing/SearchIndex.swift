import RunbookModel
package import SourceText

/// Writes the index as script files that a page loads one by one, also from `file://`.
///
/// - `search/index.js`: what there is: fields, the first term of each term file, the first document of each list.
/// - `search/terms-N.js`: terms in byte order with their postings.
/// - `search/documents-N.js`: what a result shows.
package enum SearchIndex {
    /// Upper bound of a file, in bytes, before the last entry that goes into it.
    private static let shardBytes = 96 * 1024
    /// A term in more documents than this keeps the ones it counts most in, and then never excludes a document.
    private static let longestList = 4000

    package static func files(of runbooks: [RunbookEntries]) -> [OutputFile] {
        var documents = Shards(prefix: "documents")
        var firstDocuments: [Int] = []
        var number = 0
        var lengths = 0
        for runbook in runbooks {
            documents.add(first: String(number)) { writer in write(runbook, first: number, to: &writer) }
            firstDocuments.append(number)
            number += runbook.documentCount
            lengths += runbook.lengths.reduce(0, +)
        }
        let terms = termShards(merged(runbooks, firstDocuments))
        let index = indexFile(documents: documents, terms: terms, count: number, length: lengths)
        return [index] + documents.files(function: "documents") + terms.files(function: "terms")
    }

    /// All postings by term, documents numbered over all runbooks.
    private static func merged(_ runbooks: [RunbookEntries], _ first: [Int]) -> [String: [RunbookEntries.Posting]] {
        var all: [String: [RunbookEntries.Posting]] = [:]
        for (runbook, base) in zip(runbooks, first) {
            for (term, postings) in runbook.postings {
                let moved = postings.map { RunbookEntries.Posting(document: base + $0.document, counts: $0.counts) }
                all[term, default: []].append(contentsOf: moved)
            }
        }
        return all
    }

    private static func termShards(_ postings: [String: [RunbookEntries.Posting]]) -> Shards {
        var shards = Shards(prefix: "terms")
        for term in postings.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            guard let list = postings[term] else { continue }
            shards.add(first: term) { writer in write(term, list, to: &writer) }
        }
        return shards
    }

    /// `["term", documents, [gap, counts, gap, counts, …]]`; `documents` is the true number even where the list is cut.
    private static func write(_ term: String, _ list: [RunbookEntries.Posting], to writer: inout JSONWriter) {
        var kept = list
        if list.count > longestList {
            // The sum of the counts stands in for the score; ties keep source order.
            kept = list.enumerated().sorted { left, right in
                (weight(right.element), left.offset) < (weight(left.element), right.offset)
            }.prefix(longestList).map(\.element).sorted { $0.document < $1.document }
        }
        writer.beginArray()
        writer.value(term)
        writer.value(list.count)
        writer.beginArray()
        var last = 0
        for posting in kept {
            writer.value(posting.document - last)
            writer.value(posting.counts)
            last = posting.document
        }
        writer.endArray()
        writer.endArray()
    }

    private static func weight(_ posting: RunbookEntries.Posting) -> Int {
        SearchField.all.enumerated().reduce(0) { $0 + (posting.counts >> (2 * $1.offset) & 3) * $1.element.weight }
    }

    /// `[first document, id, title, summary, services, owners, [section…]]` with a section as
    /// `[title, anchor, kind or "", snippet, [step…]]` and a step as `[title, anchor, text, effect]`.
    private static func write(_ runbook: RunbookEntries, first: Int, to writer: inout JSONWriter) {
        writer.beginArray()
        writer.value(first)
        writer.value(runbook.id.rawValue)
        writer.value(runbook.title)
        writer.value(runbook.summary)
        writer.beginArray()
        for service in runbook.services { writer.value(service) }
        writer.endArray()
        writer.beginArray()
        for owner in runbook.owners { writer.value(owner) }
        writer.endArray()
        writer.beginArray()
        for section in runbook.sections { write(section, to: &writer) }
        writer.endArray()
        writer.endArray()
    }

    private static func write(_ section: RunbookEntries.SectionEntry, to writer: inout JSONWriter) {
        writer.beginArray()
        writer.value(section.title)
        writer.value(section.anchor)
        writer.value(section.kind?.rawValue ?? "")
        writer.value(section.snippet)
        writer.beginArray()
        for step in section.steps {
            writer.beginArray()
            writer.value(step.title)
            writer.value(step.anchor)
            writer.value(step.text)
            writer.value(step.effect.rawValue)
            writer.endArray()
        }
        writer.endArray()
        writer.endArray()
    }

    private static func indexFile(documents: Shards, terms: Shards, count: Int, length: Int) -> OutputFile {
        var writer = JSONWriter(escapesForScript: true)
        writer.beginObject()
        writer.field("version", 1)
        writer.field("documents", count)
        writer.field("averageLength", count == 0 ? 0 : length / count)
        writer.array("fields", SearchField.all) { writer, field in
            writer.beginObject()
            writer.field("name", field.name.description)
            writer.field("weight", field.weight)
            writer.endObject()
        }
        writer.field("termFiles", terms.firsts)
        writer.array("documentFiles", documents.firsts) { $0.value(Int($1) ?? 0) }
        writer.endObject()
        return OutputFile(path: "search/index.js", bytes: Shards.call("index", writer.bytes))
    }

    /// Entries in order, cut into files of bounded size.
    private struct Shards {
        let prefix: String
        private(set) var firsts: [String] = []
        private var bodies: [JSONWriter] = []

        init(prefix: String) { self.prefix = prefix }

        mutating func add(first: String, _ write: (inout JSONWriter) -> Void) {
            if bodies.isEmpty || bodies[bodies.count - 1].bytes.count > SearchIndex.shardBytes {
                firsts.append(first)
                bodies.append(JSONWriter(reserving: 4096, escapesForScript: true))
                bodies[bodies.count - 1].beginArray()
            }
            write(&bodies[bodies.count - 1])
        }

        func files(function: String) -> [OutputFile] {
            bodies.enumerated().map { number, body in
                var body = body
                body.endArray()
                let call = Array("runsheetSearch.\(function)(\(number),".utf8) + body.bytes + Array(");\n".utf8)
                return OutputFile(path: "search/\(prefix)-\(number).js", bytes: call)
            }
        }

        static func call(_ function: String, _ argument: [UInt8]) -> [UInt8] {
            Array("runsheetSearch.\(function)(".utf8) + argument + Array(");\n".utf8)
        }
    }
}
