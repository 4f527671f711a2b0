package import SourceText

/// Every field of the JSON with its meaning, type, unit, provenance and an example, read from the schemas.
package struct SchemaReference: Sendable {
    /// One object: a schema, or a part that several use.
    package struct Section: Sendable {
        package var title: String
        package var anchor: String
        package var summary: String
        package var fields: [Field] = []
    }

    package struct Field: Sendable {
        /// `source.start`, `flags[].name`.
        package var path: String
        package var type: String
        package var isRequired: Bool
        package var meaning: String
        package var unit: String?
        package var provenance: String
        package var example: String?
        /// The section of its type.
        package var link: String?
    }

    package private(set) var sections: [Section] = []

    package init(_ schemas: [OutputFile] = JSONSchemas.files) {
        for file in schemas { read(file) }
    }

    private mutating func read(_ file: OutputFile) {
        let tree = JSONTree(file.bytes)
        guard tree.problem == nil, !tree.nodes.isEmpty else { return }
        let root = JSONNode(tree: tree, index: 0)
        let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
        add(root, title: root.text("title") ?? name, anchor: Self.anchor(name, nil))
        for (key, definition) in root["$defs"]?.members ?? [] {
            add(definition, title: "\(name.split(separator: ".").first ?? "") › \(key)", anchor: Self.anchor(name, key))
        }
    }

    private static func anchor(_ file: String, _ definition: String?) -> String {
        ([file.split(separator: ".").first.map(String.init) ?? file] + [definition?.lowercased()].compactMap(\.self))
            .joined(separator: "-")
    }

    private mutating func add(_ node: JSONNode, title: String, anchor: String) {
        var section = Section(title: title, anchor: anchor, summary: node.text("description") ?? "")
        if let values = Self.values(node) { section.summary += " One of \(values)." }
        Self.collect(node, "", anchor, &section.fields)
        sections.append(section)
    }

    private static func collect(_ node: JSONNode, _ prefix: String, _ anchor: String, _ fields: inout [Field]) {
        let required = Set(node.texts("required"))
        for (key, value) in node["properties"]?.members ?? [] {
            let path = prefix + key
            var field = Field(
                path: path, type: type(value), isRequired: required.contains(key),
                meaning: value.text("description") ?? "",
                unit: value.text("x-unit"), provenance: value.text("x-provenance") ?? "", example: example(value))
            field.link = reference(value, anchor)
            fields.append(field)
            collect(value, path + ".", anchor, &fields)
            if let items = value["items"] { collect(items, path + "[].", anchor, &fields) }
        }
        for part in node.elements("oneOf") + node.elements("anyOf") { collect(part, prefix, anchor, &fields) }
    }

    /// The section that `$ref` of a value or its elements leads to.
    private static func reference(_ value: JSONNode, _ anchor: String) -> String? {
        guard let target = value.text("$ref") ?? value["items"]?.text("$ref") else { return nil }
        let parts = target.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
        let file = parts[0].isEmpty ? anchor.split(separator: "-").first.map(String.init) ?? "" : parts[0]
        let pointer = parts.count > 1 ? parts[1].split(separator: "/").map(String.init) : []
        // A field of another object has no section of its own.
        let definition = pointer.first == "$defs" ? pointer.last : nil
        return Self.anchor(file, definition)
    }

    private static func type(_ value: JSONNode) -> String {
        if let target = value.text("$ref") {
            return target.split(whereSeparator: { $0 == "/" || $0 == "#" }).last.map(String.init) ?? target
        }
        if let values = values(value) { return values }
        if let constant = value["const"] { return constant.tree.text(constant.tree.nodes[constant.index].range) }
        if let items = value["items"] { return "list of \(type(items))" }
        return value.text("type") ?? "any"
    }

    private static func values(_ node: JSONNode) -> String? {
        node["enum"].map { $0.texts.joined(separator: " | ") }
    }

    private static func example(_ value: JSONNode) -> String? {
        guard let first = value.elements("examples").first else { return nil }
        return first.tree.text(first.tree.nodes[first.index].range)
    }
}

// MARK: Written

extension SchemaReference {
    static let promise = """
        Within version 1 fields are only added: none is renamed or removed, and none changes its type or its meaning. A \
        reader ignores fields and words of lists of words that it does not know. `provenance` says where a value comes \
        from: stated by the author, derived from what stands there, or written by the program. Values that are only \
        guessed are left out unless they are asked for.
        """

    /// docs/schema.md.
    package var markdown: String {
        var lines = ["# The JSON, version 1", "", Self.promise, ""]
        lines.append("This page is made from the schemas in `schema/v1`: `runsheet schema > docs/schema.md`.")
        for section in sections {
            lines += [
                "", "<a id=\"\(section.anchor)\"></a>", "## \(MarkdownFormat.escaped(section.title))", "",
                MarkdownFormat.escaped(section.summary),
            ]
            guard !section.fields.isEmpty else { continue }
            lines += ["", "| field | type | meaning | unit | provenance | example |", "|---|---|---|---|---|---|"]
            for field in section.fields {
                let type = MarkdownFormat.escaped(field.type)
                let cells = [
                    "`\(field.path)`\(field.isRequired ? "" : " (optional)")",
                    field.link.map { "[\(type)](#\($0))" } ?? type,
                    MarkdownFormat.escaped(field.meaning), MarkdownFormat.escaped(field.unit ?? ""), field.provenance,
                    field.example.map { MarkdownFormat.code($0).split(separator: "|").joined(separator: "\\|") } ?? "",
                ]
                lines.append("| " + cells.joined(separator: " | ") + " |")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
