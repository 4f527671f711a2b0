import RunbookModel
import SourceText

extension Rule {
    static let dmlOutsideTransaction = Rule(
        id: "dml-outside-transaction", code: "DBM007", severity: .info, confidence: .medium,
        summary: "Rows are changed by hand, and no transaction is open.",
        rationale: """
            The count of rows that psql answers with is the moment when a mistake is seen. Without BEGIN it is too late \
            then.
            """,
        bad: """
            ## Remove the account

            ```sql
            DELETE FROM users WHERE email = 'a@example.com';
            ```
            """,
        good: """
            ## Remove the account

            ```sql
            BEGIN;
            DELETE FROM users WHERE email = 'a@example.com';
            -- one row? then COMMIT, else ROLLBACK
            COMMIT;
            ```
            """,
        allows: ["blocks with BEGIN or START TRANSACTION", "reports and single INSERTs"],
        check: .block { block, page, findings in
            guard block.effective == .sql, !block.text.isEmpty else { return }
            let text = block.text.utf8.map { (0x61...0x7A).contains($0) ? $0 & ~0x20 : $0 }
            guard let verb = first(of: ["DELETE FROM", "UPDATE "], in: text),
                !text.contains("BEGIN"), !text.contains("START TRANSACTION"), !text.contains("SET AUTOCOMMIT"),
                !text.contains("WITH ")
            else { return }
            findings.report(
                "no transaction is open around the change", at: block.map.fileRange(of: verb),
                label: "a mistake that the count of rows shows cannot be taken back",
                fixes: [Fix(title: "put BEGIN before it, and COMMIT behind a look at the count", safety: .suggestion)])
        })
}

/// The first of the verbs at the start of a statement.
private func first(of verbs: [String], in text: [UInt8]) -> SourceRange? {
    for verb in verbs {
        var start = 0
        while let place = text.firstRange(of: verb, from: start) {
            start = place.upperBound
            var before = place.lowerBound
            while before > 0, text[before - 1] == 0x20 { before -= 1 }
            if before == 0 || text[before - 1] == 0x0A || text[before - 1] == 0x3B {
                let isBlank = verb.hasSuffix(" ")
                return SourceRange(place.lowerBound..<place.upperBound - (isBlank ? 1 : 0))
            }
        }
    }
    return nil
}
