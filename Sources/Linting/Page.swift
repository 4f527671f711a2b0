package import MarkdownSyntax
package import RunbookModel
package import SourceText

/// One file as the rules see it.
package struct Page: Sendable {
    package let runbook: Runbook
    package let document: Document
    package let library: Library
    /// What the configuration says for this file.
    package let settings: Settings
    /// What dates are compared with; without it none is too old.
    package let today: CalendarDay?
    /// The file's bytes at their offsets, with blanks in the place of all that is not prose: code, HTML, front matter.
    package let prose: [UInt8]
    package let cloudRun: CloudRunRegions
    /// `nil` when every link to a place in this file leads there.
    let anchors: Anchors?
    let answers = PageAnswers()

    package init(
        runbook: Runbook, document: Document, library: Library, settings: Settings = Settings(),
        today: CalendarDay? = nil
    ) {
        self.runbook = runbook
        self.document = document
        self.library = library
        self.settings = settings
        self.today = today
        prose = ProseText.bytes(of: document)
        cloudRun = CloudRunRegions(runbook, bytes: document.file.bytes)
        let isBroken = runbook.references.contains { $0.form == .anchorLink && !$0.isResolved }
        anchors = isBroken ? Anchors(document) : nil
    }

    package var bytes: [UInt8] { document.file.bytes }

    package func text(_ range: SourceRange) -> String { document.file.text(in: range) }

    /// Titles of the headings above an offset, outermost first, without the one that titles the whole file.
    package func headingPath(at offset: Int) -> [String] {
        var path: [String] = []
        var current = sectionIndex(at: offset)
        while let index = current {
            let section = runbook.sections[index]
            if section.level > 1 || !isTitle(section) { path.append(section.title) }
            current = section.parent
        }
        return path.reversed()
    }

    /// The innermost section that holds an offset.
    package func sectionIndex(at offset: Int) -> Int? {
        var low = 0
        var high = runbook.sections.count
        while low < high {
            let middle = (low + high) / 2
            if runbook.sections[middle].headingRange.lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }

    /// The heading above the first block of commands.
    var placeOfFirstCommands: SourceRange? {
        guard let block = runbook.blocks.first(where: { $0.effective == .shell || $0.effective == .console }) else {
            return nil
        }
        return sectionIndex(at: block.range.lowerBound).map { runbook.sections[$0].headingRange }
            ?? SourceRange(start: block.range.start, end: block.range.start)
    }

    private func isTitle(_ section: Section) -> Bool {
        section.level == 1 && section.title == runbook.title && runbook.sections.first?.node == section.node
    }
}

extension Page {
    /// The folder of the file and those above it, each with a slash behind it; the root is empty.
    var foldersAround: [String] {
        var folders = [""]
        for name in runbook.path.split(separator: "/").dropLast() {
            folders.append(folders[folders.count - 1] + name + "/")
        }
        return folders.reversed()
    }

    /// What the comments of a procedure's blocks say, a line each.
    func comments(in procedure: Procedure) -> [UInt8] {
        var spoken: [UInt8] = []
        for block in runbook.blocks where procedure.range.contains(block.range) {
            for line in block.text.utf8.split(separator: 0x0A) {
                let code = line.drop { $0 <= 0x20 }
                if code.first == UInt8(ascii: "#") || code.starts(with: "--".utf8) {
                    spoken += code
                } else if let remark = code.indices.first(where: { code[$0...].starts(with: " # ".utf8) }) {
                    spoken += code[remark...]
                }
                spoken.append(0x0A)
            }
        }
        return spoken
    }

    /// The last three lines of text above the block of a step.
    func spokenAbove(_ step: Step) -> String {
        guard let block = step.block else { return "" }
        let lines = document.lines
        let own = lines.line(at: runbook.blocks[block].range.lowerBound)
        var found: [String] = []
        for number in (max(0, own - 6)..<own).reversed() where found.count < 3 {
            let line = lines.contentRange(ofLine: number, in: bytes).range
            let spoken = prose[line]
            if spoken.contains(where: { $0 > 0x20 }) {
                found.append(String(decoding: spoken, as: UTF8.self))
            } else if bytes[line].contains(where: { $0 > 0x20 && $0 != 0x3C && $0 != 0x3E }), !found.isEmpty {
                // Another block, or markup.
                break
            }
        }
        return found.joined(separator: "\n")
    }

    /// The step whose bytes hold a place. Procedures, and the steps of each, stand in the order of the file.
    func step(at range: SourceRange) -> Step? {
        let procedures = runbook.procedures
        let own = Self.last(in: procedures, before: range.start) { $0.range.start }
        guard let own, procedures[own].range.contains(range) else { return nil }
        let steps = procedures[own].steps
        let index = Self.last(in: steps, before: range.start) { $0.range.start }
        guard let index else { return nil }
        // A step may stand inside the place of the one before it.
        return steps[max(0, index - 2)...index].last { $0.range.contains(range) }
    }

    /// The index of the last element that starts at or before `offset`.
    static func last<Element>(
        in elements: [Element], before offset: UInt32, start: (Element) -> UInt32
    ) -> Int? {
        var low = 0
        var high = elements.count
        while low < high {
            let middle = (low + high) / 2
            if start(elements[middle]) <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }
}
