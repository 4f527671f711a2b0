import RunbookModel

/// What is different in one step.
struct StepComparison {
    struct Found {
        var kind: Change.Kind
        var risk: Bool
        var message: String
        var before: String?
        var after: String?
    }

    let old: Step
    let new: Step
    let oldProcedure: Procedure
    let newProcedure: Procedure
    private(set) var found: [Found] = []

    init(old: Step, new: Step, oldProcedure: Procedure, newProcedure: Procedure) {
        self.old = old
        self.new = new
        self.oldProcedure = oldProcedure
        self.newProcedure = newProcedure
    }

    mutating func run() {
        if old.commands.isEmpty, new.commands.isEmpty { compareTexts() } else { compareCommands() }
        if new.effect != old.effect {
            let raised = new.effect > old.effect
            add(
                raised ? .effectRaised : .effectLowered, raised,
                "its effect went from \(old.effect.rawValue) to \(new.effect.rawValue)")
        } else if new.risk != old.risk {
            add(
                new.risk > old.risk ? .riskRaised : .riskLowered, new.risk > old.risk,
                "its risk went from \(old.risk) to \(new.risk)")
        }
        compareGuards()
    }

    private mutating func add(
        _ kind: Change.Kind, _ risk: Bool, _ message: String, _ before: String? = nil, _ after: String? = nil
    ) {
        found.append(Found(kind: kind, risk: risk, message: message, before: before, after: after))
    }

    private mutating func compareTexts() {
        let isProse = old.effectiveLanguage == nil
        if isProse {
            let (before, after) = (old.title + " " + old.text, new.title + " " + new.text)
            guard Wording.weighty(before) != Wording.weighty(after) else { return }
            return add(.textChanged, false, "the instruction changed", old.text, new.text)
        }
        guard Wording.normalized(old) != Wording.normalized(new) else { return }
        add(
            .textChanged, new.effect >= .change, "its \(new.effectiveLanguage?.rawValue ?? "text") changed", old.text,
            new.text)
    }

    private mutating func compareGuards() {
        func existed(_ id: StepID?) -> Bool { id != nil }
        if existed(old.verifiedBy), new.verifiedBy == nil {
            add(.verificationLost, true, "nothing checks any more whether it worked", old.verifiedBy?.rawValue)
        }
        if old.verifiedBy == nil, existed(new.verifiedBy) {
            add(.verificationAdded, false, "a step checks whether it worked", nil, new.verifiedBy?.rawValue)
        }
        if existed(old.undo), new.undo == nil {
            add(.undoLost, true, "nothing takes it back any more", old.undo?.rawValue)
        }
        if old.undo == nil, existed(new.undo) {
            add(.undoAdded, false, "a step takes it back", nil, new.undo?.rawValue)
        }
        let ranks: [Confirmation] = [.none, .ask, .typeTarget]
        if let before = ranks.firstIndex(of: old.confirm), let after = ranks.firstIndex(of: new.confirm),
            before != after
        {
            // What destroys less need not be asked for.
            if after < before, new.effect >= old.effect {
                add(.confirmationLost, true, "it asks less before it runs", old.confirm.rawValue, new.confirm.rawValue)
            }
            if after > before, new.effect <= old.effect {
                add(
                    .confirmationAdded, false, "it asks more before it runs", old.confirm.rawValue, new.confirm.rawValue
                )
            }
        }
        switch (old.expect, new.expect) {
        case (let before?, nil): add(.expectationLost, true, "it says no more what should be seen", before.value)
        case (let before?, let after?) where Wording.words(before.value) != Wording.words(after.value):
            add(.expectationChanged, false, "something else should be seen", before.value, after.value)
        default: break
        }
        switch (old.condition, new.condition) {
        case (let before?, nil): add(.conditionLost, true, "it is done without a condition", before)
        case (let before?, let after?) where Wording.words(before) != Wording.words(after):
            add(.conditionChanged, false, "its condition changed", before, after)
        default: break
        }
        for secret in new.secrets
        where !old.secrets.contains(secret) && (secret.exposure == .argv || secret.exposure == .literal) {
            add(.secretExposed, true, "the secret '\(secret.name)' can be seen (\(secret.exposure.rawValue))")
        }
    }
}

// MARK: Commands

