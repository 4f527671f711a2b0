package import SourceText

/// Compiles templates and gathers what is wrong with them, so that one run reports everything.
struct TemplateLibrary {
    private let files: TemplateFiles
    private let constants: [String: String]
    private var problems: [TemplateFileProblem] = []
    private var usedFiles: Set<String> = []

    init(files: TemplateFiles, constants: [String: String] = [:]) {
        self.files = files
        self.constants = constants
    }

    /// The template called `name` for its view model; an empty one after problems, which `check` then throws.
    mutating func template<Model: TemplateModel>(_ name: String, for model: Model.Type) -> Template<Model> {
        var compiler = TemplateCompiler(files: files, constants: constants, shape: Model.fields.shape)
        compiler.compile(name)
        if files[name] == nil {
            let file = SourceFile(path: name + TemplateFiles.suffix, bytes: [])
            problems.append(
                TemplateFileProblem(file: file, range: SourceRange(0..<0), message: "template '\(name)' is missing"))
        }
        usedFiles.formUnion(compiler.usedFiles)
        problems += compiler.problems
        return Template(compiled: compiler.compiled)
    }

    /// Throws when a template is wrong, or when a file that was meant to replace one is used by no page.
    func check() throws(TemplateErrors) {
        var all = problems
        for name in files.overrides where !usedFiles.contains(name) {
            guard let file = files[name] else { continue }
            let nearest = Nearest.of(name, among: usedFiles.sorted())
            let hint = nearest.map { "; did you mean '\($0)\(TemplateFiles.suffix)'?" } ?? ""
            all.append(
                TemplateFileProblem(
                    file: file, range: SourceRange(0..<0), message: "no page uses template '\(name)'\(hint)"))
        }
        guard all.isEmpty else { throw TemplateErrors(all) }
    }
}

/// Everything that is wrong with the templates, in the order of file and place.
package struct TemplateErrors: Error, Sendable {
    package var diagnostics: [Diagnostic] = []
    /// The files that the diagnostics point into.
    package var files: [SourceFile] = []

    init(_ problems: [TemplateFileProblem]) {
        var seen: Set<TemplateFileProblem> = []
        for problem in problems where seen.insert(problem).inserted {
            diagnostics.append(
                Diagnostic(
                    rule: "template-error", code: "TPL001", severity: .error, path: problem.file.path,
                    range: problem.range, message: problem.message))
            if !files.contains(where: { $0.path == problem.file.path }) { files.append(problem.file) }
        }
        diagnostics.sort(by: Diagnostic.precedes)
    }
}

extension TemplateErrors: CustomStringConvertible {
    /// One line per problem: `path:line:column: message`.
    package var description: String {
        diagnostics.map { diagnostic in
            let file = files.first { $0.path == diagnostic.path }
            let bytes = file?.bytes ?? []
            let position = LineIndex(bytes).position(at: diagnostic.range?.lowerBound ?? 0, in: bytes)
            return "\(diagnostic.path):\(position.line):\(position.column): \(diagnostic.message)"
        }.joined(separator: "\n")
    }
}
