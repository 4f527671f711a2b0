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
        TemplateFrame.lend(data) { compiler.compiled.render($0, into: &html) }
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
            keys: object.keys.sorted().map { name in
                let kind = (object[name] ?? .null).kind(name: name)
                return .init(name: name, kind: kind, reader: Self.reader(of: name, kind))
            })
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

    private func value(_ name: String) -> JSONValue {
        guard case .object(let object) = self else { return .null }
        return object[name] ?? .null
    }

    private var text: String {
        if case .text(let text) = self { text } else { "" }
    }

    private var elements: [JSONValue] {
        switch self {
        case .list(let elements): elements
        case .object: [self]
        case .null, .flag, .number, .text: []
        }
    }

    private static func reader(of name: String, _ kind: TemplateKind) -> TemplateReader {
        switch kind {
        case .text: .text { frame in frame.read { (data: JSONValue) in data.value(name).text } }
        case .markup:
            .markup { frame, html in
                frame.read { (data: JSONValue) in html.append(trusted: Array(data.value(name).text.utf8)) }
            }
        case .number:
            .number { frame in
                frame.read { (data: JSONValue) in if case .number(let number) = data.value(name) { number } else { 0 } }
            }
        case .flag:
            .flag { frame in
                frame.read { (data: JSONValue) in if case .flag(let flag) = data.value(name) { flag } else { false } }
            }
        case .texts:
            .list { frame, body in
                frame.read { (data: JSONValue) in
                    TemplateFrame.lend(each: data.value(name).elements.map(\.text), to: body)
                }
            }
        case .optional, .list:
            .list { frame, body in
                frame.read { (data: JSONValue) in TemplateFrame.lend(each: data.value(name).elements, to: body) }
            }
        }
    }
}
