package import RunbookModel
import SourceText

/// Joins runbooks into a catalog: links between files, and the indexes over all steps.
package enum CatalogBuilder {
    /// - Parameter runbooks: in any order, with unique ids.
    package static func build(root: String, runbooks: [Runbook]) -> Catalog {
        let sorted = runbooks.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        var catalog = Catalog(root: root, runbooks: sorted)
        FileLinks(runbooks: sorted).resolve(in: &catalog)
        var commands: [String: Catalog.CommandEntry] = [:]
        var resources: [String: Catalog.ResourceEntry] = [:]
        // Where they stand: copying each step would cost more than looking at it.
        for runbook in sorted.indices {
            for procedure in sorted[runbook].procedures.indices {
                for step in sorted[runbook].procedures[procedure].steps.indices {
                    let address = Catalog.StepAddress(runbook: runbook, procedure: procedure, step: step)
                    index(sorted[runbook].procedures[procedure].steps[step], at: address, into: &commands)
                    index(sorted[runbook].procedures[procedure].steps[step], at: address, into: &resources)
                }
            }
        }
        catalog.commands = commands.keys.sorted(by: utf8Order).compactMap { commands[$0] }
        catalog.resources = resources.keys.sorted(by: utf8Order).compactMap { resources[$0] }
        return catalog
    }

    private static func utf8Order(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    private static func index(
        _ step: Step, at address: Catalog.StepAddress, into commands: inout [String: Catalog.CommandEntry]
    ) {
        var seen: Set<String> = []
        for command in step.commands where seen.insert(command.name).inserted {
            // U+0001 sorts before every character a tool's name can have.
            let key = ([command.tool] + command.path.map(\.text)).joined(separator: "\u{1}")
            commands[
                key, default: Catalog.CommandEntry(tool: command.tool, path: command.path.map(\.text), steps: [])
            ].steps.append(address)
        }
    }

    private static func index(
        _ step: Step, at address: Catalog.StepAddress, into resources: inout [String: Catalog.ResourceEntry]
    ) {
        for use in step.resources {
            let key = use.type + "\u{1}" + use.name
            resources[key, default: Catalog.ResourceEntry(type: use.type, name: use.name, uses: [])]
                .uses.append((role: use.role, effect: step.effect, step: address))
        }
    }
}
