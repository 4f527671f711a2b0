package import RunbookModel
import SourceText

/// What changed in meaning between two catalogs; words, layout and order of flags count for nothing.
package struct CatalogComparison {
    package private(set) var changes: [Change] = []

    package init(old: [Runbook], new: [Runbook]) {
        let before = Dictionary(old.map { ($0.id, $0) }) { first, _ in first }
        let after = Set(new.map(\.id))
        for runbook in new {
            guard let previous = before[runbook.id] else {
                add(runbook)
                continue
            }
            var comparison = RunbookComparison(old: previous, new: runbook)
            comparison.run()
            changes += comparison.changes
        }
        for runbook in old where !after.contains(runbook.id) {
            changes.append(
                Change(
                    .runbookRemoved, risk: true, path: runbook.path, id: runbook.id.rawValue,
                    message: "runbook '\(runbook.title)' was removed"))
        }
    }

    private mutating func add(_ runbook: Runbook) {
        let risk = runbook.procedures.contains { $0.steps.contains { $0.effect >= .change } }
        changes.append(
            Change(
                .runbookAdded, risk: risk, path: runbook.path, id: runbook.id.rawValue,
                message: "runbook '\(runbook.title)' was added"))
    }

    package var raisesRisk: Bool { changes.contains(where: \.raisesRisk) }
}

struct RunbookComparison {
    let old: Runbook
    let new: Runbook
    private(set) var changes: [Change] = []

    init(old: Runbook, new: Runbook) {
        self.old = old
        self.new = new
    }

    private struct Place {
        var procedure: Int
        var step: Int
    }

    mutating func run() {
        let pairs = matchedProcedures()
        var lostSteps: [(procedure: Procedure, step: Step)] = []
        var gainedSteps: [(procedure: Procedure, step: Step)] = []
        for (newIndex, procedure) in new.procedures.enumerated() {
            guard let oldIndex = pairs[newIndex] else {
                gainedSteps += procedure.steps.map { (procedure, $0) }
                continue
            }
            compare(old.procedures[oldIndex], procedure, &lostSteps, &gainedSteps)
        }
        let kept = Set(pairs.compactMap(\.self))
        for (index, procedure) in old.procedures.enumerated() where !kept.contains(index) {
            lostSteps += procedure.steps.map { (procedure, $0) }
        }
        let known = Set(zip(new.procedures, pairs).lazy.filter { $1 != nil }.map(\.0.id))
        settle(lostSteps, gainedSteps, kept: kept, known: known)
        compareParameters()
        compareReferences()
    }

    /// By anchor; else by title, or by having the same steps under a new heading.
    private func matchedProcedures() -> [Int?] {
        let places = Dictionary(old.procedures.enumerated().map { ($1.id, $0) }) { first, _ in first }
        var pairs = new.procedures.map { places[$0.id] }
        var free = Set(old.procedures.indices).subtracting(pairs.compactMap(\.self))
        let before = Dictionary(
            free.map { ($0, Set(old.procedures[$0].steps.map(StepMatching.meaning))) },
            uniquingKeysWith: { one, _ in one })
        var holders: [String: [Int]] = [:]
        for candidate in free.sorted() {
            for meaning in before[candidate] ?? [] { holders[meaning, default: []].append(candidate) }
        }
        for (index, procedure) in new.procedures.enumerated() where pairs[index] == nil {
            let meanings = Set(procedure.steps.map(StepMatching.meaning))
            var shared: [Int: Int] = [:]
            for candidate in meanings.lazy.compactMap({ holders[$0] }).joined() { shared[candidate, default: 0] += 1 }
            let match = shared.filter { candidate, count in
                free.contains(candidate) && count * 2 >= max(before[candidate]?.count ?? 0, meanings.count)
            }.keys.min()
            guard let match else { continue }
            pairs[index] = match
            free.remove(match)
        }
        return pairs
    }

