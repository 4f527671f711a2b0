import CSupport

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Asks git about the repository. This is the only program that is ever run, and never with a command of a runbook.
package struct Git: Sendable {
    package struct Answer: Sendable {
        package var status: Int32
        package var output: [UInt8]
        package var error: String

        package init(status: Int32, output: [UInt8], error: String = "") {
            self.status = status
            self.output = output
            self.error = error
        }
    }

    /// - Throws: when git cannot be started.
    package var run: @Sendable (_ arguments: [String]) throws(GitError) -> Answer

    package init(run: @escaping @Sendable (_ arguments: [String]) throws(GitError) -> Answer) { self.run = run }

    package static let system = Git { arguments throws(GitError) in try capture(["git"] + arguments) }

    private static func capture(_ arguments: [String]) throws(GitError) -> Answer {
        var pointers: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) }
        unsafe pointers.append(nil)
        defer { unsafe pointers.forEach { unsafe free($0) } }
        var captured = unsafe runsheet_captured()
        let failure = unsafe pointers.withUnsafeBufferPointer { buffer in
            unsafe buffer.withMemoryRebound(to: UnsafePointer<CChar>?.self) { arguments in
                unsafe runsheet_capture(arguments.baseAddress, &captured)
            }
        }
        defer { unsafe runsheet_release(&captured) }
        guard failure == 0 else {
            throw GitError(
                message: "git cannot be run: \(failure == ENOENT ? "it is not installed" : "system error \(failure)")")
        }
        return unsafe Answer(
            status: captured.status,
            output: Array(UnsafeBufferPointer(start: captured.output, count: captured.output_count)),
            error: String(
                decoding: UnsafeBufferPointer(start: captured.error, count: captured.error_count), as: UTF8.self))
    }
}

package struct GitError: Error, Sendable, CustomStringConvertible {
    package var message: String
    package var description: String { message }
    package init(message: String) { self.message = message }
}

extension Git {
    /// Settings of the user that would change what git writes, or run other programs.
    private static let plain = [
        "-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "-c", "diff.noprefix=false",
    ]

    /// What differs between the working folder and where the branch left `reference`, as a patch from the top.
    package func changes(since reference: String, top: String) throws(GitError) -> [UInt8] {
        let at = ["-C", top] + Self.plain
        let known = try run(at + ["rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}"])
        guard known.status == 0 else {
            throw GitError(
                message: known.error.isEmpty
                    ? "git knows no commit '\(reference)'; in CI, fetch it first (actions/checkout with fetch-depth: 0)"
                    : Self.firstLine(known.error))
        }
        let base = try run(at + ["merge-base", "--end-of-options", reference, "HEAD"])
        guard base.status == 0 else {
            throw GitError(
                message: "git finds no common ancestor of '\(reference)' and HEAD; in CI, fetch the history "
                    + "(actions/checkout with fetch-depth: 0)")
        }
        let commit = String(decoding: base.output, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
        let format = ["--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--text"]
        let prefixes = ["--src-prefix=a/", "--dst-prefix=b/", "--ignore-submodules"]
        let tracked = try run(at + ["diff"] + format + prefixes + [commit, "--"])
        guard tracked.status == 0 else { throw GitError(message: Self.firstLine(tracked.error)) }
        return tracked.output
    }

    /// Files that are neither known to git nor ignored, from the top.
    package func newFiles(top: String) throws(GitError) -> [String] {
        let answer = try run(["-C", top] + Self.plain + ["ls-files", "--others", "--exclude-standard", "-z"])
        guard answer.status == 0 else { throw GitError(message: Self.firstLine(answer.error)) }
        return answer.output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func firstLine(_ text: String) -> String {
        text.split(separator: "\n").first.map(String.init) ?? "git failed and does not say why"
    }
}
