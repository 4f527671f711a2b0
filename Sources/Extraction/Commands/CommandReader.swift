import CommandTrees
import RunbookModel
import ShellSyntax
import SourceText

/// A command with what the tables know of it.
struct ReadCommand {
    var command: Command
    var shape: ToolShape?
    /// What the tables were asked.
    var call: ToolCall
    var judgement: Judgement
    /// The words of the arguments, for those who must look inside: SQL, shell text.
    var argumentWords: [Word]
    /// It only runs other commands that were read too.
    var runsNested = false
    /// It runs a text that could not be read.
    var runsUnread = false
    /// What it runs for what it finds: `find … -exec rm {} \;`.
    var innerCommands: [[Word]] = []
    /// What the SQL does that it was given.
    var statements: [SQLStatement] = []
    /// Runs on another machine or in a container.
    var isElsewhere = false
}

/// Sorts the words of simple commands into tools, subcommands, flags and arguments.
struct CommandReader {
    let text: [UInt8]
    let map: SourceMap
    /// Where `text` stands in the step's text; not zero for shell text inside an argument.
    let base: Int
    /// How many quotations the text stands in.
    let depth: Int
    var commands: [ReadCommand] = []
    var tokens: TokenCollector
    /// What commands are checked against.
    var trees = TreeLibrary.shipped
    /// PowerShell or cmd.exe: other tools, other quoting.
    var isWindows = false
    /// The SQL of the command that is being read.
    var statements: [SQLStatement] = []
    /// The word that holds the command's shell text, and where it begins there, when that is a flag's value.
    var shellText: (word: Word, start: Int)?
    private(set) var variables: [VariableUse] = []

    init(text: [UInt8], map: SourceMap, base: Int = 0, depth: Int = 0, tokens: TokenCollector = TokenCollector()) {
        self.text = text
        self.map = map
        self.base = base
        self.depth = depth
        self.tokens = tokens
    }

    /// Reads every command, comment and here-document of `script`, which was parsed from `text`.
    mutating func read(_ script: Script) {
        commands.reserveCapacity(script.commands.count)
        variables = script.variables
        for simple in script.commands { read(simple) }
        for comment in script.comments { tokens.add(.comment, shifted(comment.range)) }
        for compound in script.compounds { readCompound(compound) }
    }

    func shifted(_ range: SourceRange) -> SourceRange {
        base == 0 ? range : SourceRange(range.lowerBound + base..<range.upperBound + base)
    }

    func inFile(_ range: SourceRange) -> SourceRange { map.fileRange(of: shifted(range)) }

    /// The part of `word` from the byte `start` of the text on.
    func value(_ word: Word, from start: Int? = nil, text own: String? = nil) -> Command.Value {
        let start = start ?? word.range.lowerBound
        let range = SourceRange(start..<max(start, word.range.upperBound))
        let isLiteral = word.isPlain || word.parts.allSatisfy { $0.range.upperBound <= start || $0.kind == .literal }
        return Command.Value(text: own ?? word.text, range: inFile(range), isLiteral: isLiteral)
    }
}

extension CommandReader {
    private mutating func read(_ simple: SimpleCommand) {
        for assignment in simple.assignments { addTokens(of: assignment) }
        var words = WordCursor(simple.words)
        // `export A=1`: the assignment is a word too.
        if !simple.assignments.isEmpty {
            words.skips = simple.assignments.filter(\.isDeclared).map(\.range.start)
        }
        statements = []
        shellText = nil
        guard var read = readWords(&words, in: simple.range) else { return addTokens(of: simple.redirections) }
        read.statements = statements
        read.command.connector = Self.connector(simple.connector)
        read.command.isBackground = simple.isBackground
        read.command.isNested = simple.nesting != .topLevel || depth > 0
        if !simple.redirections.isEmpty { read.command.redirects = simple.redirections.map(redirect) }
        for assignment in simple.assignments {
            read.command.environment.append(
                Command.EnvironmentValue(
                    name: assignment.name, value: assignment.value.map { value($0) },
                    range: inFile(assignment.range)))
        }
        commands.append(read)
        let reader = readNested(of: commands.count - 1, rest: words)
        if !simple.redirections.isEmpty { readInput(simple.redirections, of: reader) }
    }

