import RunbookModel
import SourceText
import Testing

@Suite struct CommandTests {
    @Test(arguments: CommandExamples.all)
    func reads(_ example: CommandExample) {
        let step = StepFixture.annotated(example.text)
        #expect(step.commands.map(\.digest) == example.commands)
    }

    @Test(arguments: CommandExamples.all)
    func pointsIntoTheFile(_ example: CommandExample) {
        let (file, map) = indented(example.text)
        let step = StepFixture.annotated(example.text, map: map)
        let bytes = Array(file.utf8)
        func slice(_ range: SourceRange) -> String { String(decoding: bytes[range.range], as: UTF8.self) }
        for command in step.commands {
            for flag in command.flags {
                let name = slice(flag.nameRange)
                #expect(name == flag.name || "-" + name == flag.name, "\(flag.name) is at '\(name)'")
                #expect(flag.range.contains(flag.nameRange) || flag.nameRange.count == 1)
            }
            for value in command.positionals.map(\.value) + command.path where value.isLiteral {
                let written = slice(value.range)
                guard !written.contains(where: { "'\"\\\n$".contains($0) }) else { continue }
                #expect(written == value.text)
            }
        }
    }

    /// The text as it stands in a list item: every line three columns further right.
    private func indented(_ text: String) -> (file: String, map: SourceMap) {
        var file = "1. Step:\n\n   ```bash\n"
        var map = SourceMap()
        var offset = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            file += "   "
            map.append(text: offset, file: file.utf8.count, count: line.utf8.count + 1)
            file += line + "\n"
            offset += line.utf8.count + 1
        }
        return (file + "   ```\n", map)
    }
}

struct CommandExample: Sendable, CustomTestStringConvertible {
    var text: String
    var commands: [String]

    init(_ text: String, _ commands: String...) {
        self.text = text
        self.commands = commands
    }

    var testDescription: String { text }
}
