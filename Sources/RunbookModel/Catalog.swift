/// Everything that is known of all runbooks together.
package struct Catalog: Sendable {
    /// Points at a step: indices of runbook, procedure and step.
    package struct StepAddress: Sendable, Hashable {
        package var runbook: Int
        package var procedure: Int
        package var step: Int
        package init(runbook: Int, procedure: Int, step: Int) {
            self.runbook = runbook
            self.procedure = procedure
            self.step = step
        }
    }
    package struct CommandEntry: Sendable {
        package var tool: String
        package var path: [String]
        package var steps: [StepAddress]
        package init(tool: String, path: [String], steps: [StepAddress]) {
            self.tool = tool
            self.path = path
            self.steps = steps
        }
    }
    package struct ResourceEntry: Sendable {
        package var type: String
        package var name: String
        package var uses: [(role: ResourceUse.Role, effect: Effect, step: StepAddress)]
        package init(type: String, name: String, uses: [(role: ResourceUse.Role, effect: Effect, step: StepAddress)]) {
            self.type = type
            self.name = name
            self.uses = uses
        }
    }

    /// The root that was read, as given on the command line.
    package var root: String
    /// Sorted by path.
    package var runbooks: [Runbook]
    /// Sorted by tool, then path.
    package var commands: [CommandEntry] = []
    /// Sorted by type, then name.
    package var resources: [ResourceEntry] = []

    package init(root: String, runbooks: [Runbook]) {
        self.root = root
        self.runbooks = runbooks
    }

    package subscript(address: StepAddress) -> Step {
        runbooks[address.runbook].procedures[address.procedure].steps[address.step]
    }
}
