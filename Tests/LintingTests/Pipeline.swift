import Extraction
import Linting
import MarkdownSyntax
import RunbookModel
import SourceText

/// The way from files to findings, as the program goes it, for sources in memory.
enum Pipeline {
    static func library(_ files: [SourceFile], tree: [String] = []) -> Library {
        let documents = files.map { MarkdownParser.parse($0) }
        let catalog = CatalogBuilder.build(root: "", runbooks: documents.map { RunbookReader.read($0) })
        let paths = Set(files.map(\.path) + tree)
        return Library(catalog: catalog, documents: documents) { path in
            if paths.contains(path) { return .file }
            if path.hasPrefix("..") { return .unknown }
            return paths.contains { $0.hasPrefix(path + "/") } ? .directory : .missing
        }
    }

    static func findings(_ files: [SourceFile], tree: [String] = [], rules: [Rule] = Rule.all) -> [Diagnostic] {
        var configuration = LintConfiguration()
        configuration.persona = .pedantic
        configuration.today = CalendarDay(year: 2026, month: 3, day: 1)
        return Linter(configuration: configuration, rules: rules).lint(library(files, tree: tree))
    }

    /// Those of one rule that no comment passes over. Rules about comments need the findings of all others.
    static func findings(_ files: [SourceFile], tree: [String] = [], rule: Rule) -> [Diagnostic] {
        var rules = [rule]
        if case .suppressions = rule.check { rules = Rule.all }
        return findings(files, tree: tree, rules: rules).filter { $0.rule == rule.id && $0.suppression == nil }
    }

    /// Files of an example: one, or several behind lines `<!-- file: path -->`.
    static func files(ofExample text: String) -> [SourceFile] {
        var files: [SourceFile] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("<!-- file: "), line.hasSuffix(" -->") {
                files.append(SourceFile(path: String(line.dropFirst(11).dropLast(4)), bytes: []))
            } else {
                if files.isEmpty { files.append(SourceFile(path: "runbook.md", bytes: [])) }
                files[files.count - 1].bytes += Array((line + "\n").utf8)
            }
        }
        return files
    }
}
