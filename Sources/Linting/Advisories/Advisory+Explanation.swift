import SourceText

extension Advisory {
    /// What `runsheet explain` prints about one advisory.
    package var explanation: String {
        guard let family = Rule.named(rule) else { return message }
        let severity = severity ?? family.severity
        let confidence = confidence ?? family.confidence
        let parts = [
            "# \(family.code) \(family.id.rawValue): \(id)", message + ".",
            "Severity: \(severity.rawValue), confidence: \(confidence.rawValue)",
            loses.map { "What is lost: \($0)" }, because.map { "Why: \($0)" }, instead.map { "Instead: \($0)" },
            Self.list("Commands", patterns.map(\.text)), Self.list("Reported", fires),
            Self.list("Not reported", silent),
            source.map { "Source: \($0)" },
            "To pass it over: `<!-- runsheet-ignore \(id): reason -->`, or `\(id): off` below `rules:` in runsheet.yml.",
        ]
        return parts.compactMap(\.self).joined(separator: "\n\n") + "\n"
    }

    private static func list(_ title: String, _ lines: [String]) -> String {
        "## \(title)\n\n" + lines.map { "    \($0)" }.joined(separator: "\n")
    }
}
