import Extraction
import RunbookModel
import SourceText

/// Steps as the reader of procedures would hand them over.
enum StepFixture {
    static func step(_ text: String, language: Language = .shell, map: SourceMap? = nil) -> Step {
        var whole = SourceMap()
        whole.append(text: 0, file: 0, count: text.utf8.count)
        return Step(
            id: StepID(rawValue: "runbook/procedure/step"), ordinal: 1, number: nil, title: "Step",
            titleSource: .heading,
            anchor: "step", contentHash: "", kind: language == .sql ? .query : .command, phase: .act,
            range: SourceRange(0..<text.utf8.count), text: text, map: map ?? whole, effect: .none
        ).speaking(language)
    }

    static func annotated(
        _ text: String, language: Language = .shell, title: String = "Procedure", kind: ProcedureKind = .maintain,
        map: SourceMap? = nil
    ) -> Step {
        var step = step(text, language: language, map: map)
        StepAnnotator.annotate(
            &step, context: AnnotationContext(procedureTitle: title, procedurePath: [], procedureKind: kind))
        return step
    }
}

extension Step {
    fileprivate func speaking(_ language: Language) -> Step {
        var copy = self
        copy.effectiveLanguage = language
        return copy
    }
}

extension Command {
    /// `effect wrapper* tool path | arguments | flags | environment | redirects`, empty parts left out at the end.
    var digest: String {
        var parts = [
            ([effect.rawValue] + wrappers.map { "(\($0))" } + [name]).joined(separator: " "),
            positionals.map(\.value.text).joined(separator: ", "),
            flags.map { flag in flag.name + (flag.value.map { "=\($0.text)" } ?? "") }.joined(separator: ", "),
            environment.map { "\($0.name)=\($0.value?.text ?? "")" }.joined(separator: ", "),
            redirects.map { $0.op + $0.target.text }.joined(separator: ", "),
        ]
        while parts.last?.isEmpty == true { parts.removeLast() }
        return parts.joined(separator: " | ")
    }
}
