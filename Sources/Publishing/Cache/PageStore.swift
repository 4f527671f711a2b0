import MarkdownSyntax
package import RunbookModel
package import SourceText

/// What the files of one folder were read as, kept from run to run.
///
/// A file has its own entry, known by everything that it is read as depends on: its bytes, its path, the id of its
/// runbook, the command trees, and the program. Entries stand in a few files, chosen by the path: an edit writes one
/// of them anew, and entries of files that are gone leave with it.
struct PageStore: Sendable {
    private let cache: CacheFolder
    private let folder: String
    private let inputs: [(file: SourceFile, id: RunbookID)]
    private let keys: [ContentDigest]
    /// Indices of the inputs, by the file their entries stand in.
    private let shelves: [[Int]]

    private static let shelfCount = 64

    init(cache: CacheFolder, root: String, trees: ContentDigest, inputs: [(SourceFile, RunbookID)]) {
        self.cache = cache
        folder = "pages/" + ContentDigest(of: Array(root.utf8)).text
        self.inputs = inputs
        keys = inputs.map { file, id in
            let content = ContentDigest(of: file.bytes)
            let numbers = "\(content.low) \(content.high) \(trees.low) \(trees.high)"
            return ContentDigest(of: Array("\(numbers)\0\(file.path)\0\(id.rawValue)".utf8))
        }
        var shelves = [[Int]](repeating: [], count: Self.shelfCount)
        for (index, input) in inputs.enumerated() {
            let path = ContentDigest(of: Array(input.0.path.utf8))
            shelves[Int(path.low % UInt64(Self.shelfCount))].append(index)
        }
        self.shelves = shelves
    }

    /// Of each input, where there is one.
    func pages(workers: Int) async -> [PageMemory.Page?] {
        let numbers = shelves.indices.filter { !shelves[$0].isEmpty }
        let found = await concurrentMap(numbers, workers: workers, weight: { weight(ofShelf: $0) }) { number in
            var pages: [(Int, PageMemory.Page)] = []
            let shelf = shelf(number)
            for index in shelves[number] {
                guard let bytes = shelf.entries[keys[index]] else { continue }
                let page = PageMemory.Page(unpacking: bytes, file: inputs[index].file, id: inputs[index].id)
                if let page { pages.append((index, page)) }
            }
            return pages
        }
        var pages = [PageMemory.Page?](repeating: nil, count: inputs.count)
        for (index, page) in found.joined() { pages[index] = page }
        return pages
    }

    /// - Parameter kept: those that were found.
    func keep(_ pages: [PageMemory.Page], besides kept: [PageMemory.Page?], workers: Int) async {
        let numbers = shelves.indices.filter { number in shelves[number].contains { kept[$0] == nil } }
        _ = await concurrentMap(numbers, workers: workers, weight: { weight(ofShelf: $0) }) { number in
            let old = shelf(number)
            var new = Shelf()
            for index in shelves[number] {
                let known = kept[index] == nil ? nil : old.entries[keys[index]]
                new.entries[keys[index]] = known ?? pages[index].packed[...]
            }
            cache.write(name(ofShelf: number), new.packed)
        }
        for number in shelves.indices where !shelves[number].isEmpty && !numbers.contains(number) {
            cache.touch(name(ofShelf: number))
        }
    }

    private func weight(ofShelf number: Int) -> Int {
        shelves[number].reduce(0) { $0 + inputs[$1].file.bytes.count }
    }

    private func name(ofShelf number: Int) -> String { folder + "/\(number)" }

    private func shelf(_ number: Int) -> Shelf {
        cache.read(name(ofShelf: number)).flatMap(Shelf.init(unpacking:)) ?? Shelf()
    }
}

/// Entries that stand in one file.
private struct Shelf {
    var entries: [ContentDigest: ArraySlice<UInt8>] = [:]

    init() {}

    /// What stands in front of the entries.
    private struct Label: Packed {
        var key: ContentDigest
        var count: Int

        static var blank: Label { Label(key: ContentDigest(), count: 0) }

        mutating func pack(_ packer: inout some Packer) {
            packer.value(&key)
            packer.number(&count)
        }
    }

    init?(unpacking bytes: ArraySlice<UInt8>) {
        var reader = PackReader(bytes)
        var labels: [Label] = []
        reader.list(&labels)
        guard !reader.isBroken else { return nil }
        var rest = reader.rest
        for label in labels {
            guard label.count >= 0, label.count <= rest.count else { return nil }
            entries[label.key] = rest.prefix(label.count)
            rest = rest.dropFirst(label.count)
        }
    }

    var packed: [UInt8] {
        let all = entries.sorted { ($0.key.high, $0.key.low) < ($1.key.high, $1.key.low) }
        var labels = all.map { Label(key: $0.key, count: $0.value.count) }
        var writer = PackWriter()
        writer.list(&labels)
        var bytes = writer.output
        bytes.reserveCapacity(bytes.count + all.reduce(0) { $0 + $1.value.count })
        for entry in all { bytes += entry.value }
        return bytes
    }
}

extension PageMemory.Page {
    /// As a cache keeps it: without the file, its path, and the id, which whoever asks knows.
    package var packed: [UInt8] {
        var writer = PackWriter()
        var copy = self
        copy.document.pack(&writer)
        copy.runbook.pack(&writer)
        return writer.output
    }

    /// `nil` for bytes that are no page of this file.
    package init?(unpacking bytes: ArraySlice<UInt8>, file: SourceFile, id: RunbookID) {
        var reader = PackReader(bytes)
        var document = Document.blank(file)
        document.pack(&reader)
        guard !reader.isBroken else { return nil }
        var runbook = Runbook.blank(id: id, path: file.path, file: file, lines: document.lines)
        runbook.pack(&reader)
        guard !reader.isBroken, reader.isAtEnd, runbook.isSound(for: document) else { return nil }
        self.init(document: document, runbook: runbook)
    }
}

extension Runbook {
    /// Whether indices point at something.
    fileprivate func isSound(for document: Document) -> Bool {
        let nodes = document.nodes.indices
        let isFound = { (section: Int?) in section.map(sections.indices.contains) ?? true }
        return procedures.allSatisfy { procedure in
            sections.indices.contains(procedure.section)
                && procedure.steps.allSatisfy { $0.block.map(blocks.indices.contains) ?? true }
        }
            && sections.allSatisfy {
                nodes.contains($0.node) && isFound($0.parent) && $0.procedure.map(procedures.indices.contains) ?? true
            }
            && blocks.allSatisfy { block in
                nodes.contains(block.node) && isFound(block.section)
                    && block.procedure.map {
                        procedures.indices.contains($0) && procedures[$0].steps.indices.contains(block.steps)
                    } ?? true
            }
            && checklists.allSatisfy { isFound($0.section) } && references.allSatisfy { isFound($0.section) }
    }
}
