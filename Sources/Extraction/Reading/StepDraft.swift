import RunbookModel
import SourceText

/// A step as it was found, before it has its names, effect and parameters.
struct StepDraft {
    var title: String?
    var titleSource: Step.TitleSource = .statement
    var number: String?
    /// The list item or label that this step stands under, when it is not the title itself.
    var group: String?
    /// The label in front of the block, for the phase: `Validation`, `Rollback`.
    var label: String?
    /// A short sentence directly in front of the block.
    var sentence: String?
    var kind: StepKind
    var text: String
    var map: SourceMap
    /// In the file.
    var range: SourceRange
    var block: Int?
    var indexInBlock: Int?
    var language: Language?
    var declared: String?
    var details: [String] = []
    var expect: Expectation?
    /// From `<!-- step: id -->`.
    var explicitID: String?
    /// Has its title from a comment that titles an earlier statement too.
    var sharesTitle = false
    var isChecked = false

    init(kind: StepKind, text: String, map: SourceMap, range: SourceRange) {
        self.kind = kind
        self.text = text
        self.map = map
        self.range = range
    }

    /// A step that is one command within a sentence or a table.
    static func command(
        _ command: InlineCommand, titled title: String?, source: Step.TitleSource, number: String?,
        details: [String] = []
    ) -> StepDraft {
        var map = SourceMap()
        map.append(text: 0, file: command.range.lowerBound, count: command.range.count)
        var draft = StepDraft(kind: .command, text: command.text, map: map, range: command.range)
        draft.title = title
        draft.titleSource = title == nil ? .statement : source
        draft.number = number
        draft.language = .shell
        draft.details = details
        return draft
    }

    /// A manual step: the instruction is its text.
    static func manual(
        _ title: String, source: Step.TitleSource, number: String?, range: SourceRange, details: [String] = []
    ) -> StepDraft {
        var map = SourceMap()
        map.append(text: 0, file: range.lowerBound, count: range.count)
        let text = details.isEmpty ? title : ([title] + details).joined(separator: "\n")
        let kind: StepKind = Durations.isWait(title) ? .wait : .manual
        var draft = StepDraft(kind: kind, text: text, map: map, range: range)
        draft.title = title
        draft.titleSource = source
        draft.number = number
        draft.details = details
        return draft
    }
}
