package import SourceText

/// What a tool's own parser would say of a command.
package struct CommandVerdict: Sendable, Hashable {
    package enum Outcome: String, Sendable, Hashable { case ok, invalid, unknownTool, unparsed }

    package var outcome: Outcome
    /// The program and the version that were asked; `nil` when there is no tree.
    package var tool: String?
    package var version: String?
    /// The tree was written from documentation.
    package var isPartial = false
    /// How many words name the program and the subcommand.
    package var pathLength = 0
    /// The node that was reached.
    package var node = 0
    /// In the order of the words; what is missing comes last.
    package var problems: [CommandProblem] = []

    package init(outcome: Outcome) { self.outcome = outcome }

    /// The problem that the tool would stop at.
    package var worst: CommandProblem? {
        problems.max { $0.certainty < $1.certainty }.flatMap { worst in
            problems.first { $0.certainty == worst.certainty }
        }
    }
}

/// One thing that a tool's parser does not take, or warns of.
package struct CommandProblem: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case unknownCommand, missingCommand, unknownFlag, badValue, missingValue, unexpectedValue, repeatedFlag
        case conflict, missingFlag, missingArgument, extraArgument, removed, deprecated
        case noChange
    }
    /// How sure it is that the command fails.
    package enum Certainty: Int, Sendable, Hashable, Comparable {
        /// Works, or nobody can say; worth knowing.
        case notice
        /// The tree may be older than the command, or incomplete.
        case likely
        case certain

        package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    package var kind: Kind
    package var certainty: Certainty
    /// The offending part; where something is missing, the words of the subcommand.
    package var range: SourceRange
    /// The word of the command that it is about.
    package var word: Int
    /// The offending text.
    package var subject: String
    /// Lower case, no full stop.
    package var message: String
    /// What was probably meant: a name of the same kind as the subject, or a whole command.
    package var suggestion: String?
}
