import SourceText

@testable import Reporting

/// Two files with findings that try everything a reporter has to write.
enum SampleReport {
    static let operations = """
        # Operations

        ## Flags

        ```bash
        gcloud run services update mdraft \\
          --set-env-vars PRO=false \\
          --region=us-central1
        ```

        - see [Rollback](#rolback), [Undo](#undu)
        - and [Scale](#scal)
        """

    static let difficult = """
        # 日本語 🔄 e\u{301} and \tTabs

        \t日本\t🔄👩‍👩‍👧 e\u{301}x <name> tail
        evil \u{1B}[31m\u{202E}<x>
        """

    static let files = ["ops/operations.md": operations, "ops/ünusual.md": difficult]

    static func range(of needle: String, in text: String) -> SourceRange {
        let bytes = Array(text.utf8)
        let start = bytes.indices.first { bytes[$0...].starts(with: needle.utf8) } ?? 0
        return SourceRange(start..<start + needle.utf8.count)
    }

    static func anchor(_ text: String, suggestion: String) -> Diagnostic {
        let place = range(of: text, in: operations)
        return Diagnostic(
            rule: "broken-anchor", code: "LNK001", severity: .error, path: "ops/operations.md", range: place,
            message: "no heading here has the anchor '\(text)'; did you mean '\(suggestion)'?",
            label: "the link leads nowhere", headingPath: ["Flags"],
            fixes: [
                Fix(
                    title: "link to '\(suggestion)'", safety: .suggestion,
                    edits: [TextEdit(range: place, replacement: suggestion)])
            ])
    }

    static var findings: [Diagnostic] {
        let flag = range(of: "--set-env-vars", in: operations)
        var findings = [
            Diagnostic(
                rule: "set-env-vars-replaces", code: "RUN009", severity: .error, path: "ops/operations.md", range: flag,
                message: "'--set-env-vars' deletes every variable that is not listed",
                label: "the service would keep only PRO", headingPath: ["Operations", "Flags"],
                notes: [
                    Diagnostic.Note(path: "ops/operations.md", message: "gcloud's help: all existing ones are removed"),
                    Diagnostic.Note(
                        path: "ops/ünusual.md", range: range(of: "<name>", in: difficult), message: "used here as well"),
                ],
                fixes: [
                    Fix(
                        title: "use '--update-env-vars'", safety: .unsafe,
                        edits: [TextEdit(range: flag, replacement: "--update-env-vars")])
                ]),
            anchor("#undu", suggestion: "#undo"), anchor("#rolback", suggestion: "#rollback"),
            anchor("#scal", suggestion: "#scale"),
        ]
        findings.append(
            Diagnostic(
                rule: "angle-placeholder-redirects", code: "PHD001", severity: .warning, confidence: .medium,
                path: "ops/ünusual.md", range: range(of: "<name>", in: difficult),
                message: "'<name>' is a redirection to the shell", label: "reads the file 'name'"))
        findings.append(
            Diagnostic(
                rule: "invisible-character", code: "ENC004", severity: .info, confidence: .low, path: "ops/ünusual.md",
                range: range(of: "<x>", in: difficult),
                message: "evil '\u{1B}]0;title\u{7}\u{202E}' text\nin two lines",
                label: "\u{9B}2J", headingPath: ["\u{200F}x\r\n"]))
        findings.append(
            Diagnostic(
                rule: "unreadable-file", code: "DOC099", severity: .error, path: "gone.md",
                range: SourceRange(4..<9), message: "the file could not be read"))
        return findings
    }

    static func report(_ findings: [Diagnostic] = findings) -> Report {
        Report(
            findings: findings, filesChecked: 12, tool: Report.Tool(name: "runsheet", version: "1.2.3"),
            source: { path in files[path].map { Array($0.utf8) } })
    }

    static func text(_ findings: [Diagnostic] = findings, _ options: ReportOptions = ReportOptions()) -> String {
        String(decoding: Reporter.text.render(report(findings), options), as: UTF8.self)
    }
}
