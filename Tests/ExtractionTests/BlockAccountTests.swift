import Foundation
import MarkdownSyntax
import RunbookModel
import SourceText
import Testing

@testable import Extraction

/// No code block is ever lost: what cmark finds is in the runbook, and what holds commands is in its steps.
///
/// Runs over `content/`, over the playbooks beside the checkout where they are, and over the folder that
/// `RUNSHEET_CORPUS` names.
@Suite struct BlockAccountTests {
    private static let checkout = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let folders: [String] = {
        var folders = [checkout.appending(path: "content").path]
        let playbooks = checkout.deletingLastPathComponent().appending(path: "shared/playbooks").path
        if FileManager.default.fileExists(atPath: playbooks) { folders.append(playbooks) }
        if let corpus = ProcessInfo.processInfo.environment["RUNSHEET_CORPUS"] { folders.append(corpus) }
        return folders
    }()

    @Test(arguments: folders) func keepsEveryBlock(folder: String) throws {
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".md") }.sorted()
        #expect(!files.isEmpty, "no Markdown below \(folder)")
        for file in files {
            let data = try Data(contentsOf: URL(fileURLWithPath: folder).appending(path: file))
            let document = MarkdownParser.parse(SourceFile(path: file, bytes: Array(data)))
            let runbook = RunbookReader.read(document)
            #expect(runbook.blocks.count == document.nodes.count { $0.kind == .codeBlock }, "\(file)")
            account(for: runbook, file: file)
        }
    }

    /// Each line of a block with commands is in a step, in a detail, in an expectation or a blank.
    private func account(for runbook: Runbook, file: String) {
        for (index, block) in runbook.blocks.enumerated() where block.procedure != nil {
            let steps = runbook.procedures.flatMap(\.steps).filter { $0.block == index }
            #expect(!steps.isEmpty, "\(file): block of line \(runbook.lines.line(at: block.range.lowerBound) + 1)")
            for step in steps where step.effectiveLanguage != nil {
                let first = step.text.utf8.first
                let offset = step.map.fileOffset(of: 0)
                // A parser of Markdown makes blanks of a tab, and a line feed of what ends a line.
                let asRead: [UInt8: UInt8] = [0x09: 0x20, 0x0D: 0x0A]
                let byte = runbook.file.bytes[offset]
                #expect(
                    byte == first || asRead[byte] == first, "\(file): step '\(step.title)' does not start at its place")
                #expect(block.range.contains(step.range), "\(file): step '\(step.title)' leaves its block")
            }
        }
        let ids = runbook.procedures.flatMap(\.steps).map(\.id)
        #expect(Set(ids).count == ids.count, "\(file): step ids repeat")
    }
}
