import RunbookModel

/// How procedures lead to each other: those of one runbook in their order, and an arc for each way between two.
struct ProcedureMap: Sendable {
    enum Relation: String, Sendable, Hashable, CaseIterable { case undo, verify, requires, then, mention }

    struct Arc: Sendable, Hashable {
        var from: Int
        var to: Int
        var relation: Relation
    }
    /// A way into another runbook.
    struct Exit: Sendable, Hashable {
        var from: Int
        var to: ProcedureID
        var relation: Relation
    }

    /// Indices of the runbook's procedures that have a way to or from another, in order.
    private(set) var nodes: [Int] = []
    /// Between places in `nodes`.
    private(set) var arcs: [Arc] = []
    private(set) var exits: [Exit] = []

    init(_ runbook: Runbook) {
        let numbers = Dictionary(
            runbook.procedures.indices.map { (runbook.procedures[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
        var seen: [Int: [Int: Relation]] = [:]
        var exitsSeen: Set<Exit> = []
        func add(_ from: Int, _ target: ProcedureID, _ relation: Relation) {
            guard let to = numbers[target] else {
                let exit = Exit(from: from, to: target, relation: relation)
                if exitsSeen.insert(exit).inserted { exits.append(exit) }
                return
            }
            guard from != to else { return }
            // Of several ways between two procedures the one that says most counts.
            if let known = seen[from]?[to], known.rank <= relation.rank { return }
            seen[from, default: [:]][to] = relation
        }
        for (number, procedure) in runbook.procedures.enumerated() {
            if let undo = procedure.undo { add(number, undo, .undo) }
        }
        for reference in runbook.references {
            guard case .procedure(let target)? = reference.target, let section = reference.section,
                let from = Self.procedure(of: section, in: runbook)
            else { continue }
            add(from, target, Relation(reference.relation))
        }
        connect(seen)
    }

    private mutating func connect(_ ways: [Int: [Int: Relation]]) {
        let connected = Set(ways.keys).union(ways.values.flatMap(\.keys)).union(exits.map(\.from))
        nodes = connected.sorted()
        let places = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
        for from in ways.keys.sorted() {
            for (to, relation) in (ways[from] ?? [:]).sorted(by: { $0.key < $1.key }) {
                guard let start = places[from], let end = places[to] else { continue }
                arcs.append(Arc(from: start, to: end, relation: relation))
            }
        }
    }

    /// The procedure that the section is, or lies in.
    private static func procedure(of section: Int, in runbook: Runbook) -> Int? {
        var next: Int? = section
        while let index = next, index < runbook.sections.count {
            if let procedure = runbook.sections[index].procedure { return procedure }
            next = runbook.sections[index].parent
        }
        return nil
    }
}

extension ProcedureMap.Relation {
    init(_ relation: Reference.Relation) {
        switch relation {
        case .mention: self = .mention
        case .undo: self = .undo
        case .verify: self = .verify
        case .then: self = .then
        case .requires: self = .requires
        }
    }

    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    var text: UIText {
        switch self {
        case .undo: .mapUndo
        case .verify: .mapVerify
        case .requires: .mapRequires
        case .then: .mapThen
        case .mention: .mapMention
        }
    }

    /// Named in full: markup takes nothing that is put together at run time.
    var arcOpening: StaticString {
        switch self {
        case .undo: "<path class=\"arc undo\" d=\"M"
        case .verify: "<path class=\"arc verify\" d=\"M"
        case .requires: "<path class=\"arc requires\" d=\"M"
        case .then: "<path class=\"arc then\" d=\"M"
        case .mention: "<path class=\"arc mention\" d=\"M"
        }
    }
}
