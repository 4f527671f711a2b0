import RunbookModel
import SourceText

/// Resolves links from one runbook into another.
struct FileLinks {
    private let byPath: [String: Int]
    private let anchors: [[String: ProcedureID?]]

    init(runbooks: [Runbook]) {
        var byPath: [String: Int] = [:]
        for (index, runbook) in runbooks.enumerated() { byPath[runbook.path] = index }
        self.byPath = byPath
        anchors = runbooks.map { runbook in
            var anchors: [String: ProcedureID?] = [:]
            for anchor in runbook.anchors { anchors[anchor] = .some(nil) }
            for procedure in runbook.procedures { anchors[procedure.anchor] = procedure.id }
            return anchors
        }
    }

    func resolve(in catalog: inout Catalog) {
        let ids = catalog.runbooks.map(\.id)
        for index in catalog.runbooks.indices {
            let path = catalog.runbooks[index].path
            for position in catalog.runbooks[index].references.indices {
                guard catalog.runbooks[index].references[position].form == .fileLink else { continue }
                resolve(&catalog.runbooks[index].references[position], from: path, ids: ids)
            }
        }
    }

    private func resolve(_ reference: inout Reference, from path: String, ids: [RunbookID]) {
        let link = RelativeLink(reference.destination ?? "", from: path)
        guard let target = target(of: link.path) else {
            // Whether the file exists at all is for those to say who may look.
            reference.target = .file(link.path)
            return
        }
        guard let anchor = link.anchor, !anchor.isEmpty else {
            reference.target = .runbook(ids[target])
            reference.isResolved = true
            return
        }
        guard let procedure = anchors[target][anchor] else {
            reference.target = .runbook(ids[target])
            reference.failure = .anchor
            return
        }
        reference.target = procedure.map(Reference.Target.procedure) ?? .section(ids[target], anchor: anchor)
        reference.isResolved = true
    }

    private func target(of path: String) -> Int? {
        let candidates = [path, path + ".md", path + "/README.md", path + "/index.md", path + "README.md"]
        return candidates.lazy.compactMap { byPath[$0] }.first
    }
}

/// A link's path below the content root, and its anchor.
package struct RelativeLink: Sendable, Hashable {
    package var path: String
    package var anchor: String?

    /// - Parameter source: path of the file that holds the link.
    package init(_ destination: String, from source: String) {
        var target = destination[...]
        if let hash = target.firstIndex(of: "#") {
            anchor = Percent.decoded(String(target[target.index(after: hash)...]))
            target = target[..<hash]
        }
        if let query = target.firstIndex(of: "?") { target = target[..<query] }
        let decoded = Percent.decoded(String(target))
        var components = decoded.begins("/") ? [] : source.split(separator: "/").dropLast().map(String.init)
        for component in decoded.split(separator: "/", omittingEmptySubsequences: true) {
            switch component {
            case ".": continue
            case "..":
                // A link that leaves the root keeps its dots, so that nothing inside is mistaken for its target.
                if components.isEmpty || components.last == ".." {
                    components.append("..")
                } else {
                    components.removeLast()
                }
            default: components.append(String(component))
            }
        }
        path = components.joined(separator: "/")
    }
}
