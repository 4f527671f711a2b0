import SourceText

extension Rule {
    /// What `runsheet explain` prints: Markdown that reads well as plain text.
    package var explanation: String {
        var text = """
            # \(code) \(id.rawValue)

            \(summary)

            Severity: \(severity.rawValue), confidence: \(confidence.rawValue)

            ## Why it matters

            \(rationale)

            ## Reported

            \(Self.quoted(bad))

            ## Right

            \(Self.quoted(good))

            """
        if !allows.isEmpty {
            text += "\n## Not reported\n\n" + allows.map { "- \($0)\n" }.joined()
        }
        return text
    }

    private static func quoted(_ example: String) -> String {
        example.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
    }
}
