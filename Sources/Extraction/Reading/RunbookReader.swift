package import CommandTrees
package import MarkdownSyntax
package import RunbookModel
import SourceText

/// Reads a parsed Markdown file as a runbook. Pure: the same document gives the same runbook.
package enum RunbookReader {
    /// - Parameters:
    ///   - id: the runbook's id, unique in the catalog; made from the path when there is none.
    ///   - trees: what commands are checked against.
    package static func read(_ document: Document, id: RunbookID? = nil, trees: TreeLibrary = .shipped) -> Runbook {
        var tree = SectionTree(document: document)
        let frontMatter = FrontMatterFields(document.frontMatter)
        let title = frontMatter.title ?? firstTitle(of: document) ?? fileTitle(document.file.path)
        tree.adoptPreamble(title: title, document: document)
        var runbook = Runbook(
            id: id ?? RunbookPath.id(of: document.file.path), title: title, path: document.file.path,
            contentHash: Digest.sha256(document.file.bytes), file: document.file, lines: document.lines)
        runbook.blocks = BlockReader.blocks(of: document, sections: tree)
        runbook.sections = tree.sections
        runbook.anchors = document.headings.map(\.anchor) + document.extraAnchors
        ProcedureReader(document: document, tree: tree, trees: trees).read(into: &runbook)
        frontMatter.apply(to: &runbook)
        RunbookMetadata.apply(to: &runbook)
        runbook.references = ReferenceReader(document: document, tree: tree, runbook: runbook).references()
        ParameterBinder.bind(&runbook, document: document, tools: trees.tools)
        StepLinks.connect(&runbook)
        return runbook
    }

    private static func firstTitle(of document: Document) -> String? {
        let heading = document.headings.first { $0.level == 1 } ?? document.headings.first
        return heading.map(\.text).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// `db-restore.md` is "Db restore".
    private static func fileTitle(_ path: String) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let stem = name.split(separator: ".").first.map(String.init) ?? name
        let words = stem.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}

extension SectionTree {
    /// Steps before the first heading belong to the runbook itself: they get a section with its title.
    fileprivate mutating func adoptPreamble(title: String, document: Document) {
        let holdsBlocks = preamble.contains { node in
            [.codeBlock, .list, .blockQuote].contains(document.nodes[node].kind)
        }
        guard holdsBlocks, let first = preamble.first, let last = preamble.last else { return }
        let start = document.range(ofBlock: first)
        var anchor = Slug.make(title)
        let taken = Set(document.headings.map(\.anchor))
        while anchor.isEmpty || taken.contains(anchor) { anchor += "-top" }
        let end = sections.first?.headingRange.start ?? document.range(ofBlock: last).end
        let section = Section(
            title: title, anchor: anchor, level: 1, headingRange: SourceRange(start: start.start, end: start.start),
            range: SourceRange(start: start.start, end: end), parent: nil, node: first)
        sections.insert(section, at: 0)
        for index in sections.indices.dropFirst() { sections[index].parent = sections[index].parent.map { $0 + 1 } }
        nodes.insert(preamble, at: 0)
        preamble = []
    }
}
