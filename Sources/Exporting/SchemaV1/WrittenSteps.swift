import RunbookModel
import SourceText

/// The JSON of each step of a runbook.
struct WrittenSteps {
    private(set) var bytes: [UInt8] = []
    private var ranges: [StepID: SourceRange] = [:]

    init(_ export: RunbookExport) {
        bytes.reserveCapacity(export.runbook.file.bytes.count * 8)
        for step in export.runbook.procedures.lazy.flatMap(\.steps) {
            var writer = JSONWriter(reserving: 2048)
            StepExport(step: step, runbook: export).write(to: &writer)
            ranges[step.id] = SourceRange(bytes.count..<bytes.count + writer.bytes.count)
            bytes += writer.bytes
        }
    }

    subscript(step: Step) -> ArraySlice<UInt8> { ranges[step.id].map { bytes[$0.range] } ?? [] }
}
