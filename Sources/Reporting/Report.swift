package import SourceText

/// Everything a reporter is told: findings in their one order, and what was looked at.
package struct Report: Sendable {
    /// Sorted by `Diagnostic.precedes`.
    package var findings: [Diagnostic]
    /// Those that somebody said are to be passed over, for formats that tell so; sorted likewise.
    package var suppressed: [Diagnostic] = []
    package var filesChecked: Int
    /// All files that were read, when only some of them were to be reported.
    package var filesIndexed: Int?
    /// Entries of a baseline that nothing was found for.
    package var fixedNotes: [String] = []
    /// Their paths, as findings name them; for formats that list what is in order too.
    package var files: [String] = []
    /// Every rule that ran, sorted by code.
    package var rules: [RuleSummary] = []
    /// Name and version of the program, for formats that carry it.
    package var tool: Tool
    /// The bytes of a file that findings name, masked; `nil` when it cannot be read any more.
    package let source: @Sendable (_ path: String) -> [UInt8]?
    /// The bytes as they are, for hashes only.
    let unmasked: @Sendable (_ path: String) -> [UInt8]?
    /// From a path as findings name it to one from the top of the repository, which machines want.
    package var location: @Sendable (_ path: String) -> String = { $0 }

    package struct Tool: Sendable, Hashable {
        package var name: String
        package var version: String
        package init(name: String, version: String) {
            self.name = name
            self.version = version
        }
    }

    package init(
        findings: [Diagnostic], suppressed: [Diagnostic] = [], filesChecked: Int, tool: Tool,
        source: @escaping @Sendable (_ path: String) -> [UInt8]?
    ) {
        self.findings = findings.sorted(by: Diagnostic.precedes)
        self.suppressed = suppressed.sorted(by: Diagnostic.precedes)
        self.filesChecked = filesChecked
        self.tool = tool
        unmasked = source
        let masks = Masks(findings + suppressed)
        self.source = { path in masks.apply(to: source(path), of: path) }
    }
}

/// What a report says about a rule beside its findings.
package struct RuleSummary: Sendable {
    package var code: String
    package var name: String
    package var severity: Severity
    package var confidence: Confidence
    /// One sentence.
    package var summary: String
    /// Markdown. Only when somebody asks: few formats show it, and rules made of advisories have to be read for it.
    package var help: String { writeHelp() }
    private let writeHelp: @Sendable () -> String

    package init(
        code: String, name: String, severity: Severity, confidence: Confidence, summary: String,
        help: @autoclosure @escaping @Sendable () -> String
    ) {
        self.code = code
        self.name = name
        self.severity = severity
        self.confidence = confidence
        self.summary = summary
        writeHelp = help
    }
}

/// Bytes that must not leave the file, of all findings of a report: one finding's source line may hold another's secret.
private struct Masks: Sendable {
    private var ranges: [String: [SourceRange]] = [:]

    init(_ findings: [Diagnostic]) {
        for finding in findings where !finding.masked.isEmpty { ranges[finding.path, default: []] += finding.masked }
    }

    /// Offsets stay as they are: each byte becomes an asterisk.
    func apply(to bytes: [UInt8]?, of path: String) -> [UInt8]? {
        guard var bytes, let ranges = ranges[path] else { return bytes }
        for range in ranges {
            for index in range.range.clamped(to: bytes.indices) where bytes[index] != 0x0A {
                bytes[index] = UInt8(ascii: "*")
            }
        }
        return bytes
    }
}

extension Report {
    package func count(_ severity: Severity) -> Int { findings.count { $0.severity == severity } }

    /// What of the baseline is gone, for people.
    package var fixedLines: [String] {
        guard !fixedNotes.isEmpty else { return [] }
        let lines = fixedNotes.map { "  " + TerminalText.harmless($0) }
        return ["gone since the baseline was written; --write-baseline takes them out:"] + lines
    }

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
    /// Makes an absolute path of one that a finding names, when places are to be links that the terminal opens.
    package var linkFolder: String?

    package init() {}
}
