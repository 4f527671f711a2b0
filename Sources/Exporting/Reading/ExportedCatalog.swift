package import RunbookModel
package import SourceText

/// Runbooks that were exported as JSON, version 1, as the model they were made from.
package struct ExportedCatalog: Sendable {
    package private(set) var runbooks: [Runbook] = []
    /// Of each runbook, in the same order.
    package private(set) var findings: [[Diagnostic]] = []
    package private(set) var urls: [RunbookID: String] = [:]
    /// Of the program that wrote it.
    package private(set) var version = ""

    package struct Problem: Error, Sendable, CustomStringConvertible {
        package var description: String
    }

    /// What `runsheet export` or `runsheet build` wrote: all runbooks, or one.
    package init(_ bytes: [UInt8]) throws(Problem) {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw Problem(description: "it is not UTF-8") }
        let tree = JSONTree(bytes)
        if let problem = tree.problem { throw Problem(description: "it is not JSON: \(problem.message)") }
        guard tree.nodes.first?.kind == .object else { throw Problem(description: "it is not an exported catalog") }
        let root = JSONNode(tree: tree, index: 0)
        guard let schema = root.number("schema") else {
            throw Problem(description: "it is not an exported catalog: there is no 'schema'")
        }
        guard schema == JSONExport.schemaVersion else {
            throw Problem(
                description:
                    "it has version \(schema) of the format, and this program reads version \(JSONExport.schemaVersion)"
            )
        }
        version = root["generator"]?.text("version") ?? ""
        let isWhole = root["runbooks"] != nil
        for node in isWhole ? root.elements("runbooks") : [root] { try add(node) }
    }

    package init() {}

    /// Puts another one behind this one.
    package mutating func append(_ other: ExportedCatalog) {
        runbooks += other.runbooks
        findings += other.findings
        urls.merge(other.urls) { first, _ in first }
        if version.isEmpty { version = other.version }
    }

    /// One that was just read from Markdown.
    package mutating func add(_ runbook: Runbook, _ found: [Diagnostic], url: String? = nil) {
        runbooks.append(runbook)
        if let url { urls[runbook.id] = url }
        findings.append(found)
    }

    private mutating func add(_ node: JSONNode) throws(Problem) {
        guard let id = node.text("id"), let path = node.text("path"), node["procedures"] != nil else {
            throw Problem(description: "it is not an exported catalog: a runbook has no id, path or procedures")
        }
        let reader = ExportedRunbook(node, id: RunbookID(rawValue: id), path: path)
        runbooks.append(reader.runbook)
        findings.append(node.elements("findings").map(reader.finding))
        urls[reader.runbook.id] = node.text("url")
    }

    /// Writes it again; the same bytes for what this version of the program wrote.
    package func bytes() -> [UInt8] {
        var bytes: [UInt8] = []
        let own = Dictionary(zip(runbooks.map(\.path), findings)) { first, _ in first }
        let options = ExportOptions(version: version, guesses: .included) { urls[$0] ?? $0.rawValue }
        JSONExport(options: options).bundle(runbooks, findings: { own[$0] ?? [] }, to: { bytes += $0 })
        return bytes
    }
}

/// A file with all its places where an exported runbook says they are; its text is not known.
struct PlacesOfFile {
    private var points: [Int: (line: Int, column: Int)] = [:]

    init(_ node: JSONNode) {
        let tree = node.tree
        for index in node.index..<tree.nodes[node.index].end where tree.nodes[index].kind == .object {
            guard let place = JSONNode(tree: tree, index: index).place else { continue }
            points[place.offset] = (place.line, place.column)
        }
    }

    /// Line ends stand as late as they can, and bytes that begin no character where columns ask for them.
    var bytes: [UInt8] {
        let sorted = points.sorted { $0.key < $1.key }
        var bytes = [UInt8](repeating: 0x78, count: (sorted.last?.key ?? 0))
        var last = (offset: 0, line: 1, column: 1)
        for (offset, place) in sorted {
            if place.line > last.line {
                let start = max(last.offset, offset - (place.column - 1))
                let count = min(place.line - last.line, start - last.offset)
                for index in (start - count)..<start { bytes[index] = 0x0A }
            } else {
                let missing = (offset - last.offset) - (place.column - last.column)
                if missing > 0, missing < offset - last.offset {
                    for index in offset - missing..<offset { bytes[index] = 0x80 }
                }
            }
            last = (offset, place.line, place.column)
        }
        return bytes
    }
}
