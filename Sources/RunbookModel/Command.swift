package import SourceText

/// One simple command of a step. All ranges are ranges of the file.
package struct Command: Sendable, Hashable {
    package struct Value: Sendable, Hashable {
        /// Quotes removed; expansions and placeholders as written.
        package var text: String
        package var range: SourceRange
        /// Nothing in it is put in by the shell or the reader.
        package var isLiteral: Bool
        package init(text: String, range: SourceRange, isLiteral: Bool) {
            self.text = text
            self.range = range
            self.isLiteral = isLiteral
        }
    }
    package struct Positional: Sendable, Hashable {
        /// What the CLI calls it, when known.
        package var name: String?
        package var value: Value
        package init(name: String?, value: Value) {
            self.name = name
            self.value = value
        }
    }
    package struct Flag: Sendable, Hashable {
        /// With its dashes, without `=`.
        package var name: String
        package var nameRange: SourceRange
        package var value: Value?
        /// Name and value.
        package var range: SourceRange
        /// Whether the CLI has it; `nil` when that is not known.
        package var isKnown: Bool?
        package init(
            name: String, nameRange: SourceRange, value: Value?, range: SourceRange, isKnown: Bool? = nil
        ) {
            self.name = name
            self.nameRange = nameRange
            self.value = value
            self.range = range
            self.isKnown = isKnown
        }
    }
    package struct EnvironmentValue: Sendable, Hashable {
        package var name: String
        package var value: Value?
        package var range: SourceRange
        package init(name: String, value: Value?, range: SourceRange) {
            self.name = name
            self.value = value
            self.range = range
        }
    }
    package struct Redirect: Sendable, Hashable {
        /// Operator with its descriptor: `2>`.
        package var op: String
        package var target: Value
        package var range: SourceRange
        package init(op: String, target: Value, range: SourceRange) {
            self.op = op
            self.target = target
            self.range = range
        }
    }
    /// Something that the tool's own parser does not take, or warns of.
    package struct Fault: Sendable, Hashable {
        package enum Kind: String, Sendable, Hashable, CaseIterable {
            case unknownCommand, missingCommand, unknownFlag, badValue, missingValue, unexpectedValue, repeatedFlag
            case conflict, missingFlag, missingArgument, extraArgument, removed, deprecated, noChange
        }
        /// How sure it is that the command fails; `notice` does not fail it.
        package enum Certainty: Int, Sendable, Hashable, CaseIterable, Comparable {
            case notice, likely, certain

            package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
        }

        package var kind: Kind
        package var certainty: Certainty
        package var range: SourceRange
        /// The offending text, or the name of what is missing.
        package var subject: String
        package var message: String
        /// What was probably meant.
        package var suggestion: String?
        package init(
            kind: Kind, certainty: Certainty, range: SourceRange, subject: String, message: String, suggestion: String?
        ) {
            self.kind = kind
            self.certainty = certainty
            self.range = range
            self.subject = subject
            self.message = message
            self.suggestion = suggestion
        }
    }
    package enum Connector: String, Sendable, Hashable { case none, pipe, and, or, sequence }

    /// `sudo`, `env`, `timeout 5` and the like, in front of the tool.
    package var wrappers: [String] = []
    /// The tool's name without its directory.
    package var tool: String
    package var toolRange: SourceRange
    package var path: [Value] = []
    package var positionals: [Positional] = []
    package var flags: [Flag] = []
    package var environment: [EnvironmentValue] = []
    package var redirects: [Redirect] = []
    package var connector: Connector = .none
    package var isBackground = false
    /// Inside `$(…)`, backticks or a compound.
    package var isNested = false
    package var verdict: Verdict = .unknownTool
    package var toolVersion: String?
    package var message: String?
    package var suggestion: String?
    /// In the order of the words; what is missing comes last.
    package var faults: [Fault] = []
    package var range: SourceRange
    package var effect: Effect = .unknown
    /// What an exported catalog said of the words; `nil` where they are read from the step's text.
    package var exported: ExportedWords?

    package struct ExportedWords: Sendable, Hashable {
        package var argv: [String]
        package var expands: Bool
        package init(argv: [String], expands: Bool) {
            self.argv = argv
            self.expands = expands
        }
    }

    package init(tool: String, toolRange: SourceRange, range: SourceRange) {
        self.tool = tool
        self.toolRange = toolRange
        self.range = range
    }

    /// Tool and subcommands: `gcloud run services update-traffic`.
    package var name: String {
        var name = tool
        for word in path {
            name += " "
            name += word.text
        }
        return name
    }

    /// The last one wins, as in the CLIs.
    package func flag(_ name: String) -> Flag? { flags.last { $0.name == name } }
    package func flag(anyOf names: [String]) -> Flag? { flags.last { names.contains($0.name) } }
}
