import RunbookModel

/// How many steps have each effect, the heaviest first.
struct EffectCounts: Sendable {
    private var counts = [Int](repeating: 0, count: Effect.allCases.count)

    mutating func add(_ effect: Effect) {
        if let place = Effect.allCases.firstIndex(of: effect) { counts[place] += 1 }
    }

    var total: Int { counts.reduce(0, +) }

    var tallies: [EffectTally] {
        zip(Effect.allCases, counts).filter { $0.1 > 0 && $0.0 != .none }.sorted { $0.0 > $1.0 }
            .compactMap { effect, count in
                EffectView(effect, kind: .command).map { EffectTally(effect: $0, count: count) }
            }
    }
}

struct EffectTally: TemplateModel {
    var effect: EffectView
    var count: Int

    static let fields = TemplateFields<EffectTally>(
        "effect tally",
        [
            .text("effect") { $0.effect.name },
            .text("icon") { $0.effect.icon },
            .text("word") { $0.effect.word.text },
            .number("count") { $0.count },
        ])
}
