package import MarkdownSyntax

/// A view model: a value that a template can show, with the list of what a template may name.
package protocol TemplateModel: Sendable {
    static var fields: TemplateFields<Self> { get }
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

/// The way from a view model to what stands behind one of its keys. Only what a template names is ever made.
enum TemplateReader: Sendable {
    case text(@Sendable (TemplateFrame) -> String)
    case number(@Sendable (TemplateFrame) -> Int)
    case flag(@Sendable (TemplateFrame) -> Bool)
    case markup(@Sendable (TemplateFrame, inout HTML) -> Void)
    /// Lends each record, or text, of a list.
    case list(@Sendable (TemplateFrame, (TemplateFrame) -> Void) -> Void)
}

/// The keys of a view model.
struct TemplateShape: Sendable {
    struct Key: Sendable {
        var name: String
        var kind: TemplateKind
        var reader: TemplateReader
    }

    var name: String
    var keys: [Key]

    func key(_ name: String) -> Key? { keys.first { $0.name == name } }

    /// The shape of the only value in a section over text.
    static let scalar = TemplateShape(
        name: "text", keys: [Key(name: ".", kind: .text, reader: .text { $0.read { (text: String) in text } })])
}

/// All keys of a view model with the way to each value: name and value stand in one element and cannot drift apart.
package struct TemplateFields<Model>: Sendable {
    let shape: TemplateShape

    package init(_ name: String, _ fields: [TemplateField<Model>]) {
        shape = TemplateShape(name: name, keys: fields.map(\.key))
    }
}

/// One key of a view model.
package struct TemplateField<Model>: Sendable {
    let key: TemplateShape.Key

    private init(_ name: String, _ kind: TemplateKind, _ reader: TemplateReader) {
        key = TemplateShape.Key(name: name, kind: kind, reader: reader)
    }

    /// No value reads as empty text.
    package static func text(_ name: String, _ value: @escaping @Sendable (Model) -> String?) -> Self {
        Self(name, .text, .text { $0.read { value($0) ?? "" } })
    }

    /// What writes markup; the only kind that `{{{…}}}` accepts.
    package static func markup(_ name: String, _ write: @escaping @Sendable (Model, inout HTML) -> Void) -> Self {
        Self(name, .markup, .markup { frame, html in frame.read { write($0, &html) } })
    }

    package static func number(_ name: String, _ value: @escaping @Sendable (Model) -> Int) -> Self {
        Self(name, .number, .number { $0.read(value) })
    }

    package static func flag(_ name: String, _ value: @escaping @Sendable (Model) -> Bool) -> Self {
        Self(name, .flag, .flag { $0.read(value) })
    }

    package static func texts(_ name: String, _ value: @escaping @Sendable (Model) -> [String]) -> Self {
        Self(name, .texts, .list { frame, body in TemplateFrame.lend(each: frame.read(value), to: body) })
    }

    package static func optional<Child: TemplateModel>(
        _ name: String, _ value: @escaping @Sendable (Model) -> Child?
    ) -> Self {
        let reader = TemplateReader.list { frame, body in
            if let child = frame.read(value) { TemplateFrame.lend(child, to: body) }
        }
        return Self(name, .optional(Child.fields.shape), reader)
    }

    package static func list<Child: TemplateModel>(
        _ name: String, _ value: @escaping @Sendable (Model) -> [Child]
    ) -> Self {
        let reader = TemplateReader.list { frame, body in TemplateFrame.lend(each: frame.read(value), to: body) }
        return Self(name, .list(Child.fields.shape), reader)
    }
}
