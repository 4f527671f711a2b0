package import Extraction
package import MarkdownSyntax
package import RunbookModel
import SourceText

/// What was understood of a file, line by line, and why.
package struct Inspection: Sendable {
    /// A step, by its place in the runbook.
    package struct StepPlace: Sendable, Hashable {
        package var procedure: Int
        package var step: Int
    }

    package struct Line: Sendable, Hashable {
        package var role: LineRole
        /// Index into `Runbook.blocks`.
        package var block: Int?
        /// The steps that stand on the line, or whose expected output does.
        package var steps: [StepPlace] = []
    }

    package let document: Document
    package let runbook: Runbook
    /// One for every line of the file.
    package let lines: [Line]
    /// How each block of the runbook was taken apart.
    package let traces: [BlockTrace]

    package init(_ document: Document, _ runbook: Runbook) {
        self.document = document
        self.runbook = runbook
        traces = runbook.blocks.map { block in
            var trace = BlockTrace(block)
            guard block.effective == .shell else { return trace }
            let steps = block.procedure.map { runbook.procedures[$0].steps[block.steps] } ?? []
            trace.leaveOutProblems(in: steps.filter { $0.kind == .query }.map(\.range))
            return trace
        }
        var reader = LineReader(document: document, runbook: runbook, traces: traces)
        lines = reader.read()
    }

    package func count(_ role: LineRole) -> Int { lines.count { $0.role == role } }

    package func step(at place: StepPlace) -> Step { runbook.procedures[place.procedure].steps[place.step] }
}
