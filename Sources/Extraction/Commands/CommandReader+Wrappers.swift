import CommandTrees
import RunbookModel
import ShellSyntax
import SourceText

extension CommandReader {
    /// Takes `sudo -u x`, `env A=1`, `timeout 5` and the like from the front of `words`.
    mutating func readWrappers(_ words: inout WordCursor) -> WrapperReading {
        var reading = words.prefix ?? WrapperReading()
        words.prefix = nil
        while let word = words.peek, word.isLiteral {
            let name = Self.baseName(word.text)
            guard let wrapper = trees.tools.wrapper(of: name) else { break }
            let start = words.position
            let kept = (tokens: tokens.mark, environment: reading.environment.count)
            _ = words.next()
            tokens.add(word, as: .tool, base: base)
            let isQuestion = skipFlags(&words, of: wrapper, named: name, &reading)
            let isText = wrapper.takesText && words.rest.count == 1 && words.peek.map(Self.isShellText) == true
            guard !isQuestion, !isText, !words.isEmpty else {
                // The wrapper is the tool itself: `command -v x`, `env`, `watch 'a | b'`.
                words.position = start
                tokens.cut(to: kept.tokens)
                reading.environment.removeSubrange(kept.environment...)
                break
            }
            reading.names.append(name)
            reading.blocks = reading.blocks || wrapper.blocks
        }
        return reading
    }

    /// Whether the flags only ask where a command is: `command -v`.
    private mutating func skipFlags(
        _ words: inout WordCursor, of wrapper: Wrapper, named name: String, _ reading: inout WrapperReading
    ) -> Bool {
        var arguments = wrapper.arguments
        while let word = words.peek {
            let bytes = word.text.utf8
            if bytes.first == UInt8(ascii: "-"), bytes.count > 1 {
                _ = words.next()
                tokens.add(word, as: .flag, base: base)
                if name == "command", word.text == "-v" || word.text == "-V" { return true }
                if word.text == "--" { break }
                if wrapper.valued.contains(word.text), let value = words.next() {
                    tokens.add(value, as: .value, base: base)
                }
            } else if wrapper.takesAssignments, let assignment = environmentValue(word) {
                _ = words.next()
                tokens.add(word, as: .assignment, base: base)
                reading.environment.append(assignment)
            } else if arguments > 0 {
                _ = words.next()
                tokens.add(word, as: .value, base: base)
                arguments -= 1
            } else {
                break
            }
        }
        return false
    }

    private func environmentValue(_ word: Word) -> Command.EnvironmentValue? {
        let bytes = Array(text[word.range.range])
        guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")), equals > 0,
            bytes[..<equals].allSatisfy(ASCII.isNameByte)
        else { return nil }
        let start = word.range.lowerBound + equals + 1
        let own = word.text.utf8.firstIndex(of: UInt8(ascii: "=")).map {
            String(Substring(word.text.utf8[word.text.utf8.index(after: $0)...]))
        }
        return Command.EnvironmentValue(
            name: String(decoding: bytes[..<equals], as: UTF8.self), value: value(word, from: start, text: own),
            range: inFile(word.range))
    }

    /// One quoted word with a blank in it is a command line, not a name.
    static func isShellText(_ word: Word) -> Bool {
        !word.isPlain && word.parts.contains { $0.quoting != .none } && word.text.utf8.contains(UInt8(ascii: " "))
    }
}
