import ShellSyntax
import SourceText

/// Comment lines directly below each other, and what they say about the commands around them.
struct CommentGroup {
    /// Text of each line without `#`.
    var lines: [String]
    /// Of each line.
    var ranges: [SourceRange]
    var range: SourceRange
    /// 0-based first and last line in the block.
    var firstLine: Int
    var lastLine: Int

    /// A line that numbers or names a step, with the lines below that explain it.
    struct Part: Equatable {
        var number: String?
        var title: String
        var details: [String]
        var range: SourceRange
    }

    /// What the group is for where it does not stand directly above a command.
    enum Role: Equatable {
        /// A step that the reader does by hand.
        case manual([Part])
        /// What the command above prints.
        case expectation(String)
        /// Explains the command above, or the block.
        case remark([String])
    }

    private static let rule: Set<Character> = ["-", "=", "#", "*", "~", "_"]

    /// The lines without rules such as `# -----`.
    private var written: [String] { lines.filter(Self.isWritten) }

    private static func isWritten(_ line: String) -> Bool { !line.isEmpty && !line.allSatisfy(rule.contains) }

    /// Splits the group at its numbered lines.
    /// - Parameter titlesCommand: whether a command stands directly below.
    func parts(titlesCommand: Bool = false) -> [Part] {
        var parts: [Part] = []
        for (line, range) in zip(lines, ranges) where Self.isWritten(line) {
            let (number, title) = Prose.numbered(line)
            guard let last = parts.last, number == nil, !(titlesCommand && isNext(line, after: last)) else {
                parts.append(Part(number: number, title: Prose.titleText(title), details: [], range: range))
                continue
            }
            parts[parts.count - 1].details.append(Self.unbracketed(line))
            parts[parts.count - 1].range = last.range.union(range)
        }
        return parts
    }

    /// `Trigger the build (automatic on push)` leaves nothing to type: the request below it is a step of its own.
    private func isNext(_ line: String, after part: Part) -> Bool {
        guard part.number != nil, part.details.isEmpty, Wording.isImperative(line), !line.ends(":") else {
            return false
        }
        return Wording.isDoneElsewhere(part.title)
    }

    /// One line that names what follows and asks for nothing: `# All services`.
    var isCaption: Bool {
        guard written.count == 1, let line = written.first, !line.begins("!"), !line.begins("(") else {
            return false
        }
        return !Wording.announcesExpectation(line) && !looksLikeCommand(line) && !isWarning(line)
            && !Wording.isImperative(line) && Prose.numbered(line).number == nil
    }

    /// What the group means where no command follows it directly.
    /// - Parameter followsCode: whether a command stands directly above, without a blank line between.
    func role(followsCode: Bool, hasCodeBefore: Bool) -> Role {
        let written = written
        guard let first = written.first else { return .remark([]) }
        if Wording.announcesExpectation(first), hasCodeBefore {
            return .expectation(expectedText(written))
        }
        if looksLikeCommand(first) { return .remark(written) }
        let parts = parts()
        if parts.contains(where: { $0.number != nil }) { return .manual(parts) }
        if Wording.isImperative(Self.unbracketed(first)) || !hasCodeBefore && !followsCode {
            return isWarning(first) ? .remark(written.map(Self.unbracketed)) : .manual(parts)
        }
        return .remark(written.map(Self.unbracketed))
    }

    /// What the commands around show, when the group says nothing else.
    var statedExpectation: String? {
        let written = written
        guard let first = written.first, Wording.statesExpectation(first) else { return nil }
        return written.contains { Prose.numbered($0).number != nil } ? nil : expectedText(written)
    }

    /// The table below `Should show:`, or the sentence itself.
    private func expectedText(_ written: [String]) -> String {
        if written.count > 1, written[0].ends(":") { return written.dropFirst().joined(separator: "\n") }
        return written.joined(separator: "\n")
    }

    /// `# gcloud …` is a command that was taken out, not an instruction.
    private func looksLikeCommand(_ line: String) -> Bool {
        guard BlockLines.startsWithKnownTool(Array(line.utf8)[...]) else { return false }
        return line.utf8.contains { $0 == 0x2F || $0 == 0x3D || $0 == 0x7C } || line.holds(" -")
    }

    private static let warnings: PhraseSet = ["only", "note", "warning", "caution", "careful", "important", "never"]

    private func isWarning(_ line: String) -> Bool {
        Self.warnings.occurs(in: Words(line)) && !Wording.isImperative(line)
    }

    /// Without the brackets or the bullet that only set the remark apart.
    private static func unbracketed(_ line: String) -> String {
        for bullet in ["- ", "* ", "• "] where line.hasPrefix(bullet) { return String(line.dropFirst(2)) }
        guard line.begins("("), line.ends(")") else { return line }
        return String(line.dropFirst().dropLast())
    }
}
