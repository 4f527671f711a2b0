import SourceText

/// Tells the prompt at the beginning of one line.
///
/// Strong prompts are never anything else. Weak ones (`> `, `% `, `# `, `$name`) also occur in scripts, quotes and
/// output; the session decides over them with the rest of the block in view.
struct PromptReader {
    let bytes: [UInt8]
    let line: Range<Int>
    private var index: Int

    init(_ bytes: [UInt8], line: Range<Int>) {
        self.bytes = bytes
        self.line = line
        index = line.lowerBound
        while index < line.upperBound, bytes[index].isBlank { index += 1 }
    }

    private func byte(_ index: Int) -> UInt8 { index < line.upperBound ? bytes[index] : 0 }

    private func starts(_ text: StaticString, at start: Int) -> Bool {
        let text = text.description.utf8
        return start + text.count <= line.upperBound && bytes[start..<start + text.count].elementsEqual(text)
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// A prompt that stands for itself.
    func strongPrompt() -> Session.Prompt? {
        guard index < line.upperBound else { return nil }
        let start = afterEnvironment(index)
        let first = byte(start)
        if first == Byte.dollar {
            let sign = byte(start + 1) == Byte.greater ? start + 1 : start
            return self.sign(at: sign, kind: start == index ? .dollar : .directory)
        }
        if first >= 0x80 { return arrow(at: start) }
        if first == Byte.leftBracket { return bracketed(at: start) }
        if start > index, first == Byte.hash || first == Byte.percent { return sign(at: start, kind: .directory) }
        return console() ?? windows() ?? userAtHost(at: start) ?? hostAndDirectory(at: start) ?? directory(at: start)
    }

    /// A prompt that may also be something else.
    func weakPrompt() -> Session.Prompt? {
        switch byte(index) {
        case Byte.hash, Byte.percent, Byte.greater:
            guard byte(index + 1).isBlank else { return nil }
            let kind: Session.Prompt.Kind =
                byte(index) == Byte.hash ? .hash : byte(index) == Byte.percent ? .percent : .angle
            return sign(at: index, kind: kind)
        case Byte.dollar where byte(index + 1).isLowercase:
            return prompt(.glued, commandAt: index + 1)
        default: return nil
        }
    }

    // MARK: Building

    private func prompt(_ kind: Session.Prompt.Kind, commandAt start: Int) -> Session.Prompt {
        var start = start
        while byte(start).isBlank { start += 1 }
        return Session.Prompt(kind: kind, range: SourceRange(line.lowerBound..<min(start, line.upperBound)))
    }

    /// A `$`, `#`, `%` or `>` with a blank or nothing behind it.
    private func sign(at sign: Int, kind: Session.Prompt.Kind) -> Session.Prompt? {
        guard sign + 1 >= line.upperBound || bytes[sign + 1].isBlank else { return nil }
        var result = prompt(kind, commandAt: sign + 1)
        result.isRoot = bytes[sign] == Byte.hash
        return result
    }

    /// Behind `(venv) `, where there is one.
    private func afterEnvironment(_ start: Int) -> Int {
        guard byte(start) == Byte.leftParenthesis else { return start }
        var stop = start + 1
        while byte(stop).isPlainInPrompt { stop += 1 }
        guard stop > start + 1, byte(stop) == Byte.rightParenthesis else { return start }
        stop += 1
        while byte(stop).isBlank { stop += 1 }
        return stop
    }

    // MARK: Shells

    /// `❯ cmd`, `λ cmd`, `➜  dir git:(main) ✗ cmd`.
    private func arrow(at start: Int) -> Session.Prompt? {
        if starts("❯ ", at: start) { return prompt(.arrow, commandAt: start + 3) }
        if starts("λ ", at: start) { return prompt(.arrow, commandAt: start + 2) }
        guard starts("➜ ", at: start) else { return nil }
        var result = prompt(.arrow, commandAt: start + 3)
        let wordStart = result.range.upperBound
        var wordEnd = wordStart
        while wordEnd < line.upperBound, !bytes[wordEnd].isBlank { wordEnd += 1 }
        var next = wordEnd
        while byte(next).isBlank { next += 1 }
        guard wordStart - start > 4 || byte(wordStart) == UInt8(ascii: "~") || starts("git:(", at: next) else {
            return result
        }
        if starts("git:(", at: next) {
            while next < line.upperBound, !bytes[next].isBlank { next += 1 }
            while byte(next).isBlank { next += 1 }
            if starts("✗", at: next) { next += 3 }
        }
        result = prompt(.arrow, commandAt: next)
        result.directory = string(wordStart..<wordEnd)
        return result
    }

    /// `[user@host dir]$ `, `[12:00:01]# `.
    private func bracketed(at start: Int) -> Session.Prompt? {
        var close = start + 1
        while close < line.upperBound, bytes[close] != Byte.rightBracket, close - start < 80 { close += 1 }
        var sign = close + 1
        if byte(sign) == Byte.space { sign += 1 }
        guard byte(close) == Byte.rightBracket, byte(sign) == Byte.dollar || byte(sign) == Byte.hash,
            var result = self.sign(at: sign, kind: .directory)
        else { return nil }
        guard let at = bytes[start..<close].firstIndex(of: Byte.at) else { return result }
        let hostEnd = bytes[at..<close].firstIndex { $0.isBlank || $0 == Byte.colon } ?? close
        let user = (bytes[start..<at].lastIndex { !$0.isPlainInPrompt } ?? start) + 1
        result.kind = .userAtHost
        let directory = hostEnd < close ? hostEnd + 1..<close : nil
        name(&result, user: user..<at, host: at + 1..<hostEnd, directory: directory)
        return result
    }

    private func name(
        _ prompt: inout Session.Prompt, user: Range<Int>, host: Range<Int>, directory: Range<Int>?
    ) {
        prompt.user = string(user)
        prompt.host = string(host)
        if let directory, !directory.isEmpty { prompt.directory = string(directory) }
        if prompt.user == "root" { prompt.isRoot = true }
    }

    /// `user@host:dir$ `, `user@host dir % `, `user@host# `.
    private func userAtHost(at start: Int) -> Session.Prompt? {
        var at = start
        while byte(at).isPlainInPrompt { at += 1 }
        guard at > start, byte(at) == Byte.at else { return nil }
        var hostEnd = at + 1
        while byte(hostEnd).isPlainInPrompt { hostEnd += 1 }
        guard hostEnd > at + 1 else { return nil }
        var sign = hostEnd
        var directory: Range<Int>?
        if byte(sign) == Byte.colon || byte(sign) == Byte.space {
            let begin = sign + 1
            sign = begin
            while sign < line.upperBound, !bytes[sign].isPromptSign, !bytes[sign].isBlank { sign += 1 }
            directory = begin..<sign
            if byte(sign) == Byte.space { sign += 1 }
        }
        guard byte(sign).isPromptSign, var result = self.sign(at: sign, kind: .userAtHost) else { return nil }
        name(&result, user: start..<at, host: at + 1..<hostEnd, directory: directory)
        return result
    }

    /// `host:~/dir$ `.
    private func hostAndDirectory(at start: Int) -> Session.Prompt? {
        var colon = start
        while byte(colon).isPlainInPrompt { colon += 1 }
        guard colon > start, byte(colon) == Byte.colon,
            byte(colon + 1) == UInt8(ascii: "~") || byte(colon + 1) == Byte.slash
        else { return nil }
        var sign = colon + 1
        while byte(sign).isPlainInPath { sign += 1 }
        guard byte(sign) == Byte.dollar || byte(sign) == Byte.hash, var result = self.sign(at: sign, kind: .directory)
        else { return nil }
        result.host = string(start..<colon)
        result.directory = string(colon + 1..<sign)
        return result
    }

    /// `~/dir $ `, `/etc # `, `sh-4.4# `, `node1$ `, `project $ `.
    private func directory(at start: Int) -> Session.Prompt? {
        var stop = start
        while byte(stop).isPlainInPath { stop += 1 }
        let isShell = starts("sh-", at: start) || starts("bash-", at: start)
        let isGlued = byte(stop) == Byte.dollar || byte(stop) == Byte.hash
        let isPath = byte(start) == UInt8(ascii: "~") || byte(start) == Byte.slash
        let sign = isGlued ? stop : stop + 1
        guard stop > start, isGlued || byte(stop) == Byte.space, byte(sign).isPromptSign,
            isPath || byte(sign) == Byte.dollar || (isGlued && byte(start).isLetter),
            var result = self.sign(at: sign, kind: .directory), result.range.upperBound < line.upperBound
        else { return nil }
        if !isPath, !isShell {
            let typed = firstWord(at: result.range.upperBound)
            guard ShellWordPlausibility.of(typed) == .known, isGlued || !isTool(start..<stop) else { return nil }
        }
        if isPath || !isGlued {
            result.directory = string(start..<stop)
        } else if !isShell {
            result.host = string(start..<stop)
        }
        return result
    }

    private func isTool(_ range: Range<Int>) -> Bool { ShellWordPlausibility.of(string(range)) == .known }

    func firstWord(at start: Int) -> String {
        var stop = start
        while stop < line.upperBound, !bytes[stop].endsWord { stop += 1 }
        return string(start..<stop)
    }

    // MARK: Other consoles

    /// `mysql> `, `db=# `, `127.0.0.1:6379> `, `>>> `.
    private func console() -> Session.Prompt? {
        if starts(">>>", at: index), byte(index + 3).isBlank || index + 3 >= line.upperBound {
            return console(.python, commandAt: index + 3, directory: nil)
        }
        if starts("In [", at: index), let close = find("]: ") {
            return console(.python, commandAt: close + 3, directory: nil)
        }
        if starts("MariaDB [", at: index), let close = find("]> ") {
            return console(.sql, commandAt: close + 3, directory: string(index + 9..<close))
        }
        var stop = index
        while byte(stop).isPlainInPrompt || byte(stop) == Byte.colon { stop += 1 }
        guard stop > index else { return nil }
        if let result = postgres(nameEnd: stop) { return result }
        let name = index..<stop
        if byte(stop) == Byte.leftParenthesis || byte(stop) == Byte.leftBracket {
            while stop < line.upperBound, bytes[stop] != Byte.greater, bytes[stop] != Byte.space { stop += 1 }
        }
        guard byte(stop) == Byte.greater, stop + 1 >= line.upperBound || bytes[stop + 1].isBlank,
            let language = Self.language(of: string(name))
        else { return nil }
        return console(language, commandAt: stop + 1, directory: nil)
    }

    private func console(_ language: Session.Language, commandAt start: Int, directory: String?) -> Session.Prompt {
        var result = prompt(.console, commandAt: start)
        result.language = language
        result.directory = directory
        return result
    }

    /// `db=# `, `db=> `, `db=*# `.
    private func postgres(nameEnd: Int) -> Session.Prompt? {
        var stop = nameEnd
        guard byte(stop) == Byte.equals else { return nil }
        stop += 1
        if byte(stop) == Byte.asterisk || byte(stop) == Byte.bang { stop += 1 }
        guard byte(stop) == Byte.hash || byte(stop) == Byte.greater,
            stop + 1 >= line.upperBound || bytes[stop + 1].isBlank
        else { return nil }
        var result = console(.sql, commandAt: stop + 1, directory: string(index..<nameEnd))
        result.isRoot = byte(stop) == Byte.hash
        return result
    }

    private func find(_ text: StaticString) -> Int? {
        var start = index
        while start < min(line.upperBound, index + 80) {
            if starts(text, at: start) { return start }
            start += 1
        }
        return nil
    }

    private static func language(of name: String) -> Session.Language? {
        let head = String(decoding: name.utf8.prefix { $0 != Byte.colon }, as: UTF8.self)
        switch head {
        case "mysql", "sqlite", "cqlsh", "hive", "trino", "presto", "ksql", "spark-sql", "clickhouse", "duckdb", "bq":
            return .sql
        case "redis", "redis-cli": return .redis
        case "irb", "pry": return .ruby
        case "mongo", "mongosh", "rs0": return .mongo
        case "sftp", "ftp", "telnet", "gpg", "hbase", "zk", "etcd", "grunt", "influx", "ksql-cli", "rails":
            return .other
        default: break
        }
        let port = name.utf8.split(separator: Byte.colon).last ?? ""[...].utf8
        return name.utf8.contains(Byte.colon) && port.count > 3 && port.allSatisfy(\.isDigit) ? .redis : nil
    }

    /// `PS C:\dir> `, `C:\dir> `.
    private func windows() -> Session.Prompt? {
        let isPowerShell = starts("PS ", at: index)
        let begin = isPowerShell ? index + 3 : index
        let isDrive = byte(begin).isLetter && byte(begin + 1) == Byte.colon && byte(begin + 2) == Byte.backslash
        guard isDrive || (isPowerShell && (byte(begin) == Byte.slash || byte(begin) == UInt8(ascii: "~"))),
            let close = bytes[begin..<line.upperBound].firstIndex(of: Byte.greater)
        else {
            return starts("PS> ", at: index) ? windows(.powershell, directory: nil, commandAt: index + 4) : nil
        }
        return windows(isPowerShell ? .powershell : .cmd, directory: begin..<close, commandAt: close + 1)
    }

    private func windows(_ kind: Session.Prompt.Kind, directory: Range<Int>?, commandAt start: Int) -> Session.Prompt {
        var result = prompt(kind, commandAt: start)
        result.language = kind == .powershell ? .powershell : .cmd
        result.directory = directory.map(string)
        return result
    }
}

extension UInt8 {
    /// May stand in a user, host or environment name.
    fileprivate var isPlainInPrompt: Bool { continuesName || self == Byte.dash || self == UInt8(ascii: ".") }

    fileprivate var isPlainInPath: Bool {
        isPlainInPrompt || self == Byte.slash || self == UInt8(ascii: "~")
    }

    fileprivate var isPromptSign: Bool {
        self == Byte.dollar || self == Byte.hash || self == Byte.percent || self == Byte.greater
    }
}
