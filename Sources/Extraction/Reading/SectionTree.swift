import MarkdownSyntax
import RunbookModel
import SourceText

/// A file's headings as a tree, each with the nodes that stand between it and the next heading.
struct SectionTree {
    var sections: [Section] = []
    /// The nodes of each section's own content; the same indices as `sections`.
    var nodes: [[Int]] = []
    /// What stands before the first heading.
    var preamble: [Int] = []

    init(document: Document) {
        for node in document.children(of: 0) {
            if document.nodes[node].kind == .heading, let heading = document.heading(at: node) {
                open(heading)
            } else if nodes.isEmpty {
                preamble.append(node)
            } else {
                nodes[nodes.count - 1].append(node)
            }
        }
        closeRanges(at: document.file.bytes.count)
    }

    private mutating func open(_ heading: Heading) {
        var parent = sections.isEmpty ? nil : Optional(sections.count - 1)
        while let candidate = parent, sections[candidate].level >= heading.level { parent = sections[candidate].parent }
        sections.append(
            Section(
                title: heading.text, anchor: heading.anchor, level: heading.level, headingRange: heading.range,
                range: heading.range, parent: parent, node: heading.node))
        nodes.append([])
    }

    /// A section ends where the next one of its own or a higher level starts.
    private mutating func closeRanges(at end: Int) {
        var open: [Int] = []
        for index in sections.indices {
            while let last = open.last, sections[last].level >= sections[index].level {
                sections[last].range.end = sections[index].headingRange.start
                open.removeLast()
            }
            open.append(index)
        }
        for index in open { sections[index].range.end = UInt32(clamping: end) }
    }

    /// Titles of the sections around `section`, outermost first.
    func path(to section: Int) -> [String] {
        var titles: [String] = []
        var parent = sections[section].parent
        while let index = parent {
            titles.append(sections[index].title)
            parent = sections[index].parent
        }
        return titles.reversed()
    }

    /// The section that holds `offset`; `nil` before the first heading.
    func section(at offset: UInt32) -> Int? {
        var low = 0
        var high = sections.count
        while low < high {
            let middle = (low + high) / 2
            if sections[middle].headingRange.start <= offset { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
    }

    /// Up to the next heading of any level.
    func ownRange(of section: Int, end: Int) -> SourceRange {
        let next = section + 1 < sections.count ? sections[section + 1].headingRange.start : UInt32(clamping: end)
        return SourceRange(start: sections[section].headingRange.start, end: next)
    }
}
