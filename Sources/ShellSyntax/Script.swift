package import SourceText

/// What a shell text was read as. All ranges are byte ranges of the text that was given to the parser.
package struct Script: Sendable, Hashable {
    /// Top-level statements in source order.
    package var statements: [Statement]
    /// Every simple command in source order, those inside compounds and substitutions included.
    package var commands: [SimpleCommand]
    /// Loops, conditions, groups, functions and tests in source order; their commands are in `commands`.
    package var compounds: [Compound] = []
    package var comments: [Comment]
    /// Placeholders and template parts, in source order, wherever they stand.
    package var placeholders: [Placeholder]
    /// Every use of a named variable, in substitutions, arithmetic and here-documents too.
    package var variables: [VariableUse] = []
    /// What could not be understood; the paragraph around it holds no command.
    package var errors: [ShellError]

    package init(
        statements: [Statement] = [], commands: [SimpleCommand] = [], comments: [Comment] = [],
        placeholders: [Placeholder] = [], errors: [ShellError] = []
    ) {
        self.statements = statements
        self.commands = commands
        self.comments = comments
        self.placeholders = placeholders
        self.errors = errors
    }
}

/// One complete top-level command: everything up to its `;`, `&` or newline, here-documents included.
package struct Statement: Sendable, Hashable {
    package enum Kind: Sendable, Hashable { case simple, pipeline, list, compound, function, assignment }

    package var kind: Kind
    /// Without the terminator; with the bodies of its here-documents.
    package var range: SourceRange
    /// Indices into `Script.commands`.
    package var commands: Range<Int>
    /// Ends in `&`.
    package var isBackground: Bool

    package init(kind: Kind, range: SourceRange, commands: Range<Int>, isBackground: Bool = false) {
        self.kind = kind
        self.range = range
        self.commands = commands
        self.isBackground = isBackground
    }
}

/// `VAR=x tool word --flag=value >file`.
package struct SimpleCommand: Sendable, Hashable {
    /// How the command is joined to the one before it in its statement.
    package enum Connector: String, Sendable, Hashable { case none, pipe, pipeBoth, and, or, sequence, background }
    /// What the command stands in.
    package enum Nesting: String, Sendable, Hashable { case topLevel, compound, substitution, function, nested }

    package var range: SourceRange
    package var assignments: [Assignment]
    package var words: [Word]
    package var redirections: [Redirection]
    package var connector: Connector
    package var nesting: Nesting
    package var isBackground: Bool
    /// Stands in a pipeline behind `!`.
    package var isNegated = false

    package init(
        range: SourceRange, assignments: [Assignment] = [], words: [Word] = [], redirections: [Redirection] = [],
        connector: Connector = .none, nesting: Nesting = .topLevel, isBackground: Bool = false
    ) {
        self.range = range
        self.assignments = assignments
        self.words = words
        self.redirections = redirections
        self.connector = connector
        self.nesting = nesting
        self.isBackground = isBackground
    }
}

package struct Assignment: Sendable, Hashable {
    package var name: String
    package var nameRange: SourceRange
    /// `nil` for `NAME=` with nothing behind it.
    package var value: Word?
    package var range: SourceRange
    /// `NAME+=value`.
    package var appends: Bool
    /// Behind `export`, `local`, `declare`, `readonly` or `typeset`; those words are the command's words too.
    package var isDeclared: Bool
    /// The words of `NAME=(…)`; `nil` when the value is not an array.
    package var elements: [Word]?

    package init(
        name: String, nameRange: SourceRange, value: Word?, range: SourceRange, appends: Bool = false,
        isDeclared: Bool = false
    ) {
        self.name = name
        self.nameRange = nameRange
        self.value = value
        self.range = range
        self.appends = appends
        self.isDeclared = isDeclared
    }
}

package struct Redirection: Sendable, Hashable {
    package enum Operator: String, Sendable, Hashable {
        case input = "<", output = ">", append = ">>", clobber = ">|", readWrite = "<>"
        case duplicateInput = "<&", duplicateOutput = ">&", both = "&>", appendBoth = "&>>"
        case hereDocument = "<<", hereDocumentStripped = "<<-", hereString = "<<<"
    }

    package var op: Operator
    /// The file descriptor before the operator, as written; `nil` when there is none.
    package var descriptor: String?
    /// The file, the descriptor, the here-string or the here-document's delimiter.
    package var target: Word
    package var range: SourceRange
    /// The lines of a here-document, without the delimiter line.
    package var body: SourceRange?
    /// A here-document with a quoted delimiter: nothing in it is expanded.
    package var isQuotedBody: Bool

    package init(
        op: Operator, descriptor: String? = nil, target: Word, range: SourceRange, body: SourceRange? = nil,
        isQuotedBody: Bool = false
    ) {
        self.op = op
        self.descriptor = descriptor
        self.target = target
        self.range = range
        self.body = body
        self.isQuotedBody = isQuotedBody
    }
}

