import RunbookModel
import SourceText

extension Rule {
    static let unquotedInDestructive = Rule(
        id: "unquoted-in-destructive", code: "SHL004", severity: .warning, confidence: .high,
        summary: "A variable stands without quotes where its value is deleted or moved.",
        rationale: """
            The shell cuts an unquoted value at blanks and fills in `*`. A name with a blank in it deletes two other files, \
            and the one that was meant stays.
            """,
        bad: """
            ## Clean up

            ```bash
            rm -rf $BACKUP_DIR/old
            ```
            """,
        good: """
            ## Clean up

            ```bash
            rm -rf "$BACKUP_DIR/old"
            ```
            """,
        allows: ["quoted variables, numbers such as `$PID`", "lists that are meant to be cut: `$FILES`, `$(…)`"],
        check: .command { command, page, findings in
            guard ["rm", "mv", "shred", "unlink", "rmdir"].contains(command.tool) else { return }
            for argument in command.positionals.map(\.value) where !argument.isLiteral {
                let source = page.text(argument.range)
                guard let name = unquotedVariable(in: source), !name.uppercased().hasSuffix("S"),
                    !name.hasSuffix("PID"),
                    name != "HOME", !page.assigned.isGiven(name)
                else { continue }
                findings.report(
                    "'\(source)' without quotes is cut at blanks before '\(command.tool)' sees it", at: argument.range,
                    label: "another file is taken",
                    fixes: [
                        Fix(
                            title: "put it into double quotes", safety: .safe,
                            edits: [TextEdit(range: argument.range, replacement: quoted(source))])
                    ])
            }
        })
}

/// The word in quotes, or only its variables: quotes around all would keep `~` and `{a,b}` from being expanded.
private func quoted(_ word: String) -> String {
    let bytes = Array(word.utf8)
    let opensList = bytes.indices.contains { bytes[$0] == 0x7B && ($0 == 0 || bytes[$0 - 1] != 0x24) }
    guard bytes.first == UInt8(ascii: "~") || opensList else { return "\"\(word)\"" }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
        guard bytes[index] == 0x24, index + 1 < bytes.count else {
            result.append(bytes[index])
            index += 1
            continue
        }
        var end = index + 1
        if bytes[end] == 0x7B {
            end = bytes[end...].firstIndex(of: 0x7D).map { $0 + 1 } ?? bytes.count
        } else {
            while end < bytes.count, bytes[end].isWordByte { end += 1 }
        }
        result += [0x22] + bytes[index..<end] + [0x22]
        index = end
    }
    return String(decoding: result, as: UTF8.self)
}

/// The name behind the first `$`, in a word without quotes, globs and substitutions.
private func unquotedVariable(in word: String) -> String? {
    let bytes = Array(word.utf8)
    guard !bytes.contains(where: { [0x22, 0x27, 0x60, 0x2A, 0x3F, 0x28, 0x5C, 0x3C].contains($0) }),
        let dollar = bytes.firstIndex(of: 0x24), dollar + 1 < bytes.count
    else { return nil }
    let start = bytes[dollar + 1] == 0x7B ? dollar + 2 : dollar + 1
    let name = bytes[min(start, bytes.count)...].prefix {
        ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || (0x30...0x39).contains($0) || $0 == 0x5F
    }
    guard let first = name.first, !(0x30...0x39).contains(first) else { return nil }
    return String(decoding: name, as: UTF8.self)
}
