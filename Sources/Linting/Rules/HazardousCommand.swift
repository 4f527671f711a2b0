import SourceText

extension Rule {
    static let hazardousCommand = Rule(
        id: "hazardous-command", code: "OPS008", severity: .warning, confidence: .high,
        summary: "A command does more harm than it seems to.",
        rationale: """
            It is right that it works, and wrong to paste it without knowing what goes with it: other people's commits, every \
            key of a shared server, the data of a volume.
            """,
        bad: """
            ## Clear

            ```bash
            redis-cli FLUSHALL
            ```
            """,
        good: """
            ## Look

            ```bash
            redis-cli DBSIZE
            ```
            """,
        allows: ["what is dangerous and plainly says so, such as `kubectl delete`, is pointed out in `pedantic`"],
        check: .advisories)
}
