import Foundation
import ShellSyntax
import SourceText
import Testing

/// The shell texts of our own documents, read by us, by `bash -n` and by shfmt.
@Suite struct OracleTests {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let documents: [URL] = [root.appending(path: "content"), root.appending(path: "../shared/playbooks")]
        .flatMap { (try? FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)) ?? [] }
        .filter { $0.pathExtension == "md" }.sorted { $0.path() < $1.path() }

    static let shfmt = tool("shfmt")

    @Test(.enabled(if: tool("bash") != nil && !documents.isEmpty), arguments: documents)
    func agreesWithBashOnWhatIsWellFormed(document: URL) throws {
        let bash = try #require(Self.tool("bash"))
        for fence in try Self.fences(of: document) {
            let (source, script) = Self.normalised(fence)
            let verdict = try Self.run(bash, ["-n"], on: source)
            let isAccepted = verdict.status == 0 && !verdict.errors.contains("delimited by end-of-file")
            #expect(script.errors.isEmpty == isAccepted, "\(String(decoding: source, as: UTF8.self))\(verdict.errors)")
        }
    }

    /// Every simple command, by the source of its words, as shfmt has them.
    @Test(.enabled(if: shfmt != nil && !documents.isEmpty), arguments: documents)
    func agreesWithShfmtOnWords(document: URL) throws {
        let shfmt = try #require(Self.shfmt)
        for fence in try Self.fences(of: document) {
            let (source, script) = Self.normalised(fence)
            let answer = try Self.run(shfmt, ["-ln", "bash", "--to-json"], on: source)
            guard answer.status == 0 else { continue }
            var calls: [[SourceRange]] = []
            Self.collectCalls(try JSONSerialization.jsonObject(with: answer.output), into: &calls)
            calls.sort { ($0.first?.start ?? 0) < ($1.first?.start ?? 0) }
            let ours = script.commands.filter { !Self.isDeclaration($0) && !$0.words.isEmpty }.map {
                $0.words.map(\.range)
            }
            #expect(ours == calls, "\(String(decoding: source, as: UTF8.self))")
        }
    }

    private static func isDeclaration(_ command: SimpleCommand) -> Bool {
        ["export", "local", "declare", "readonly", "typeset", "let"].contains(command.words.first?.text)
    }

    /// The text with placeholders as plain letters: what the oracles can read.
    private static func normalised(_ fence: [UInt8]) -> (source: [UInt8], script: Script) {
        let script = ShellParser.parse(fence)
        var source = fence
        for placeholder in script.placeholders {
            source.replaceSubrange(placeholder.range.range, with: repeatElement(0x50, count: placeholder.range.count))
        }
        return (source, script)
    }

    private static func collectCalls(_ node: Any, into calls: inout [[SourceRange]]) {
        if let list = node as? [Any] {
            for element in list { collectCalls(element, into: &calls) }
        } else if let object = node as? [String: Any] {
            if object["Type"] as? String == "CallExpr", let arguments = object["Args"] as? [[String: Any]] {
                calls.append(arguments.compactMap(range))
            }
            for value in object.values { collectCalls(value, into: &calls) }
        }
    }

    private static func range(_ node: [String: Any]) -> SourceRange? {
        guard let start = (node["Pos"] as? [String: Any])?["Offset"] as? Int,
            let end = (node["End"] as? [String: Any])?["Offset"] as? Int
        else { return nil }
        return SourceRange(start..<end)
    }

    /// Fences labelled as shell that hold no prompts, without their indent.
    private static func fences(of document: URL) throws -> [[UInt8]] {
        var fences: [[UInt8]] = []
        var open: (indent: Int, lines: [Substring])?
        for line in try String(contentsOf: document, encoding: .utf8).split(
            separator: "\n", omittingEmptySubsequences: false)
        {
            let indent = line.prefix { $0 == " " }.count
            let content = line.dropFirst(indent)
            if let (outer, lines) = open {
                guard content.hasPrefix("```") else {
                    open?.lines.append(line.dropFirst(min(indent, outer)))
                    continue
                }
                let text = Array((lines.joined(separator: "\n") + "\n").utf8)
                if Session.read(text) == nil { fences.append(text) }
                open = nil
            } else if ["```bash", "```sh", "```shell"].contains(content) {
                open = (indent, [])
            }
        }
        return fences
    }

    private static func tool(_ name: String) -> URL? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return path.split(separator: ":").map { URL(filePath: String($0)).appending(path: name) }
            .first { FileManager.default.isExecutableFile(atPath: $0.path()) }
    }

    private static func run(
        _ tool: URL, _ arguments: [String], on input: [UInt8]
    ) throws -> (status: Int32, output: Data, errors: String) {
        let file = FileManager.default.temporaryDirectory.appending(path: "oracle-\(UUID().uuidString)")
        try Data(input).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = tool
        process.arguments = arguments
        process.standardInput = try FileHandle(forReadingFrom: file)
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let result = try output.fileHandleForReading.readToEnd() ?? Data()
        let complaint = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, result, String(decoding: complaint, as: UTF8.self))
    }
}
