import RunbookModel
import SourceText

extension Rule {
    static let malformedJsonArgument = Rule(
        id: "malformed-json-argument", code: "DAT005", severity: .error, confidence: .high,
        summary: "The JSON that a command is given cannot be read.",
        rationale: "The server refuses it, with a message that names an offset and not the bracket.",
        bad: """
            ## Scale

            ```bash
            kubectl patch deployment api -p '{"spec":{"replicas":2}'
            ```
            """,
        good: """
            ## Scale

            ```bash
            kubectl patch deployment api -p '{"spec":{"replicas":2}}'
            ```
            """,
        allows: ["values with variables, templates or placeholders", "YAML and shorthand"],
        check: .command { command, _, findings in
            guard tools.contains(command.tool) else { return }
            for flag in command.flags {
                guard let value = flag.value, value.isLiteral, isWritten(value.text, command),
                    let fault = fault(of: Array(value.text.utf8)), !(fault.isComma && readsYAML(command))
                else { continue }
                findings.report(
                    "the JSON of '\(flag.name)' cannot be read: \(fault.message)", at: value.range,
                    label: "refused, and nothing is changed")
            }
        })
}

private let tools: Set<String> = ["kubectl", "oc", "curl", "aws", "az", "gcloud", "grpcurl", "http", "xh"]

/// kubectl reads YAML, in which a comma before the end is nothing.
private func readsYAML(_ command: Command) -> Bool { command.tool == "kubectl" || command.tool == "oc" }

/// Begins as only JSON does, or as Python shows it, and holds nothing that is put in later.
private func isWritten(_ text: String, _ command: Command) -> Bool {
    let bytes = text.utf8.filter { $0 > 0x20 }
    let begins: (String) -> Bool = { bytes.starts(with: $0.utf8) }
    let isPython = !readsYAML(command) && (begins("{'") || begins("[{'")) && bytes.contains("':")
    guard isPython || begins("{\"") || begins("[{\"") || begins("[\"") else { return false }
    return !["...", "…", "{{", "<", "$", "%{"].contains { bytes.contains($0) }
}

private func fault(of text: [UInt8]) -> (message: String, isComma: Bool)? {
    if text.first(where: { ![0x20, 0x7B, 0x5B].contains($0) }) == UInt8(ascii: "'") {
        return ("names and texts stand in double quotes, not in single ones", false)
    }
    if let fault = JSONChecker.fault(in: text) { return (fault.message, fault.isTrailingComma) }
    var open: [UInt8] = []
    var isText = false
    var index = 0
    while index < text.count {
        switch text[index] {
        case UInt8(ascii: "\\") where isText: index += 1
        case UInt8(ascii: "\""): isText.toggle()
        case UInt8(ascii: "{") where !isText: open.append(UInt8(ascii: "}"))
        case UInt8(ascii: "[") where !isText: open.append(UInt8(ascii: "]"))
        case UInt8(ascii: "}") where !isText, UInt8(ascii: "]") where !isText: _ = open.popLast()
        default: break
        }
        index += 1
    }
    guard let last = open.last else { return nil }
    return ("'\(Character(Unicode.Scalar(last)))' is missing at its end", false)
}
