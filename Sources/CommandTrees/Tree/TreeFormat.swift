/// Numbers that the compiled form of a tree is made of; `docs/command-trees.md` describes both forms.
enum TreeFormat {
    /// `CLTR`, read as a little-endian number.
    static let magic: UInt32 = 0x5254_4C43
    static let version: UInt32 = 1
    /// Stands where there is no set, list, constraint or type.
    static let none: UInt32 = 0xFFFF_FFFF
    static let noneShort: UInt16 = 0xFFFF
    static let headerSize = 88
    static let nodeSize = 32
    static let flagSize = 24

    /// Byte offsets of the fields of the header.
    enum Header {
        static let magic = 0, version = 4, size = 8, checksum = 12, facts = 16, globals = 20
        static let nodes = 24, flags = 32, types = 40, sets = 48, positionals = 56, constraints = 64
        static let words = 72, strings = 80
    }

    /// Byte offsets of the fields of a node.
    enum Node {
        static let name = 0, parent = 4, firstChild = 8, childCount = 12, bits = 16
        static let set = 20, positionals = 22, constraint = 24, extras = 28
    }

    /// Byte offsets of the fields of a flag.
    enum Flag {
        static let names = 0, arity = 4, type = 6, bits = 8, destination = 12, extras = 16
    }

    /// Arities that are no number.
    enum Arity {
        static let optional: UInt16 = 0xFF01, any: UInt16 = 0xFF02, some: UInt16 = 0xFF03
    }
}

/// How a tool reads its command line.
package enum ParserFamily: String, Sendable, Hashable, CaseIterable {
    case gcloud = "argparse-gcloud"
    case aws = "argparse-aws"
    case argparse
    case pflag
    case getopt
    case getoptLong = "getopt_long"
    case absl
    case git = "git-parse-options"
    case goFlag = "go-flag"
    case nopt
    case click
    case clap
    case yargs
    case singleDash = "single-dash"

    /// Help texts leave out old spellings (`head -1`), other systems' flags (`date -v`) and synonyms (`--no-acl`).
    var isKnownFromHelpOnly: Bool {
        switch self {
        case .getopt, .getoptLong, .git, .singleDash: true
        case .gcloud, .aws, .argparse, .pflag, .absl, .goFlag, .nopt, .click, .clap, .yargs: false
        }
    }
}

package struct NodeBits: OptionSet, Sendable, Hashable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let group = Self(rawValue: 1)
    package static let hidden = Self(rawValue: 2)
    package static let deprecated = Self(rawValue: 4)
    package static let removed = Self(rawValue: 8)
    /// A group that also runs by itself.
    package static let runnable = Self(rawValue: 16)
    package static let stopsAtArgument = Self(rawValue: 32)
    /// Subcommands that are not listed may exist.
    package static let open = Self(rawValue: 64)
    /// Not a command of this version; listed for what became of it.
    package static let absent = Self(rawValue: 128)
    /// A command of another version or edition only.
    package static let newer = Self(rawValue: 256)
    package static let flagsUnchecked = Self(rawValue: 512)
    package static let argumentsUnchecked = Self(rawValue: 1024)
    /// Another name of the node in `firstChild`; only in the compiled form.
    static let alias = Self(rawValue: 1 << 31)
}

package struct FlagBits: OptionSet, Sendable, Hashable {
    package let rawValue: UInt32
    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let hidden = Self(rawValue: 1)
    package static let deprecated = Self(rawValue: 2)
    package static let removed = Self(rawValue: 4)
    package static let required = Self(rawValue: 8)
    /// A key given twice is an error.
    package static let merges = Self(rawValue: 16)
    package static let once = Self(rawValue: 32)
    package static let negatable = Self(rawValue: 64)
    /// Accepted by all commands below, too.
    package static let persistent = Self(rawValue: 128)
    /// Given, only the path is checked.
    package static let help = Self(rawValue: 256)
    package static let liftsRequired = Self(rawValue: 512)
    package static let newer = Self(rawValue: 1024)
    package static let notNegatable = Self(rawValue: 2048)
    /// What follows belongs to another program.
    package static let opaqueTail = Self(rawValue: 4096)
    /// Not a flag of this version; listed for what became of it.
    package static let absent = Self(rawValue: 8192)
    package static let beforeCommand = Self(rawValue: 16384)
}
