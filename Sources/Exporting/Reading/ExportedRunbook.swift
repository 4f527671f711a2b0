import RunbookModel
import SourceText

/// Reads one runbook of an exported catalog.
struct ExportedRunbook {
    private(set) var runbook: Runbook

    init(_ node: JSONNode, id: RunbookID, path: String) {
        let file = SourceFile(path: path, bytes: PlacesOfFile(node).bytes)
        runbook = Runbook(
            id: id, title: node.text("title") ?? "", path: path, contentHash: node.text("contentHash") ?? "",
            file: file,
            lines: LineIndex(file.bytes))
        runbook.status = node.text("status")
        runbook.summary = node.text("summary")
        runbook.owners = node.texts("owners")
        runbook.services = node.texts("services")
        runbook.tags = node.texts("tags")
        runbook.lastUpdated = node["lastUpdated"].map(Self.date)
        runbook.reviewBy = node["reviewBy"].map(Self.date)
        runbook.parameters = node.elements("parameters").map(Self.parameter)
        runbook.procedures = node.elements("procedures").map(Self.procedure)
        runbook.checklists = node.elements("checklists").map(Self.checklist)
        runbook.contacts = node.elements("contacts").map { contact in
            Contact(
                role: contact.text("role") ?? "", reach: contact.text("reach") ?? "",
                range: contact.range("span") ?? SourceRange(start: 0, end: 0))
        }
        runbook.references = node.elements("references").map(Self.reference)
    }

    private static func date(_ node: JSONNode) -> DateText {
        let parts = (node.text("date") ?? "").split(separator: "-").compactMap { Int($0) }
        let day = parts.count == 3 ? CalendarDay(year: parts[0], month: parts[1], day: parts[2]) : nil
        return DateText(text: node.text("text") ?? "", day: day, range: SourceRange(start: 0, end: 0))
    }

    private static func parameter(_ node: JSONNode) -> Parameter {
        var parameter = Parameter(
            id: ParameterID(rawValue: node.text("id") ?? ""), name: node.text("name") ?? "",
            type: node.text("type") ?? "string", notation: node.value("notation") ?? .declared,
            provenance: node.value("provenance") ?? .derived)
        parameter.description = node.text("description")
        parameter.sample = node.text("sample")
        parameter.pattern = node.text("pattern")
        parameter.discovery = node.text("discovery")
        parameter.isSecret = node.flag("secret")
        parameter.uses = node.elements("spans").map { Parameter.Use(range: $0.range) }
        return parameter
    }

    private static func procedure(_ node: JSONNode) -> Procedure {
        var procedure = Procedure(
            id: ProcedureID(rawValue: node.text("id") ?? ""), title: node.text("title") ?? "",
            anchor: node.text("anchor") ?? "", section: 0, path: node.texts("path"),
            range: node.range("span") ?? SourceRange(start: 0, end: 0), kind: node.value("kind") ?? .reference)
        procedure.when = node.text("when")
        procedure.estimate = node["estimate"].map(estimate)
        procedure.downtime = node.text("downtime")
        procedure.validation = node.text("validation")
        procedure.rollback = node.text("rollback")
        procedure.objective = node.text("objective")
        procedure.metadata = node.elements("metadata").map { entry in
            Metadatum(
                key: entry.text("key") ?? "", value: entry.text("value") ?? "",
                range: entry.range("span") ?? SourceRange(start: 0, end: 0))
        }
        procedure.steps = node.elements("steps").map { ExportedStep($0).step }
        procedure.undo = node.text("undo").map(ProcedureID.init)
        procedure.related = node.texts("related").map(ProcedureID.init)
        return procedure
    }

    static func estimate(_ node: JSONNode) -> Estimate {
        // Six digits, as in a runbook: what somebody typed into the JSON is multiplied when it is shown.
        func number(_ key: StaticString) -> Int { min(max(node.number(key) ?? 0, 0), 999_999) }
        return Estimate(
            min: number("min"), max: number("max"), unit: node.value("unit") ?? .minutes, text: node.text("text") ?? "")
    }

    private static func checklist(_ node: JSONNode) -> Checklist {
        let items = node.elements("items").map { item in
            Checklist.Item(
                text: item.text("text") ?? "", isChecked: item.flag("checked"),
                range: item.range("span") ?? SourceRange(start: 0, end: 0))
        }
        return Checklist(
            title: node.text("title") ?? "", section: nil, items: items,
            range: node.range("span") ?? SourceRange(start: 0, end: 0))
    }

    private static func reference(_ node: JSONNode) -> Reference {
        Reference(
            range: node.range("span") ?? SourceRange(start: 0, end: 0), text: node.text("text") ?? "",
            destination: node.text("destination"), form: node.value("form") ?? .prose,
            relation: node.value("relation") ?? .mention, target: node["target"].flatMap(target),
            isResolved: node.flag("resolved"), section: nil)
    }

    private static func target(_ node: JSONNode) -> Reference.Target? {
        let id = node.text("id") ?? ""
        switch node.text("kind") {
        case "procedure": return .procedure(ProcedureID(rawValue: id))
        case "section": return .section(RunbookID(rawValue: id), anchor: node.text("anchor") ?? "")
        case "runbook": return .runbook(RunbookID(rawValue: id))
        case "file": return .file(node.text("path") ?? "")
        case "web": return .web(node.text("url") ?? "")
        case "step": return .step(StepID(rawValue: id))
        default: return nil
        }
    }

    func finding(_ node: JSONNode) -> Diagnostic {
        Diagnostic(
            rule: RuleID(rawValue: node.text("rule") ?? ""), code: node.text("code") ?? "",
            severity: node.value("severity") ?? .info, confidence: node.value("confidence") ?? .low, path: runbook.path,
            range: node.range("span"), message: node.text("message") ?? "", label: node.text("label"),
            headingPath: node.texts("headings"),
            notes: node.elements("notes").map { note in
                Diagnostic.Note(
                    path: note.text("path") ?? "", range: note.range("span"), message: note.text("message") ?? "")
            },
            fixes: node.elements("fixes").map { fix in
                Fix(
                    title: fix.text("title") ?? "", safety: fix.value("safety") ?? .suggestion,
                    edits: fix.elements("edits").map { edit in
                        TextEdit(
                            range: edit.range("span") ?? SourceRange(start: 0, end: 0),
                            replacement: edit.text("replacement") ?? "")
                    })
            })
    }
}
