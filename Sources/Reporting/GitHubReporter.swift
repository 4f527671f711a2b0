import SourceText

extension Reporter {
    package static let github = Reporter(
        name: "github", summary: "workflow commands, which GitHub Actions shows beside the changed lines"
    ) { report, _ in
        Array(GitHubAnnotations(report: report).text.utf8)
    }
}

/// GitHub shows ten annotations of each level for a step, so that the worst come first, and repeats count as one.
struct GitHubAnnotations {
    private static let shownPerLevel = 10

    let report: Report

    var text: String {
        var files = OpenFiles(report)
        var lines: [String] = []
        var leftOut: [String] = []
        for severity in Severity.allCases {
            let groups = FindingGroup.fold(report.findings.filter { $0.severity == severity }, isOn: true)
            for group in groups.prefix(Self.shownPerLevel) {
                lines.append(command(for: group, in: files.file(group.first.path)))
            }
            let rest = groups.dropFirst(Self.shownPerLevel).reduce(0) { $0 + 1 + $1.others.count }
            if rest > 0 { leftOut.append("\(rest) more of level \(severity.githubLevel)") }
        }
        if !leftOut.isEmpty {
            let limit = "GitHub shows \(Self.shownPerLevel) annotations of each level"
            lines.append("\(limit); not shown: \(leftOut.joined(separator: ", ")). The step summary lists them.")
        }
        lines.append(report.totals)
        return lines.joined(separator: "\n") + "\n"
    }

    private func command(for group: FindingGroup, in file: OpenFile) -> String {
        let finding = group.first
        var properties = ["file=" + Self.escaped(property: report.location(finding.path))]
        if let place = FindingPlace(finding.range, in: file, counting: .codePoints) {
            properties.append("line=\(place.start.line)")
            properties.append("endLine=\(place.end.line)")
            // Columns are allowed only within one line.
            if place.start.line == place.end.line {
                properties += ["col=\(place.start.column)", "endColumn=\(place.end.column)"]
            }
        }
        properties.append("title=" + Self.escaped(property: finding.title))
        var message = finding.fullMessage
        for note in finding.notes { message += "\nnote: \(note.message)" }
        for fix in finding.fixes { message += "\nfix: \(fix.title)" }
        if !group.others.isEmpty { message += "\n" + others(group.others, in: file) }
        return "::\(finding.severity.githubLevel) \(properties.joined(separator: ","))::\(Self.escaped(shown(message)))"
    }

    /// Commands are part of a log that people read in terminals.
    private func shown(_ message: String) -> String {
        message.split(separator: "\n", omittingEmptySubsequences: false)
            .map { TerminalText.harmless(String($0)) }.joined(separator: "\n")
    }

    private func others(_ findings: [Diagnostic], in file: OpenFile) -> String {
        let lines = findings.compactMap { $0.range.flatMap { file.position(at: $0.lowerBound)?.line } }
        let places = lines.isEmpty ? "" : ": line " + lines.prefix(10).map(String.init).joined(separator: ", ")
        return "\(findings.count) more of this kind in this file\(places)\(lines.count > 10 ? ", …" : "")"
    }

    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    static func escaped(property text: String) -> String {
        var result = ""
        for scalar in escaped(text).unicodeScalars {
            switch scalar {
            case ":": result += "%3A"
            case ",": result += "%2C"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// The table that GitHub shows on the page of a run; it has room for what annotations have not.
package enum GitHubSummary {
    /// A summary may have a mebibyte.
    private static let byteLimit = 900_000

    package static func markdown(of report: Report) -> [UInt8] {
        var files = OpenFiles(report)
        var text = "### runsheet: \(report.totals)\n"
        guard !report.findings.isEmpty else { return Array(text.utf8) }
        text += "\n| | where | what | rule |\n|---|---|---|---|\n"
        let sorted = Severity.allCases.flatMap { severity in report.findings.filter { $0.severity == severity } }
        for (index, finding) in sorted.enumerated() {
            text += row(for: finding, in: files.file(finding.path), path: report.location(finding.path))
            if text.utf8.count > byteLimit {
                text += "\n\(sorted.count - index - 1) more are left out.\n"
                break
            }
        }
        return Array(text.utf8)
    }

    private static func row(for finding: Diagnostic, in file: OpenFile, path: String) -> String {
        let line = finding.range.flatMap { file.position(at: $0.lowerBound) }.map { ":\($0.line)" } ?? ""
        let place = cell(path + line)
        return "| \(finding.severity.rawValue) | \(place) | \(cell(finding.fullMessage)) | \(finding.title) |\n"
    }

    /// Text that is text in a cell of a Markdown table: no markup, no mention, no new line.
    static func cell(_ text: String) -> String {
        var result = ""
        for scalar in TerminalText.harmless(text.split(whereSeparator: \.isNewline).joined(separator: " "))
            .unicodeScalars
        {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "@": result += "&#64;"
            case "|", "*", "_", "`", "[", "]", "\\", "~", "#", "!", ":": result += "&#\(scalar.value);"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension Severity {
    fileprivate var githubLevel: String { self == .info ? "notice" : rawValue }
}
