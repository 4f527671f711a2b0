package import SourceText

/// A console transcript: prompts with what was typed behind them, and the output below.
package struct Session: Sendable, Hashable {
    /// What reads the text behind a prompt.
    package enum Language: String, Sendable, Hashable {
        case shell, sql, redis, python, powershell, cmd, ruby, mongo
        /// A console of its own, such as `sftp>`.
        case other
    }

    package struct Prompt: Sendable, Hashable {
        package enum Kind: String, Sendable, Hashable {
            /// `$ `
            case dollar
            /// `$kubectl`
            case glued
            /// `# `
            case hash
            /// `> `
            case angle
            /// `% `
            case percent
            /// `user@host:~$ `, `[user@host dir]# `
            case userAtHost
            /// `~/dir $ `, `(venv) $ `, `sh-4.4# `, `[12:00]$ `
            case directory
            /// `❯ `, `➜  dir `
            case arrow
            /// `mysql> `, `db=# `, `>>> `
            case console
            /// `PS C:\> `
            case powershell
            /// `C:\> `
            case cmd
        }

        package var kind: Kind
        /// From the line's first byte to the first byte of what was typed.
        package var range: SourceRange
        package var language: Language = .shell
        package var user: String?
        package var host: String?
        /// As written; of a database console the database.
        package var directory: String?
        package var isRoot = false

        package init(kind: Kind, range: SourceRange) {
            self.kind = kind
            self.range = range
        }
    }

    package struct Entry: Sendable, Hashable {
        package var prompt: Prompt
        /// What was typed, line by line without prompts; all but the last reach behind their line end.
        package var lines: [SourceRange]
        /// The lines below, without blank ones at either end; `nil` when there are none.
        package var outputRange: SourceRange?

        package init(prompt: Prompt, lines: [SourceRange], outputRange: SourceRange? = nil) {
            self.prompt = prompt
            self.lines = lines
            self.outputRange = outputRange
        }

        package var language: Language { prompt.language }
        /// A prompt with nothing behind it.
        package var isEmpty: Bool { lines.allSatisfy(\.isEmpty) }
    }

    package let text: [UInt8]
    package let entries: [Entry]
    /// The author's remarks between the entries.
    package let comments: [Comment]
    /// Lines before the first prompt that are neither blank nor remarks.
    package let preamble: SourceRange?

    init(text: [UInt8], entries: [Entry], comments: [Comment], preamble: SourceRange?) {
        self.text = text
        self.entries = entries
        self.comments = comments
        self.preamble = preamble
    }

    /// Reads a transcript; `nil` when no line of the text begins with a prompt.
    package static func read(_ text: [UInt8]) -> Session? {
        var reader = SessionReader(text)
        return reader.read()
    }

    /// What was typed at an entry, without prompts, and where its bytes stand in the session's text.
    package func commandText(_ entry: Entry) -> (text: [UInt8], map: SourceMap) {
        var command: [UInt8] = []
        var map = SourceMap()
        for line in entry.lines {
            map.append(text: command.count, file: line.lowerBound, count: line.count)
            command.append(contentsOf: text[line.range])
        }
        return (command, map)
    }
}
