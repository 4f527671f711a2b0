import ArgumentParser
import Publishing

/// What is reported of what is found.
struct ChangeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Report only what changed since the branch left this commit: in the changed lines, or broken elsewhere.",
            valueName: "ref"))
    var since: String?

    @Option(
        help: ArgumentHelp(
            "Like --since, for a patch that was applied: '--diff -' reads standard input, '--diff=FILE' a file.",
            valueName: "patch"))
    var diff: String?

    @Flag(help: "Check the text from standard input in place of the file that --stdin-filename names.")
    var stdin = false

    @Option(help: ArgumentHelp("Where the text from standard input belongs.", valueName: "path"))
    var stdinFilename: String?

    func validate() throws {
        if since != nil, diff != nil { throw ValidationError("--since and --diff cannot be used together.") }
        if stdin, stdinFilename == nil {
            throw ValidationError("--stdin needs --stdin-filename, so that links can be followed.")
        }
        if stdinFilename != nil, !stdin { throw ValidationError("--stdin-filename needs --stdin.") }
        if stdin, diff == "-" { throw ValidationError("--stdin and '--diff -' both read standard input.") }
        if stdin, since != nil { throw ValidationError("--stdin and --since cannot be used together.") }
    }

    /// - Throws: when git does not know the commit, or the text is no patch.
    func focus(on host: Host, _ place: Workplace) throws(LintError) -> ChangeFocus? {
        if let since { return try changes(since: since, on: host, place) }
        guard let diff else { return nil }
        let bytes: [UInt8]
        do throws(FileSystemError) {
            bytes = try diff == "-" ? host.input() : host.fileSystem.read(diff, 1 << 28)
        } catch {
            throw .reading(error)
        }
        do throws(PatchError) {
            return ChangeFocus(patch: try Patch(bytes), place: place)
        } catch {
            throw .patch(error)
        }
    }

    private func changes(since reference: String, on host: Host, _ place: Workplace) throws(LintError) -> ChangeFocus {
        let bytes: [UInt8]
        let new: [String]
        do throws(GitError) {
            bytes = try host.git.changes(since: reference, top: place.top)
            new = try host.git.newFiles(top: place.top)
        } catch {
            throw .git(error)
        }
        do throws(PatchError) {
            return ChangeFocus(patch: try Patch(bytes), newFiles: new, place: place)
        } catch {
            throw .patch(error)
        }
    }
}