extension StepComparison {
    private mutating func compareCommands() {
        var free = Array(old.commands.indices)
        for command in new.commands {
            let match =
                free.first { CommandMeaning.text(old.commands[$0]) == CommandMeaning.text(command) }
                ?? free.first { old.commands[$0].name == command.name }
                ?? free.first { old.commands[$0].tool == command.tool }
            guard let match else {
                if let other = free.first, old.commands.count == new.commands.count {
                    free.removeAll { $0 == other }
                    add(
                        .toolChanged, command.effect >= .change, "runs another command", old.commands[other].name,
                        command.name)
                } else {
                    add(
                        .commandAdded, command.effect >= .change || command.effect == .unknown,
                        "runs '\(command.name)' too", nil, command.name)
                }
                continue
            }
            free.removeAll { $0 == match }
            compare(old.commands[match], command)
        }
        for index in free {
            add(.commandRemoved, false, "does not run '\(old.commands[index].name)' any more", old.commands[index].name)
        }
    }

    private mutating func compare(_ before: Command, _ after: Command) {
        if before.name != after.name {
            return add(.toolChanged, after.effect > before.effect, "runs another command", before.name, after.name)
        }
        compareFlags(before, after)
        let (one, other) = (before.positionals.map(\.value.text), after.positionals.map(\.value.text))
        if one != other {
            add(
                .argumentChanged, after.effect >= .change, "'\(after.name)' gets other arguments",
                one.joined(separator: " "), other.joined(separator: " "))
        }
        let (around, now) = (Self.surroundings(before), Self.surroundings(after))
        if around != now { add(.surroundingsChanged, false, "'\(after.name)' runs in another way", around, now) }
    }

    private static func surroundings(_ command: Command) -> String {
        let environment = command.environment.map { "\($0.name)=\($0.value?.text ?? "")" }
        let redirects = command.redirects.map { $0.op + $0.target.text }
        let joint = command.connector == .none || command.connector == .sequence ? [] : [command.connector.rawValue]
        return (joint + command.wrappers + environment + redirects + (command.isBackground ? ["&"] : [])).joined(
            separator: " ")
    }

    /// Flags that keep a tool from asking or checking.
    private static let careless: Set<String> = [
        "--force", "-f", "--yes", "-y", "--quiet", "-q", "--no-verify", "--auto-approve", "--assume-yes",
        "--skip-checks", "--cascade",
        "--purge", "--prune", "--all", "-A", "--recursive", "-r", "-rf", "-R", "--no-preserve-root", "--insecure", "-k",
        "--hard",
        "--delete-volumes", "--grace-period", "--now", "--allow-unauthenticated", "--no-backup",
    ]
    /// Flags that keep harm away.
    private static let careful: Set<String> = [
        "--dry-run", "--no-traffic", "--check", "--diff", "--interactive", "-i", "--backup", "--preview", "--plan",
        "--confirm", "--wait",
        "--atomic", "--only-show-errors", "--what-if", "--noop", "--no-act", "--async",
    ]

    private mutating func compareFlags(_ before: Command, _ after: Command) {
        func values(_ command: Command) -> [String: [String]] {
            Dictionary(grouping: command.flags, by: \.name).mapValues { $0.map { $0.value?.text ?? "" }.sorted() }
        }
        let (one, other) = (values(before), values(after))
        let isHeavy = after.effect >= .change || before.effect >= .change
        for name in other.keys.sorted() where one[name] == nil {
            add(
                .flagAdded, isHeavy && Self.careless.contains(name),
                "'\(after.name)' got \(Self.shown(name, other[name]))", nil, Self.shown(name, other[name]))
        }
        for name in one.keys.sorted() where other[name] == nil {
            add(
                .flagRemoved, isHeavy && Self.careful.contains(name),
                "'\(after.name)' lost \(Self.shown(name, one[name]))", Self.shown(name, one[name]))
        }
        for name in other.keys.sorted() {
            guard let was = one[name], let now = other[name], was != now else { continue }
            add(
                .flagChanged, false, "'\(after.name)' has another \(name)", Self.shown(name, was), Self.shown(name, now)
            )
        }
    }

    private static func shown(_ name: String, _ values: [String]?) -> String {
        (values ?? []).map { $0.isEmpty ? name : "\(name)=\($0)" }.joined(separator: " ")
    }
}