    private mutating func compare(
        _ before: Procedure, _ after: Procedure, _ lost: inout [(procedure: Procedure, step: Step)],
        _ gained: inout [(procedure: Procedure, step: Step)]
    ) {
        let matching = StepMatching(old: before.steps, new: after.steps)
        lost += matching.removed.map { (before, before.steps[$0]) }
        let kept = matching.old.compactMap(\.self)
        let moved = Self.moved(kept)
        for (index, step) in after.steps.enumerated() {
            guard let previous = matching.old[index] else {
                gained.append((after, step))
                continue
            }
            if moved.contains(previous) {
                note(
                    .stepMoved, risk: step.effect >= .change || before.steps[previous].phase == .precheck, step, after,
                    "moved within '\(after.title)'")
            }
            var comparison = StepComparison(
                old: before.steps[previous], new: step, oldProcedure: before, newProcedure: after)
            comparison.run()
            for found in comparison.found {
                note(found.kind, risk: found.risk, step, after, found.message, found.before, found.after)
            }
        }
        for (name, one, other) in [
            ("rollback", before.rollback, after.rollback), ("validation", before.validation, after.validation),
        ] where one != nil && other == nil {
            note(
                name == "rollback" ? .undoLost : .verificationLost, risk: true, nil, after,
                "'\(after.title)' lost its \(name)", one)
        }
        if before.undo != nil, after.undo == nil, before.rollback == after.rollback {
            note(
                .undoLost, risk: true, nil, after, "no procedure undoes '\(after.title)' any more",
                before.undo?.rawValue)
        }
    }

    /// The fewest steps that have to move for the others to keep their order.
    static func moved(_ order: [Int]) -> Set<Int> {
        var rows = LongestRows(limit: (order.max() ?? 0) + 1)
        var before: [Int?] = []
        var last: (length: Int, place: Int)?
        for (place, value) in order.enumerated() {
            let row = rows.longest(below: value)
            before.append(row?.place)
            let length = (row?.length ?? 0) + 1
            rows.add(length, place, endingWith: value)
            if length > last?.length ?? 0 { last = (length, place) }
        }
        var kept: Set<Int> = []
        var next = last?.place
        while let place = next {
            kept.insert(order[place])
            next = before[place]
        }
        return Set(order).subtracting(kept)
    }

    /// Steps that went from one procedure to another, and those that are really new or gone.
    private mutating func settle(
        _ lost: [(procedure: Procedure, step: Step)], _ gained: [(procedure: Procedure, step: Step)], kept: Set<Int>,
        known: Set<ProcedureID>
    ) {
        let oldPlaces = Dictionary(old.procedures.enumerated().map { ($1.id, $0) }) { first, _ in first }
        var lostPlaces = Dictionary(grouping: lost.indices) { StepMatching.meaning(lost[$0].step) }
        var settled: Set<Int> = []
        var newProcedures: Set<ProcedureID> = []
        for (procedure, step) in gained {
            if let index = lostPlaces[StepMatching.meaning(step)]?.first {
                lostPlaces[StepMatching.meaning(step)]?.removeFirst()
                settled.insert(index)
                let origin = lost[index]
                note(
                    .stepMoved, risk: step.effect >= .change, step, procedure,
                    "moved from '\(origin.procedure.title)' to '\(procedure.title)'")
            } else if oldPlaces[procedure.id] != nil || known.contains(procedure.id) {
                note(
                    .stepAdded, risk: step.effect >= .change || step.effect == .unknown, step, procedure,
                    "was added (\(step.effect.rawValue))", nil, step.text)
            } else if newProcedures.insert(procedure.id).inserted {
                let effect = procedure.steps.map(\.effect).max() ?? .none
                note(
                    .procedureAdded, risk: effect >= .change, nil, procedure,
                    "procedure '\(procedure.title)' was added (\(effect.rawValue))")
            }
        }
        var goneProcedures: Set<ProcedureID> = []
        for (place, (procedure, step)) in lost.enumerated() where !settled.contains(place) {
            let index = oldPlaces[procedure.id]
            if index.map(kept.contains) == true {
                let isGuard =
                    step.phase == .precheck || step.phase == .verify || step.phase == .undo || step.kind == .check
                noteOld(
                    .stepRemoved, risk: isGuard || step.effect == .none && step.kind == .wait, step, procedure,
                    "was removed\(isGuard ? "; it was a check or a way back" : "")", step.text)
            } else if goneProcedures.insert(procedure.id).inserted {
                noteOld(
                    .procedureRemoved, risk: true, nil, procedure, "procedure '\(procedure.title)' was removed", nil)
            }
        }
    }

