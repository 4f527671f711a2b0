import MarkdownSyntax
import RunbookModel
import SourceText
import Testing

@testable import Extraction

/// What sentences between blocks say: waits, and what a link is for.
@Suite struct SentenceTests {
    private func read(_ body: String) -> Runbook {
        let text = "# R\n\n## P\n\n\(body)\n\n## Back\n\n```bash\nls\n```\n"
        return RunbookReader.read(MarkdownParser.parse(SourceFile(path: "r.md", bytes: Array(text.utf8))))
    }

    @Test(
        arguments: [
            ("Wait 10 minutes for the cache to fill.", true), ("Monitor the lag for 15 minutes. Then go on.", true),
            ("Wait until all replicas are up.", true), ("Wait times are long in winter.", false),
            ("Watch out for errors.", false), ("Monitor the dashboard.", false), ("We wait 5 minutes.", false),
        ])
    func makesAStepOfAWait(sentence: String, isStep: Bool) {
        let steps = read("```bash\na\n```\n\n\(sentence)\n\n```bash\nb\n```").procedures[0].steps
        #expect(steps.map(\.kind) == (isStep ? [.command, .wait, .command] : [.command, .command]))
        #expect(!isStep || steps[1].range.lowerBound == 26)
    }

    @Test func takesNoWaitBeforeThereIsSomethingToWaitFor() {
        #expect(read("Wait 10 minutes.\n\n```bash\na\n```").procedures[0].steps.map(\.kind) == [.command])
    }

    @Test(
        arguments: [
            ("To undo, see [Back](#back).", .undo), ("To roll back, follow [Back](#back).", .undo),
            ("Roll back with [Back](#back).", .undo), ("To verify, see [Back](#back).", .verify),
            ("See [Back](#back) to learn more.", .mention), ("[Back](#back) undoes this.", .mention),
        ] as [(String, Reference.Relation)])
    func readsFromTheSentenceWhatALinkIsFor(sentence: String, relation: Reference.Relation) {
        let runbook = read("```bash\nrm a\n```\n\n\(sentence)")
        #expect(runbook.references.map(\.relation) == [relation])
        #expect((runbook.procedures[0].undo != nil) == (relation == .undo))
    }

    @Test(
        arguments: [
            ("**Frontend:**", "**Database:**", "# Check migrations", false),
            ("**Frontend:**", "**Frontend 2:**", "# Verify rollout", true),
            ("**Frontend:**", "**Verification:**", "# Check migrations", true),
        ])
    func checksOnlyWhatStandsUnderTheSameLabel(first: String, second: String, title: String, isLinked: Bool) {
        let steps = read(
            "\(first)\n\n```bash\n# Push\ngit push\n```\n\n\(second)\n\n```bash\n\(title)\ngit status\n```"
        ).procedures[0].steps
        #expect((steps[0].verifiedBy != nil) == isLinked)
    }
}
