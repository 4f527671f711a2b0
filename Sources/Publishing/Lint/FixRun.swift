import Linting
package import SourceText

/// Makes the fixes of findings, round by round until there is nothing left to make.
package struct FixRun: Sendable {
    package struct Result: Sendable {
        /// What is found in the files as they are now.
        package var lint: LintRun.Result
        package var fixedCount = 0
        /// Changed files, by the path that findings name.
        package var changes: [String: (old: [UInt8], new: [UInt8])] = [:]
        /// Findings whose fixes touch what others change, and who did not get their turn.
        package var refusedCount = 0
    }

    /// Fixes that make room for others come to an end long before.
    private static let rounds = 10

    package var lint: LintRun
    package var place: Workplace
    package var safeties: Set<Fix.Safety>

    package init(lint: LintRun, place: Workplace, safeties: Set<Fix.Safety>) {
        self.lint = lint
        self.place = place
        self.safeties = safeties
    }

    /// Nothing is written; the caller decides whether to show or to write the changes.
    package func run(_ paths: [String]) async throws(LintError) -> Result {
        var result = Result(lint: try await lint.lint(paths))
        for _ in 0..<Self.rounds {
            let isChanged = step(&result)
            guard isChanged else { break }
            var contents: [String: [UInt8]?] = [:]
            for (path, change) in result.changes { contents[place.absolute(path)] = .some(change.new) }
            var next = lint
            next.fileSystem = lint.fileSystem.overlaid(with: contents, place: place)
            result.lint = try await next.lint(paths)
        }
        return result
    }

    /// Whether a file changed.
    private func step(_ result: inout Result) -> Bool {
        var isChanged = false
        result.refusedCount = 0
        let byPath = Dictionary(grouping: result.lint.findings, by: \.path)
        for path in byPath.keys.sorted(by: Path.precedes) {
            guard let findings = byPath[path], let bytes = result.lint.files[path]?.bytes else { continue }
            let plan = FixPlan(findings, allowing: safeties, in: bytes)
            result.refusedCount += plan.refused.count
            let new = plan.applied(to: bytes)
            guard new != bytes else { continue }
            result.changes[path] = (old: result.changes[path]?.old ?? bytes, new: new)
            result.fixedCount += plan.applied.count
            isChanged = true
        }
        return isChanged
    }
}

extension FixRun.Result {
    /// All changes as one patch, in the order of the paths.
    package var patch: [UInt8] {
        changes.keys.sorted(by: Path.precedes).flatMap { path in
            changes[path].map { UnifiedDiff.between($0.old, $0.new, path: path) } ?? []
        }
    }

    package func write(to fileSystem: FileSystem) throws(FileSystemError) {
        for path in changes.keys.sorted(by: Path.precedes) {
            guard let change = changes[path] else { continue }
            // A link stays a link: the file behind it changes.
            try fileSystem.replace(try fileSystem.canonicalPath(path), change.new)
        }
    }
}
