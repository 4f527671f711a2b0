import CommandTrees
import RunbookModel
import SourceText

/// The parameters of a runbook in order of first use, one for all spellings of a name.
struct ParameterTable {
    private(set) var parameters: [Parameter]
    private var indices: [ParameterID: Int] = [:]
    private let tools: ToolTables

    init(declared: [Parameter], tools: ToolTables) {
        self.tools = tools
        parameters = []
        for parameter in declared where indices[parameter.id] == nil {
            indices[parameter.id] = parameters.count
            parameters.append(parameter)
        }
        for index in parameters.indices where parameters[index].pattern == nil {
            parameters[index].pattern = ValueTypes.pattern(of: parameters[index].type)
        }
    }

    mutating func add(_ step: Step, _ text: [UInt8]) {
        guard !step.parameters.isEmpty else { return }
        var slots = StepSlots(of: step.commands, tools)
        for use in step.parameters {
            let range = step.map.fileRange(of: use.range)
            add(use, Parameter.Use(range: range), slots.slotType(of: range) ?? ("", slots.firstTool), text)
        }
    }

    private mutating func add(
        _ use: ParameterUse, _ place: Parameter.Use, _ slot: (type: String, tool: String), _ text: [UInt8]
    ) {
        guard let index = indices[use.id] else {
            indices[use.id] = parameters.count
            return parameters.append(make(use, place, slot.type, slot.tool, text))
        }
        parameters[index].uses.append(place)
        improve(index, with: slot.type)
    }

    private func make(
        _ use: ParameterUse, _ place: Parameter.Use, _ slot: String, _ tool: String, _ text: [UInt8]
    ) -> Parameter {
        let written = text[use.range.range]
        let notation = Notations.notation(of: written)
        let name = Notations.name(of: written)
        var type = slot.isEmpty ? Self.type(of: written, notation) : slot
        // `psql $DATABASE_URL`: the name knows better than the slot.
        let named = TypeInference(tool: tool).type(ofName: use.id)
        if (type == "git.ref" && named == "git.sha") || (named == "url" && !type.isEmpty) { type = named }
        if type.isEmpty || SecretName.matches(use.id.rawValue) {
            type = named
        }
        var parameter = Parameter(
            id: use.id, name: name, type: type, notation: notation, provenance: Self.provenance(of: notation))
        parameter.pattern = ValueTypes.pattern(of: type)
        parameter.isSecret = type == "secret"
        if Self.hasSample(notation) { parameter.sample = name }
        parameter.uses = [place]
        return parameter
    }

    /// A later use may stand in a slot that says more.
    private mutating func improve(_ index: Int, with type: String) {
        guard parameters[index].notation != .declared, parameters[index].type == "string", !type.isEmpty else { return }
        parameters[index].type = type
        parameters[index].pattern = ValueTypes.pattern(of: type)
    }

    /// What the text itself says, where no slot does.
    private static func type(of written: ArraySlice<UInt8>, _ notation: Parameter.Notation) -> String {
        switch notation {
        case .uuid: return "uuid"
        case .datePattern: return "date"
        case .sample:
            if Nouns.ranges(in: Array(written), 0..<written.count).first == 0..<written.count { return "string" }
            if written.contains(0x2E) { return written.first == 0x76 || !written.contains(0x2D) ? "image.tag" : "file" }
            if written.allSatisfy(ASCII.isDigit) { return "string" }
            if written.allSatisfy({ ASCII.isDigit($0) || $0 == 0x2D }) { return "date" }
            if written.allSatisfy(ASCII.isHex) { return "alembic.revision" }
            return written.first.map(ASCII.isLetter) == true ? "run.revision" : "string"
        default: return ""
        }
    }

    private static func hasSample(_ notation: Parameter.Notation) -> Bool {
        switch notation {
        case .sample, .your, .xs, .uuid, .datePattern: true
        default: false
        }
    }

    private static func provenance(of notation: Parameter.Notation) -> Provenance {
        switch notation {
        case .declared: .stated
        case .angle, .variable, .mustache, .bracket: .derived
        case .upper, .your, .xs, .datePattern: .derived
        case .sample, .uuid: .guessed
        }
    }
}
