import Exporting
import MarkdownSyntax
import Publishing
import RunbookModel
import SourceText
import Synchronization
import Testing

@Suite struct PageMemoryTests {
    private static let pieces = [
        "# Restore a database\n\n```bash\ngcloud sql backups restore 5 --restore-instance=prod-db\n```\n",
        "## Roll back\n\n1. Look: `kubectl get pods`\n2. See [the other one](b.md#roll-back).\n",
        "| a | b |\n|---|---|\n| `docker ps` | <name> |\n", "Owner: nobody\n\n", "    $ ls\n    out\n",
        "```sql\nDELETE FROM users;\n```\n", "> - quoted\n", "[broken](missing.md)\n", "---\ntitle: x\n---\n",
    ]
    private static let names = ["a.md", "b.md", "sub/a.md", "sub/c.md", "A.md"]

    private static func tree(_ files: [String: String]) -> MemoryFiles {
        let nodes = files.map { ("/content/\($0.key)", MemoryFiles.Node.file(Array($0.value.utf8))) }
        return MemoryFiles(Dictionary(nodes + [("/content", .folder)]) { first, _ in first })
    }

    /// Everything that the JSON says of a folder.
    private func said(_ files: [String: String], _ memory: PageMemory?) async throws -> [[UInt8]] {
        var compiler = Compiler(fileSystem: Self.tree(files).fileSystem, workers: 2)
        compiler.memory = memory
        let compilation = try await compiler.compile("/content")
        let export = JSONExport(options: ExportOptions(version: "test") { $0.rawValue })
        return compilation.catalog.runbooks.flatMap { runbook in
            let files = export.files(of: runbook, findings: [])
            return [files.runbook, files.stepLines]
        } + compilation.problems.map { Array($0.message.utf8) } + compilation.documents.map(\.file.bytes)
    }

    @Test func editsGiveWhatAColdBuildGives() async throws {
        var random = Steps(state: 20_261_122)
        var files: [String: String] = ["a.md": Self.pieces[0]]
        let memory = PageMemory()
        for _ in 0..<200 {
            let name = Self.names[random.below(Self.names.count)]
            switch random.below(6) {
            case 0: files[name] = nil
            case 1: files[name] = files[Self.names[random.below(Self.names.count)]]
            case 2: files[name] = Self.pieces[random.below(Self.pieces.count)]
            default: files[name, default: ""] += Self.pieces[random.below(Self.pieces.count)]
            }
            if (files[name]?.utf8.count ?? 0) > 600 { files[name] = nil }
            let warm = try await said(files, memory)
            let cold = try await said(files, nil)
            #expect(warm == cold, "after a change of \(name)")
        }
    }

    @Test func readsOnlyWhatChanged() async throws {
        let memory = PageMemory()
        let first = Self.pieces[0]
        let parsed = Mutex(0)
        func count(_ files: [String: String]) async throws -> Int {
            parsed.withLock { $0 = 0 }
            var compiler = Compiler(fileSystem: Self.tree(files).fileSystem, workers: 1)
            compiler.memory = memory
            compiler.observer.spent = { stage, _ in if stage == .parse { parsed.withLock { $0 += 1 } } }
            _ = try await compiler.compile("/content")
            return parsed.withLock { $0 }
        }
        #expect(try await count(["a.md": first, "b.md": first]) == 2)
        #expect(try await count(["a.md": first, "b.md": first + " "]) == 1)
        #expect(try await count(["a.md": first, "b.md": first + " "]) == 0)
        #expect(try await count(["c.md": first, "b.md": first + " "]) == 1)
    }

    @Test func onlyTheSameFileIsKnownAgain() async throws {
        let file = SourceFile(path: "a.md", bytes: Array(Self.pieces[0].utf8))
        let memory = PageMemory()
        _ = try await said(["a.md": Self.pieces[0]], memory)
        #expect(memory.page(of: file, id: RunbookID(rawValue: "a")) != nil)
        #expect(memory.page(of: file, id: RunbookID(rawValue: "b")) == nil)
        #expect(memory.page(of: SourceFile(path: "b.md", bytes: file.bytes), id: RunbookID(rawValue: "a")) == nil)
        #expect(
            memory.page(of: SourceFile(path: "a.md", bytes: file.bytes + [0x0A]), id: RunbookID(rawValue: "a")) == nil)
        _ = try await said(["b.md": Self.pieces[0]], memory)
        #expect(memory.page(of: file, id: RunbookID(rawValue: "a")) == nil)
    }
}

/// The same numbers on every run.
private struct Steps {
    var state: UInt64

    mutating func below(_ count: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(count))
    }
}
