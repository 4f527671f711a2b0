package import SourceText

/// A command that holds commands, and the two that hold an expression: `[[ … ]]` and `(( … ))`.
package struct Compound: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
        case `if`, `for`, arithmeticFor, select, `while`, until, `case`, subshell, group, function, test, arithmetic
    }

    package var kind: Kind
    /// From its first keyword or bracket to its last, with the redirections behind it.
    package var range: SourceRange
    /// The loop variable or the function's name.
    package var name: String?
    /// What a loop runs over, the subject and patterns of a `case`, the operands and operators of a `[[`.
    package var words: [Word]
    package var redirections: [Redirection]
    /// Indices into `Script.commands`.
    package var commands: Range<Int>
    package var connector: SimpleCommand.Connector
    package var nesting: SimpleCommand.Nesting

    package init(
        kind: Kind, range: SourceRange, name: String? = nil, words: [Word] = [], redirections: [Redirection] = [],
        commands: Range<Int>, connector: SimpleCommand.Connector = .none, nesting: SimpleCommand.Nesting = .topLevel
    ) {
        self.kind = kind
        self.range = range
        self.name = name
        self.words = words
        self.redirections = redirections
        self.commands = commands
        self.connector = connector
        self.nesting = nesting
    }
}

/// One reading of a shell variable.
package struct VariableUse: Sendable, Hashable {
    package var name: String
    /// `$NAME`, `${NAME…}`, or the bare name inside arithmetic.
    package var range: SourceRange
    /// `${NAME:-x}`, `${NAME:=x}`, `${NAME:+x}`: the script runs without it being set.
    package var hasDefault: Bool

    package init(name: String, range: SourceRange, hasDefault: Bool = false) {
        self.name = name
        self.range = range
        self.hasDefault = hasDefault
    }
}
