/// A tree as its text form says it, before it is put in order for looking up.
struct TreeDraft: Equatable {
    struct Pair: Hashable {
        var key: String
        var value: String
    }
    struct TypeLine: Equatable {
        var kind: String
        var pairs: [Pair]
    }
    struct FlagLine: Equatable {
        var names: [String]
        var arity: UInt16
        var type: Int?
        var bits: FlagBits
        var destination: String?
        var pairs: [Pair]

        /// What the flag's value is called when the line does not say: `--dry-run` is `dry_run`.
        var derivedDestination: String {
            let name = names.first { $0.utf8.starts(with: "--".utf8) } ?? names.first ?? ""
            let bytes = name.utf8.drop { $0 == UInt8(ascii: "-") }
            return String(decoding: bytes.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "_") : $0 }, as: UTF8.self)
        }
    }
    struct SetLine: Equatable {
        var flags: [Int]
        var absent: [Int]
    }
    struct Item: Equatable {
        var name: String
        var minimum: UInt32
        var maximum: UInt32
        var type: Int?

        /// `POLICY-FILE` is `policy_file` in constraints.
        var destination: String {
            String(
                decoding: name.utf8.map { byte in
                    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte == UInt8(ascii: "-") ? UInt8(ascii: "_") : byte
                }, as: UTF8.self)
        }
    }
    struct NodeLine: Equatable {
        var depth: Int
        var names: [String]
        var bits: NodeBits
        var set: Int?
        var positionals: Int?
        var constraint: Int?
        var pairs: [Pair]
    }
    indirect enum Rule: Equatable {
        case member(String, isRequired: Bool)
        case group(Constraint.Kind, [Rule], isRequired: Bool)
    }

    /// `cli`, `version`, `parser` and what the header says besides.
    var facts: [Pair] = []
    var types: [TypeLine] = []
    var flags: [FlagLine] = []
    var globals: [Int] = []
    var sets: [SetLine] = []
    var positionals: [[Item]] = []
    var constraints: [[Rule]] = []
    var nodes: [NodeLine] = []
}
