import Foundation
import Publishing
import Reporting
import RunbookModel
import RunsheetCLI
import SourceText
import Synchronization
import Testing

@Suite struct CommandLineTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(
            "content/team/scale.md",
            "# Scale\n\nSee [nothing](#nothing).\n\n## Up\n\n```bash\nkubectl scale deploy api --replicas=3\n```\n")
        try folder.write("content/ok.md", "# Fine\n\n## Look\n\n```bash\nkubectl get pods\n```\n")
    }

    /// What a run wrote.
    private final class Screen: Sendable {
        let output = Mutex<[UInt8]>([])
        let error = Mutex<[UInt8]>([])
        var outputText: String { String(decoding: output.withLock { $0 }, as: UTF8.self) }
        var errorText: String { String(decoding: error.withLock { $0 }, as: UTF8.self) }
    }

    private func run(_ arguments: [String], _ screen: Screen = Screen()) async throws -> ExitCode {
        let terminal = Terminal(
            output: { bytes throws(FileSystemError) in screen.output.withLock { $0 += bytes } },
            error: { bytes in screen.error.withLock { $0 += bytes } }, isInteractive: false, width: nil)
        let day = try #require(CalendarDay(year: 2026, month: 3, day: 1))
        let host = Host(
            terminal: terminal, fileSystem: .disk, today: { day }, processorCount: 2, processID: 1,
            interruption: .never, environment: [:])
        return await CommandLineTool(host: host).run(arguments: arguments)
    }

    @Test(arguments: [
        (["--version"], ExitCode.clean), (["--help"], .clean), (["help", "lint"], .clean), ([], .clean),
        (["lint", "--help"], .clean), (["explain"], .clean), (["explain", "LNK001"], .clean),
        (["explain", "nothing"], .usage), (["--nothing"], .usage), (["nothing"], .usage), (["lint"], .usage),
        (["lint", ".", "--workers", "0"], .usage), (["lint", ".", "--only", "nothing"], .usage),
        (["build", "--as-of", "2026-02-30"], .usage), (["build", "--as-of", "1.3.2026"], .usage),
        (["lint", "/nowhere"], .failed), (["build", "--content", "/nowhere"], .failed),
        (["export", "/nowhere"], .failed), (["inspect", "--help"], .clean), (["inspect"], .usage),
        (["inspect", "/nowhere"], .failed), (["inspect", "/"], .usage), (["inspect", "a", "--format", "x"], .usage),
    ])
    func endsWithTheDocumentedStatus(arguments: [String], status: ExitCode) async throws {
        let screen = Screen()
        #expect(try await run(arguments, screen) == status, "\(arguments)")
        #expect(screen.outputText.isEmpty == (status != .clean), "\(arguments): \(screen.outputText)")
        #expect(screen.errorText.isEmpty == (status == .clean), "\(arguments): \(screen.errorText)")
    }

    @Test(arguments: [
        (["--only", "names-no-context"], ExitCode.findings, 2), (["--only", "LNK001,names-no-context"], .findings, 3),
        (["--except", "names-no-context,LNK001"], .clean, 0), (["--only", "no-such-policy"], .usage, 0),
    ])
    func takesAnOrganisationsPoliciesByTheirNames(arguments: [String], status: ExitCode, count: Int) async throws {
        try folder.write(
            "content/runsheet.yml",
            """
            policies:
              - id: names-no-context
                match: kubectl !--context
                message: "'{command}' names no context"
            """)
        let screen = Screen()
        #expect(try await run(["lint", folder("content"), "--format", "jsonl"] + arguments, screen) == status)
        #expect(screen.outputText.split(separator: "\n").count == count, "\(screen.outputText)\(screen.errorText)")
    }

    /// Every finding ends in 'runsheet explain CODE', so every code in the sources must be explained.
    @Test func explainsEveryCodeThatAFindingCanHave() async throws {
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../Sources")
        var codes: Set<String> = []
        for target in ["Linting/Rules", "MarkdownSyntax", "Publishing"] {
            let folder = sources.appending(path: target).standardized
            for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.hasSuffix(".swift")
            {
                let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
                codes.formUnion(text.matches(of: /"([A-Z]{3}[0-9]{3})"/).map { String($0.1) })
            }
        }
        #expect(codes.count > 20)
        for code in codes.sorted() {
            #expect(try await run(["explain", code]) == .clean, "\(code)")
        }
    }

    @Test func showsTheHelpOfTheCommandThatWasAsked() async throws {
        let screen = Screen()
        _ = try await run(["lint", "--help"], screen)
        #expect(screen.outputText.contains("USAGE: runsheet lint"))
    }

    @Test(arguments: [
        ([], ExitCode.findings), (["--fail-on", "never"], .clean), (["--except", "broken-anchor"], .clean),
        (["--only", "LNK001"], .findings), (["--only", "mojibake"], .clean),
    ])
    func lintEndsByWhatCounts(options: [String], status: ExitCode) async throws {
        #expect(try await run(["lint", folder("content")] + options) == status)
    }

    @Test func lintNamesFilesAsTheCommandLineDoesAndEachFindingOnce() async throws {
        let screen = Screen()
        let file = folder("content/team/scale.md")
        _ = try await run(["lint", folder("content") + "/", file], screen)
        #expect(screen.outputText.contains("--> \(file):3:"))
        #expect(screen.outputText.contains("2 files checked: 1 error in 1 file"))
    }

    @Test func lintReportsAFileThatCannotBeReadBesideTheOthers() async throws {
        try folder.write("content/huge.md", String(repeating: "x", count: SourceReader.defaultLimit + 1))
        let screen = Screen()
        #expect(try await run(["lint", folder("content"), "--only", "mojibake"], screen) == .findings)
        #expect(screen.outputText.contains("huge.md"))
        #expect(screen.outputText.contains("2 files checked"))
    }

    @Test func exportWritesAStepOnALine() async throws {
        let screen = Screen()
        #expect(try await run(["export", folder("content"), "--format", "jsonl"], screen) == .clean)
        let lines = screen.outputText.split(separator: "\n")
        #expect(lines.count == 2)
        for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }

    @Test(arguments: [[], ["--format", "json"], ["--color", "always"]])
    func inspectShowsOneFile(options: [String]) async throws {
        let screen = Screen()
        let file = folder("content/team/scale.md")
        #expect(try await run(["inspect", file] + options, screen) == .clean)
        #expect(screen.outputText.contains(file))
        #expect(screen.outputText.contains("\u{1B}[") == (options.first == "--color"))
        if options.last == "json" { _ = try JSONSerialization.jsonObject(with: Data(screen.outputText.utf8)) }
    }

    @Test func buildSaysWhatWasMadeAndWhereToLook() async throws {
        let screen = Screen()
        let arguments = ["build", "--content", folder("content"), "--output", folder("site")]
        #expect(try await run(arguments, screen) == .clean)
        #expect(screen.outputText.contains("2 runbooks, 2 procedures, 2 steps, 2 commands."))
        #expect(screen.outputText.contains("1 error: 'runsheet lint"))
        #expect(screen.outputText.hasSuffix("Open \(folder("site"))/index.html\n"))
        #expect(screen.errorText.isEmpty)
    }

    @Test func buildWritesTheSameBytesWithAnyNumberOfWorkers() async throws {
        for workers in ["1", "2", "7"] {
            let arguments = ["build", "--content", folder("content"), "--output", folder("site" + workers), "--quiet"]
            #expect(try await run(arguments + ["--workers", workers]) == .clean)
        }
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder("site1")).sorted()
        #expect(paths.contains("runbooks/team/scale.json"))
        for other in ["site2", "site7"] {
            #expect(try FileManager.default.subpathsOfDirectory(atPath: folder(other)).sorted() == paths)
            for path in paths {
                let same = FileManager.default.contentsEqual(
                    atPath: folder("site1/" + path), andPath: folder(other + "/" + path))
                #expect(same, "\(path)")
            }
        }
    }

    @Test func buildGivesFilesWhosePathsCollidePagesOfTheirOwn() async throws {
        try folder.write("content/Team/Scale!.md", "# Other\n")
        let screen = Screen()
        let arguments = ["build", "--content", folder("content"), "--output", folder("site")]
        #expect(try await run(arguments, screen) == .clean)
        #expect(try folder.text("site/runbooks/team/scale.json").contains("\"title\":\"Other\""))
        #expect(try folder.text("site/runbooks/team/scale-2.json").contains("\"title\":\"Scale\""))
        #expect(screen.errorText.contains("content/team/scale.md: this file and 'Team/Scale!.md' would have the same"))
    }

    @Test func buildNamesTheLineOfABrokenTemplateAndLeavesTheOldSite() async throws {
        let arguments = ["build", "--content", folder("content"), "--output", folder("site")]
        #expect(try await run(arguments) == .clean)
        let before = try folder.text("site/index.html")
        try folder.write("own/home.mustache", "fine\n{{#open}}\n")
        let screen = Screen()
        #expect(try await run(arguments + ["--templates", folder("own")], screen) == .failed)
        #expect(screen.errorText.contains("\(folder("own"))/home.mustache:2:"))
        #expect(try folder.text("site/index.html") == before)
    }
}
