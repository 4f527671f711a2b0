import RunbookModel

/// Finds steps that are other ways to do the same: "Or with kubectl", "Option B: restore", "Method 2".
enum Alternatives {
    static func link(_ procedure: inout Procedure) {
        var first: [Words.Word: (mark: Words.Word, id: StepID)] = [:]
        for index in procedure.steps.indices {
            switch Mark(procedure.steps[index].title) ?? procedure.steps[index].group.flatMap(Mark.init) {
            case .another where index > 0:
                let before = procedure.steps[index - 1].alternativeTo ?? procedure.steps[index - 1].id
                link(&procedure.steps[index], to: before)
            case .member(let series, let mark):
                guard let base = first[series] else {
                    first[series] = (mark, procedure.steps[index].id)
                    continue
                }
                if base.mark != mark { link(&procedure.steps[index], to: base.id) }
            case .another, nil: continue
            }
        }
    }

    private static func link(_ step: inout Step, to id: StepID) {
        step.alternativeTo = id
        step.provenance.append(ProvenanceEntry(field: "alternativeTo", provenance: .derived))
    }

    private enum Mark {
        /// Another way to do what the step before does.
        case another
        /// `Option A`: one of a series.
        case member(series: Words.Word, mark: Words.Word)

        private static let others: PhraseSet = ["or", "alternatively"]
        private static let series: PhraseSet = ["option", "method", "approach", "alternative", "variant", "way"]

        init?(_ text: String) {
            guard let word = Words.first(of: text), Self.others.contains(word) || Self.series.contains(word) else {
                return nil
            }
            let words = Words(text)
            guard words.count > 1 else { return nil }
            if Self.others.contains(word) {
                self = .another
            } else if Self.isMark(words.all[1]) {
                self = .member(series: word, mark: words.all[1])
            } else {
                return nil
            }
        }

        /// A number of one or two digits, or one letter that is no article.
        private static func isMark(_ word: Words.Word) -> Bool {
            word.count == 1 || word.count == 2 && word.number != nil
        }
    }
}
