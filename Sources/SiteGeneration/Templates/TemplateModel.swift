package import MarkdownSyntax

/// A view model: a value that a template can show, with the list of what a template may name.
package protocol TemplateModel: Sendable {
    static var fields: TemplateFields<Self> { get }
}

extension TemplateModel {
    var record: TemplateRecord { Self.fields.record(of: self) }
}

/// What a key holds, known when templates are loaded.
indirect enum TemplateKind: Sendable {
    case text, markup, number, flag
    /// Texts, each named by `{{.}}`.
    case texts
    /// At most one record for `optional`, any number for `list`.
    case optional(TemplateShape)
    case list(TemplateShape)
}

/// The keys of a view model, in slot order.
struct TemplateShape: Sendable {
    struct Key: Sendable {
        var name: String
        var kind: TemplateKind
    }

    var name: String
    var keys: [Key]

    func slot(of name: String) -> Int? { keys.firstIndex { $0.name == name } }

    /// The shape of the only value in a section over text.
    static let scalar = TemplateShape(name: "text", keys: [Key(name: ".", kind: .text)])
}

/// All keys of a view model with the way to each value: name and value stand in one element and cannot drift apart.
package struct TemplateFields<Model>: Sendable {
    let shape: TemplateShape
    private let fields: [TemplateField<Model>]

    package init(_ name: String, _ fields: [TemplateField<Model>]) {
        shape = TemplateShape(name: name, keys: fields.map { .init(name: $0.name, kind: $0.kind) })
        self.fields = fields
    }

    func record(of model: Model) -> TemplateRecord {
        TemplateRecord(values: fields.map { $0.value(model) })
    }
}

/// One key of a view model.
package struct TemplateField<Model>: Sendable {
    let name: String
    let kind: TemplateKind
    let value: @Sendable (Model) -> TemplateValue

    /// No value reads as empty text.
    package static func text(_ name: String, _ value: @escaping @Sendable (Model) -> String?) -> Self {
        Self(name: name, kind: .text) { .text(value($0) ?? "") }
    }

    /// Text that is already markup; the only kind that `{{{…}}}` accepts.
    package static func markup(_ name: String, _ value: @escaping @Sendable (Model) -> HTML) -> Self {
        Self(name: name, kind: .markup) { .markup(value($0)) }
    }

    package static func number(_ name: String, _ value: @escaping @Sendable (Model) -> Int) -> Self {
        Self(name: name, kind: .number) { .number(value($0)) }
    }

    package static func flag(_ name: String, _ value: @escaping @Sendable (Model) -> Bool) -> Self {
        Self(name: name, kind: .flag) { .flag(value($0)) }
    }

    package static func texts(_ name: String, _ value: @escaping @Sendable (Model) -> [String]) -> Self {
        Self(name: name, kind: .texts) { .list(value($0).map { TemplateRecord(values: [.text($0)]) }) }
    }

    package static func optional<Child: TemplateModel>(
        _ name: String, _ value: @escaping @Sendable (Model) -> Child?
    ) -> Self {
        Self(name: name, kind: .optional(Child.fields.shape)) { model in
            .list(value(model).map { [$0.record] } ?? [])
        }
    }

    package static func list<Child: TemplateModel>(
        _ name: String, _ value: @escaping @Sendable (Model) -> [Child]
    ) -> Self {
        Self(name: name, kind: .list(Child.fields.shape)) { .list(value($0).map(\.record)) }
    }
}
