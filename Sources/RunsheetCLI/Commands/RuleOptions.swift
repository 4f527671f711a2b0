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
        help: ArgumentHelp("Run only these rules, by name or code, separated by commas.", valueName: "rules"),
        completion: .list(Rule.all.map(\.id.rawValue)), transform: { try RuleNames(rules: $0) })
    var only: [RuleNames] = []

    @Option(
        help: ArgumentHelp("Leave out these rules, by name or code, separated by commas.", valueName: "rules"),
        completion: .list(Rule.all.map(\.id.rawValue)), transform: { try RuleNames(rulesAndInputs: $0) })
    var except: [RuleNames] = []

    var rules: [Rule] {
        let wanted = Set(only.flatMap(\.codes))
        let unwanted = Set(except.flatMap(\.codes))
        return Rule.all.filter { (only.isEmpty || wanted.contains($0.code)) && !unwanted.contains($0.code) }
    }

    /// What reading finds and nobody wants to be told.
    var hiddenInputs: [String] {
        let inputs = Set(RuleList.inputRules.map(\.code))
        return except.flatMap(\.codes).filter(inputs.contains)
    }
}

/// Rules by their names or codes, as given to one option.
struct RuleNames {
    let codes: [String]

    init(rules text: String) throws {
        codes = try Self.codes(of: text, among: RuleList.names(of: Rule.all))
    }

    init(rulesAndInputs text: String) throws {
        codes = try Self.codes(of: text, among: RuleList.names(of: Rule.all) + RuleList.inputRules)
    }

    private static func codes(of text: String, among known: [LintConfiguration.KnownRule]) throws -> [String] {
        try text.split(separator: ",").map { part in
            let name = part.drop { $0 == " " }.lowercased()
            if let rule = known.first(where: { $0.code.lowercased() == name || $0.name.rawValue == name }) {
                return rule.code
            }
            let nearest = Nearest.of(name, among: known.flatMap { [$0.name.rawValue, $0.code] })
            throw ValidationError(
                "there is no rule '\(part)'; \(nearest.map { "did you mean '\($0)'?" } ?? "'runsheet rules' lists all of them")"
            )
        }
    }
}

extension LintConfiguration.Persona: ExpressibleByArgument {}
