package import RunbookModel
import SourceText

extension JSONExport {
    /// `catalog.json`: what there is, without the steps themselves.
    ///
    /// - Parameter findings: of each runbook, in the catalog's order.
    package func catalog(_ catalog: Catalog, findings: [FindingCounts], others: FindingCounts) -> [UInt8] {
        var writer = JSONWriter(reserving: catalog.runbooks.count * 256)
        writer.beginObject()
        writer.field("schema", Self.schemaVersion)
        writer.object("generator", write(generatorTo:))
        // The name alone: where the folder stands on somebody's machine is nobody's business.
        writer.object("source") { writer in writer.field("root", name(ofRoot: catalog.root)) }
        writer.array("tools", toolVersions(in: catalog)) { writer, tool in
            writer.beginObject()
            writer.field("cli", tool.name)
            writer.field("version", tool.version)
            writer.endObject()
        }
        writer.array("runbooks", Array(catalog.runbooks.indices)) { writer, index in
            write(catalog.runbooks[index], findings[index], to: &writer)
        }
        writer.array("commands", catalog.commands) { writer, entry in
            writer.beginObject()
            writer.field("tool", entry.tool)
            writer.field("path", entry.path)
            writer.array("steps", entry.steps) { writer, address in writer.value(catalog.id(of: address).rawValue) }
            writer.endObject()
        }
        writer.array("resources", catalog.resources) { writer, entry in write(entry, in: catalog, to: &writer) }
        writer.array("parameters", ParameterIndex(of: catalog, options).entries) { writer, entry in
            writer.beginObject()
            writer.field("id", entry.id.rawValue)
            writer.field("type", entry.type)
            writer.array("runbooks", entry.runbooks) { writer, id in writer.value(id.rawValue) }
            writer.endObject()
        }
        writer.key("findings")
        writer.value(findings.reduce(others, +))
        writer.endObject()
        writer.newline()
        return writer.bytes
    }

    private func name(ofRoot root: String) -> String {
        root.split(separator: "/").last { $0 != "." && $0 != ".." }.map(String.init) ?? "."
    }

    private func write(_ runbook: Runbook, _ counts: FindingCounts, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field("id", runbook.id.rawValue)
        writer.field("title", runbook.title)
        writer.field("path", runbook.path)
        writer.field("url", options.url(runbook.id))
        writer.field("contentHash", runbook.contentHash)
        writer.field("procedures", runbook.procedures.count)
        writer.field("steps", runbook.procedures.reduce(0) { $0 + $1.steps.count })
        writer.key("findings")
        writer.value(counts)
        writer.endObject()
    }

    private func write(_ entry: Catalog.ResourceEntry, in catalog: Catalog, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.field("id", entry.type + ":" + entry.name)
        writer.field("type", entry.type)
        writer.field("name", entry.name)
        writer.array("uses", entry.uses) { writer, use in
            writer.beginObject()
            writer.field("step", catalog.id(of: use.step).rawValue)
            writer.field("role", use.role.rawValue)
            writer.field("effect", use.effect.rawValue)
            writer.endObject()
        }
        writer.endObject()
    }

    /// The versions of the tools whose commands were checked, by name.
    private func toolVersions(in catalog: Catalog) -> [(name: String, version: String)] {
        var versions: [String: String] = [:]
        for entry in catalog.commands where versions[entry.tool] == nil {
            let found = entry.steps.lazy.compactMap { address in
                catalog.commands(of: address).first { $0.tool == entry.tool && $0.toolVersion != nil }?.toolVersion
            }
            if let version = found.first { versions[entry.tool] = version }
        }
        return versions.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { (name: $0.key, version: $0.value) }
    }
}

extension Catalog {
    /// Steps are large: only what is wanted of one is taken out.
    fileprivate func id(of step: StepAddress) -> StepID {
        runbooks[step.runbook].procedures[step.procedure].steps[step.step].id
    }

    fileprivate func commands(of step: StepAddress) -> [Command] {
        runbooks[step.runbook].procedures[step.procedure].steps[step.step].commands
    }
}

/// Which runbooks ask for a parameter, by id and type.
private struct ParameterIndex {
    struct Entry {
        var id: ParameterID
        var type: String
        var runbooks: [RunbookID]
    }
    private struct Key: Hashable {
        var id: ParameterID
        var type: String
    }

    var entries: [Entry]

    init(of catalog: Catalog, _ options: ExportOptions) {
        var runbooks: [Key: [RunbookID]] = [:]
        for runbook in catalog.runbooks {
            for parameter in runbook.parameters
            where parameter.provenance != .guessed || options.guesses == .included {
                runbooks[Key(id: parameter.id, type: parameter.type), default: []].append(runbook.id)
            }
        }
        entries = runbooks.map { Entry(id: $0.key.id, type: $0.key.type, runbooks: $0.value) }
            .sorted { $0.id == $1.id ? $0.type < $1.type : $0.id < $1.id }
    }
}

extension FindingCounts {
    package static func + (left: Self, right: Self) -> Self {
        var sum = left
        sum.error += right.error
        sum.warning += right.warning
        sum.info += right.info
        sum.suppressed += right.suppressed
        return sum
    }
}

extension JSONWriter {
    fileprivate mutating func value(_ counts: FindingCounts) {
        beginObject()
        field("error", counts.error)
        field("warning", counts.warning)
        field("info", counts.info)
        field("suppressed", counts.suppressed)
        endObject()
    }
}
