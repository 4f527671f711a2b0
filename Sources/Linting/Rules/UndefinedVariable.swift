import MarkdownSyntax
import RunbookModel
import SourceText

extension Rule {
    static let undefinedVariable = Rule(
        id: "undefined-variable", code: "PHD006", severity: .info, confidence: .medium,
        summary: "A command uses a variable that nothing sets.",
        rationale: """
            The shell puts nothing in its place and says nothing. 'delete … -n $NAMESPACE' becomes 'delete … -n', or acts on \
            the default.
            """,
        bad: "## Delete\n\n```bash\nkubectl delete deployment web -n $TARGET_NS\n```",
        good:
            "## Delete\n\n```bash\nTARGET_NS=web\nkubectl delete deployment web -n \"$TARGET_NS\"\n```",
        allows: [
            "variables that the file sets, reads, or speaks of", "those below `parameters:` of the configuration",
            "those of the shell and of CI",
            "`${NAME:?}` and `${NAME:-x}`",
        ],
        check: .page { page, findings in
            let open = page.runbook.parameters.filter {
                $0.notation == .variable && $0.description == nil && !page.settings.describes($0.name)
            }
            guard !open.isEmpty else { return }
            let spoken = SpokenText.bytes(of: page.document)
            let assigned = page.assigned
            let explained = NameSearch.found(open.map(\.name), in: spoken)
            for parameter in open {
                guard !assigned.contains(parameter.name), !explained.contains(parameter.name),
                    !isMarked(parameter, page)
                else { continue }
                guard
                    let use = parameter.uses.first(where: { destroyer(at: $0.range, page) != nil })
                        ?? parameter.uses.first
                else { continue }
                let isDestructive = destroyer(at: use.range, page) != nil
                let near = assigned.slip(of: parameter.name)
                findings.report(
                    "nothing in this file sets '$\(parameter.name)'" + (near.map { "; did you mean '$\($0)'?" } ?? ""),
                    at: use.range,
                    label: isDestructive
                        ? "when it is empty, the command deletes something else or fails"
                        : "an empty argument, unless the operator has set it",
                    severity: isDestructive || near != nil ? .warning : nil,
                    fixes: [Fix(title: "set it above, or say where its value comes from", safety: .suggestion)])
            }
        })
}

/// Names that a file gives a value to, found in one pass: `NAME=`, `${NAME:?…}`, `read NAME`, `for NAME in`.
struct AssignedNames: Sendable {
    private var names: Set<ArraySlice<UInt8>> = []
    /// Those in front of `=`.
    private var given: Set<ArraySlice<UInt8>> = []

    init(_ bytes: [UInt8]) {
        let text = bytes.span
        for index in text.indices {
            switch text[index] {
            case UInt8(ascii: "="):
                if let name = Self.name(in: bytes, endingAt: index) {
                    names.insert(name)
                    given.insert(name)
                }
            case UInt8(ascii: ":") where index + 1 < text.count && text[index + 1] == UInt8(ascii: "?"):
                if let name = Self.name(in: bytes, endingAt: index) { names.insert(name) }
            case UInt8(ascii: " ") where index > 2 && Self.mayEnd(text[index - 1]):
                if Self.words.contains(where: { Self.ends($0, bytes, at: index) }) {
                    add(bytes, startingAt: index + 1)
                }
            default: break
            }
        }
    }

    func contains(_ name: String) -> Bool { names.contains(Array(name.utf8)[...]) }

    /// Whether `NAME=` stands somewhere.
    func isGiven(_ name: String) -> Bool { given.contains(Array(name.utf8)[...]) }

    /// A name that the file sets, and that differs in one letter; both as variables of a shell that outlive a line are
    /// written.
    func slip(of name: String) -> String? {
        // A file with more names than that is a program.
        guard given.count <= 200, name.utf8.count >= 5, name.utf8.allSatisfy(Self.isCapital) else { return nil }
        var distance = EditDistance(from: name)
        let near = given.filter { other in
            distance.to(count: other.count, limit: 1) { other[other.startIndex + $0] } == 1
                && other.allSatisfy(Self.isCapital) && other.last != UInt8(ascii: "S")
                && name.utf8.last != UInt8(ascii: "S")
        }
        return near.map { String(decoding: $0, as: UTF8.self) }.min()
    }

    private static func isCapital(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || byte == UInt8(ascii: "_")
    }

    private static let words: [StaticString] = ["read", "read -r", "for"]

    /// The last byte of one of the words.
    private static func mayEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "d") || byte == UInt8(ascii: "r") }

    private static func ends(_ word: StaticString, _ bytes: [UInt8], at end: Int) -> Bool {
        end >= word.utf8CodeUnitCount && bytes.span.holds(word, at: end - word.utf8CodeUnitCount)
    }

    private static func name(in bytes: [UInt8], endingAt end: Int) -> ArraySlice<UInt8>? {
        var start = end
        while start > 0, bytes[start - 1].isWordByte { start -= 1 }
        return start < end ? bytes[start..<end] : nil
    }

    private mutating func add(_ bytes: [UInt8], startingAt start: Int) {
        let name = bytes[start...].prefix(while: \.isWordByte)
        if !name.isEmpty { names.insert(name) }
    }
}

/// The command that deletes and whose words hold the place.
private func destroyer(at range: SourceRange, _ page: Page) -> Command? {
    page.step(at: range)?.commands.first {
        deletesByName($0) && $0.range.contains(range) && !$0.isNested
    }
}

/// Commands to which an empty word means more than a missing one.
private func deletesByName(_ command: Command) -> Bool {
    guard command.effect == .destroy else { return false }
    switch command.tool {
    case "rm", "kubectl", "oc": return true
    case "gsutil", "aws", "gcloud": return command.path.last?.text == "rm"
    default: return false
    }
}

/// `"${NAME}"`: in braces and quotes a variable is how a value to be put in is written.
private func isMarked(_ parameter: Parameter, _ page: Page) -> Bool {
    parameter.uses.allSatisfy { page.bytes[$0.range.range].starts(with: "${".utf8) }
}
