package import MarkdownSyntax

/// What a template finds behind a key.
package enum TemplateValue: Sendable {
    case text(String)
    case markup(HTML)
    case number(Int)
    case flag(Bool)
    case list([TemplateRecord])

    /// Whether a section with this value is rendered at all.
    var isTruthy: Bool {
        switch self {
        case .text(let text): !text.isEmpty
        case .markup(let html): !html.isEmpty
        case .number(let number): number != 0
        case .flag(let flag): flag
        case .list(let records): !records.isEmpty
        }
    }
}

/// The values of one view model, in the order of its shape's keys.
package struct TemplateRecord: Sendable {
    var values: [TemplateValue]
}
