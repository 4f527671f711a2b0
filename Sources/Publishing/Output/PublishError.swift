/// Why nothing was published. The site that was there before is as it was.
package enum PublishError: Error, Sendable, Hashable {
    /// A call failed; paths are those that the user knows, not those of the unfinished folder.
    case files(FileSystemError)
    /// The folder holds something that this program did not put there.
    case notASite(path: String, example: String)
    /// The path is a file.
    case notAFolder(path: String)
    /// Another process is at work on the same folder.
    case locked(path: String, process: String)
    /// Two parts of the site have the same path.
    case collision(path: String)
    /// A path that would leave the output folder: a bug, or a template's doing.
    case outside(path: String)
    case interrupted
}

extension PublishError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .files(let error): error.description
        case .notASite(let path, let example):
            "'\(path)' is not a site made by runsheet: it holds '\(example)'; "
                + "name another output folder, or empty this one"
        case .notAFolder(let path): "'\(path)' is a file; name a folder for the output"
        case .locked(let path, let process):
            "another build is writing '\(path)'\(process.isEmpty ? "" : " (process \(process))"); "
                + "wait for it, or end it"
        case .collision(let path): "two parts of the site want to be '\(path)'"
        case .outside(let path): "'\(path)' is not a path below the output folder"
        case .interrupted: "stopped; nothing was published"
        }
    }
}
