import Foundation
import Publishing
import SourceText
import Synchronization
import Testing

@Suite struct ToolImportTests {
    private let folder: TemporaryFolder
    private var trees: String { folder("trees") }

    init() throws { folder = try TemporaryFolder() }

    /// What the importer was asked to run.
    private final class Calls: Sendable {
        let arguments = Mutex<[String]>([])
    }

    private func tools(_ calls: Calls = Calls(), status: Int32 = 0, output: String) -> ToolImport {
        let programs = ProgramRunner { program, arguments throws(FileSystemError) in
            calls.arguments.withLock { $0 = [program] + arguments }
            return ProgramRunner.Result(status: status, output: Array(output.utf8))
        }
        return ToolImport(fileSystem: .disk, programs: programs, processID: 7)
    }

    @Test func keepsWhatTheToolSaysAndRemovesItsScripts() throws {
        let calls = Calls()
        let text = "#cligraph 1 rm 9.1 getopt_long\nN\t0\trm\n"
        let path = try tools(calls, output: text).run(tool: "rm", from: "/bin/rm", day: "2026-03-01", into: trees)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
        #expect(try FileManager.default.contentsOfDirectory(atPath: trees) == ["rm.cligraph"])
        let script = "\(trees)/.importing-7/import.py"
        #expect(calls.arguments.withLock { $0 } == ["python3", script, "rm", "2026-03-01", "/bin/rm"])
    }

    @Test(arguments: [(2, "", "exit status 2"), (0, "usage: rm", "is no command tree")])
    func leavesTheOldTreeWhenTheToolSaysNothingOfUse(status: Int, output: String, complaint: String) throws {
        try folder.write("trees/rm.cligraph", "old")
        let error = #expect(throws: ToolImportError.self) {
            try tools(status: Int32(status), output: output).run(
                tool: "rm", from: nil, day: "2026-03-01", into: trees)
        }
        #expect(error?.description.contains(complaint) == true)
        #expect(try String(contentsOfFile: folder("trees/rm.cligraph"), encoding: .utf8) == "old")
        #expect(try FileManager.default.contentsOfDirectory(atPath: trees) == ["rm.cligraph"])
    }

    @Test func saysWhichProgramCannotBeRun() {
        #expect(throws: FileSystemError(.run, path: "no-such-program", cause: .system(2))) {
            try ProgramRunner.system.run("no-such-program", [])
        }
    }

    @Test func readsAllThatAProgramWritesAndItsStatus() throws {
        let result = try ProgramRunner.system.run("sh", ["-c", "head -c 300000 /dev/zero; exit 3"])
        #expect(result.output.count == 300_000)
        #expect(result.status == 3)
    }

    @Test func theBinaryCarriesEveryImporterAsItIs() throws {
        let scripts = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Scripts/command-trees").standardizedFileURL
        let names = try FileManager.default.contentsOfDirectory(atPath: scripts.path).filter { $0.hasSuffix(".py") }
        #expect(ImporterScripts.files.map(\.path).sorted() == names.sorted())
        for file in ImporterScripts.files {
            #expect(try Array(Data(contentsOf: scripts.appending(path: file.path))) == file.bytes, "\(file.path)")
        }
    }
}
