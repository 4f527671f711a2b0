import SourceText

/// How the command line of a tool is read, and what running it does.
///
/// A class because it is shared, never changed, and passed along with every command.
package final class ToolShape: Sendable {
    package enum FlagStyle: String, Sendable, CaseIterable {
        /// `-abc`, `-n value`, `--name value`, `--name=value`.
        case gnu
        /// `-name value`, `-name=value`, no clusters.
        case words
        /// Long flags, each followed by any number of values.
        case lists
        /// `-Name value`, `-Name:value`; a flag in front of another flag is a switch. Without case.
        case cmdlet
        /// No flags at all: `echo`, `test`.
        case plain
    }
    /// Where the words that name a subcommand end.
    package enum PathRule: String, Sendable, CaseIterable {
        /// The tool has no subcommands.
        case none
        /// One word, and one more behind each group word.
        case groups
        /// Every plain word in front of the first flag.
        case leading
        /// Down the groups of gcloud's own tree.
        case gcloud
        /// A service and an operation, as in the AWS command line.
        case pair
    }

    /// What the tables say, before it is put in order for looking up.
    package struct Draft: Sendable {
        package var name: String
        package var style: FlagStyle = .gnu
        package var pathRule: PathRule = .none
        /// Words with blanks between them, as those of `switches`, `groups` and `children`.
        package var valued: [UInt8] = []
        package var switches: [UInt8] = []
        package var attached: Set<String> = []
        package var assumesValues = false
        package var takesNegativeNumbers = false
        package var hasScopedFlags = false
        package var groups: [UInt8] = []
        package var children: [UInt8] = []
        package var nested: [NestedCommand] = []
        package var rules: [EffectRule] = []
        package var verbs: [VerbRule] = []
        package var slots: [SlotRule] = []

        package init(name: String) { self.name = name }

        /// How much it holds, in bytes and rules.
        var size: Int {
            valued.count + switches.count + groups.count + children.count + nested.count + rules.count + verbs.count
                + slots.count + attached.count
        }
    }

    package let name: String
    package let style: FlagStyle
    package let pathRule: PathRule
    /// Flags that take a value, those of the form `path:-f` only below that subcommand.
    package let valued: WordTable
    package let switches: WordTable
    /// Short flags that take a value only when it is glued to them: `mysql -psecret`.
    package let attached: Set<String>
    /// Whether a long flag that is in neither set takes the word behind it.
    package let assumesValues: Bool
    /// `-1` is an argument, not a flag.
    package let takesNegativeNumbers: Bool
    /// Set when some flag is told apart by subcommand; keeps the common lookup free of string building.
    package let hasScopedFlags: Bool
    /// Subcommand paths, joined by `/`, that are followed by another subcommand word.
    package let groups: WordTable
    /// Words that belong to the path behind a given path: `apply/view-last-applied`.
    package let children: WordTable
    /// Patterns below which the command line of another program follows, and after how many arguments.
    package let nested: [NestedCommand]
    let rules: [EffectRule]
    let ruleIndex: PatternIndex
    let slots: [SlotRule]
    let slotIndex: PatternIndex
    let slotPlaces: [SlotPlaces]
    let verbs: [VerbRule]
    let verbIndex: WordIndex
    /// The `delete-` of `delete-*`, in the order of `verbs`; empty words for the others.
    let verbBeginnings: WordIndex

    package init(_ draft: Draft) {
        name = draft.name
        style = draft.style
        pathRule = draft.pathRule
        valued = WordTable(draft.valued)
        switches = WordTable(draft.switches)
        attached = draft.attached
        assumesValues = draft.assumesValues
        takesNegativeNumbers = draft.takesNegativeNumbers
        hasScopedFlags = draft.hasScopedFlags
        groups = WordTable(draft.groups)
        children = WordTable(draft.children)
        nested = draft.nested
        takesText = draft.nested.contains { $0.form == .text }
        rules = draft.rules
        ruleIndex = PatternIndex(draft.rules.map(\.pattern))
        slots = draft.slots
        slotIndex = PatternIndex(draft.slots.map(\.pattern))
        slotPlaces = draft.slots.map { SlotPlaces($0.slots) }
        verbs = draft.verbs
        verbIndex = WordIndex(verbs.map(\.word))
        let beginnings = verbs.map { $0.word.ends("-*") ? String(Substring($0.word.utf8.dropLast())) : "" }
        verbBeginnings = beginnings.allSatisfy(\.isEmpty) ? [] : WordIndex(beginnings)
    }

    /// Whether an argument or a flag's value may be shell text.
    package let takesText: Bool

    /// Whether any argument or flag has a known type.
    package var hasSlots: Bool { !slots.isEmpty }

    /// Whether `flag` takes the next word as its value below the subcommand `path`.
    package func takesValue(_ flag: String, path: String) -> Bool {
        if hasScopedFlags, !path.isEmpty {
            if valued.contains(flag, below: path) { return true }
            if switches.contains(flag, below: path) { return false }
        }
        if valued.contains(flag) { return true }
        if switches.contains(flag) { return false }
        if pathRule == .gcloud, GcloudTree.switches.contains(flag) { return false }
        guard assumesValues, flag.utf8.starts(with: "--".utf8) else { return false }
        return !flag.utf8.starts(with: "--no-".utf8)
    }

    /// Whether `flag` is in one of the tables.
    package func knows(_ flag: String) -> Bool { valued.contains(flag) || switches.contains(flag) }
}

/// Below `path` the words after `arguments` arguments, or behind `--`, are a command of their own.
package struct NestedCommand: Sendable, Hashable {
    package enum Form: String, Sendable, Hashable {
        /// The remaining words are the command: `docker exec NAME ls -l`.
        case words
        /// Only what stands behind `--`.
        case dashes
        /// One argument is shell text: `sh -c 'text'`, `watch 'text'`.
        case text
    }
    package var path: [String]
    package var form: Form
    package var arguments: Int
    /// The flag whose value is the shell text.
    package var flag: String?
}
