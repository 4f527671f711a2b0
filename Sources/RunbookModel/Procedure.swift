package import SourceText

/// A heading whose own section holds steps.
package struct Procedure: Sendable {
    package var id: ProcedureID
    package var title: String
    package var anchor: String
    /// Of its page, without a folder and an ending: the anchor, where that can be the name of a file.
    package var pageName: String
    /// Index into `Runbook.sections`.
    package var section: Int
    /// Titles of the enclosing headings, outermost first, without its own.
    package var path: [String]
    /// Of the heading's own section: up to the next heading of any level.
    package var range: SourceRange
    package var kind: ProcedureKind
    package var when: String?
    package var estimate: Estimate?
    package var downtime: String?
    package var validation: String?
    package var rollback: String?
    package var objective: String?
    /// All `**Key**: value` lines, those with a field of their own included.
    package var metadata: [Metadatum] = []
    package var steps: [Step] = []
    /// The procedure that takes this one back.
    package var undo: ProcedureID?
    package var related: [ProcedureID] = []

    package init(
        id: ProcedureID, title: String, anchor: String, section: Int, path: [String], range: SourceRange,
        kind: ProcedureKind
    ) {
        self.id = id
        self.title = title
        self.anchor = anchor
        pageName = anchor
        self.section = section
        self.path = path
        self.range = range
        self.kind = kind
    }
}

/// How long something takes; `text` is what the author wrote.
package struct Estimate: Sendable, Hashable {
    package enum Unit: String, Sendable, Hashable { case seconds, minutes, hours, days }
    package var min: Int
    package var max: Int
    package var unit: Unit
    package var text: String
    package init(min: Int, max: Int, unit: Unit, text: String) {
        self.min = min
        self.max = max
        self.unit = unit
        self.text = text
    }
}

/// Something the reader must fill in.
package struct Parameter: Sendable, Hashable {
    package enum Notation: String, Sendable, Hashable {
        case angle, upper, variable, mustache, bracket, xs, sample, your, uuid, datePattern, declared
    }
    /// One place in the file.
    package struct Use: Sendable, Hashable {
        package var range: SourceRange
        package init(range: SourceRange) { self.range = range }
    }

    package var id: ParameterID
    /// As written at the first use, without brackets or `$`.
    package var name: String
    /// `string`, `run.revision`, …: the list is in the schema.
    package var type: String
    package var notation: Notation
    package var description: String?
    package var sample: String?
    /// A regular expression (ECMA-262) that values of the type match; `nil` when anything goes.
    package var pattern: String?
    package var uses: [Use] = []
    /// A command that lists valid values, ready to paste.
    package var discovery: String?
    package var isSecret: Bool = false
    package var provenance: Provenance

    package init(id: ParameterID, name: String, type: String, notation: Notation, provenance: Provenance) {
        self.id = id
        self.name = name
        self.type = type
        self.notation = notation
        self.provenance = provenance
    }
}
