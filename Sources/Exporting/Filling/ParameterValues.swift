package import RunbookModel
import SourceText

/// Values for parameters, by what a person calls them.
package struct ParameterValues: Sendable {
    private var values: [String: String] = [:]
    /// Names as they were given, in order.
    package private(set) var names: [String] = []

    package init() {}

    package var isEmpty: Bool { names.isEmpty }

    package mutating func set(_ name: String, to value: String) {
        if !names.contains(name) { names.append(name) }
        values[Self.key(name)] = value
    }

    /// `PROJECT_ID`, `project-id` and `Project Id` are the same.
    private static func key(_ name: String) -> String {
        String(name.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
    }

    package func value(of parameter: Parameter) -> String? {
        values[Self.key(parameter.id.rawValue)] ?? values[Self.key(parameter.name)]
    }

    /// Those of a runbook, by id.
    package func values(for runbook: Runbook) -> [ParameterID: String] {
        var found: [ParameterID: String] = [:]
        for parameter in runbook.parameters { found[parameter.id] = value(of: parameter) }
        return found
    }

    /// Names that none of the parameters has.
    package func unknown(among parameters: [Parameter]) -> [String] {
        let known = Set(parameters.flatMap { [Self.key($0.id.rawValue), Self.key($0.name)] })
        return names.filter { !known.contains(Self.key($0)) }
    }
}

/// A file of values: an object of JSON, or lines of `name=value`.
extension ParameterValues {
    package struct FileProblem: Error, Sendable { package var message: String }

    package mutating func add(file bytes: [UInt8]) throws(FileProblem) {
        let start = bytes.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        if start == UInt8(ascii: "{") { return try add(json: bytes) }
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
            let trimmed = text.drop { $0 == " " || $0 == "\t" }
            guard !trimmed.isEmpty, !trimmed.hasPrefix("#") else { continue }
            guard let sign = trimmed.firstIndex(of: "="), sign != trimmed.startIndex else {
                throw FileProblem(message: "line \(number + 1) is not 'name=value'")
            }
            set(String(trimmed[..<sign]), to: String(trimmed[trimmed.index(after: sign)...]))
        }
    }

    private mutating func add(json bytes: [UInt8]) throws(FileProblem) {
        let tree = JSONTree(bytes)
        if let problem = tree.problem { throw FileProblem(message: problem.message) }
        for child in tree.children(of: 0) {
            guard let key = tree.nodes[child].key else { continue }
            let name = JSONStrings.unescaped(tree.bytes[key.range])
            switch tree.nodes[child].kind {
            case .string: set(name, to: JSONStrings.value(of: child, in: tree))
            case .number, .literal: set(name, to: tree.text(tree.nodes[child].range))
            case .object, .array, .placeholder:
                throw FileProblem(message: "the value of '\(name)' is not a text, a number or a truth value")
            }
        }
    }
}

/// Strings of a `JSONTree` without their escapes.
enum JSONStrings {
    static func value(of node: Int, in tree: JSONTree) -> String {
        let range = tree.nodes[node].range.range
        return unescaped(tree.bytes[(range.lowerBound + 1)..<(range.upperBound - 1)])
    }

    static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(0x5C) else { return String(decoding: bytes, as: UTF8.self) }
        var units: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            guard bytes[index] == 0x5C, index + 1 < bytes.endIndex else {
                units.append(bytes[index])
                index += 1
                continue
            }
            switch bytes[index + 1] {
            case UInt8(ascii: "u"): units += unicode(bytes, &index)
            case UInt8(ascii: "n"): units.append(0x0A)
            case UInt8(ascii: "t"): units.append(0x09)
            case UInt8(ascii: "r"): units.append(0x0D)
            case UInt8(ascii: "b"): units.append(0x08)
            case UInt8(ascii: "f"): units.append(0x0C)
            case let byte: units.append(byte)
            }
            index += 2
        }
        return String(decoding: units, as: UTF8.self)
    }

    /// `\u` with its digits, and the second half of a pair; leaves `index` two bytes before what follows.
    private static func unicode(_ bytes: ArraySlice<UInt8>, _ index: inout Int) -> [UInt8] {
        guard let first = unit(bytes, at: index + 2) else { return [] }
        index += 4
        if first & 0xFC00 == 0xD800, index + 3 < bytes.endIndex, bytes[index + 2] == 0x5C,
            bytes[index + 3] == UInt8(ascii: "u"), let second = unit(bytes, at: index + 4), second & 0xFC00 == 0xDC00
        {
            index += 6
            let value = 0x10000 + (first & 0x3FF) << 10 + second & 0x3FF
            return Array(String(Unicode.Scalar(value).map(Character.init) ?? "\u{FFFD}").utf8)
        }
        return Array(String(Unicode.Scalar(first).map(Character.init) ?? "\u{FFFD}").utf8)
    }

    private static func unit(_ bytes: ArraySlice<UInt8>, at start: Int) -> UInt32? {
        guard start + 4 <= bytes.endIndex else { return nil }
        return UInt32(String(decoding: bytes[start..<start + 4], as: UTF8.self), radix: 16)
    }
}
