import MarkdownSyntax
import RunbookModel
import SourceText

/// Where and how a command fits a pattern.
struct AdvisoryMatch {
    /// The flag that the pattern asked for first.
    private(set) var flag: Command.Flag?
    private(set) var flagHasValue = false
    /// The words that fitted the pattern's own words, in order.
    private(set) var words: [Command.Value] = []
    private let command: Command

    init?(_ command: Command, _ pattern: AdvisoryPattern) {
        self.command = command
        guard matchFlags(pattern), matchWords(pattern) else { return nil }
    }

    private mutating func matchFlags(_ pattern: AdvisoryPattern) -> Bool {
        for choice in pattern.flags {
            guard let (found, wanted) = Self.first(of: choice, in: command) else { return false }
            if flag == nil { (flag, flagHasValue) = (found, wanted.values != nil) }
        }
        return pattern.absentFlags.isEmpty || Self.first(of: pattern.absentFlags, in: command) == nil
    }

    private static func first(
        of choice: [AdvisoryPattern.Flag], in command: Command
    ) -> (Command.Flag, AdvisoryPattern.Flag)? {
        for flag in command.flags {
            for wanted in choice where wanted.name.matches(flag.name) {
                guard let values = wanted.values else { return (flag, wanted) }
                guard let value = flag.value?.text, values.contains(where: { $0.matches(value) }) else {
                    continue
                }
                return (flag, wanted)
            }
        }
        return nil
    }

    private mutating func matchWords(_ pattern: AdvisoryPattern) -> Bool {
        if pattern.words.isEmpty, pattern.absentWords.isEmpty { return true }
        let all = Self.words(of: command)
        if all.contains(where: { word in pattern.absentWords.contains { $0.matches(word.text) } }) {
            return false
        }
        var index = 0
        var maySkip = false
        for wanted in pattern.words {
            guard case .oneOf(let globs) = wanted else {
                maySkip = true
                continue
            }
            while maySkip, index < all.count, !globs.contains(where: { $0.matches(all[index].text) }) {
                index += 1
            }
            guard index < all.count, globs.contains(where: { $0.matches(all[index].text) }) else {
                return false
            }
            words.append(all[index])
            index += 1
            maySkip = false
        }
        return true
    }

    static func firstWord(of command: Command) -> String? {
        let isTrack =
            command.tool == "gcloud"
            && (command.path.first?.text == "alpha" || command.path.first?.text == "beta")
        let path = isTrack ? command.path.dropFirst() : command.path[...]
        return path.first?.text ?? command.positionals.first?.value.text
    }

    /// Subcommands and arguments, without gcloud's release track.
    private static func words(of command: Command) -> [Command.Value] {
        let words = command.path + command.positionals.map(\.value)
        guard command.tool == "gcloud", let track = words.first?.text,
            track == "alpha" || track == "beta"
        else {
            return words
        }
        return Array(words.dropFirst())
    }
}

extension AdvisoryMatch {
    /// The tightest place that shows what is meant.
    func range(in page: Page) -> SourceRange {
        if let flag { return flagHasValue ? flag.range : flag.nameRange }
        guard let last = words.last else { return command.toolRange }
        let whole = command.toolRange.union(last.range)
        let lines = page.document.lines
        return lines.line(at: whole.lowerBound) == lines.line(at: whole.upperBound) ? whole : last.range
    }

    /// What takes the place of the matched flag, word or tool when the advisory only renames it.
    var renamedRange: SourceRange { flag?.nameRange ?? words.last?.range ?? command.toolRange }

    /// A word that begins with a dash is what it says behind `--`, whatever the tool makes of it elsewhere.
    func isBehindDashes(in page: Page) -> Bool {
        guard flag == nil, let word = words.last, word.text.hasPrefix("-") else { return false }
        let before = page.bytes[
            command.toolRange.upperBound..<max(word.range.lowerBound, command.toolRange.upperBound)]
        return before.split(separator: 0x20).contains { $0.elementsEqual("--".utf8) }
    }

    /// The text with `{flag}`, `{value}`, `{word}` and `{command}` replaced by what they are here.
    func filled(_ text: String) -> String {
        var filled = ""
        var rest = text[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
        {
            let end = rest.utf8.index(after: close)
            filled += rest[..<open]
            filled += value(of: rest[rest.utf8.index(after: open)..<close]) ?? String(rest[open..<end])
            rest = rest[end...]
        }
        return filled.isEmpty ? text : filled + rest
    }

    private func value(of name: Substring) -> String? {
        switch name {
        case "flag": flag?.name ?? ""
        case "value": flag?.value?.text ?? ""
        case "word": words.last?.text ?? command.tool
        case "command": command.name
        default: nil
        }
    }
}
