import CommandTrees
import RunbookModel
import SourceText

/// Turns drafts into steps: ids that other steps cannot change, hashes, phases, effects.
struct StepNamer {
    private let procedure: Procedure
    private let context: AnnotationContext
    /// What the ids of the procedure's steps begin with.
    private let prefix: String
    private let isPreparing: Bool
    private var taken: Set<String> = []
    /// Where counting goes on for a slug that is taken: a block may hold the same line a thousand times.
    private var counts: [String: Int] = [:]
    private var ordinal = 0

    init(procedure: Procedure, trees: TreeLibrary) {
        self.procedure = procedure
        let runbook = procedure.id.rawValue.utf8.prefix { $0 != 0x23 }
        prefix = "\(Substring(runbook))/\(procedure.anchor)/"
        isPreparing = Wording.isPreparing(procedure.title)
        context = AnnotationContext(
            procedureTitle: procedure.title, procedurePath: procedure.path, procedureKind: procedure.kind,
            trees: trees)
    }

    mutating func step(_ draft: StepDraft) -> Step {
        ordinal += 1
        let title = Self.title(of: draft)
        let slug = uniqueSlug(for: draft, title: title)
        var step = Step(
            id: StepID(rawValue: prefix + slug), ordinal: ordinal, number: draft.number, title: title,
            titleSource: draft.titleSource, anchor: "step-" + slug,
            contentHash: Digest.fingerprint(title, draft.text), kind: draft.kind, phase: .act,
            range: draft.range, text: draft.text, map: draft.map, effect: .none)
        step.group = draft.group
        step.isChecked = draft.isChecked
        step.declaredLanguage = draft.declared
        step.effectiveLanguage = draft.language
        step.block = draft.block
        step.indexInBlock = draft.indexInBlock
        step.details = draft.details
        step.expect = draft.expect
        if draft.kind == .wait { step.estimate = Durations.first(in: ([title] + draft.details).joined(separator: " ")) }
        if draft.language != nil { StepAnnotator.annotate(&step, context: context) }
        step.phase = phase(of: step, draft: draft)
        if draft.sharesTitle, draft.titleSource == .heading, let command = step.commands.first {
            // A heading titles the first of its commands; the others are told apart by what they run.
            step.title = Self.summary(of: command)
            step.titleSource = .statement
        }
        step.condition = Conditions.first(in: title, draft.details)
        return step
    }

    /// `kubectl rollout status deploy/api`: the command's name and its first operands.
    private static func summary(of command: Command) -> String {
        let operands = command.positionals.prefix(2).map(\.value.text).filter { !$0.utf8.contains(0x0A) }
        return Prose.shortened(([command.name] + operands).joined(separator: " "), to: 72)
    }

    private static func title(of draft: StepDraft) -> String {
        let title = draft.title.map { Prose.titleText($0) } ?? ""
        if !title.isEmpty { return title }
        return Prose.shortened(Prose.trimmed(draft.text.firstLine), to: 80)
    }

    /// Made of the step's own words only; a second step of the same words is told apart by what it runs,
    /// then by all of its text; only steps that are the same in everything are counted.
    private mutating func uniqueSlug(for draft: StepDraft, title: String) -> String {
        if let id = draft.explicitID, taken.insert(id).inserted { return id }
        var slug = Slug.make(title)
        if slug.isEmpty { slug = "step" }
        if !draft.sharesTitle, taken.insert(slug).inserted { return slug }
        let own = Self.ownWords(of: draft)
        if !own.isEmpty { slug += "-" + own }
        if !own.isEmpty, taken.insert(slug).inserted { return slug }
        slug += "-" + Digest.fingerprint(draft.text).prefix(6)
        var candidate = slug
        while !taken.insert(candidate).inserted {
            let count = counts[slug, default: 2]
            candidate = "\(slug)-\(count)"
            counts[slug] = count + 1
        }
        return candidate
    }

    /// The first words of what is run; nothing of a step that is done by hand.
    private static func ownWords(of draft: StepDraft) -> String {
        guard draft.language != nil else { return "" }
        return Slug.make(
            draft.text.firstLine.split(separator: " ", maxSplits: 5).prefix(5).joined(separator: " "), limit: 40)
    }

    private func phase(of step: Step, draft: StepDraft) -> StepPhase {
        let stated = Wording.phase(
            title: step.title, group: step.group, label: draft.label, isPreparing: isPreparing)
        if let stated {
            // "Check and fix" that changes things is not a verification.
            if stated == .verify, step.effect >= .change { return .act }
            return stated
        }
        if procedure.kind == .verify, step.effect <= .read { return .verify }
        return .act
    }
}

/// "If recent deployment, roll back": when a step applies.
enum Conditions {
    static func first(in title: String, _ details: [String]) -> String? {
        condition(of: title) ?? details.lazy.compactMap(condition).first
    }

    private static let remarks: Set<String> = [
        "if needed", "if using", "optional", "if necessary", "if available", "if applicable",
    ]

    /// The clause in front ("If …, do"), or the remark in brackets behind ("(if needed)").
    private static func condition(of text: String) -> String? {
        if startsClause(text) {
            let clause = text.utf8.prefix { $0 != 0x2C && $0 != 0x3A }
            if clause.count < text.utf8.count { return Prose.trimmed(Substring(clause)) }
        }
        guard text.holds(0x28) else { return nil }
        for part in text.utf8.split(separator: 0x28).dropFirst() {
            guard let inner = part.split(separator: 0x29, maxSplits: 1, omittingEmptySubsequences: false).first else {
                continue
            }
            let remark = Prose.trimmed(Substring(inner))
            let lowered = remark.lowercased()
            if remarks.contains(lowered) { return lowered }
            if lowered.utf8.starts(with: "if ".utf8) { return remark }
        }
        return nil
    }

    private static func startsClause(_ text: String) -> Bool {
        // `when ` is all of five bytes, `if ` three of them.
        let start = ByteScan.word(text.utf8.span, at: 0) | 0x20_2020_2020
        if text.utf8.count >= 5, start & 0xFF_FFFF_FFFF == 0x20_6E_65_68_77 { return true }
        return text.utf8.count >= 3 && start & 0xFF_FFFF == 0x20_66_69
    }
}
