import CommandTrees
import RunbookModel
import SourceText

/// Weighs what the commands of a step do: effect, risk, reasons, resources, confirmation.
struct StepJudge {
    private let environment: EnvironmentKind
    private var effect = Effect.none
    private var risk = 0
    private var reasons: [Reason] = []
    private var reversible = Reversibility.yes
    private var resources: [ResourceUse] = []

    init(context: AnnotationContext) {
        environment = context.environment
    }

    mutating func add(_ read: ReadCommand, _ reading: EffectReading) {
        let found = ResourceFinder.find(read, effect: reading.onResources)
        for resource in found { add(resource) }
        effect = max(effect, reading.effect)
        add(reading, isUndoable: read.judgement.isUndoable, named: found)
        // That it only reads is said of the first command at most.
        if reading.effect == .read, reading.phrase == nil, !reasons.isEmpty { return }
        if reading.effect == .none, reading.phrase == nil { return }
        if let text = ReasonText.make(read.command.name, reading) { add(reason: text) }
    }

    mutating func add(_ statement: SQLStatement) {
        effect = max(effect, statement.effect)
        for table in statement.tables {
            add(ResourceUse(type: "sql.table", name: table.name, role: table.isTarget ? .target : .reads))
        }
        let reading = EffectReading(effect: statement.effect, phrase: statement.phrase, isLocal: false)
        add(reading, isUndoable: false, named: [])
        if let text = ReasonText.make(statement.verb, reading) { add(reason: text) }
    }

    mutating func add(_ effects: PythonEffects) {
        effect = max(effect, effects.effect)
        add(EffectReading(effect: effects.effect, phrase: nil, isLocal: false), isUndoable: false, named: [])
        for reason in effects.reasons { add(reason: reason) }
    }

    private mutating func add(_ reading: EffectReading, isUndoable: Bool, named resources: [ResourceUse]) {
        switch reading.effect {
        case .none, .read: break
        case .unknown:
            risk = max(risk, 1)
            reversible = Self.worse(reversible, .unknown)
        case .change:
            risk = max(risk, reading.isLocal || isRehearsal(resources) ? 1 : 2)
            reversible = Self.worse(reversible, isUndoable ? .yes : .unknown)
        case .destroy:
            risk = max(risk, isUndoable || reading.isLocal || isRehearsal(resources) ? 2 : 3)
            reversible = Self.worse(reversible, isUndoable ? .yes : .no)
        }
    }

    /// The first name that says where it is, or else the titles.
    private func isRehearsal(_ resources: [ResourceUse]) -> Bool {
        for resource in resources {
            let kind = EnvironmentKind(name: resource.name)
            if kind != .unstated { return kind == .rehearsal }
        }
        return environment == .rehearsal
    }

    private static func worse(_ left: Reversibility, _ right: Reversibility) -> Reversibility {
        if left == .no || right == .no { return .no }
        return left == .unknown || right == .unknown ? .unknown : .yes
    }

    private mutating func add(_ resource: ResourceUse) {
        guard let index = resources.firstIndex(where: { $0.type == resource.type && $0.name == resource.name }) else {
            return resources.append(resource)
        }
        if resource.role == .target { resources[index].role = .target }
    }

    private mutating func add(reason text: String) {
        guard !reasons.contains(where: { $0.text == text }) else { return }
        reasons.append(Reason(text: text, provenance: .derived))
    }

    func write(to step: inout Step) {
        step.effect = effect
        step.risk = risk
        // That a command only reads is worth saying when nothing else is.
        step.reasons =
            effect <= .read ? Array(reasons.prefix(1)) : reasons.filter { !$0.text.ends(" only reads") }
        step.reversible = reversible
        step.resources = resources
        switch effect {
        case .destroy: step.confirm = resources.contains { $0.role == .target } ? .typeTarget : .ask
        case .change: step.confirm = risk >= 2 ? .ask : .none
        case .none, .read, .unknown: step.confirm = .none
        }
    }
}

/// Whether words speak of a place where mistakes are cheap.
enum EnvironmentKind: Sendable {
    case production, rehearsal, unstated

