import RunbookModel

/// Where the commands of steps lead: to all steps that have the same one, else to the list of their tool's commands.
struct CommandLinks: Sendable {
    /// By tool and path, seen from the output folder.
    private var addresses: [String: String] = [:]

    init(_ catalog: Catalog, _ pages: CatalogPages) {
        for tool in pages.tools {
            for number in tool.entries {
                // What one step alone has leads nowhere but to that step.
                let page = pages.commands[number] ?? (tool.entries.count > 1 ? "commands/\(tool.slug)" : nil)
                let entry = catalog.commands[number]
                addresses[Self.key(entry.tool, entry.path)] = page.map { "\(SitePath.encoded($0)).html" }
            }
        }
    }

    /// By the numbers of the step's tokens: the subcommand leads there, or the tool that has none.
    func addresses(ofStep step: Int, in steps: [Step], root: String) -> [Int: String] {
        let commands = steps[step].commands
        let tokens = steps[step].tokens
        guard !commands.isEmpty, !tokens.isEmpty else { return [:] }
        var result: [Int: String] = [:]
        var next = 0
        for number in tokens.indices where tokens[number].kind == .tool {
            guard let name = steps[step].text[tokens[number].range],
                let command = commands[next...].firstIndex(where: { $0.tool == name })
            else { continue }
            next = command + 1
            guard let address = addresses[Self.key(commands[command].tool, commands[command].path.lazy.map(\.text))]
            else { continue }
            let hasSubcommand = number + 1 < tokens.count && tokens[number + 1].kind == .subcommand
            result[hasSubcommand ? number + 1 : number] = root + address
        }
        return result
    }

    static func key(_ tool: String, _ path: some Sequence<String>) -> String {
        var key = tool
        key.reserveCapacity(64)
        for word in path {
            key += " "
            key += word
        }
        return key
    }
}
