package import SourceText

/// Template files by name, from several sources: a file in an earlier source replaces one of the same name.
package struct TemplateFiles: Sendable {
    static let suffix = ".mustache"

    private var files: [String: SourceFile] = [:]
    /// Sorted.
    private(set) var names: [String] = []
    /// Names from the sources before the last one, which are those of an organisation.
    private(set) var overrides: [String] = []

    /// Each source lists its files with paths relative to its own folder; `label` is put before them in messages.
    package init(_ sources: [(label: String, files: [SourceFile])]) {
        for (index, source) in sources.enumerated() {
            for file in source.files where file.path.hasSuffix(Self.suffix) {
                let name = String(file.path.dropLast(Self.suffix.count))
                guard files[name] == nil else { continue }
                files[name] = SourceFile(path: "\(source.label)/\(file.path)", bytes: file.bytes)
                if index < sources.count - 1 { overrides.append(name) }
            }
        }
        names = files.keys.sorted()
        overrides.sort()
    }

    subscript(name: String) -> SourceFile? { files[name] }
}

/// A problem with the file it stands in.
struct TemplateFileProblem: Sendable, Hashable {
    var file: SourceFile
    var range: SourceRange
    var message: String
}
