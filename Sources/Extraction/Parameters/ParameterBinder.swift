package import CommandTrees
package import MarkdownSyntax
package import RunbookModel
import SourceText

/// Ties every use of what the reader must fill in to one parameter of the runbook.
package enum ParameterBinder {
    package static func bind(_ runbook: inout Runbook, document: Document, tools: ToolTables) {
        var table = ParameterTable(declared: DeclaredParameters.read(document.frontMatter), tools: tools)
        let scopes = StateFlow.scopes(of: runbook)
        for index in runbook.procedures.indices {
            var state = scopes[index].map { runbook.procedures[$0].outputNames } ?? [:]
            for step in runbook.procedures[index].steps.indices {
                bind(&runbook.procedures[index].steps[step], &state, &table)
            }
        }
        guard table.parameters.contains(where: DiscoveryFinder.canComplete) else {
            runbook.parameters = table.parameters
            return
        }
        let discovery = DiscoveryFinder(runbook, tools)
        runbook.parameters = table.parameters.map { discovery.complete($0) }
    }

    private static func bind(_ step: inout Step, _ state: inout [ParameterID: String], _ table: inout ParameterTable) {
        // Most shell steps leave nothing to the reader, and nobody looks at their text again.
        let text = step.parameters.isEmpty && step.effectiveLanguage == .shell ? [] : Array(step.text.utf8)
        switch step.effectiveLanguage {
        case .shell, .console: StateFlow.resolve(&step, text, state)
        case .powershell, .cmd:
            StateFlow.resolve(&step, text, state)
            // Their quotes are not those of a Unix shell, so that nothing may be quoted for them.
            for use in step.parameters.indices { step.parameters[use].context = .other }
        case .output, .text, .diagram, .other: step.parameters = []
        default: step.parameters = SnippetParameterScanner.scan(text, step.effectiveLanguage)
        }
        table.add(step, text)
        for output in step.outputs where output.from == .assignment || output.from == .export {
            if let id = ParameterName.id(of: output.name) { state[id] = output.name }
        }
        for output in step.outputs where output.from == .file {
            state[ParameterID(rawValue: output.name)] = output.name
        }
    }
}

/// What steps leave behind for the steps after them.
enum StateFlow {
    /// For each procedure the one it is nested in, whose variables are still set.
    static func scopes(of runbook: Runbook) -> [Int?] {
        runbook.procedures.map { procedure in
            guard runbook.sections.indices.contains(procedure.section) else { return nil }
            var section = runbook.sections[procedure.section].parent
            while let index = section, runbook.sections.indices.contains(index) {
                if let owner = runbook.sections[index].procedure, runbook.procedures.indices.contains(owner) {
                    return owner
                }
                section = runbook.sections[index].parent
            }
            return nil
        }
    }

    /// Uses of variables that an earlier step set are inputs; the rest stays to the reader.
    static func resolve(_ step: inout Step, _ text: [UInt8], _ state: [ParameterID: String]) {
        guard !state.isEmpty else { return }
        var kept: [ParameterUse] = []
        var set: Set<ParameterID> = []
        for use in step.parameters {
            let isVariable = use.range.lowerBound < text.count && text[use.range.lowerBound] == UInt8(ascii: "$")
            guard isVariable, let name = state[use.id] else {
                kept.append(use)
                continue
            }
            if !step.inputs.contains(name) { step.inputs.append(name) }
            set.insert(use.id)
        }
        if !set.isEmpty {
            step.requires.environment.removeAll { name in ParameterName.id(of: name).map(set.contains) ?? false }
        }
        step.parameters = kept
        for index in step.commands.indices {
            for argument in step.commands[index].positionals { take(argument.value, by: &step, state) }
            for redirect in step.commands[index].redirects { take(redirect.target, by: &step, state) }
        }
    }

    /// A file that an earlier step wrote is an input.
    private static func take(_ value: Command.Value, by step: inout Step, _ state: [ParameterID: String]) {
        guard value.isLiteral, state[ParameterID(rawValue: value.text)] == value.text,
            !step.inputs.contains(value.text), !step.outputs.contains(where: { $0.name == value.text })
        else { return }
        step.inputs.append(value.text)
    }
}

extension Procedure {
    /// Names that its steps set.
    fileprivate var outputNames: [ParameterID: String] {
        var names: [ParameterID: String] = [:]
        for index in steps.indices {
            for output in steps[index].outputs {
                switch output.from {
                case .assignment, .export:
                    if let id = ParameterName.id(of: output.name) { names[id] = output.name }
                case .file: names[ParameterID(rawValue: output.name)] = output.name
                case .directory: break
                }
            }
        }
        return names
    }
}
