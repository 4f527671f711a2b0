import RunbookModel
import Testing

@testable import Extraction

@Suite struct ParameterNameTests {
    @Test(arguments: [
        ("STABLE_REVISION", "stable-revision"), ("stableRevision", "stable-revision"), ("pod name", "pod-name"),
        ("nom-du-pod-é", "nom-du-pod-e"), ("Größe", "grosse"),
    ])
    func isTheSameInAllNotations(name: String, id: String) {
        #expect(ParameterName.id(of: name)?.rawValue == id)
    }

    @Test func tellsNamesInOtherScriptsApart() throws {
        let first = try #require(ParameterName.id(of: "前のリビジョン")?.rawValue)
        let second = try #require(ParameterName.id(of: "次のリビジョン")?.rawValue)
        #expect(first != second)
        #expect([first, second].allSatisfy { $0.hasPrefix("value-") && $0.utf8.allSatisfy { $0 < 0x80 } })
        #expect(try #require(ParameterName.id(of: "pod 名前")?.rawValue).hasPrefix("pod-"))
        #expect(ParameterName.id(of: "…") == nil)
    }
}
