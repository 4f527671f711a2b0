import ArgumentParser
import Linting
import SourceText

/// Which rules run.
struct RuleOptions: ParsableArguments {
    @Option(help: "default: what is right nearly always; pedantic: hints and guesses too.")
    var persona: LintConfiguration.Persona?

    @Option(help: ArgumentHelp("Run only this rule, by name or code. May be repeated.", valueName: "rule"))
    var only: [RuleName] = []

    @Option(help: ArgumentHelp("Leave out this rule, by name or code. May be repeated.", valueName: "rule"))
    var except: [RuleName] = []

    var rules: [Rule] {
        let chosen = only.isEmpty ? Rule.all : only.map(\.rule)
        let left = Set(except.map(\.rule.id))
        return chosen.filter { !left.contains($0.id) }
    }
}

struct RuleName: ExpressibleByArgument {
    var rule: Rule

    init?(argument: String) {
        guard let rule = Rule.named(argument) else { return nil }
        self.rule = rule
    }

    static var allValueStrings: [String] { Rule.all.map(\.id.rawValue) }
}

extension LintConfiguration.Persona: ExpressibleByArgument {}
