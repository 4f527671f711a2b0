import CommandTrees
import RunbookModel
import SourceText

extension Rule {
    static let gluedPrompt = Rule(
        id: "glued-prompt", code: "SHL008", severity: .warning, confidence: .medium,
        summary: "A prompt stands directly in front of a command.",
        rationale: """
            The shell reads '$kubectl' as a variable that nobody set: what is left of the line runs without its first word, \
            'get: command not found', or another program of that name.
            """,
        bad: "## Look\n\n```bash\n$kubectl get pods\n```",
        good: "## Look\n\n```bash\nkubectl get pods\n```",
        allows: ["variables that hold the name of a tool and are set in the file, or read elsewhere in the block"],
        check: .block { block, page, findings in
            guard block.isFenced, block.effective == .shell || block.effective == .console, isShell(block.declared)
            else { return }
            let text = Array(block.text.utf8)
            guard text.contains(0x24) else { return }
            var start = 0
            while start < text.count {
                let end = text[start...].firstIndex(of: 0x0A) ?? text.count
                if let name = gluedTool(text[start..<end]), !page.holds(name + "="), !isVariable(name, in: text) {
                    let place = text[start..<end].firstIndex(of: 0x24) ?? start
                    let range = block.map.fileRange(of: SourceRange(place..<place + 1))
                    findings.report(
                        "the shell takes '$\(name)' for a variable", at: range,
                        label: "the line runs without its first word",
                        fixes: [
                            Fix(
                                title: "take the prompt out", safety: .safe,
                                edits: [TextEdit(range: range, replacement: "")])
                        ])
                }
                start = end + 1
            }
        })
}

/// `$ip` is read elsewhere in the block: a language whose variables begin so.
private func isVariable(_ name: String, in text: [UInt8]) -> Bool {
    var start = 0
    while let place = text.firstRange(of: "$" + name, from: start) {
        start = place.upperBound
        if start < text.count, text[start].isWordByte || text[start] == 0x2D { continue }
        let before = text[..<place.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        if text[before..<place.lowerBound].contains(where: { $0 > 0x20 }) { return true }
    }
    return false
}

/// `$kubectl get`: a known tool in lower case, and something behind it.
private func gluedTool(_ line: ArraySlice<UInt8>) -> String? {
    let code = line.drop { $0 == 0x20 }
    guard code.first == 0x24 else { return nil }
    let name = code.dropFirst().prefix { (0x61...0x7A).contains($0) || $0 == 0x2D }
    guard name.count > 1, name.endIndex < code.endIndex, code[name.endIndex] == 0x20,
        code[(name.endIndex + 1)...].first != 0x3D
    else { return nil }
    let tool = String(decoding: name, as: UTF8.self)
    return ToolShapes.contains(tool) ? tool : nil
}

private func isShell(_ declared: String?) -> Bool {
    declared.map { ["bash", "sh", "shell", "zsh", "console", "shell-session", "shellsession"].contains($0) } ?? true
}
