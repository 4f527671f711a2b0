import SourceText

/// How many findings there are of each severity.
struct FindingCounts: Sendable {
    var errors = 0
    var warnings = 0
    var notes = 0

    init(_ findings: [Diagnostic]) { self.init(findings, at: findings.indices) }

    init(_ findings: [Diagnostic], at indices: some Sequence<Int>) {
        for index in indices { add(findings[index].severity) }
    }

    mutating func add(_ severity: Severity) {
        switch severity {
        case .error: errors += 1
        case .warning: warnings += 1
        case .info: notes += 1
        }
    }

    var isEmpty: Bool { errors + warnings + notes == 0 }

    /// The greater, the worse: no number of warnings comes up to an error.
    var rank: Int { (min(errors, 999) * 1000 + min(warnings, 999)) * 1000 + min(notes, 999) }

    var text: String {
        var parts: [String] = []
        if errors > 0 { parts.append(UICount.counted(errors, "error", "errors")) }
        if warnings > 0 { parts.append(UICount.counted(warnings, "warning", "warnings")) }
        if notes > 0 { parts.append(UICount.counted(notes, "note", "notes")) }
        return parts.isEmpty ? UIText.noFindings.text : parts.joined(separator: ", ")
    }

    var tone: Fact.Tone { errors > 0 ? .bad : warnings > 0 ? .stale : .plain }

    func fact(href: String?) -> Fact {
        Fact(label: UIText.findings.text, text: text, href: isEmpty ? nil : href, tone: tone)
    }
}
