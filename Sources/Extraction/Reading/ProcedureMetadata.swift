import RunbookModel
import SourceText

/// Files `**Key**: value` under the procedure's own fields where the key is one of theirs.
struct ProcedureMetadata {
    private(set) var entries: [Metadatum] = []
    /// Where the entries behind the section's last thematic break start.
    private var tail: Int?

    /// What follows a line across the page is often no more about the section above it.
    mutating func beginTail() { tail = entries.count }

    /// Takes out the entries behind the last break that are about the whole file.
    mutating func takeTail() -> [Metadatum] {
        guard let tail, tail < entries.count else { return [] }
        let behind = Array(entries[tail...])
        guard behind.allSatisfy({ !Self.isField($0.key) }) else { return [] }
        entries.removeSubrange(tail...)
        return behind
    }

    /// The keys of the fields, in lower case, words separated by one blank.
    private enum Field {
        static let when: PhraseSet = [
            "when", "when to use", "trigger", "triggers", "use when", "use this when", "symptoms", "symptom",
        ]
        static let estimate: PhraseSet = [
            "estimated time", "time to complete", "expected time", "duration", "estimated duration", "eta",
            "time estimate", "estimate", "time", "time required", "expected duration", "estimated time to complete",
            "total time", "rto",
        ]
        static let downtime: PhraseSet = ["downtime", "expected downtime", "service impact", "outage"]
        static let validation: PhraseSet = [
            "validation", "validate", "verification", "verify", "success criteria", "post check", "how to verify",
        ]
        static let rollback: PhraseSet = [
            "rollback", "roll back", "undo", "revert", "back out", "backout", "rollback plan",
        ]
        static let objective: PhraseSet = ["objective", "goal", "purpose", "aim", "objectives", "what this does"]
        static let all = [when, estimate, downtime, validation, rollback, objective]
    }

    /// Whether a label is one of the fields' keys, so that what follows it is metadata and not a step.
    static func isField(_ key: String) -> Bool {
        let words = Words(key)
        return Field.all.contains { $0.isAll(of: words) }
    }

    mutating func add(key: String, value: String, range: SourceRange) {
        guard !value.isEmpty else { return }
        if let last = entries.last, last.key == key, last.range == range { return }
        entries.append(Metadatum(key: key, value: value, range: range))
    }

    func apply(to procedure: inout Procedure) {
        guard !entries.isEmpty else { return }
        let keys = entries.map { Words($0.key) }
        func value(_ field: PhraseSet) -> String? {
            keys.firstIndex(where: field.isAll).map { entries[$0].value }
        }
        procedure.metadata = entries
        procedure.when = value(Field.when)
        procedure.downtime = value(Field.downtime)
        procedure.validation = value(Field.validation)
        procedure.rollback = value(Field.rollback)
        procedure.objective = value(Field.objective)
        if let text = value(Field.estimate) {
            procedure.estimate = Durations.first(in: text).map {
                Estimate(min: $0.min, max: $0.max, unit: $0.unit, text: text)
            }
        }
    }
}
