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
        return text + knowledge
    }

    /// The commands that a rule made of advisories knows, each with what is wrong with it.
    private var knowledge: String {
        guard case .advisories = check else { return "" }
        let own = BuiltInAdvisories.all.filter { $0.rule == id.rawValue }
        return "\n## What it knows\n\n"
            + own.map { advisory in
                let patterns = advisory.patterns.map { "`\($0.text)`" }.joined(separator: ", ")
                let source = advisory.source.map { " (\($0))" } ?? ""
                return "- `\(advisory.id)`, \(patterns): \(advisory.message)\(source)\n"
            }.joined()
    }

    private static func quoted(_ example: String) -> String {
        example.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
    }
}
