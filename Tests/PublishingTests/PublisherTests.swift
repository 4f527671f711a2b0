import Foundation
import Publishing
import SourceText
import Synchronization
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite struct PublisherTests {
    private let folder: TemporaryFolder
    private var fileSystem = FileSystem.disk

    init() throws { folder = try TemporaryFolder() }

    private func publish(
        _ files: [String: String], at name: String = "public", interruption: Interruption = .never
    ) async throws {
        let publisher = Publisher(fileSystem: fileSystem, interruption: interruption, processID: 7)
        try await publisher.publish(to: folder(name)) { output throws(PublishError) in
            for (path, text) in files { try output.write(OutputFile(path: path, bytes: Array(text.utf8))) }
        }
    }

    @Test func makesTheFolderAndThoseAboveIt() async throws {
        try await publish(["a/b/c.html": "c", "index.html": "i"], at: "dist/site")
        #expect(
            try folder.all() == [
                "dist", "dist/site", "dist/site/.runsheet-site", "dist/site/a", "dist/site/a/b", "dist/site/a/b/c.html",
                "dist/site/index.html",
            ])
    }

    @Test func replacesTheOldSiteAsAWholeAndKeepsTheKeepFile() async throws {
        try folder.write("public/.gitkeep", "keep")
        try await publish(["old.html": "old", "index.html": "1"])
        try await publish(["index.html": "2"])
        #expect(
            try folder.all() == ["public", "public/.gitkeep", "public/.runsheet-site", "public/index.html"])
        #expect(try folder.text("public/index.html") == "2")
        #expect(try folder.text("public/.gitkeep") == "keep")
    }

    @Test func writesASiteWhereALinkLeads() async throws {
        try folder.write("real/.gitkeep", "")
        try FileManager.default.createSymbolicLink(atPath: folder("public"), withDestinationPath: "real")
        try await publish(["index.html": "1"])
        #expect(try folder.text("real/index.html") == "1")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder("public")) == "real")
    }

    @Test func refusesAFolderThatSomebodyElseFilled() async throws {
        try folder.write("public/thesis.txt", "years of work")
        await #expect(throws: PublishError.notASite(path: folder("public"), example: "thesis.txt")) {
            try await publish(["index.html": "1"])
        }
        #expect(try folder.all() == ["public", "public/thesis.txt"])
    }

    @Test func refusesAFile() async throws {
        try folder.write("public", "text")
        await #expect(throws: PublishError.notAFolder(path: folder("public"))) { try await publish([:]) }
        #expect(try folder.text("public") == "text")
    }

    @Test(arguments: ["../escape.html", "/etc/x", "a//b", "a/../../b", ""])
    func refusesAPathOutsideTheFolder(path: String) async throws {
        await #expect(throws: PublishError.outside(path: path)) { try await publish([path: "x"]) }
        #expect(try folder.all().isEmpty)
    }

    @Test func leavesTheOldSiteWhenABuildFails() async throws {
        try await publish(["index.html": "old"])
        let publisher = Publisher(fileSystem: fileSystem, interruption: .never, processID: 7)
        await #expect(throws: PublishError.collision(path: "index.html")) {
            try await publisher.publish(to: folder("public")) { output throws(PublishError) in
                try output.write(OutputFile(path: "index.html", bytes: []))
                try output.write(OutputFile(path: "index.html", bytes: []))
            }
        }
        #expect(try folder.all() == ["public", "public/.runsheet-site", "public/index.html"])
        #expect(try folder.text("public/index.html") == "old")
    }

    @Test func namesTheFileOfTheSiteWhenTheDiskIsFull() async throws {
        var files = self
        files.fileSystem.write = { path, _ throws(FileSystemError) in
            throw FileSystemError(.write, path: path, cause: .system(ENOSPC))
        }
        do {
            try await files.publish(["a/index.html": "1"])
            Issue.record("a full disk went unnoticed")
        } catch let error as PublishError {
            #expect(
                error.description == "cannot write '\(folder("public"))/a/index.html': no space left on the disk")
        }
        #expect(try folder.all().isEmpty)
    }

    @Test func stopsWhenAskedAndRemovesWhatItWrote() async throws {
        try await publish(["index.html": "old"])
        let stop = Interruption(listen: {}, isRequested: { true })
        await #expect(throws: PublishError.interrupted) { try await publish(["index.html": "new"], interruption: stop) }
        #expect(try folder.text("public/index.html") == "old")
        #expect(try folder.all() == ["public", "public/.runsheet-site", "public/index.html"])
    }

    @Test func removesWhatAKilledBuildLeft() async throws {
        try folder.write(".public.building-99/half.html", "half")
        try folder.write(".public.lock", "99")
        try folder.write(".publication.building-99/other.html", "another site's")
        try await publish(["index.html": "1"])
        #expect(
            try folder.all() == [
                ".publication.building-99", ".publication.building-99/other.html", "public", "public/.runsheet-site",
                "public/index.html",
            ])
    }

    @Test func replacesInTwoStepsWhereTheFileSystemCannotExchange() async throws {
        var files = self
        files.fileSystem.exchange = { _, path throws(FileSystemError) in
            throw FileSystemError(.rename, path: path, cause: .system(EINVAL))
        }
        try await files.publish(["index.html": "1"])
        try await files.publish(["index.html": "2"])
        #expect(try folder.all() == ["public", "public/.runsheet-site", "public/index.html"])
        #expect(try folder.text("public/index.html") == "2")
    }

    @Test func bringsBackASiteThatWasKilledBetweenTheTwoSteps() async throws {
        try folder.write(".public.previous-99/index.html", "old")
        try folder.write(".public.previous-99/.runsheet-site", "")
        let publisher = Publisher(fileSystem: fileSystem, interruption: .never, processID: 7)
        await #expect(throws: PublishError.interrupted) {
            try await publisher.publish(to: folder("public")) { _ throws(PublishError) in throw .interrupted }
        }
        #expect(try folder.text("public/index.html") == "old")
    }

    @Test(arguments: [(Publisher.Durability.killing, 0), (.powerLoss, 1)])
    func waitsForTheDiskOnlyWhenAsked(durability: Publisher.Durability, flushes: Int) async throws {
        let count = Atomic(0)
        var fileSystem = fileSystem
        fileSystem.flush = { _ throws(FileSystemError) in count.add(1, ordering: .relaxed) }
        let publisher = Publisher(
            fileSystem: fileSystem, interruption: .never, processID: 7, durability: durability)
        try await publisher.publish(to: folder("public")) { _ throws(PublishError) in }
        #expect(count.load(ordering: .relaxed) == flushes)
    }

    @Test func keepsTwoBuildsOfOneSiteApart() async throws {
        let publisher = Publisher(fileSystem: fileSystem, interruption: .never, processID: 7)
        let path = folder("public")
        try await publisher.publish(to: path) { output throws(PublishError) in
            try output.write(OutputFile(path: "index.html", bytes: []))
            do throws(PublishError) {
                try await publisher.publish(to: path) { _ throws(PublishError) in }
                Issue.record("two builds ran at once")
            } catch {
                #expect(error == .locked(path: path, process: "7"))
            }
        }
        #expect(try folder.all() == ["public", "public/.runsheet-site", "public/index.html"])
    }
}
