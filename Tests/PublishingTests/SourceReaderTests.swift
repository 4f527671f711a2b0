import Publishing
import SourceText
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite struct SourceReaderTests {
    private func read(
        _ nodes: [String: MemoryFiles.Node], _ path: String = "/content", limit: Int = 100
    ) async throws -> SourceTree {
        let files = MemoryFiles(nodes)
        return try await SourceReader(fileSystem: files.fileSystem, workers: 2, limit: limit).read(path)
    }

    @Test func readsMarkdownBelowAFolderInTheOrderOfPathBytes() async throws {
        let tree = try await read([
            "/content/b.md": "b", "/content/a/z.markdown": "z", "/content/a.md": "a", "/content/Z.MD": "Z",
            "/content/notes.txt": "t", "/content/é.md": "é",
        ])
        #expect(tree.files.map(\.path) == ["Z.MD", "a.md", "a/z.markdown", "b.md", "é.md"])
        #expect(tree.files.first { $0.path == "é.md" }?.bytes == Array("é".utf8))
        #expect(tree.diagnostics.isEmpty)
    }

    @Test func skipsHiddenEntriesAndInstalledPackages() async throws {
        let tree = try await read([
            "/content/.git/a.md": "x", "/content/.hidden.md": "x", "/content/node_modules/p/README.md": "x",
            "/content/kept.md": "x",
        ])
        #expect(tree.files.map(\.path) == ["kept.md"])
    }

    @Test func readsASingleFileRelativeToItsFolder() async throws {
        let tree = try await read(["/content/a/b.md": "b", "/content/c.md": "c"], "/content/a/b.md")
        #expect(tree.root == "/content/a")
        #expect(tree.files.map(\.path) == ["b.md"])
    }

    @Test func followsLinksToFilesAndFoldersInsideTheRootOnce() async throws {
        let tree = try await read([
            "/content/real/a.md": "a", "/content/b.md": .link("/content/real/a.md"),
            "/content/one": .link("/content/real"), "/content/two": .link("/content/real"),
        ])
        #expect(tree.files.map(\.path) == ["b.md", "one/a.md", "real/a.md"])
        #expect(tree.diagnostics.map(\.path) == ["two"])
    }

    @Test func reportsALinkThatLeadsBackAndReadsTheRest() async throws {
        let tree = try await read([
            "/content/a/loop": .link("/content"), "/content/a/x.md": "x",
            "/content/p.md": .link("/content/q.md"), "/content/q.md": .link("/content/p.md"),
        ])
        #expect(tree.files.map(\.path) == ["a/x.md"])
        #expect(tree.diagnostics.map(\.path) == ["a/loop", "p.md", "q.md"])
        #expect(Set(tree.diagnostics.map(\.rule)) == ["link-loop"])
    }

    @Test func endsWhereLinksOfTwoFoldersLeadIntoEachOther() async throws {
        let tree = try await read([
            "/content/a/x.md": "x", "/content/a/to-b": .link("/content/b"),
            "/content/b/y.md": "y", "/content/b/to-a": .link("/content/a"),
        ])
        #expect(tree.files.map(\.path) == ["a/to-b/y.md", "a/x.md", "b/to-a/x.md", "b/y.md"])
        #expect(Set(tree.diagnostics.map(\.rule)) == ["link-loop"])
    }

    @Test func doesNotFollowALinkOutOfTheRoot() async throws {
        let tree = try await read([
            "/secret/a.md": "s", "/content/a.md": .link("/secret/a.md"), "/content/out": .link("/secret"),
            "/content2/b.md": "b", "/content/near": .link("/content2"),
        ])
        #expect(tree.files.isEmpty)
        #expect(tree.diagnostics.map(\.path) == ["a.md", "near", "out"])
        #expect(Set(tree.diagnostics.map(\.rule)) == ["link-outside-root"])
    }

    @Test(arguments: [
        (MemoryFiles.Node.broken(EACCES), "cannot read this file: permission denied"),
        (.broken(ENOENT), "cannot read this file: no such file or folder"),
        (.pipe, "this is a pipe, a socket or a device, not a file; it is left out"),
        (
            .file([UInt8](repeating: 0x61, count: 101)),
            "this file has 101 bytes, and a runbook may have 100; it is left out"
        ),
        (.link("/nowhere"), "cannot read this file: no such file or folder"),
    ])
    func reportsWhatCannotBeReadAndGoesOn(node: MemoryFiles.Node, message: String) async throws {
        let tree = try await read(["/content/bad.md": node, "/content/good.md": "g", "/content/z.md": "z"])
        #expect(tree.files.map(\.path) == ["good.md", "z.md"])
        #expect(tree.diagnostics.map(\.message) == [message])
        #expect(tree.diagnostics.map(\.path) == ["bad.md"])
        #expect(tree.diagnostics.map(\.severity) == [.error])
    }

    @Test func refusesAPathThatIsNotThere() async throws {
        await #expect(throws: FileSystemError.self) { try await read(["/content/a.md": "a"], "/contents") }
    }

    @Test(arguments: [
        (2, 1000, ["a.md", "b.md"], "c.md"), (10, 5, ["a.md"], "b.md"), (3, 9, ["a.md", "b.md", "c.md"], nil),
    ])
    func leavesOutWhatIsMoreThanCanBeRead(
        count: Int, total: Int, read: [String], left: String?
    ) async throws {
        let files = MemoryFiles(["/content/a.md": "aaa", "/content/b.md": "bbb", "/content/c.md": "ccc"])
        var reader = SourceReader(fileSystem: files.fileSystem, workers: 2)
        reader.countLimit = count
        reader.totalLimit = total
        let tree = try await reader.read("/content")
        #expect(tree.files.map(\.path) == read)
        #expect(tree.diagnostics.map(\.path) == [left].compactMap(\.self))
        #expect(tree.diagnostics.allSatisfy { $0.rule == "too-much-input" })
    }
}
