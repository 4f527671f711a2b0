package import SourceText

/// The smallest thing a reader does and ticks off.
package struct Step: Sendable {
    /// Where a step's title was found.
    package enum TitleSource: String, Sendable, Hashable { case comment, listItem, label, heading, statement, prose }

    package var id: StepID
    /// 1-based, in its procedure.
    package var ordinal: Int
    /// As written: `1`, `2a`.
    package var number: String?
    package var title: String
    package var titleSource: TitleSource
    /// The list item or label that the step stands under, when that is not its title.
    package var group: String?
    /// A task-list item that was ticked in the source.
    package var isChecked = false
    package var anchor: String
    /// Lower-case hexadecimal, of title and text: a reader's tick is kept as long as it does not change.
    package var contentHash: String
    package var kind: StepKind
    package var phase: StepPhase
    package var declaredLanguage: String?
    package var effectiveLanguage: Language?
    /// The step's place in the file: from the first to the last of its bytes.
    package var range: SourceRange
    /// Index into `Runbook.blocks` and place among the steps of that block.
    package var block: Int?
    package var indexInBlock: Int?
    /// The exact source of the step without prompts and container indent; for manual steps the instruction.
    package var text: String
    /// From offsets in `text` to offsets in the file.
    package var map: SourceMap
    /// Sentences below the title that explain the step.
    package var details: [String] = []
    package var commands: [Command] = []
    /// For highlighting; sorted, without overlap, ranges of `text`.
    package var tokens: [Token] = []
    /// Sorted by place; ranges of `text`.
    package var parameters: [ParameterUse] = []
    /// Names of what earlier steps of the procedure left behind and this one uses.
    package var inputs: [String] = []
    package var outputs: [Output] = []
    package var expect: Expectation?
    package var effect: Effect
    /// 0 nothing can happen, 1 takes no data away, 2 changes production, 3 takes data or service away.
    package var risk: Int = 0
    package var reasons: [Reason] = []
    package var reversible: Reversibility = .unknown
    package var undo: StepID?
    /// The step that checks whether this one worked.
    package var verifiedBy: StepID?
    /// The first of the ways of which this step is another: only one of them is taken.
    package var alternativeTo: StepID?
    package var run = RunHints()
    package var requires = Requirements()
    package var secrets: [SecretUse] = []
    package var confirm: Confirmation = .none
    package var resources: [ResourceUse] = []
    package var estimate: Estimate?
    package var condition: String?
    package var provenance: [ProvenanceEntry] = []

    package init(
        id: StepID, ordinal: Int, number: String?, title: String, titleSource: TitleSource, anchor: String,
        contentHash: String, kind: StepKind, phase: StepPhase, range: SourceRange, text: String, map: SourceMap,
        effect: Effect
    ) {
        self.id = id
        self.ordinal = ordinal
        self.number = number
        self.title = title
        self.titleSource = titleSource
        self.anchor = anchor
        self.contentHash = contentHash
        self.kind = kind
        self.phase = phase
        self.range = range
        self.text = text
        self.map = map
        self.effect = effect
    }
}

/// What a run of bytes of a step's text is, for highlighting.
package struct Token: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case tool, subcommand, flag, value, string, variable, parameter, comment
        case `operator`, keyword, number, assignment
    }
    package var kind: Kind
    package var range: SourceRange
    package init(kind: Kind, range: SourceRange) {
        self.kind = kind
        self.range = range
    }
}

package struct ParameterUse: Sendable, Hashable {
    /// What surrounds the parameter, and so how a value must be escaped that takes its place.
    package enum Context: String, Sendable, Hashable, CaseIterable {
        case bare, doubleQuoted, singleQuoted, hereDocument, sql, json, yaml, other
    }

    package var id: ParameterID
    /// In the step's text; the whole notation, brackets and `$` included.
    package var range: SourceRange
    package var context: Context
    package init(id: ParameterID, range: SourceRange, context: Context) {
        self.id = id
        self.range = range
        self.context = context
    }
}

package struct Output: Sendable, Hashable {
    package enum Source: String, Sendable, Hashable { case assignment, export, file, directory }
    package var name: String
    package var from: Source
    package init(name: String, from: Source) {
        self.name = name
        self.from = from
    }
}

/// What the reader should see when the step worked.
package struct Expectation: Sendable, Hashable {
    package enum Mode: String, Sendable, Hashable { case text, json, status, prose }
    package var mode: Mode
    package var value: String
    /// In the file.
    package var range: SourceRange
    package init(mode: Mode, value: String, range: SourceRange) {
        self.mode = mode
        self.value = value
        self.range = range
    }
}

/// Why an effect was given.
package struct Reason: Sendable, Hashable {
    package var text: String
    package var provenance: Provenance
    package init(text: String, provenance: Provenance) {
        self.text = text
        self.provenance = provenance
    }
}

package struct RunHints: Sendable, Hashable {
    package var directory: String?
    /// Waits for input.
    package var isInteractive = false
    /// Does not return by itself.
    package var isBlocking = false
    package var needsNewTerminal = false
    package init() {}
}

package struct Requirements: Sendable, Hashable {
    package var tools: [String] = []
    package var environment: [String] = []
    package var steps: [StepID] = []
    package init() {}
}

package struct SecretUse: Sendable, Hashable {
    package enum Exposure: String, Sendable, Hashable { case argv, env, stdin, history, literal }
    package var name: String
    package var exposure: Exposure
    package init(name: String, exposure: Exposure) {
        self.name = name
        self.exposure = exposure
    }
}

/// A thing that a command acts on: `run.service:mdraft`.
package struct ResourceUse: Sendable, Hashable {
    package enum Role: String, Sendable, Hashable { case target, reads }
    package var type: String
    package var name: String
    package var role: Role
    package init(type: String, name: String, role: Role) {
        self.type = type
        self.name = name
        self.role = role
    }
    package var id: String { "\(type):\(name)" }
}

package struct ProvenanceEntry: Sendable, Hashable {
    package var field: String
    package var provenance: Provenance
    package init(field: String, provenance: Provenance) {
        self.field = field
        self.provenance = provenance
    }
}
