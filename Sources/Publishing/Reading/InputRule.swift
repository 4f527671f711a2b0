package import SourceText

/// A reason why a file is not read, or not as it stands. These are found before any rule runs, and always.
package struct InputRule: Sendable {
    package var code: String
    package var name: RuleID
    package var severity: Severity
    package var summary: String
    /// What becomes of the file, and what to do.
    package var consequence: String

    private init(_ code: String, _ name: RuleID, _ severity: Severity, _ summary: String, _ consequence: String) {
        self.code = code
        self.name = name
        self.severity = severity
        self.summary = summary
        self.consequence = consequence
    }

    /// Sorted by code.
    package static let all: [InputRule] = [
        InputRule(
            "ENC003", "invalid-utf8", .error, "Bytes of the file are not UTF-8.",
            "Readers see a replacement character in their place. Save the file as UTF-8."),
        InputRule(
            "FIL001", "file-too-large", .error, "The file is larger than a runbook may be.",
            "It is left out. Split it: nobody follows a megabyte of text in an incident."),
        InputRule(
            "FIL002", "nul-byte", .error, "The file has a NUL byte.",
            "It may be no text file, or be saved as UTF-16. Save it as UTF-8."),
        InputRule(
            "FIL003", "table-too-wide", .error, "A table is too wide or too large to be read in reasonable time.",
            "The page shows the file as source text. Split the table, or keep it outside of the runbook."),
        InputRule(
            "FIL004", "too-many-brackets", .error,
            "The file has too many opening brackets to be read in reasonable time.",
            "The page shows the file as source text. Put generated text into a code block, or leave it out."),
        InputRule(
            "FIL005", "too-deeply-nested", .error, "Lists and quotes are nested too deeply over too many lines.",
            "The page shows the file as source text. Take out levels of nesting."),
        InputRule(
            "FIL006", "too-many-links", .error, "Too many links stand in one line without a space.",
            "The page shows the file as source text. Break the line."),
        InputRule(
            "FIL007", "reference-too-long", .error, "A long link definition may be used too often.",
            "The page shows the file as source text. Shorten the definition."),
        InputRule(
            "FIL008", "too-many-lines", .error, "The file has more lines than a runbook may have.",
            "The page shows the file as source text. Split it."),
        InputRule(
            "FIL009", "block-too-long", .warning, "A code block is too long to be followed line by line.",
            "It is shown as it is: its lines are no steps, and its commands are not checked."),
        InputRule(
            "FMT001", "invalid-front-matter", .error, "The YAML between the '---' lines cannot be read.",
            "Nothing in it counts: title, owners, parameters and dates are missing."),
        InputRule(
            "SRC001", "unreadable-input", .error, "A file or folder cannot be read.",
            "It is left out, and the others are read. The message says what the system answered."),
        InputRule(
            "SRC003", "link-loop", .warning, "A symbolic link leads back to where it stands.",
            "It is not followed."),
        InputRule(
            "SRC004", "link-outside-root", .warning, "A symbolic link leads out of the content folder.",
            "It is not followed: a site must not publish what is not in its content. Copy the file instead."),
        InputRule(
            "SRC005", "repeated-link", .warning, "Two symbolic links lead to the same folder.",
            "Only the first one is followed."),
        InputRule(
            "SRC006", "undecodable-name", .error, "The name of a file or folder is not UTF-8.",
            "It is left out. Rename it."),
        InputRule(
            "SRC007", "colliding-paths", .warning, "Two files would have the same address.",
            "Their paths differ only in case, punctuation or accents. The second one gets a number; rename one of them."
        ),
        InputRule(
            "SRC008", "unusable-tree", .error, "A command tree or behaviour table of the project cannot be used.",
            "Commands of its tool are not checked, or the line of the table is passed over. Make a tree again with 'runsheet tools import'; for tables see docs/command-trees.md."
        ),
        InputRule(
            "SRC009", "too-much-input", .error, "The folder holds more than can be read in one go.",
            "The files behind the limit are left out. Build the parts of the folder on their own."),
    ]

    /// By name or code, in any case.
    package static func named(_ name: String) -> InputRule? {
        let name = name.lowercased()
        return all.first { $0.name.rawValue == name || $0.code.lowercased() == name }
    }

    package var explanation: String {
        "# \(code) \(name.rawValue)\n\n\(summary)\n\nSeverity: \(severity.rawValue)\n\n## What happens\n\n\(consequence)\n"
    }
}
