import ArgumentParser
import Linting
import Publishing
import SourceText

/// Which rules run.
struct RuleOptions: ParsableArguments {
    @Option(
        help: "default: what is right nearly always; pedantic: hints and guesses too. Without it runsheet.yml decides.")
    var persona: LintConfiguration.Persona?

    @Option(
        help: ArgumentHelp(
            "Run only these rules, advisories and policies, by name or code, separated by commas.", valueName: "rules"),
        completion: .list(Rule.all.map(\.id.rawValue)), transform: { try RuleNames(rules: $0) })
    var only: [RuleNames] = []

    @Option(
        help: ArgumentHelp(
            "Leave out these rules, advisories and policies, by name or code, separated by commas.", valueName: "rules"),
        completion: .list(Rule.all.map(\.id.rawValue)), transform: { try RuleNames(rulesAndInputs: $0) })
    var except: [RuleNames] = []

    var rules: [Rule] {
        let wanted = Set(only.flatMap(\.codes) + only.flatMap(\.advisories).compactMap { Rule.named($0.rule)?.code })
        let unwanted = Set(except.flatMap(\.codes))
        return Rule.all.filter { (only.isEmpty || wanted.contains($0.code)) && !unwanted.contains($0.code) }
    }

    /// Which of an organisation's own policies run.
    var policies: PolicyChoice {
        PolicyChoice(only: only.isEmpty ? nil : only.flatMap(\.policies), except: except.flatMap(\.policies))
    }

    /// Advisories that stand for their rules, by the rules' codes.
    var onlyAdvisories: [String: Set<String>] {
        let whole = Set(only.flatMap(\.codes))
        var chosen: [String: Set<String>] = [:]
        for advisory in only.flatMap(\.advisories) {
            guard let code = Rule.named(advisory.rule)?.code, !whole.contains(code) else { continue }
            chosen[code, default: []].insert(advisory.id)
        }
        return chosen
    }

    /// What reading finds and advisories tell, and nobody wants to be told.
    var hidden: [String] {
        let inputs = Set(RuleList.inputRules.map(\.code))
        return except.flatMap(\.codes).filter(inputs.contains) + except.flatMap(\.advisories).map(\.id)
    }
}

/// Rules by their names or codes, as given to one option.
struct RuleNames {
    private(set) var codes: [String] = []
    /// Single ones of those that a rule is made of.
    private(set) var advisories: [Advisory] = []
    /// No rule of the program is called so: it may be a policy of the configuration, which is not read yet.
    private(set) var policies: [String] = []

    init(rules text: String) throws {
        try self.init(text, among: RuleList.names(of: Rule.all))
    }

    init(rulesAndInputs text: String) throws {
        try self.init(text, among: RuleList.names(of: Rule.all) + RuleList.inputRules)
    }

    private init(_ text: String, among known: [LintConfiguration.KnownRule]) throws {
        for part in text.split(separator: ",") {
            let name = part.drop { $0 == " " }.lowercased()
            if let rule = known.first(where: { $0.code.lowercased() == name || $0.name.rawValue == name }) {
                codes.append(rule.code)
                continue
            }
            if let advisory = BuiltInAdvisories.named(name) {
                advisories.append(advisory)
                continue
            }
            let nearest = Nearest.of(name, among: known.flatMap { [$0.name.rawValue, $0.code] })
            // The name of a policy has several words, and is not like that of a rule.
            guard nearest == nil, name.contains("-") else {
                throw ValidationError(
                    "there is no rule '\(part)'; \(nearest.map { "did you mean '\($0)'?" } ?? "'runsheet rules' lists all of them")"
                )
            }
            policies.append(name)
        }
    }
}

extension LintConfiguration.Persona: ExpressibleByArgument {}
