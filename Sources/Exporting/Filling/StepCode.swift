import RunbookModel
import ShellSyntax
import SourceText

/// A shell step as code in which variables stand for the parameters, so that values need no quoting when it runs.
struct StepCode {
    /// A variable that holds a value in the form that a place needs.
    struct Variable: Hashable {
        var parameter: ParameterID
        var encodings: [Slot.Encoding]

        /// `RS_PROJECT_ID`, `RS_USER_ID__sqlString`.
        var name: String {
            ([VariableName.of(parameter)] + encodings.map(\.rawValue)).joined(separator: "__")
        }
    }

    /// What a value must be besides anything at all.
    enum Demand: Hashable {
        case plain(ParameterID)
        case noFlag(ParameterID)
    }

    var text: String
    var variables: [Variable] = []
    var demands: [Demand] = []
    /// Why it cannot be run.
    var obstacle: String?

    init(_ step: Step, slots: [Slot]) {
        let source = Array(step.text.utf8)
        var edits: [(range: Range<Int>, text: String)] = []
        var rewritten: Set<SourceRange> = []
        for slot in slots {
            if case .none = slot.place {
                obstacle = "no value can be put in safely in the place of '\(step.notation(slot))'"
            }
            if case .comment = slot.place { continue }
            let variable = Variable(parameter: slot.parameter, encodings: slot.isPlainOnly ? [] : slot.encodings)
            if !variables.contains(variable) { variables.append(variable) }
            let demand: Demand? =
                slot.isPlainOnly ? .plain(slot.parameter) : slot.startsWord ? .noFlag(slot.parameter) : nil
            if let demand, !demands.contains(demand) { demands.append(demand) }
            edits.append((slot.range.range, Self.reference(slot, variable.name)))
            if case .hereDocument(let here) = slot.place, here.isQuoted, rewritten.insert(here.body).inserted {
                edits += Self.unquoting(here, slots, source)
            }
        }
        text = Self.applied(edits, to: source)
        let script = ShellParser.parse(Array(text.utf8))
        if !script.errors.isEmpty { obstacle = obstacle ?? "it is not read as a shell command" }
        if let left = script.placeholders.first(where: { $0.notation != .template }) {
            obstacle = obstacle ?? "'\(left.name)' has to be filled in by hand"
        }
    }

    private static func reference(_ slot: Slot, _ name: String) -> String {
        if slot.isPlainOnly { return "${\(name)}" }
        switch slot.place {
        case .bare: return "\"${\(name)}\""
        case .singleQuoted: return "'\"${\(name)}\"'"
        case .ansiQuoted: return "'\"${\(name)}\"$'"
        default: return "${\(name)}"
        }
    }

    /// Lets variables count in a here-document in which nothing did.
    private static func unquoting(
        _ here: Slot.HereDocument, _ slots: [Slot], _ source: [UInt8]
    ) -> [(range: Range<Int>, text: String)] {
        var edits = [(range: here.target.range, text: here.delimiter)]
        for index in here.body.range where [0x5C, 0x24, 0x60].contains(source[index]) {
            guard !slots.contains(where: { $0.range.contains(offset: index) }) else { continue }
            edits.append((index..<index, "\\"))
        }
        return edits
    }

    private static func applied(_ edits: [(range: Range<Int>, text: String)], to source: [UInt8]) -> String {
        var bytes: [UInt8] = []
        var end = 0
        for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) where edit.range.lowerBound >= end {
            bytes += source[end..<edit.range.lowerBound]
            bytes += Array(edit.text.utf8)
            end = edit.range.upperBound
        }
        return String(decoding: bytes + source[end...], as: UTF8.self)
    }
}

extension Step {
    fileprivate func notation(_ slot: Slot) -> String {
        String(decoding: Array(text.utf8)[slot.range.range], as: UTF8.self)
    }
}

/// Names of variables that no runbook uses.
enum VariableName {
    static func of(_ parameter: ParameterID) -> String { "RS_" + upper(parameter) }

    static func upper(_ parameter: ParameterID) -> String {
        String(
            decoding: parameter.rawValue.utf8.map { byte in
                if byte &- 0x61 < 26 { return byte - 32 }
                return byte.isWordByte ? byte : UInt8(ascii: "_")
            }, as: UTF8.self)
    }
}
