import CSupport
import Synchronization

/// What is known of tools: how their words are read, and what running them does.
///
/// The text is in `Behaviour/`; docs/command-trees.md describes it.
package final class ToolTables: Sendable {
    private let reader: ShapeReader
    /// Shapes that were asked for. Any thread may ask; reading one twice gives the same value.
    private let cache: Mutex<[ToolShape?]>
    private let tools: WordIndex
    /// Of each tool, where the reader has it.
    private let places: [Int]
    private let wrapperIndex: WordIndex
    private let wrappers: [Wrapper]
    private let textWrappers: WordIndex

    /// - Parameter tables: of what stands in several of them, the last counts.
    package init(_ tables: [[UInt8]]) {
        reader = ShapeReader(tables)
        cache = Mutex(Array(repeating: nil, count: reader.count))
        let known = Array(reader.indices)
        tools = WordIndex(known.map(\.key))
        places = known.map(\.value)
        let wrappers = Array(reader.wrappers)
        wrapperIndex = WordIndex(wrappers.map(\.key))
        self.wrappers = wrappers.map(\.value)
        textWrappers = WordIndex(wrappers.filter(\.value.takesText).map(\.key))
    }

    /// The tables of the binary.
    package static let shipped = ToolTables(shippedTables)

    /// The tables of the binary with those of a project on top, which may build on them.
    package static func shipped(with own: [[UInt8]]) -> ToolTables {
        own.isEmpty ? shipped : ToolTables(shippedTables + own)
    }

    /// The shape of the tool called `name`, without a directory.
    package func shape(of name: String) -> ToolShape? { index(of: name).map(shape) }

    /// Whether there is a shape, without reading it.
    package func contains(_ name: String) -> Bool { index(of: name) != nil }

    /// Names of all tools, sorted.
    package var names: [String] { reader.indices.keys.sorted() }

    /// What stands in front of a command and runs it: `sudo`, `timeout 5`.
    package func wrapper(of name: String) -> Wrapper? { wrapperIndex.position(of: name).map { wrappers[$0] } }

    package func isWrapper(_ name: String) -> Bool { wrapperIndex.contains(name) }

    /// Whether it is a wrapper whose argument is shell text.
    package func takesText(_ name: String) -> Bool { textWrappers.contains(name) }

    /// The exact entry only, without looking at versions.
    func listed(_ name: String) -> ToolShape? { place(of: name).map(shape) }

    private func index(of name: String) -> Int? { place(of: name) ?? versioned(name) }

    private func place(of name: String) -> Int? { tools.position(of: name).map { places[$0] } }

    private func shape(at index: Int) -> ToolShape {
        if let shape = cache.withLock({ $0[index] }) { return shape }
        let shape = reader.shape(at: index)
        cache.withLock { $0[index] = shape }
        return shape
    }

    /// `python3.11`, `pip3.12` are read like the tool without the version.
    private func versioned(_ name: String) -> Int? {
        let digits = name.utf8.reversed().prefix { $0 == UInt8(ascii: ".") || (0x30...0x39).contains($0) }.count
        guard digits > 0, digits < name.utf8.count else { return nil }
        return place(of: String(name.dropLast(digits)))
    }
}

extension ToolTables {
    /// Every table of tools but that of Windows, each behind those that it builds on; a tool is added to the one of its
    /// trade.
    static let order = [
        "wrappers", "verbs", "gcloud", "clouds", "clusters", "containers", "databases", "version-control", "runtimes",
        "network", "system", "core", "platforms",
    ]

    private static var shippedTables: [[UInt8]] { order.map(embedded) }

    /// The bytes of `Behaviour/NAME.txt`; none when there is no such file.
    static func embedded(_ name: String) -> [UInt8] {
        for index in 0..<runsheet_behaviour_count() {
            guard let own = unsafe runsheet_behaviour_name(index), unsafe String(cString: own) == name else { continue }
            var count = 0
            let start = unsafe runsheet_behaviour_bytes(index, &count)
            return unsafe Array(UnsafeBufferPointer(start: start, count: count))
        }
        return []
    }

    /// Names of all embedded tables.
    static var embeddedNames: [String] {
        (0..<runsheet_behaviour_count()).compactMap { index in
            guard let name = unsafe runsheet_behaviour_name(index) else { return nil }
            return unsafe String(cString: name)
        }
    }
}

/// The tools of the shipped tables.
package enum ToolShapes {
    package static func shape(of name: String) -> ToolShape? { ToolTables.shipped.shape(of: name) }

    package static func contains(_ name: String) -> Bool { ToolTables.shipped.contains(name) }

    package static func wrapper(of name: String) -> Wrapper? { ToolTables.shipped.wrapper(of: name) }

    package static func isWrapper(_ name: String) -> Bool { ToolTables.shipped.isWrapper(name) }
}

/// A program that runs the command behind its own flags and arguments.
package struct Wrapper: Sendable, Hashable {
    /// Flags that take a value.
    package var valued: Set<String> = []
    /// How many words of its own it needs: `timeout 5`.
    package var arguments = 0
    /// `env A=1`: assignments may stand in front of the command.
    package var takesAssignments = false
    /// Keeps running: `watch`.
    package var blocks = false
    /// Its single argument is shell text: `watch 'a | b'`.
    package var takesText = false
}
