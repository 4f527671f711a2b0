import MarkdownSyntax
import RunbookModel
import SourceText

/// Parameters that the front matter declares: `parameters:` with `NAME: {type: …, description: …}`.
enum DeclaredParameters {
    static func read(_ frontMatter: FrontMatter?) -> [Parameter] {
        guard let node = frontMatter?["parameters"] else { return [] }
        switch node.value {
        case .mapping(let entries): return entries.compactMap { parameter($0.key, $0.value) }
        case .sequence(let items): return items.compactMap(listed)
        default: return []
        }
    }

    /// `- name: X` with the rest beside it, or only the name.
    private static func listed(_ node: YAMLNode) -> Parameter? {
        guard case .mapping(let entries) = node.value else { return parameter(node.text, node) }
        guard let name = entries.first(where: { $0.key == "name" })?.value.text else { return nil }
        return parameter(name, node)
    }

    private static func parameter(_ name: String, _ node: YAMLNode) -> Parameter? {
        guard let id = ParameterName.id(of: name) else { return nil }
        let entries: [YAMLEntry]
        if case .mapping(let own) = node.value { entries = own } else { entries = [] }
        func text(_ key: String) -> String? {
            guard let value = entries.first(where: { $0.key == key })?.value, !value.text.isEmpty else { return nil }
            return value.text
        }
        var parameter = Parameter(
            id: id, name: name, type: text("type") ?? "string", notation: .declared, provenance: .stated)
        parameter.description = text("description")
        parameter.sample = text("sample") ?? text("example") ?? text("default")
        parameter.discovery = text("discover") ?? text("discovery")
        parameter.pattern = text("pattern")
        parameter.isSecret = text("secret") == "true" || parameter.type == "secret"
        return parameter
    }
}
