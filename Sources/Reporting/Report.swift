package import SourceText

/// Everything a reporter is told: findings in their one order, and what was looked at.
package struct Report: Sendable {
    /// Sorted by `Diagnostic.precedes`.
    package var findings: [Diagnostic]
    package var filesChecked: Int
    /// Name and version of the program, for formats that carry it.
    package var tool: Tool
    /// The bytes of a file that findings name; `nil` when it cannot be read any more.
    package var source: @Sendable (_ path: String) -> [UInt8]?

    package struct Tool: Sendable, Hashable {
        package var name: String
        package var version: String
        package init(name: String, version: String) {
            self.name = name
            self.version = version
        }
    }

    package init(
        findings: [Diagnostic], filesChecked: Int, tool: Tool, source: @escaping @Sendable (_ path: String) -> [UInt8]?
    ) {
        self.findings = findings.sorted(by: Diagnostic.precedes)
        self.filesChecked = filesChecked
        self.tool = tool
        self.source = source
    }
}

extension Report {
    package func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }

    var filesWithFindings: Int { Set(findings.map(\.path)).count }

    func fixes(_ safety: Fix.Safety) -> Int { findings.count { $0.fixes.first?.safety == safety } }
}

/// How a report is to look; the caller knows the terminal.
package struct ReportOptions: Sendable, Hashable {
    package var usesColor = false
    /// Columns of the terminal; `nil` when the output is not one.
    package var width: Int?
    /// Shows the first of several findings of one kind in a file in full and names the places of the others.
    package var foldsRepeats = true

    package init() {}
}
