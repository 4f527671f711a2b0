import ArgumentParser
import Exporting
import RunbookModel

/// Which steps are meant; every option narrows it down, and each can be given several times.
struct SelectionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only runbooks with this id, path or title.", valueName: "name"))
    var runbook: [String] = []

    @Option(help: ArgumentHelp("Only procedures with this id, anchor or title.", valueName: "name"))
    var procedure: [String] = []

    @Option(help: ArgumentHelp("Only runbooks with this tag.", valueName: "tag"))
    var tag: [String] = []

    @Option(help: ArgumentHelp("Only runbooks about this service.", valueName: "service"))
    var service: [String] = []

    @Option(help: ArgumentHelp("Only steps that run this tool.", valueName: "tool"))
    var tool: [String] = []

    @Option(help: "Only steps with this effect.")
    var effect: [Effect] = []

    @Option(help: "Only steps of this kind.")
    var kind: [StepKind] = []

    @Option(help: ArgumentHelp("Only steps with at least this risk, from 0 to 3.", valueName: "n"))
    var risk = 0

    func validate() throws {
        guard (0...3).contains(risk) else { throw ValidationError("--risk takes a number from 0 to 3, not \(risk).") }
    }

    var selection: StepSelection {
        var selection = StepSelection()
        selection.runbooks = runbook
        selection.procedures = procedure
        selection.tags = tag
        selection.services = service
        selection.tools = tool
        selection.effects = effect
        selection.kinds = kind
        selection.risk = risk
        return selection
    }
}

extension Effect: ExpressibleByArgument {}
extension StepKind: ExpressibleByArgument {}
