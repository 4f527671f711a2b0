import Foundation
import MarkdownSyntax
import SourceText
import Testing

@testable import SiteGeneration

/// A template with its data and what another Mustache implementation makes of them.
struct TemplateCase: Sendable, CustomTestStringConvertible {
    var name: String
    var template: String
    var partials: [String: String]
    var data: JSONValue
    var expected: String

    var testDescription: String { name }

    static let all: [TemplateCase] = {
        let url = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Goldens/mustache-cases.json")
        guard let bytes = try? Data(contentsOf: url) else { return [] }
        return (try? JSONDecoder().decode([TemplateCase].self, from: bytes)) ?? []
    }()

    /// What ours makes of it, or its problems.
    func render() -> String {
        var files = [SourceFile(path: "main.mustache", bytes: Array(template.utf8))]
        files += partials.map { SourceFile(path: "\($0.key).mustache", bytes: Array($0.value.utf8)) }
        let sources = TemplateFiles([(label: "t", files: files)])
        var compiler = TemplateCompiler(files: sources, constants: [:], shape: data.shape)
        compiler.compile("main")
        guard compiler.problems.isEmpty else { return TemplateErrors(compiler.problems).description }
        var html = HTML()
        compiler.compiled.render(data.record(data.shape), into: &html)
        return html.string
    }
}

extension TemplateCase: Decodable {}

indirect enum JSONValue: Sendable, Decodable {
    case null
    case flag(Bool)
    case number(Int)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([JSONValue].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }
}

extension JSONValue {
    var shape: TemplateShape {
        guard case .object(let object) = self else { return TemplateShape(name: "data", keys: []) }
        return TemplateShape(
            name: "data",
            keys: object.keys.sorted().map { .init(name: $0, kind: (object[$0] ?? .null).kind(name: $0)) })
    }

    private func kind(name: String) -> TemplateKind {
        switch self {
        case .null: return .text
        case .text: return name.hasPrefix("html") ? .markup : .text
        case .flag: return .flag
        case .number: return .number
        case .object: return .optional(shape)
        case .list(let elements):
            if case .object? = elements.first { return .list(elements[0].shape) }
            return .texts
        }
    }

    func record(_ shape: TemplateShape) -> TemplateRecord {
        guard case .object(let object) = self else { return TemplateRecord(values: [value(of: .text)]) }
        return TemplateRecord(values: shape.keys.map { (object[$0.name] ?? .null).value(of: $0.kind) })
    }

    private func value(of kind: TemplateKind) -> TemplateValue {
        switch (self, kind) {
        case (.text(let text), .markup):
            var html = HTML()
            html.append(trusted: Array(text.utf8))
            return .markup(html)
        case (.text(let text), _): return .text(text)
        case (.flag(let flag), _): return .flag(flag)
        case (.number(let number), _): return .number(number)
        case (.list(let elements), .list(let shape)): return .list(elements.map { $0.record(shape) })
        case (.list(let elements), _): return .list(elements.map { TemplateRecord(values: [$0.value(of: .text)]) })
        case (.object, .optional(let shape)): return .list([record(shape)])
        default: return .text("")
        }
    }
}
