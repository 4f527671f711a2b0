/// How the words of a command line become flags and arguments, where that differs from tool to tool.
package struct Conventions: OptionSet, Sendable, Hashable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// An unambiguous beginning of a long flag is that flag.
    static let prefixes = Self(rawValue: 1 << 0)
    /// `-abc`, `-nfoo`.
    static let clusters = Self(rawValue: 1 << 1)
    /// `-n=foo` gives `foo`.
    static let shortEquals = Self(rawValue: 1 << 2)
    /// The next word is the value, even when it begins with `-`.
    static let dashValue = Self(rawValue: 1 << 3)
    /// Behind its first argument the command has no flags.
    static let optionsFirst = Self(rawValue: 1 << 4)
    static let flagAfterArgumentIsError = Self(rawValue: 1 << 5)
    static let underscoreIsDash = Self(rawValue: 1 << 6)
    /// `--no-x` for every switch.
    static let negation = Self(rawValue: 1 << 7)
    /// `--nox` for every switch.
    static let bareNegation = Self(rawValue: 1 << 8)
    /// `--x=true` for switches.
    static let switchEquals = Self(rawValue: 1 << 9)
    /// `-name` and `--name` are one flag.
    static let singleDashLong = Self(rawValue: 1 << 10)
    /// `--x=v` is not name and value.
    static let noEquals = Self(rawValue: 1 << 11)
    static let unknownFlagsWarn = Self(rawValue: 1 << 12)
    static let commandPrefixes = Self(rawValue: 1 << 13)
    /// A group's own flags stand between it and the subcommand.
    static let flagsBeforeCommand = Self(rawValue: 1 << 14)
    static let caseInsensitiveCommands = Self(rawValue: 1 << 15)
    /// A flag in front of a subcommand belongs to the group it stands behind.
    static let traverse = Self(rawValue: 1 << 16)
    /// Of a tree that is partial: its flags are all there.
    static let flagsListed = Self(rawValue: 1 << 17)

    private static let words: [String: Conventions] = [
        "prefixes": .prefixes, "clusters": .clusters, "attached": .clusters, "short-equals": .shortEquals,
        "dash-value": .dashValue, "options-first": .optionsFirst,
        "flag-after-argument-is-an-error": .flagAfterArgumentIsError, "underscore-is-dash": .underscoreIsDash,
        "negation": .negation, "bare-negation": .bareNegation, "bool-equals": .switchEquals,
        "single-dash-long": .singleDashLong, "no-equals": .noEquals, "unknown-flags-warn": .unknownFlagsWarn,
        "command-prefixes": .commandPrefixes, "flags-before-command": .flagsBeforeCommand,
        "case-insensitive-commands": .caseInsensitiveCommands, "traverse": .traverse,
        "flags-listed": .flagsListed,
    ]

    init(of family: ParserFamily) {
        self =
            switch family {
            case .gcloud: []
            case .aws: [.prefixes]
            case .argparse: [.prefixes, .clusters, .shortEquals, .flagsBeforeCommand]
            case .pflag: [.clusters, .shortEquals, .dashValue, .switchEquals]
            case .getopt: [.clusters, .dashValue, .optionsFirst]
            case .getoptLong: [.prefixes, .clusters, .dashValue]
            case .absl:
                [.dashValue, .flagAfterArgumentIsError, .bareNegation, .switchEquals, .singleDashLong]
            case .git: [.prefixes, .clusters, .dashValue, .negation]
            case .goFlag: [.dashValue, .optionsFirst, .switchEquals, .singleDashLong]
            case .nopt: [.negation, .switchEquals, .unknownFlagsWarn, .commandPrefixes]
            case .click: [.clusters, .dashValue, .flagsBeforeCommand]
            case .clap: [.clusters, .shortEquals, .flagsBeforeCommand]
            case .yargs: [.clusters, .shortEquals, .negation, .switchEquals]
            case .singleDash: [.dashValue, .singleDashLong, .noEquals]
            }
    }

    /// With the changes of `+word -word …`.
    func applying(_ options: String) -> Conventions {
        var result = self
        for option in options.split(separator: " ") {
            guard let convention = Self.words[String(option.dropFirst())] else {
                if option == "+interspersed" || option == "-options-first" { result.remove(.optionsFirst) }
                continue
            }
            if option.hasPrefix("-") { result.remove(convention) } else { result.insert(convention) }
        }
        return result
    }
}
