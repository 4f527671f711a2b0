import CommandTrees
import MarkdownSyntax
import RunbookModel
import SourceText

/// Makes procedures of the sections that hold steps, and gives every step its names.
struct ProcedureReader {
    let document: Document
    let tree: SectionTree
    /// What commands are checked against.
    let trees: TreeLibrary

    func read(into runbook: inout Runbook) {
        guard !document.isSourceOnly else { return }
        var blockIndex: [Int: Int] = [:]
        for (index, block) in runbook.blocks.enumerated() { blockIndex[block.node] = index }
        var names = PageNames()
        for section in tree.sections.indices {
            add(content(of: section, blocks: runbook.blocks, blockIndex), of: section, named: &names, to: &runbook)
        }
        readPreambleMetadata(blockIndex, into: &runbook)
    }

    /// The reader ends here: while it holds the blocks, writing to them copies all of them.
    private func content(of section: Int, blocks: [Block], _ blockIndex: [Int: Int]) -> SectionContent {
        var reader = SectionReader(
            document: document, blocks: blocks, blockIndex: blockIndex, section: section,
            sectionTitle: tree.sections[section].title, parentTitle: tree.path(to: section).last)
        reader.read(nodes: tree.nodes[section])
        return reader.content
    }

    private func add(
        _ content: SectionContent, of section: Int, named names: inout PageNames, to runbook: inout Runbook
    ) {
        var content = content
        runbook.metadata += content.metadata.takeTail()
        runbook.checklists += content.checklists
        runbook.contacts += content.contacts
        if runbook.summary == nil { runbook.summary = content.summary }
        guard !content.drafts.isEmpty else {
            runbook.metadata += content.metadata.entries
            return
        }
        let position = runbook.procedures.count
        var procedure = makeProcedure(section, runbook: runbook)
        procedure.pageName = names.name(for: procedure.anchor)
        content.metadata.apply(to: &procedure)
        var namer = StepNamer(procedure: procedure, trees: trees)
        procedure.steps = content.drafts.map { namer.step($0) }
        if procedure.kind == .reference, procedure.when != nil, procedure.steps.count > 1 { procedure.kind = .mitigate }
        if procedure.kind == .diagnose, onlyMakesChanges(procedure.steps) {
            procedure.kind = Wording.namesTrouble(procedure.title) ? .mitigate : .maintain
        }
        assignSteps(of: procedure, at: position, drafts: content.drafts, in: &runbook)
        runbook.sections[section].procedure = position
        runbook.procedures.append(procedure)
    }

    /// "Log monitoring" that sets up a metric diagnoses nothing.
    private func onlyMakesChanges(_ steps: [Step]) -> Bool {
        var isRun = false
        for index in steps.indices where !steps[index].commands.isEmpty {
            guard steps[index].effect == .change, steps[index].phase == .act else { return false }
            isRun = true
        }
        return isRun
    }

    private func makeProcedure(_ section: Int, runbook: Runbook) -> Procedure {
        let own = tree.sections[section]
        let path = tree.path(to: section).filter { $0 != runbook.title }
        return Procedure(
            id: ProcedureID(rawValue: "\(runbook.id.rawValue)#\(own.anchor)"), title: own.title, anchor: own.anchor,
            section: section, path: path, range: tree.ownRange(of: section, end: document.file.bytes.count),
            kind: Wording.procedureKind(title: own.title, path: path))
    }

    private func assignSteps(of procedure: Procedure, at position: Int, drafts: [StepDraft], in runbook: inout Runbook)
    {
        for index in drafts.indices {
            guard let block = drafts[index].block else { continue }
            let isFirst = runbook.blocks[block].procedure == nil
            runbook.blocks[block].procedure = position
            let start = isFirst ? index : runbook.blocks[block].steps.lowerBound
            runbook.blocks[block].steps = start..<(index + 1)
        }
    }

    /// Metadata above the first heading is the runbook's.
    private func readPreambleMetadata(_ blockIndex: [Int: Int], into runbook: inout Runbook) {
        guard !tree.preamble.isEmpty else { return }
        var reader = SectionReader(
            document: document, blocks: runbook.blocks, blockIndex: blockIndex, section: nil,
            sectionTitle: runbook.title)
        reader.read(nodes: tree.preamble)
        runbook.metadata = reader.content.metadata.entries + runbook.metadata
        if let summary = reader.content.summary { runbook.summary = summary }
    }
}
