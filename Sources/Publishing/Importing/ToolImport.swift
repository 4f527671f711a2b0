import SourceText

/// Makes the command tree of an installed tool, and keeps it where it overrides the one that is shipped.
package struct ToolImport: Sendable {
    package var fileSystem: FileSystem
    package var programs: ProgramRunner
    /// Runs the scripts; some go on with the Python that their tool brings.
    package var python = "python3"
    package var processID: Int32

    package init(fileSystem: FileSystem, programs: ProgramRunner, processID: Int32) {
        self.fileSystem = fileSystem
        self.programs = programs
        self.processID = processID
    }

    /// The new file's path.
    package func run(
        tool: String, from place: String?, day: String, into folder: String
    ) throws(ToolImportError) -> String {
        let text = try tree(of: tool, from: place, day: day, scratch: "\(folder)/.importing-\(processID)")
        let path = "\(folder)/\(tool).cligraph"
        let unfinished = "\(path).\(processID)"
        try attempt { () throws(FileSystemError) in
            try fileSystem.write(unfinished, text)
            try fileSystem.rename(unfinished, path)
        }
        return path
    }

    /// The scripts stand in a folder of their own as long as they run.
    private func tree(
        of tool: String, from place: String?, day: String, scratch: String
    ) throws(ToolImportError) -> [UInt8] {
        try attempt { () throws(FileSystemError) in
            try makeFolders(scratch)
            for file in ImporterScripts.files { try fileSystem.write("\(scratch)/\(file.path)", file.bytes) }
        }
        let result: Result<ProgramRunner.Result, FileSystemError>
        do throws(FileSystemError) {
            result = .success(
                try programs.run(python, ["\(scratch)/import.py", tool, day] + (place.map { [$0] } ?? [])))
        } catch {
            result = .failure(error)
        }
        try attempt { () throws(FileSystemError) in try fileSystem.remove(scratch) }
        let done = try attempt { () throws(FileSystemError) in try result.get() }
        guard done.status == 0 else { throw .refused(tool: tool, status: done.status) }
        guard done.output.starts(with: "#cligraph 1 \(tool) ".utf8) else { throw .notATree(tool: tool) }
        return done.output
    }

    private func makeFolders(_ path: String) throws(FileSystemError) {
        var made = path.utf8.first == UInt8(ascii: "/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + part
            guard !Workplace.exists(made, fileSystem) else { continue }
            try fileSystem.makeFolder(made)
        }
    }

    private func attempt<Value>(
        _ work: () throws(FileSystemError) -> Value
    ) throws(ToolImportError) -> Value {
        do throws(FileSystemError) {
            return try work()
        } catch {
            throw .file(error)
        }
    }
}

/// Why a tool's tree was not made.
package enum ToolImportError: Error, Hashable, CustomStringConvertible {
    case file(FileSystemError)
    /// The script has said why.
    case refused(tool: String, status: Int32)
    case notATree(tool: String)

    package var description: String {
        switch self {
        case .file(let error): error.description
        case .refused(let tool, let status):
            "the commands of '\(tool)' could not be read (exit status \(status)); the tree is as it was"
        case .notATree(let tool): "what '\(tool)' says of itself is no command tree; the tree is as it was"
        }
    }
}