    private mutating func compareParameters() {
        let (before, after) = (used(old), used(new))
        let earlier = Dictionary(before.map { ($0.id, $0) }) { first, _ in first }
        let later = Set(after.map(\.id))
        for parameter in after where earlier[parameter.id] == nil {
            note(
                .parameterAdded, risk: false, nil, nil,
                "asks for a new parameter '\(parameter.name)' (\(parameter.type))")
        }
        for parameter in before where !later.contains(parameter.id) {
            note(.parameterRemoved, risk: false, nil, nil, "asks no more for '\(parameter.name)'")
        }
        for parameter in after {
            guard let previous = earlier[parameter.id] else { continue }
            if previous.type != parameter.type {
                note(
                    .parameterChanged, risk: false, nil, nil, "parameter '\(parameter.name)' has another type",
                    previous.type, parameter.type)
            }
            if previous.isSecret, !parameter.isSecret {
                note(.secretExposed, risk: true, nil, nil, "parameter '\(parameter.name)' counts no more as a secret")
            }
        }
    }

    private func used(_ runbook: Runbook) -> [Parameter] {
        let ids = Set(runbook.procedures.flatMap { $0.steps.flatMap { $0.parameters.map(\.id) } })
        return runbook.parameters.filter { $0.provenance != .guessed && ids.contains($0.id) }
    }

    private mutating func compareReferences() {
        func key(_ reference: Reference) -> String { reference.destination ?? reference.text }
        let broken = Set(old.references.filter { !$0.isResolved }.map(key))
        let whole = Set(old.references.filter(\.isResolved).map(key))
        var told: Set<String> = []
        for reference in new.references where told.insert(key(reference)).inserted {
            if !reference.isResolved, !broken.contains(key(reference)) {
                note(
                    .referenceBroken, risk: true, nil, nil, "'\(key(reference))' leads nowhere", nil, nil,
                    reference.range)
            } else if reference.isResolved, broken.contains(key(reference)), !whole.contains(key(reference)) {
                note(
                    .referenceRepaired, risk: false, nil, nil, "'\(key(reference))' leads somewhere again", nil, nil,
                    reference.range)
            }
        }
    }

    private mutating func note(
        _ kind: Change.Kind, risk: Bool, _ step: Step?, _ procedure: Procedure?, _ message: String,
        _ before: String? = nil,
        _ after: String? = nil, _ range: SourceRange? = nil
    ) {
        append(kind, risk, new, step, procedure, message, before, after, range)
    }

    private mutating func noteOld(
        _ kind: Change.Kind, risk: Bool, _ step: Step?, _ procedure: Procedure?, _ message: String, _ before: String?
    ) {
        append(kind, risk, old, step, procedure, message, before, nil, nil)
    }

    private mutating func append(
        _ kind: Change.Kind, _ risk: Bool, _ runbook: Runbook, _ step: Step?, _ procedure: Procedure?,
        _ message: String,
        _ before: String?, _ after: String?, _ range: SourceRange?
    ) {
        var change = Change(
            kind, risk: risk, path: runbook.path,
            id: step?.id.rawValue ?? procedure?.id.rawValue ?? runbook.id.rawValue, message: message)
        change.procedure = procedure?.title
        change.step = step?.title
        change.before = before
        change.after = after
        change.range = range ?? step?.range ?? procedure?.range
        change.line = change.range.map { runbook.lines.position(at: $0.lowerBound, in: runbook.file.bytes).line }
        changes.append(change)
    }
}

/// The longest rows that end with each value: a tree of maxima, so that thousands of steps are put in order at once.
private struct LongestRows {
    private var best: [(length: Int, place: Int)]

    init(limit: Int) { best = Array(repeating: (0, .max), count: limit + 1) }

    /// Of rows of one length the one that was added first.
    func longest(below value: Int) -> (length: Int, place: Int)? {
        var found = (length: 0, place: Int.max)
        var index = value
        while index > 0 {
            if Self.precedes(best[index], found) { found = best[index] }
            index -= index & -index
        }
        return found.length > 0 ? found : nil
    }

    mutating func add(_ length: Int, _ place: Int, endingWith value: Int) {
        var index = value + 1
        while index < best.count {
            if Self.precedes((length, place), best[index]) { best[index] = (length, place) }
            index += index & -index
        }
    }

    private static func precedes(_ one: (length: Int, place: Int), _ other: (length: Int, place: Int)) -> Bool {
        one.length != other.length ? one.length > other.length : one.place < other.place
    }
}
