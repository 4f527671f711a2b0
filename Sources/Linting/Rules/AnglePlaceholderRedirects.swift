import Extraction
import MarkdownSyntax
import RunbookModel
import SourceText

extension Rule {
    static let anglePlaceholderRedirects = Rule(
        id: "angle-placeholder-redirects", code: "PHD001", severity: .warning, confidence: .high,
        summary: "A command has a placeholder in angle brackets, which the shell takes for redirections.",
        rationale: """
            Whoever pastes the command before filling in the value gets no question for it: the shell reads from a file of \
            the placeholder's name and writes over a file named like the next word, or stops with a syntax error that \
            names neither.
            """,
        bad: """
            ## Look at a pod

            ```bash
            kubectl describe pod <pod-name> --namespace web
            ```
            """,
        good: """
            ## Look at a pod

            ```bash
            kubectl describe pod "${POD_NAME}" --namespace web
            ```
            """,
        allows: [
            "placeholders inside quotes, comments and here-documents: the shell does not read them",
            "sample output of a console session",
            "lines such as `/deploy <name>`, which are told to an assistant",
            "the syntax of a command (`tool use <name> [--all]`): a hint, shown in `pedantic`",
            "an address, and `<what the command prints>`, on a line of its own",
        ],
        check: .step { step, page, findings in
            guard step.effectiveLanguage == .shell || step.effectiveLanguage == .console else { return }
            let text = Array(step.text.utf8)
            if isHelp(step, page) { return }
            // Within a sentence or a table it shows where a name goes.
            let isInText = step.block == nil
            var line = Line(around: SourceRange(0..<0), in: text)
            let places = BarePlaceholders.ranges(in: text)
            for (index, place) in places.enumerated() {
                // Hundreds of placeholders may stand in one line.
                if index == 0 || !line.range.contains(place.range) {
                    line = Line(around: place, in: text)
                    line.isRefused = places[index...].prefix { line.range.contains($0.range) }
                        .contains { AnglePlaceholder.target(behind: $0, in: text) == nil }
                }
                guard let placeholder = AnglePlaceholder(place, in: text), !isChat(text, place.lowerBound),
                    !line.isAddress, !line.isSketch(place, in: text)
                else { continue }
                let range = step.map.fileRange(of: place)
                let variable = placeholder.variable
                findings.report(
                    "the shell takes '\(placeholder.text)' for redirections", at: range,
                    label: "pasted as it is, \(line.isRefused ? AnglePlaceholder.refusal : placeholder.outcome)",
                    severity: isInText || line.isSynopsis || placeholder.standsForSyntax || showsSyntax(step, page)
                        ? .info : nil,
                    fixes: [
                        Fix(
                            title: "use the variable \"${\(variable)}\"", safety: .unsafe,
                            edits: [TextEdit(range: range, replacement: "\"${\(variable)}\"")])
                    ])
            }
        })
}

/// What a program prints about itself, which is more than one step.
private func isHelp(_ step: Step, _ page: Page) -> Bool {
    guard let block = step.block.map({ page.runbook.blocks[$0] }) else { return false }
    return page.answers.answer(PageAnswers.Question(words: "help", place: block.range)) {
        HelpText.stands(in: Array(block.text.utf8))
    }
}

/// The lines of a command, put together where a backslash ends one of them.
private struct Line {
    let range: Range<Int>
    /// `tool use <name> [--all] [FILE]`: how a command is written, which nobody pastes.
    let isSynopsis: Bool
    /// `https://<host>/login` on a line of its own.
    let isAddress: Bool
    /// Nothing stands behind one of its placeholders that could be written to: the shell runs none of the line.
    var isRefused = false

    /// Looks no further than a screen in each direction.
    init(around place: SourceRange, in text: [UInt8]) {
        var start = place.lowerBound
        while start > 0, place.lowerBound - start < 2000 {
            if text[start - 1] == 0x0A, start < 2 || text[start - 2] != 0x5C { break }
            start -= 1
        }
        var end = place.upperBound
        while end < text.count, end - place.upperBound < 2000 {
            if text[end] == 0x0A, end > 0, text[end - 1] != 0x5C { break }
            end += 1
        }
        range = start..<end
        let line = text[range]
        isSynopsis = line.indices.contains { Self.opensOption(line, $0) }
        let code = line.drop { $0 <= 0x20 }
        let begins = code.starts(with: "http://".utf8) || code.starts(with: "https://".utf8)
        isAddress = begins && !code.contains(0x20)
    }

    /// `[ -f x ]` and `[[ … ]]` are commands, `x[0]` and `*.[ch]` parts of words.
    private static func opensOption(_ line: ArraySlice<UInt8>, _ index: Int) -> Bool {
        guard line[index] == UInt8(ascii: "["), index + 1 < line.endIndex else { return false }
        let next = line[index + 1]
        return (index == line.startIndex || line[index - 1] <= 0x20)
            && (next == UInt8(ascii: "-") || next == UInt8(ascii: "<") || next.isWordByte)
    }

    /// `<what the command prints>` on a line of its own.
    func isSketch(_ place: SourceRange, in text: [UInt8]) -> Bool {
        text[place.range].contains(0x20) && text[range.lowerBound..<place.lowerBound].allSatisfy { $0 <= 0x20 }
            && text[place.upperBound..<range.upperBound].allSatisfy { $0 <= 0x20 }
    }
}

