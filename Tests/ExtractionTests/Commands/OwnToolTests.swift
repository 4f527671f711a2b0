import CommandTrees
import Extraction
import RunbookModel
import Testing

/// A tool that nobody but a team knows, by the tree in its project.
@Suite struct OwnToolTests {
    private static let tree = """
        #cligraph 1 shopctl 3.1 pflag
        #source written for the tests
        F|--region -r|1
        F|--force|0
        F|--follow -f|0
        G|0
        S|1
        S|2
        P|NAME 1
        N|0|shopctl|1|||||effect=read
        N|1|cache|1
        N|2|clear|||0||effect=destroy
        N|2|show||0|0
        N|1|orders||1|0||run=blocking
        """

    private func step(_ text: String) -> Step {
        let bytes = Array(Self.tree.utf8.map { $0 == UInt8(ascii: "|") ? 0x09 : $0 })
        let library = TreeLibrary(overrides: [TreeLibrary.Override(name: "shopctl", path: "x") { bytes }])
        var step = StepFixture.step(text)
        let context = AnnotationContext(
            procedureTitle: "Procedure", procedurePath: [], procedureKind: .maintain, trees: library)
        StepAnnotator.annotate(&step, context: context)
        return step
    }

    @Test(arguments: [
        ("shopctl -r eu cache clear main", "destroy shopctl cache clear | main | -r=eu", false),
        ("shopctl cache show --force main", "read shopctl cache show | main | --force", false),
        ("shopctl orders --follow main", "read shopctl orders | main | --follow", true),
        ("shopctl cache wipe main", "unknown shopctl cache wipe | main", false),
    ])
    func isReadAndJudgedByTheTree(_ text: String, _ digest: String, _ blocks: Bool) throws {
        let step = step(text)
        #expect(try #require(step.commands.first).digest == digest)
        #expect(step.run.isBlocking == blocks)
    }

    @Test(arguments: ["shopctl orders main [flags]", "shopctl cache show [OPTIONS] main [ARG...]"])
    func takesASynopsisForAnyNumberOfWords(_ text: String) throws {
        #expect(try #require(step(text).commands.first).verdict == .ok)
    }

    @Test func hasItsFlagsChecked() throws {
        let command = try #require(step("shopctl cache show --froce main").commands.first)
        #expect(command.verdict == .invalid)
        #expect(command.suggestion == "--force")
    }
}
