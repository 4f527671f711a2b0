import RunbookModel
import SourceText

/// Writes one step.
struct StepExport {
    let steps: [Step]
    let number: Int
    let runbook: RunbookExport
    /// Uses of parameters that are written, in the order of their places.
    private let uses: [ParameterUse]

    /// Only known where values are put in.
    private let slots: [Slot]

    private var step: Step { _read { yield steps[number] } }

    init(steps: [Step], number: Int, runbook: RunbookExport) {
        self.steps = steps
        self.number = number
        self.runbook = runbook
        let all = steps[number].parameters
        let guesses = runbook.guessedParameters
        uses = guesses.isEmpty ? all : all.filter { !guesses.contains($0.id) }
        slots = runbook.filling == nil ? [] : SlotReader.slots(of: steps[number], uses: uses)
    }

    func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writeIdentity(to: &writer)
        writeSource(to: &writer)
        writer.field("text", step.text)
        if uses.isEmpty {
            writer.field("template", step.text)
        } else {
            writer.key("template")
            writer.value(utf8: template.span)
        }
        writeFilled(to: &writer)
        writer.field("details", step.details)
        let outer = step.outerCommands
        let lists = ArgumentLists(of: step, uses: uses, slots: slots, values: runbook.values).lists
        writer.array("commands", Array(step.commands.indices)) { writer, number in
            CommandExport(
                commands: step.commands, number: number, outer: outer[number], arguments: lists[number],
                places: runbook.places
            ).write(to: &writer)
        }
        writeParameters(to: &writer)
        writer.field("inputs", step.inputs)
        writer.array("outputs", step.outputs) { writer, output in
            writer.beginObject()
            writer.field("name", output.name)
            writer.field("from", output.from.rawValue)
            writer.endObject()
        }
        writeExpectation(to: &writer)
        writeEffect(to: &writer)
        writeRun(to: &writer)
        writeFindings(to: &writer)
        writeProvenance(to: &writer)
        writer.endObject()
    }

    private func writeFilled(to writer: inout JSONWriter) {
        guard runbook.filling != nil else { return }
        writer.field("filled", StepFilling(step, slots: slots, values: runbook.values, keeping: .braces).text)
    }

    /// Whether a value may be written: it is not guessed, or guesses are asked for.
    private func includes(_ field: String) -> Bool {
        step.provenance.last { $0.field == field }.map { runbook.includes($0.provenance) } ?? true
    }

    /// The text with `{{parameter-id}}` where the reader's values go.
    private var template: [UInt8] {
        let text = Array(step.text.utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count + uses.count * 16)
        var end = 0
        for use in uses where use.range.lowerBound >= end && use.range.upperBound <= text.count {
            bytes.append(contentsOf: text[end..<use.range.lowerBound])
            bytes.append(contentsOf: "{{".utf8)
            bytes.append(contentsOf: use.id.rawValue.utf8)
            bytes.append(contentsOf: "}}".utf8)
            end = use.range.upperBound
        }
        bytes.append(contentsOf: text[end...])
        return bytes
    }
}

extension StepExport {
    private func writeIdentity(to writer: inout JSONWriter) {
        writer.field("id", step.id.rawValue)
        writer.field("ordinal", step.ordinal)
        writer.field("number", step.number)
        writer.field("title", step.title)
        writer.field("titleSource", step.titleSource.rawValue)
        writer.field("group", step.group)
        writer.field("anchor", step.anchor)
        writer.field("contentHash", step.contentHash)
        writer.field("kind", step.kind.rawValue)
        writer.field("phase", step.phase.rawValue)
        guard step.declaredLanguage != nil || step.effectiveLanguage != nil else { return }
        writer.object("language") { writer in
            writer.field("declared", step.declaredLanguage)
            writer.field("effective", step.effectiveLanguage?.rawValue)
        }
    }

    private func writeSource(to writer: inout JSONWriter) {
        writer.object("source") { writer in
            writer.field("path", runbook.runbook.path)
            writer.ends(of: step.range, in: runbook.places)
            writer.field("block", step.block)
            writer.field("indexInBlock", step.indexInBlock)
        }
    }

    private func writeParameters(to writer: inout JSONWriter) {
        var order: [ParameterID] = []
        for use in uses where !order.contains(use.id) { order.append(use.id) }
        writer.array("parameters", order) { writer, id in
            writer.beginObject()
            writer.field("id", id.rawValue)
            writer.array("spans", uses.filter { $0.id == id }) { writer, use in
                writer.beginObject()
                writer.ends(of: step.map.fileRange(of: use.range), in: runbook.places)
                writer.field("context", use.context.rawValue)
                writer.endObject()
            }
            writer.endObject()
        }
    }

    private func writeExpectation(to writer: inout JSONWriter) {
        guard let expect = step.expect, includes("expect") else { return }
        writer.object("expect") { writer in
            writer.field("mode", expect.mode.rawValue)
            writer.field("value", expect.value)
            writer.field("source", expect.range, in: runbook.places)
        }
    }

    private func writeEffect(to writer: inout JSONWriter) {
        let isSure = includes("effect")
        writer.field("effect", isSure ? step.effect.rawValue : Effect.unknown.rawValue)
        writer.field("risk", step.risk)
        writer.array("reasons", step.reasons.filter { runbook.includes($0.provenance) }) { writer, reason in
            writer.beginObject()
            writer.field("text", reason.text)
            writer.field("provenance", reason.provenance.rawValue)
            writer.endObject()
        }
        writer.field("reversible", step.reversible.rawValue)
        if includes("undo") { writer.field("undo", step.undo?.rawValue) }
        if includes("verifiedBy") { writer.field("verifiedBy", step.verifiedBy?.rawValue) }
        if includes("alternativeTo") { writer.field("alternativeTo", step.alternativeTo?.rawValue) }
    }

    private func writeRun(to writer: inout JSONWriter) {
        writer.object("run") { writer in
            writer.field("cwd", step.run.directory)
            writer.field("interactive", step.run.isInteractive)
            writer.field("blocking", step.run.isBlocking)
            writer.field("newTerminal", step.run.needsNewTerminal)
        }
        writer.object("requires") { writer in
            writer.field("tools", step.requires.tools)
            writer.field("env", step.requires.environment)
            writer.array("steps", step.requires.steps) { writer, id in writer.value(id.rawValue) }
        }
        writer.array("secrets", step.secrets) { writer, secret in
            writer.beginObject()
            writer.field("name", secret.name)
            writer.field("exposure", secret.exposure.rawValue)
            writer.endObject()
        }
        writer.field("confirm", step.confirm.rawValue)
        writer.array("resources", step.resources) { writer, resource in
            writer.beginObject()
            writer.field("id", resource.id)
            writer.field("role", resource.role.rawValue)
            writer.endObject()
        }
        if includes("estimate") { writer.field("estimate", step.estimate) }
        writer.field("condition", step.condition)
    }

    private func writeFindings(to writer: inout JSONWriter) {
        writer.array("findings", runbook.findings(in: step.range)) { writer, index in
            runbook.write(runbook.findings[index], to: &writer)
        }
    }

    private func writeProvenance(to writer: inout JSONWriter) {
        writer.object("provenance") { writer in
            for entry in step.provenance where runbook.includes(entry.provenance) {
                writer.key(entry.field)
                writer.value(entry.provenance.rawValue)
            }
        }
    }
}