/// "Syntax:" stands right above the block, or in its heading.
private func showsSyntax(_ step: Step, _ page: Page) -> Bool {
    guard let block = step.block else { return false }
    let start = page.runbook.blocks[block].range.lowerBound
    if syntax.stand(inAny: Array(page.headingPath(at: start).suffix(1))) { return true }
    let lines = page.document.lines
    let first = lines.line(at: start)
    for number in (max(0, first - 3)..<first).reversed() {
        let line = page.bytes[lines.contentRange(ofLine: number, in: page.bytes).range]
        guard line.contains(where: { $0 > 0x20 }) else { continue }
        return line.count < 40 && syntax.stand(in: String(decoding: line, as: UTF8.self))
    }
    return false
}

private let syntax = Phrases(["syntax", "synopsis", "command structure", "general form"])

/// `/deploy <name>` on a line of its own: what people tell an assistant, not a path of a program.
private func isChat(_ text: [UInt8], _ offset: Int) -> Bool {
    // What is told to an assistant is short.
    let first = max(0, offset - 1000)
    let newline = text[first..<offset].lastIndex(of: 0x0A)
    guard first == 0 || newline != nil else { return false }
    let start = newline.map { $0 + 1 } ?? 0
    let word = text[start..<offset].drop { $0 == 0x20 || $0 == 0x09 }.prefix { $0 > 0x20 }
    return word.first == 0x2F && word.count > 1
        && word.dropFirst().allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D || $0 == 0x3A }
}

/// `<name>` outside quotes, and what a shell does with it.
private struct AnglePlaceholder {
    let text: String
    let outcome: String
    let variable: String

    /// `<options>`, `<command>`: parts of a command's form.
    var standsForSyntax: Bool {
        ["options>", "flags>", "args>", "arguments>", "command>", "subcommand>"].contains(where: text.hasSuffix)
    }

    init?(_ range: SourceRange, in source: [UInt8]) {
        guard range.upperBound <= source.count, range.count > 2 else { return nil }
        let notation = source[range.range]
        guard notation.first == 0x3C, notation.last == 0x3E else { return nil }
        // What tools print where there is nothing.
        guard !nothing.contains(String(decoding: notation.dropFirst().dropLast(), as: UTF8.self)) else { return nil }
        text = String(decoding: notation, as: UTF8.self)
        let inner = notation.dropFirst().dropLast()
        let read = String(decoding: inner.prefix { $0 != 0x20 }, as: UTF8.self)
        outcome = Self.outcome(reading: read, in: source, behind: range)
        variable = Self.variable(for: inner)
    }

    static let refusal = "the shell stops with a syntax error"

    private static func outcome(reading read: String, in source: [UInt8], behind place: SourceRange) -> String {
        guard let target = target(behind: place, in: source) else { return refusal }
        let appends = place.upperBound < source.count && source[place.upperBound] == 0x3E
        return "it reads the file '\(read)' and \(appends ? "appends to" : "writes over") '\(target)'"
    }

    /// The word that the `>` takes for a file.
    static func target(behind place: SourceRange, in source: [UInt8]) -> String? {
        var index = place.upperBound
        if index < source.count, source[index] == 0x3E || source[index] == 0x7C { index += 1 }
        while index < source.count {
            if source[index] == 0x20 || source[index] == 0x09 {
                index += 1
            } else if source[index] == 0x5C, index + 1 < source.count, source[index + 1] == 0x0A {
                index += 2
            } else {
                break
            }
        }
        let word = source[min(index, source.count)...].prefix { !stopsWord($0) }
        guard let first = word.first, first != 0x23 else { return nil }
        return String(decoding: word.filter { $0 != 0x22 && $0 != 0x27 }, as: UTF8.self)
    }

    private static func stopsWord(_ byte: UInt8) -> Bool {
        byte <= 0x20 || [0x3B, 0x7C, 0x26, 0x3C, 0x3E, 0x28, 0x29].contains(byte)
    }

    /// `pod-name` becomes `POD_NAME`; a name in another script what the parameter is called.
    private static func variable(for name: ArraySlice<UInt8>) -> String {
        var variable: [UInt8] = []
        let isForeign = name.contains { $0 >= 0x80 }
        let id = isForeign ? ParameterName.id(of: String(decoding: name, as: UTF8.self))?.rawValue : nil
        for byte in id.map({ Array($0.utf8)[...] }) ?? name {
            let upper = (0x61...0x7A).contains(byte) ? byte - 0x20 : byte
            if (0x41...0x5A).contains(upper) || (0x30...0x39).contains(upper) {
                variable.append(upper)
            } else if variable.last != 0x5F, !variable.isEmpty {
                variable.append(0x5F)
            }
        }
        if variable.last == 0x5F { variable.removeLast() }
        guard let first = variable.first else { return "VALUE" }
        return ((0x30...0x39).contains(first) ? "_" : "") + String(decoding: variable, as: UTF8.self)
    }
}

private let nothing: Set<String> = ["none", "nil", "null", "unset", "invalid", "pending", "unknown", "empty"]