    /// The innermost title that says something decides.
    init(titles: [String]) {
        self = titles.reversed().lazy.map { EnvironmentKind(title: $0) }.first { $0 != .unstated } ?? .unstated
    }

    /// A drill or a test may well run in production: only places count in titles.
    private init(title: String) {
        self.init(name: title, rehearsal: Self.placeWords)
    }

    init(name: String) { self.init(name: name, rehearsal: Self.rehearsalWords) }

    private init(name: String, rehearsal: PhraseSet) {
        self = .unstated
        let words = Words(name.utf8.span, limit: .max) { !ASCII.isLetter($0) }
        for index in words.all.indices {
            if rehearsal.contains(words.all[index]) {
                self = .rehearsal
                return
            }
            guard Self.productionWords.contains(words.all[index]) else { continue }
            let isNegated =
                index > 0 && Self.negations.contains(words.all[index - 1])
                && words.ranges[index - 1].upperBound + 1 == words.ranges[index].lowerBound
            self = isNegated ? .rehearsal : .production
            return
        }
    }

    private static let negations: PhraseSet = ["non", "not"]
    private static let productionWords: PhraseSet = ["prod", "production", "prd", "live"]
    private static let rehearsalWords: PhraseSet = [
        "staging", "stage", "stg", "dev", "development", "local", "localhost", "test", "testing", "sandbox", "qa",
        "preview", "demo", "nonprod",
    ]
    private static let placeWords: PhraseSet = [
        "staging", "stg", "dev", "development", "local", "localhost", "sandbox", "qa", "demo", "nonprod",
    ]
}

/// Sentences for people: what a command does, in words.
enum ReasonText {
    static let reads = " only reads"

    static func make(_ name: String, _ reading: EffectReading) -> String? {
        if let phrase = reading.phrase { return "\(name) \(phrase)" }
        switch reading.effect {
        case .none: return nil
        case .read: return name + reads
        case .change: return "\(name) \(verbPhrase(name) ?? "makes a change")"
        case .destroy: return "\(name) \(verbPhrase(name) ?? "takes something away")"
        case .unknown: return "what \(name) does is not known"
        }
    }

    /// From the last word of the name and what it begins with.
    private static func verbPhrase(_ name: String) -> String? {
        guard let last = name.utf8.split(separator: UInt8(ascii: " ")).last else { return nil }
        for index in phrases.indices where begins(Substring(last), with: phrases[index].verb) {
            return phrases[index].phrase
        }
        return nil
    }

    /// `delete`, `delete-object`
    private static func begins(_ word: Substring, with verb: String) -> Bool {
        let (word, verb) = (word.utf8.span, verb.utf8.span)
        return word.holds(verb, at: 0) && (word.count == verb.count || word[verb.count] == 0x2D)
    }

    private static let phrases: [(verb: String, phrase: String)] = [
        ("delete", "deletes what it names"), ("rm", "deletes what it names"), ("remove", "removes what it names"),
        ("destroy", "destroys what it names"), ("terminate", "ends what it names for good"),
        ("drop", "drops what it names"), ("purge", "deletes all of it"), ("stop", "stops what it names"),
        ("disable", "turns off what it names"), ("cancel", "cancels what it names"),
        ("restore", "writes over what is there"), ("reset", "sets back what it names"),
        ("revoke", "takes access away"), ("create", "makes something new"), ("add", "adds something"),
        ("update", "changes settings"), ("set", "changes settings"), ("patch", "changes settings"),
        ("modify", "changes settings"), ("put", "writes what it is given"), ("enable", "turns on what it names"),
        ("start", "starts what it names"), ("restart", "interrupts what it names while it starts again"),
        ("reboot", "interrupts what it names while it starts again"), ("deploy", "puts a new version into service"),
        ("scale", "changes how much of it runs"), ("resize", "changes the size"), ("import", "writes data"),
        ("install", "installs something"), ("upgrade", "replaces a version"), ("rollback", "goes back to a version"),
        ("promote", "puts another one in charge"), ("push", "publishes what it names"),
    ]
}
