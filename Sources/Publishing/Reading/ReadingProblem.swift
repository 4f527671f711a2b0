import SourceText

/// What reading the input can report; the run goes on with the other files.
enum ReadingProblem {
    static func unreadable(_ path: String, _ error: FileSystemError) -> Diagnostic {
        if case .tooLarge(let size, let limit) = error.cause { return tooLarge(path, size: size, limit: limit) }
        return Diagnostic(
            rule: "unreadable-input", code: "SRC001", severity: .error, path: path,
            message: "cannot \(error.operation.rawValue) this \(error.operation == .list ? "folder" : "file"): "
                + error.reason,
            label: nil)
    }

    static func tooLarge(_ path: String, size: Int, limit: Int) -> Diagnostic {
        Diagnostic(
            rule: "file-too-large", code: "FIL001", severity: .error, path: path,
            message: "this file has \(size) bytes, and a runbook may have \(limit); it is left out")
    }

    static func linkLoop(_ path: String) -> Diagnostic {
        Diagnostic(
            rule: "link-loop", code: "SRC003", severity: .warning, path: path,
            message: "this symbolic link leads back to a folder it stands in; it is not followed")
    }

    static func linkOutside(_ path: String) -> Diagnostic {
        Diagnostic(
            rule: "link-outside-root", code: "SRC004", severity: .warning, path: path,
            message: "this symbolic link leads out of the content folder; it is not followed")
    }

    static func repeatedLink(_ path: String) -> Diagnostic {
        Diagnostic(
            rule: "repeated-link", code: "SRC005", severity: .warning, path: path,
            message: "another symbolic link leads to the same folder; this one is not followed")
    }

    static func invalidName(_ path: String) -> Diagnostic {
        Diagnostic(
            rule: "undecodable-name", code: "SRC006", severity: .error, path: path,
            message: "this name is not valid UTF-8; rename it, and it will be read")
    }

    static func notAFile(_ path: String) -> Diagnostic {
        Diagnostic(
            rule: "unreadable-input", code: "SRC001", severity: .error, path: path,
            message: "this is a pipe, a socket or a device, not a file; it is left out")
    }

    static func tooMuch(from path: String, count: Int) -> Diagnostic {
        let others = count > 1 ? " and \(count - 1) more behind it" : ""
        return Diagnostic(
            rule: "too-much-input", code: "SRC009", severity: .error, path: path,
            message: "this file\(others) would be more than can be read in one go; left out")
    }

    static func sameAddress(_ path: String, first: String, id: String) -> Diagnostic {
        Diagnostic(
            rule: "colliding-paths", code: "SRC007", severity: .warning, path: path,
            message: "this file and '\(first)' would have the same address; this one is called '\(id)'")
    }
}
