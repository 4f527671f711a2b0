import Reporting
import SourceText

/// Picks the findings that a change brought: in the lines it touched, and those elsewhere that were not there before.
package struct ChangeFocus: Sendable {
    private let patch: Patch
    /// Files that are new as a whole, from the top of the repository.
    private let newFiles: Set<String>
    private let place: Workplace

    package init(patch: Patch, newFiles: [String] = [], place: Workplace) {
        self.patch = patch
        self.newFiles = Set(newFiles)
        self.place = place
    }

    /// The changed files as they were, by absolute path; `nil` for those that were not there.
    ///
    /// Nothing but the patch is needed for that: it is applied backwards to what stands in the folder.
    package func before(in fileSystem: FileSystem) throws(LintError) -> [String: [UInt8]?] {
        var contents: [String: [UInt8]?] = [:]
        for path in newFiles { contents[Path.join(place.top, path)] = .some(nil) }
        for file in patch.files {
            let now = file.newPath.map { Path.join(place.top, $0) }
            let old = file.oldPath.map { Path.join(place.top, $0) }
            if let now, now != old { contents[now] = .some(nil) }
            // What is no runbook can still be linked to; its text does not matter.
            if let old { contents[old] = .some(Self.isText(old) ? try text(of: file, now, fileSystem) : []) }
        }
        return contents
    }

    private static func isText(_ path: String) -> Bool {
        let name = path.lowercased()
        return name.hasSuffix(".md") || name.hasSuffix(".markdown")
    }

    private func text(of file: Patch.File, _ path: String?, _ fileSystem: FileSystem) throws(LintError) -> [UInt8] {
        let now: [UInt8]
        do throws(FileSystemError) {
            now = try path.map { path throws(FileSystemError) in try fileSystem.read(path, .max) } ?? []
        } catch {
            throw .reading(error)
        }
        do throws(PatchError) {
            return try file.before(now)
        } catch {
            throw .patch(error)
        }
    }

    /// - Parameter old: the findings of the files as they were.
    package func focused(_ now: LintRun.Result, before old: LintRun.Result) -> LintRun.Result {
        var known: [String: Int] = [:]
        for print in prints(old.findings, old.files) { known[print, default: 0] += 1 }
        var result = now
        result.findings = []
        var lines: [String: LineIndex] = [:]
        for (finding, print) in zip(now.findings, prints(now.findings, now.files)) {
            let wasThere = (known[print] ?? 0) > 0
            if wasThere { known[print, default: 0] -= 1 }
            if !wasThere || isTouched(finding, in: now.files[finding.path], &lines) { result.findings.append(finding) }
        }
        return result
    }

    /// Whether the change touched the file at all.
    package func touches(_ path: String) -> Bool {
        let location = place.location(path)
        return newFiles.contains(location) || patch.files.contains { $0.newPath == location }
    }

    /// - Parameter known: the lines of files that other findings are in.
    private func isTouched(_ finding: Diagnostic, in source: SourceFile?, _ known: inout [String: LineIndex]) -> Bool {
        let location = place.location(finding.path)
        if newFiles.contains(location) { return true }
        guard let file = patch.files.first(where: { $0.newPath == location }) else { return false }
        guard let range = finding.range, let source else { return true }
        let lines = known[finding.path] ?? LineIndex(source.bytes)
        known[finding.path] = lines
        let first = lines.line(at: range.lowerBound) + 1
        let last = lines.line(at: max(range.lowerBound, range.upperBound - 1)) + 1
        return file.touchedLines.contains { $0.overlaps(first...last) }
    }

    private func prints(_ findings: [Diagnostic], _ files: [String: SourceFile]) -> [String] {
        var report = Report(findings: findings, filesChecked: 0, tool: .init(name: "", version: "")) {
            files[$0]?.bytes
        }
        report.location = { place.location($0) }
        return Fingerprints.of(report.findings, in: report)
    }
}
