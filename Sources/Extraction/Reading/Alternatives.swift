import RunbookModel

/// Finds steps that are other ways to do the same: "Or with kubectl", "Option B: restore", "Method 2".
enum Alternatives {
    static func link(_ procedure: inout Procedure) {
        var first: [String: (mark: String, id: StepID)] = [:]
        for index in procedure.steps.indices {
            let step = procedure.steps[index]
            switch Mark(step.title) ?? step.group.flatMap(Mark.init) {
            case .another where index > 0:
                let before = procedure.steps[index - 1]
                link(&procedure.steps[index], to: before.alternativeTo ?? before.id)
            case .member(let series, let mark):
                guard let base = first[series] else {
                    first[series] = (mark, step.id)
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
        case member(series: String, mark: String)

        private static let series: Set<String> = ["option", "method", "approach", "alternative", "variant", "way"]

        init?(_ text: String) {
            let words = Wording.words(of: text)
            guard let word = words.first, words.count > 1 else { return nil }
            if word == "or" || word == "alternatively" {
                self = .another
            } else if Self.series.contains(word), words[1].utf8.count <= 2, Self.isMark(words[1]) {
                self = .member(series: word, mark: words[1])
            } else {
                return nil
            }
        }

        /// A number or one letter that is no article.
        private static func isMark(_ word: String) -> Bool {
            word.utf8.allSatisfy { ASCII.isDigit($0) } || word.utf8.count == 1
        }
    }
}
