package import MarkdownSyntax
package import RunbookModel
package import SourceText

/// What the files of one root were read as.
package struct Compilation: Sendable {
    package var catalog: Catalog
    /// Of each runbook of the catalog, in its order.
    package var documents: [Document]
    /// What could not be read, and paths that collide; paths are below the root.
    package var problems: [Diagnostic]

    package init(catalog: Catalog, documents: [Document], problems: [Diagnostic]) {
        self.catalog = catalog
        self.documents = documents
        self.problems = problems
    }
}

extension Compilation {
    /// Bytes of each runbook's file: how much work it is.
    var sizes: [Int] { documents.map(\.file.bytes.count) }

    package var procedureCount: Int { catalog.runbooks.reduce(0) { $0 + $1.procedures.count } }

    package var stepCount: Int {
        catalog.runbooks.reduce(0) { $0 + $1.procedures.reduce(0) { $0 + $1.steps.count } }
    }

    package var commandCount: Int {
        catalog.runbooks.reduce(0) { sum, runbook in
            runbook.procedures.reduce(sum) { $0 + $1.steps.reduce(0) { $0 + $1.commands.count } }
        }
    }
}
