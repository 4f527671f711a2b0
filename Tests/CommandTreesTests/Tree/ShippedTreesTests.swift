import Foundation
import Testing

@testable import CommandTrees

@Suite struct ShippedTreesTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources/CommandTrees/Data")
    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".cligraph") }.map { String($0.dropLast(".cligraph".count)) }.sorted()

    @Test(arguments: names)
    func carriesWhatTheTextSays(_ name: String) throws {
        let text = try Data(contentsOf: Self.folder.appending(path: "\(name).cligraph"))
        let shipped = try #require(TreeLibrary.shipped.tree(of: name), "run Scripts/compile-trees")
        #expect(try CommandTree(bytes: Array(text)).compiled == shipped.compiled, "run Scripts/compile-trees")
        #expect(shipped.cli == name)
        #expect(shipped.fact("source")?.isEmpty == false)
        #expect(shipped.fact("date")?.utf8.count == 10)
    }

    @Test func listsEachTreeByName() {
        let names = TreeLibrary.shipped.entries.map(\.name)
        #expect(Set(names).isSuperset(of: Self.names))
        #expect(names == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }

    @Test func knowsNoTreeForOtherNames() {
        for name in ["", "a", "zzzz", "gclou", "gcloudd", "Gcloud"] {
            #expect(TreeLibrary.shipped.tree(of: name) == nil)
        }
    }

    @Test func prefersTheTreeOfTheProject() throws {
        let text = SampleTrees.bytes(SampleTrees.cloud)
        let library = TreeLibrary(overrides: [TreeLibrary.Override(name: "gcloud", path: "x") { text }])
        #expect(library.tree(of: "gcloud")?.version == "1.2.3")
        #expect(library.tree(of: "kubectl")?.version == TreeLibrary.shipped.tree(of: "kubectl")?.version)
        #expect(library.problems.isEmpty)
    }

    @Test func saysWhatIsWrongWithATreeOfTheProject() {
        let library = TreeLibrary(overrides: [
            TreeLibrary.Override(name: "gcloud", path: "p") { Array("nonsense".utf8) }
        ])
        #expect(library.tree(of: "gcloud") == nil)
        #expect(library.problems.map(\.path) == ["p"])
        #expect(library.problems.map(\.error) == [.notATree])
    }
}
