import CSupport
import Synchronization

/// The trees that commands are checked against: those of the project first, then those of the binary. A tree is opened
/// when a command asks for it.
package final class TreeLibrary: Sendable {
    /// A tree of the project, by the name of its program.
    package struct Override: Sendable {
        package var name: String
        /// For messages.
        package var path: String
        package var bytes: @Sendable () -> [UInt8]?

        package init(name: String, path: String, bytes: @escaping @Sendable () -> [UInt8]?) {
            self.name = name
            self.path = path
            self.bytes = bytes
        }
    }

    /// A text of the project such as those of `Behaviour/`.
    package struct Table: Sendable {
        /// For messages.
        package var path: String
        /// `nil` when it cannot be read.
        package var bytes: [UInt8]?

        package init(path: String, bytes: [UInt8]?) {
            self.path = path
            self.bytes = bytes
        }
    }

    /// A tree and where it is from.
    package struct Entry: Sendable {
        package var name: String
        /// `nil` for a tree of the binary.
        package var path: String?
    }

    private let overrides: [String: Override]
    /// How words are read and what running does: the shipped tables, and those of the project.
    package let tools: ToolTables
    /// Trees that were opened, and names without one. Any thread may ask; opening twice gives the same tree.
    private let opened = Mutex<[String: CommandTree?]>([:])
    /// How tools are read that only a tree of the project knows.
    private let shapes = Mutex<[String: ToolShape]>([:])
    /// What is wrong with trees of the project.
    private let faults = Mutex<[String: TreeError]>([:])
    private let tableFaults: [(path: String, error: TreeError)]

    /// - Parameter tables: they come before the shipped ones.
    package init(overrides: [Override] = [], tables: [Table] = []) {
        tools = .shipped(with: tables.compactMap(\.bytes))
        tableFaults = tables.flatMap { table -> [(path: String, error: TreeError)] in
            guard let bytes = table.bytes else { return [(table.path, .corrupt("it cannot be read"))] }
            return ToolTables.problems(in: bytes).map { (table.path, .line($0.line, $0.message)) }
        }
        self.overrides = Dictionary(overrides.map { ($0.name, $0) }) { first, _ in first }
    }

    /// Those of the binary only.
    package static let shipped = TreeLibrary()

    /// The tree of the program called `name`, without a directory.
    package func tree(of name: String) -> CommandTree? {
        if let known = opened.withLock({ $0[name] }) { return known }
        let tree = open(name)
        opened.withLock { $0[name] = .some(tree) }
        return tree
    }

    /// What the tables know of reading the tool's words, else what its tree in the project says.
    package func shape(of name: String) -> ToolShape? {
        if let shape = tools.shape(of: name) { return shape }
        guard overrides[name] != nil else { return nil }
        if let known = shapes.withLock({ $0[name] }) { return known }
        guard let shape = tree(of: name).map(ToolShape.init(of:)) else { return nil }
        shapes.withLock { $0[name] = shape }
        return shape
    }

    private func open(_ name: String) -> CommandTree? {
        guard let override = overrides[name] else {
            return Self.embeddedIndex(of: name).flatMap(CommandTree.init(embedded:))
        }
        guard let bytes = override.bytes() else { return nil }
        do throws(TreeError) {
            return try CommandTree(bytes: bytes)
        } catch {
            faults.withLock { $0[override.path] = error }
            return nil
        }
    }

    /// The trees of the project that could not be opened, by path, and the lines of its tables that say nothing.
    package var problems: [(path: String, error: TreeError)] {
        tableFaults
            + faults.withLock { $0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// All trees by name; other names of a program are left out.
    package var entries: [Entry] {
        let own = overrides.values.map { Entry(name: $0.name, path: $0.path) }
        let shipped = (0..<runsheet_tree_count()).compactMap { index in
            Self.embeddedName(index).map { Entry(name: $0, path: nil) }
        }.filter { overrides[$0.name] == nil }
        return (own + shipped).sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }

    private static func embeddedIndex(of name: String) -> Int? {
        var (low, high) = (0, runsheet_tree_count())
        while low < high {
            let middle = (low + high) / 2
            guard let own = embeddedName(middle) else { return nil }
            if own == name { return middle }
            if own.utf8.lexicographicallyPrecedes(name.utf8) { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    private static func embeddedName(_ index: Int) -> String? {
        guard let name = unsafe runsheet_tree_name(index) else { return nil }
        return unsafe String(cString: name)
    }
}
