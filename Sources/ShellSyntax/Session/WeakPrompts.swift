import SourceText

/// Decides over `# `, `> ` and `% ` in a block that has no clearer prompt.
struct WeakPrompts {
    let bytes: [UInt8]
    let lines: [Range<Int>]
    let readers: [PromptReader]

    /// The prompt of each line; all `nil` when the block is not a transcript.
    func accepted() -> [Session.Prompt?] {
        let none = [Session.Prompt?](repeating: nil, count: lines.count)
        guard let first = lines.indices.first(where: { !bytes[lines[$0]].allSatisfy(\.isBlank) }),
            let prompt = readers[first].weakPrompt(), prompt.kind != .glued, isCommand(prompt, first)
        else { return none }
        let found = lines.indices.map { index -> Session.Prompt? in
            guard let found = readers[index].weakPrompt(), found.kind == prompt.kind else { return nil }
            return found
        }
        return isTranscript(found, kind: prompt.kind) ? found : none
    }

    /// Behind the sign stands a tool that is known, used as a command and not in a sentence.
    private func isCommand(_ prompt: Session.Prompt, _ line: Int) -> Bool {
        let typed = prompt.range.upperBound..<lines[line].upperBound
        let command = ShellParser.parse(Array(bytes[typed])).commands.first
        let verdict = command.map(ShellWordPlausibility.of) ?? .implausible
        let isAssigned = command?.assignments.isEmpty == false && command?.words.isEmpty == false
        guard verdict == .known || isAssigned || (verdict == .possible && prompt.kind == .percent) else { return false }
        return prompt.kind != .hash || !readsLikeRemark(typed)
    }

    /// A script has commands without the sign; a transcript has only output there.
    private func isTranscript(_ found: [Session.Prompt?], kind: Session.Prompt.Kind) -> Bool {
        var isContinued = false
        for (index, prompt) in found.enumerated() {
            defer { isContinued = bytes[lines[index]].last == Byte.backslash && (isContinued || prompt != nil) }
            guard prompt == nil, !isContinued else { continue }
            let start = bytes[lines[index]].firstIndex { !$0.isBlank } ?? lines[index].upperBound
            if isTyped(start..<lines[index].upperBound, firstWord: readers[index].firstWord(at: start)) { return false }
        }
        guard kind == .hash else { return true }
        let typed = found.indices.filter { found[$0] != nil }
        return typed.allSatisfy { index in found[index].map { isCommand($0, index) } ?? true }
    }

    /// A command without the sign in front. `w = weeks` and `last login was today` are answers of a program.
    private func isTyped(_ range: Range<Int>, firstWord: String) -> Bool {
        if isAssignment(firstWord) { return true }
        guard ShellWordPlausibility.of(firstWord) == .known else { return false }
        let words = bytes[range].split { $0.isBlank }
        return words.count == 1 || (!words[1].elementsEqual([Byte.equals]) && !readsLikeRemark(range))
    }

    private func isAssignment(_ word: String) -> Bool {
        let name = word.utf8.prefix { $0.continuesName }
        return !name.isEmpty && name.first?.isDigit == false && word.utf8.dropFirst(name.count).first == Byte.equals
    }

    /// Remarks are single words or have articles and stops; commands have options and paths.
    private func readsLikeRemark(_ range: Range<Int>) -> Bool {
        let words = bytes[range].split { $0.isBlank }.map { String(decoding: $0, as: UTF8.self) }
        guard words.count > 1, let last = words.last else { return true }
        if words.dropFirst().contains(where: { CommonTools.proseWords.contains($0) }) { return true }
        return last.utf8.last == Byte.colon || (last.utf8.last == UInt8(ascii: ".") && last != "." && last != "..")
    }
}
