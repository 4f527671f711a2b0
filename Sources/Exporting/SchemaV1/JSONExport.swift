package import RunbookModel
package import SourceText

/// Writes version 1 of the JSON: what each field means stands in its schema.
///
/// The shape is kept apart from the model, so that the model can change while the JSON only grows.
package struct JSONExport: Sendable {
    package static let schemaVersion = 1

    let options: ExportOptions
    /// Values that are written into commands; `nil` when nobody gave any.
    let filling: FillingOptions?

    package init(options: ExportOptions, filling: FillingOptions? = nil) {
        self.options = options
        self.filling = filling?.values.isEmpty == false ? filling : nil
    }

    /// `runbooks/<id>.json`.
    package func runbook(_ runbook: Runbook, findings: [Diagnostic]) -> [UInt8] {
        var writer = JSONWriter(reserving: runbook.file.bytes.count * 10)
        var steps: [Range<Int>] = []
        write(
            RunbookExport(runbook: runbook, findings: findings, options: options, filling: filling), to: &writer, &steps
        )
        return writer.bytes
    }

    private func write(_ export: RunbookExport, to writer: inout JSONWriter, _ steps: inout [Range<Int>]) {
        writer.beginObject()
        writer.field("schema", Self.schemaVersion)
        export.write(to: &writer, &steps)
        writer.endObject()
        writer.newline()
    }

    /// `runbooks/<id>.json` and the runbook's part of `steps.jsonl`; each step is written once for both.
    package func files(of runbook: Runbook, findings: [Diagnostic]) -> (runbook: [UInt8], stepLines: [UInt8]) {
        let export = RunbookExport(runbook: runbook, findings: findings, options: options, filling: filling)
        var writer = JSONWriter(reserving: runbook.file.bytes.count * 10)
        var steps: [Range<Int>] = []
        write(export, to: &writer, &steps)
        var lines = JSONWriter(reserving: writer.count + writer.count / 8)
        var beginning = JSONWriter(reserving: 1024)
        var next = 0
        for procedure in runbook.procedures where !procedure.steps.isEmpty {
            beginning.removeAll()
            export.writeBeginning(ofLinesOf: procedure, to: &beginning)
            for step in procedure.steps.indices {
                lines.append(beginning: beginning)
                export.writeLine(step, of: procedure, to: &lines, copying: steps[next], of: writer)
                next += 1
            }
        }
        return (writer.bytes, lines.bytes)
    }

    /// All runbooks as one document, a runbook on each line, handed on as they are made.
    package func bundle<Failure: Error>(
        _ runbooks: [Runbook], findings: (_ path: String) -> [Diagnostic],
        to output: (_ bytes: [UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        var head = JSONWriter()
        head.beginObject()
        head.field("schema", Self.schemaVersion)
        head.object("generator", write(generatorTo:))
        head.key("runbooks")
        head.beginArray()
        head.newline()
        try output(head.bytes)
        for (index, runbook) in runbooks.enumerated() {
            try output((index == 0 ? [] : [0x2C]) + self.runbook(runbook, findings: findings(runbook.path)))
        }
        try output(Array("]}\n".utf8))
    }

    func write(generatorTo writer: inout JSONWriter) {
        writer.field("name", "runsheet")
        writer.field("version", options.version)
    }

    /// The runbook's part of `steps.jsonl`: each step on its own line with all that is needed to use it alone.
    package func stepLines(of runbook: Runbook, findings: [Diagnostic]) -> [UInt8] {
        files(of: runbook, findings: findings).stepLines
    }
}
