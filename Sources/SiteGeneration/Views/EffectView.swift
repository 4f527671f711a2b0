import RunbookModel

/// How an effect looks: class, icon and word. Colour is never the only sign.
struct EffectView: TemplateModel, Equatable {
    var name: String
    var word: UIText
    var meaning: UIText
    var icon: String

    /// `nil` for a command that does nothing to the world, such as an assignment: a badge would only distract.
    init?(_ effect: Effect, kind: StepKind) {
        switch effect {
        case .read: (name, word, meaning, icon) = ("read", .read, .readMeaning, "read")
        case .change: (name, word, meaning, icon) = ("change", .change, .changeMeaning, "change")
        case .destroy: (name, word, meaning, icon) = ("destroy", .destroy, .destroyMeaning, "destroy")
        case .unknown: (name, word, meaning, icon) = ("unknown", .unknown, .unknownMeaning, "unknown")
        case .none:
            switch kind {
            case .wait: (name, word, meaning, icon) = ("none", .wait, .manualMeaning, "wait")
            case .check: (name, word, meaning, icon) = ("none", .check, .manualMeaning, "read")
            case .manual: (name, word, meaning, icon) = ("none", .manual, .manualMeaning, "hand")
            case .command, .script, .query: return nil
            }
        }
    }

    static let fields = TemplateFields<EffectView>(
        "effect",
        [
            .text("effect") { $0.name },
            .text("word") { $0.word.text },
            .text("meaning") { $0.meaning.text },
            .text("icon") { $0.icon },
        ])
}