    /// Redirections belong to the innermost command: `kubectl exec -i pod -- psql <<EOF`.
    private mutating func readInput(_ redirections: [Redirection], of index: Int?) {
        statements = []
        addTokens(of: redirections, isSQL: index.map { EmbeddedSQL.isSQLTool(commands[$0].command) } ?? false)
        guard let index else { return }
        commands[index].statements += statements
        readBodies(redirections, of: index)
    }

    /// Wrappers, tool, subcommands, flags and arguments. `nil` when there is no tool: assignments only.
    mutating func readWords(_ words: inout WordCursor, in range: SourceRange) -> ReadCommand? {
        var wrappers = readWrappers(&words)
        guard let first = words.next() else { return nil }
        tokens.add(first, as: .tool, base: base)
        let start = words.position - 1
        let isPlain = first.isLiteral
        let name = isPlain ? baseName(first.text) : first.text
        let shape = isPlain ? isWindows ? ToolShapes.windowsShape(of: name) : trees.shape(of: name) : nil
        var command = Command(tool: name, toolRange: inFile(first.range), range: inFile(range))
        command.environment = wrappers.environment
        command.wrappers = wrappers.names
        var sorting = WordSorting(tool: name, shape: shape ?? Self.unknownShape, tables: trees.tools)
        sort(&words, into: &sorting, of: &command)
        if let inner = sorting.runner, wrappers.names.count < Self.chainLimit {
            // `npx tool`, `bundle exec tool`, `python -m tool`: what counts is the tool behind it.
            wrappers.names.append(inner)
            words.prefix = wrappers
            return readWords(&words, in: range)
        }
        var stated: StatedBehaviour?
        if isPlain, !(isWindows && ToolShapes.isOfWindows(name)) {
            stated = judge(&command, words.all[start...])
            Self.markFlags(of: &command)
        }
        let call = Self.call(command)
        var judgement = sorting.runner == nil ? shape?.judge(call) ?? Judgement() : Judgement()
        judgement.blocks = judgement.blocks || wrappers.blocks
        if let stated { judgement.take(stated) }
        return ReadCommand(
            command: command, shape: shape, call: call, judgement: judgement, argumentWords: sorting.arguments,
            innerCommands: sorting.inner)
    }

    /// Release tracks say nothing about what a command does.
    static func call(_ command: Command) -> ToolCall {
        var path = command.path.map(\.text)
        if let first = path.first, first == "beta" || first == "alpha" || first == "preview" { path.removeFirst() }
        return ToolCall(
            path: path,
            flags: command.flags.map { ToolCall.Flag(name: $0.name, value: $0.value?.text) },
            arguments: command.positionals.map(\.value.text))
    }

    /// Nothing is known of the tool: words with dashes are flags without values.
    static let unknownShape = ToolShape(ToolShape.Draft(name: ""))

    private func baseName(_ path: String) -> String {
        guard isWindows else { return Self.baseName(path) }
        let name = Self.baseName(path.utf8.split(separator: UInt8(ascii: "\\")).last.flatMap { String($0) } ?? path)
        // What a tool is called elsewhere too is one tool in the catalog.
        let plain = ToolShapes.windowsName(of: name)
        return trees.tools.contains(plain) ? plain : name
    }

    static func baseName(_ path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
        let name = path.utf8[path.utf8.index(after: slash)...]
        return name.isEmpty ? path : String(Substring(name))
    }

    private static func connector(_ connector: SimpleCommand.Connector) -> Command.Connector {
        switch connector {
        case .none: .none
        case .pipe, .pipeBoth: .pipe
        case .and: .and
        case .or: .or
        case .sequence, .background: .sequence
        }
    }

    private func redirect(_ redirection: Redirection) -> Command.Redirect {
        Command.Redirect(
            op: (redirection.descriptor ?? "") + redirection.op.rawValue, target: value(redirection.target),
            range: inFile(redirection.range))
    }
}
