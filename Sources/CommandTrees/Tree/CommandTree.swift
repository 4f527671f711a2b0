import CSupport
import Synchronization

/// All commands of one program in one version, as data that is read where it lies.
package struct CommandTree: Sendable {
    /// Where the compiled bytes are.
    private enum Storage: Sendable {
        /// In the binary, for ever.
        case embedded(Int)
        case owned([UInt8])
    }

    private let storage: Storage
    package let cli: String
    package let version: String
    package let family: ParserFamily
    package let conventions: Conventions
    /// Written from documentation or from a help text: what it does not list may exist.
    package let isPartial: Bool
    /// Some command says what it does. The shipped trees leave that to the tables.
    package let statesBehaviour: Bool
    private let required = RequiredFlags()

    /// Reads either form; a compiled tree is checked whole.
    package init(bytes: [UInt8]) throws(TreeError) {
        if bytes.starts(with: "#cligraph".utf8) {
            try self.init(storage: .owned(TreeWriter.write(TreeTextReader.read(bytes))))
        } else {
            try self.init(storage: .owned(bytes))
            guard
                unsafe bytes.withUnsafeBufferPointer({ unsafe TreeReader($0).load(TreeFormat.Header.checksum) })
                    == TreeChecksum.of(bytes)
            else { throw .corrupt("its checksum is wrong") }
        }
    }

    /// A tree of the binary.
    init?(embedded index: Int) {
        do throws(TreeError) { try self.init(storage: .embedded(index)) } catch { return nil }
    }

    private init(storage: Storage) throws(TreeError) {
        self.storage = storage
        let facts = try Self.read(storage) { reader throws(TreeError) in try Facts(reader) }
        (cli, version, family) = (facts.cli, facts.version, facts.family)
        isPartial = facts.isPartial || facts.family.isKnownFromHelpOnly
        conventions = Conventions(of: facts.family).applying(facts.options)
        statesBehaviour = if case .owned = storage { Self.read(storage, StatedBehaviour.isStated) } else { false }
    }

    /// Calls `body` with the tree's bytes, which are valid only inside it.
    func read<Value, Failure: Error>(_ body: (TreeReader) throws(Failure) -> Value) throws(Failure) -> Value {
        try Self.read(storage, body)
    }

    private static func read<Value, Failure: Error>(
        _ storage: Storage, _ body: (TreeReader) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        switch storage {
        case .owned(let bytes):
            return try unsafe bytes.withUnsafeBufferPointer { buffer throws(Failure) in
                try unsafe body(TreeReader(buffer))
            }
        case .embedded(let index):
            var count = 0
            let start = unsafe runsheet_tree_bytes(index, &count)
            return try unsafe body(TreeReader(UnsafeBufferPointer(start: start, count: count)))
        }
    }
}

extension CommandTree {
    /// The flags of `set` that must be given. Few sets have one, and finding out means looking at each of its flags.
    func requiredFlags(of set: FlagSet) -> [Int] {
        required.known.withLock { known in
            if let flags = known[set.start] { return flags }
            let flags = set.required
            known[set.start] = flags
            return flags
        }
    }

    private final class RequiredFlags: Sendable {
        /// By the start of the set. Any thread may ask; looking twice gives the same flags.
        let known = Mutex<[Int: [Int]]>([:])
    }

    private struct Facts {
        var cli: String
        var version: String
        var family: ParserFamily
        var isPartial: Bool
        var options: String

        init(_ reader: TreeReader) throws(TreeError) {
            guard reader.load(TreeFormat.Header.magic) == TreeFormat.magic else { throw .notATree }
            let format = reader.load(TreeFormat.Header.version)
            guard format == TreeFormat.version else { throw .newerFormat(format) }
            guard Int(reader.load(TreeFormat.Header.size)) == reader.byteCount else {
                throw .corrupt("it is \(reader.byteCount) bytes long, and says \(reader.load(TreeFormat.Header.size))")
            }
            let extras = Extras(reader: reader, index: Int(reader.load(TreeFormat.Header.facts)))
            cli = extras["cli"]?.text ?? ""
            version = extras["version"]?.text ?? ""
            guard let family = ParserFamily(rawValue: extras["parser"]?.text ?? "") else {
                throw .corrupt("it names no parser")
            }
            self.family = family
            isPartial = extras["partial"] != nil
            options = extras["options"]?.text ?? ""
            guard !cli.isEmpty, reader.nodeCount > 0 else { throw .corrupt("it holds no command") }
        }
    }

    /// What the header says: `source`, `date`, `names`, …; `nil` when it does not.
    package func fact(_ key: StaticString) -> String? {
        read { Extras(reader: $0, index: Int($0.load(TreeFormat.Header.facts)))[key]?.text }
    }

    package var nodeCount: Int { read { $0.nodeCount } }
    package var flagCount: Int { read { $0.flagCount } }

    /// The text form.
    package var text: [UInt8] {
        read { reader in
            var printer = TreePrinter(reader)
            printer.print()
            return printer.text
        }
    }

    /// The compiled form.
    package var compiled: [UInt8] { read { $0.allBytes } }
}
