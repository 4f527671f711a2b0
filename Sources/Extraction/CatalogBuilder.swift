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
                    index(sorted[runbook].procedures[procedure].steps[step].commands, at: address, into: &commands)
                    index(
                        sorted[runbook].procedures[procedure].steps[step].resources,
                        effect: sorted[runbook].procedures[procedure].steps[step].effect, at: address, into: &resources)
                }
            }
        }
        catalog.commands = commands.sorted { utf8Order($0.key, $1.key) }.map(\.value)
        catalog.resources = resources.sorted { utf8Order($0.key, $1.key) }.map(\.value)
        return catalog
    }

    private static func utf8Order(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    private static func index(
        _ commands: [Command], at address: Catalog.StepAddress, into entries: inout [String: Catalog.CommandEntry]
    ) {
        var seen: Set<String> = []
        // Most steps have one command.
        for index in commands.indices where commands.count == 1 || seen.insert(commands[index].name).inserted {
            // U+0001 sorts before every character a tool's name can have.
            var key = commands[index].tool
            for part in commands[index].path {
                key += "\u{1}"
                key += part.text
            }
            entries[key, default: entry(of: commands[index])].steps.append(address)
        }
    }

    private static func entry(of command: Command) -> Catalog.CommandEntry {
        Catalog.CommandEntry(tool: command.tool, path: command.path.map(\.text), steps: [])
    }

    private static func index(
        _ uses: [ResourceUse], effect: Effect, at address: Catalog.StepAddress,
        into resources: inout [String: Catalog.ResourceEntry]
    ) {
        for use in uses {
            let key = use.type + "\u{1}" + use.name
            resources[key, default: Catalog.ResourceEntry(type: use.type, name: use.name, uses: [])]
                .uses.append((role: use.role, effect: effect, step: address))
        }
    }
}