/// One shell word as written, with what it is made of.
package struct Word: Sendable, Hashable {
    package var range: SourceRange
    /// Most words are one literal, and cost no array.
    private var composition: Composition
    /// The word after quote removal when nothing in it is expanded; expansions and placeholders stay as written.
    package var text: String

    /// One literal between quotes that take up the whole word is `literal` as well.
    private enum Composition: Sendable, Hashable {
        case literal(WordPart.Quoting)
        case parts([WordPart])

        /// The parts from `first` on, when they are no more than one literal.
        static func literal(_ parts: [WordPart], from first: Int, of range: SourceRange) -> Composition? {
            guard parts.count == first + 1, parts[first].isLiteral,
                parts[first].range == range.inside(parts[first].quoting)
            else { return nil }
            return .literal(parts[first].quoting)
        }
    }

    package init(range: SourceRange, parts: [WordPart], text: String) {
        self.range = range
        self.text = text
        composition = .literal(parts, from: 0, of: range) ?? .parts(parts)
    }

    /// Made of the parts from `first` on, which are copied.
    init(range: SourceRange, parts: [WordPart], from first: Int, text: String) {
        self.range = range
        self.text = text
        composition = .literal(parts, from: first, of: range) ?? .parts(Array(parts[first...]))
    }

    /// One unquoted literal.
    init(plain text: String, range: SourceRange) {
        self.range = range
        self.text = text
        composition = .literal(.none)
    }

    /// Leaves in source order; quotes are not parts but `quoting` of the parts between them.
    package var parts: [WordPart] {
        get {
            switch composition {
            case .literal(let quoting):
                [WordPart(kind: .literal, quoting: quoting, range: range.inside(quoting))]
            case .parts(let parts): parts
            }
        }
        set { composition = .literal(newValue, from: 0, of: range) ?? .parts(newValue) }
    }

    /// One unquoted literal: looking at its parts would only cost time.
    package var isPlain: Bool {
        guard case .literal(.none) = composition else { return false }
        return true
    }

    /// Whether the shell or the reader puts something else in the place of a part.
    package var isLiteral: Bool {
        guard case .parts(let parts) = composition else { return true }
        return parts.allSatisfy(\.isLiteral)
    }
}

extension SourceRange {
    /// What stands between the quotes of a word that is quoted as a whole.
    fileprivate func inside(_ quoting: WordPart.Quoting) -> SourceRange {
        switch quoting {
        case .none: self
        case .single, .double: SourceRange(start: start + 1, end: max(start + 1, end - 1))
        case .ansi: SourceRange(start: start + 2, end: max(start + 2, end - 1))
        }
    }
}

package struct WordPart: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case literal
        /// `$NAME`, `${NAME…}`: the name. Special parameters (`$?`, `$1`) are named by their character.
        case variable(String)
        case commandSubstitution, arithmetic, processSubstitution
        /// `<name>`, `[a|b]` and the like: the text between the brackets.
        case placeholder(String)
        /// `{{ … }}` or `{% … %}`.
        case template
        case glob
    }
    package enum Quoting: Sendable, Hashable { case none, single, double, ansi }

    package var kind: Kind
    package var quoting: Quoting
    package var range: SourceRange

    var isLiteral: Bool {
        guard case .literal = kind else { return false }
        return true
    }

    package init(kind: Kind, quoting: Quoting, range: SourceRange) {
        self.kind = kind
        self.quoting = quoting
        self.range = range
    }
}

package struct Comment: Sendable, Hashable {
    /// From `#` to the end of the line.
    package var range: SourceRange
    /// Without `#` and surrounding blanks.
    package var text: String
    /// Stands behind code on the same line.
    package var isTrailing: Bool

    package init(range: SourceRange, text: String, isTrailing: Bool) {
        self.range = range
        self.text = text
        self.isTrailing = isTrailing
    }
}

package struct Placeholder: Sendable, Hashable {
    package enum Notation: Sendable, Hashable { case angle, template, enumeration }
    package var notation: Notation
    /// Between the brackets.
    package var name: String
    package var range: SourceRange

    package init(notation: Notation, name: String, range: SourceRange) {
        self.notation = notation
        self.name = name
        self.range = range
    }
}

package struct ShellError: Sendable, Hashable {
    /// The place where reading stopped making sense.
    package var range: SourceRange
    /// The lines that were given up: the paragraph, or those of it that have no commands above or below them.
    package var paragraph: SourceRange
    /// Lower case, no full stop.
    package var message: String

    package init(range: SourceRange, paragraph: SourceRange, message: String) {
        self.range = range
        self.paragraph = paragraph
        self.message = message
    }
}
