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

    private enum Field: String, CaseIterable {
        case when, estimate, downtime, validation, rollback, objective

        /// Keys in lower case, words separated by one blank.
        var keys: Set<String> {
            switch self {
            case .when:
                ["when", "when to use", "trigger", "triggers", "use when", "use this when", "symptoms", "symptom"]
            case .estimate:
                [
                    "estimated time", "time to complete", "expected time", "duration", "estimated duration", "eta",
                    "time estimate", "estimate", "time", "time required", "expected duration",
                    "estimated time to complete",
                    "total time", "rto",
                ]
            case .downtime: ["downtime", "expected downtime", "service impact", "outage"]
            case .validation:
                ["validation", "validate", "verification", "verify", "success criteria", "post check", "how to verify"]
            case .rollback: ["rollback", "roll back", "undo", "revert", "back out", "backout", "rollback plan"]
            case .objective: ["objective", "goal", "purpose", "aim", "objectives", "what this does"]
            }
        }
    }

    /// Whether a label is one of the fields' keys, so that what follows it is metadata and not a step.
    static func isField(_ key: String) -> Bool {
        let normalized = normalize(key)
        return Field.allCases.contains { $0.keys.contains(normalized) }
    }

    mutating func add(key: String, value: String, range: SourceRange) {
        guard !value.isEmpty else { return }
        if let last = entries.last, last.key == key, last.range == range { return }
        entries.append(Metadatum(key: key, value: value, range: range))
    }

    func apply(to procedure: inout Procedure) {
        procedure.metadata = entries
        procedure.when = value(of: .when)
        procedure.downtime = value(of: .downtime)
        procedure.validation = value(of: .validation)
        procedure.rollback = value(of: .rollback)
        procedure.objective = value(of: .objective)
        if let text = value(of: .estimate) {
            procedure.estimate = Durations.first(in: text).map {
                Estimate(min: $0.min, max: $0.max, unit: $0.unit, text: text)
            }
        }
    }

    private func value(of field: Field) -> String? {
        entries.first { field.keys.contains(Self.normalize($0.key)) }?.value
    }

    private static func normalize(_ key: String) -> String { Wording.words(of: key).joined(separator: " ") }
}
