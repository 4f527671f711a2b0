import Extraction
import Foundation
import MarkdownSyntax
import RunbookModel
import SourceText
import Testing

@testable import Inspection

/// Every line of a file is accounted for: over `content/`, the playbooks beside the checkout where they are, and the
/// folder that `RUNSHEET_CORPUS` names.
@Suite struct LineAccountTests {
    private static let checkout = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let folders: [String] = {
        var folders = [checkout.appending(path: "content").path]
        let playbooks = checkout.deletingLastPathComponent().appending(path: "shared/playbooks").path
        if FileManager.default.fileExists(atPath: playbooks) { folders.append(playbooks) }
        if let corpus = ProcessInfo.processInfo.environment["RUNSHEET_CORPUS"] { folders.append(corpus) }
        return folders
    }()

    @Test(arguments: folders) func accountsForEveryLine(folder: String) throws {
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".md") }.sorted()
        #expect(!files.isEmpty, "no Markdown below \(folder)")
        for file in files {
            let data = try Data(contentsOf: URL(fileURLWithPath: folder).appending(path: file))
            let document = MarkdownParser.parse(SourceFile(path: file, bytes: Array(data)))
            guard !document.isSourceOnly else { continue }
            account(for: Inspection(document, RunbookReader.read(document)), file: file)
        }
    }

    private func account(for inspection: Inspection, file: String) {
        let runbook = inspection.runbook
        #expect(inspection.lines.count == runbook.lines.count)
        for (index, line) in inspection.lines.enumerated() {
            let place = "\(file):\(index + 1)"
            let range = runbook.lines.contentRange(ofLine: index, in: runbook.file.bytes)
            let isEmpty = runbook.file.bytes[range.range].allSatisfy { $0 == 0x20 || $0 == 0x09 }
            if isEmpty { #expect(line.role == .blank || line.role == .frontMatter, "\(place)") }
            if line.role == .blank { #expect(line.block != nil || isEmpty || isQuoteMark(range, runbook), "\(place)") }
            // Only code can be beyond us: Markdown has a reading for every line.
            if line.role == .notUnderstood { #expect(line.block != nil, "\(place)") }
            if [.fence, .comment, .command, .query, .script, .output, .data].contains(line.role) {
                #expect(line.block != nil, "\(place)")
            }
            if [.command, .query, .script].contains(line.role) {
                #expect(!line.steps.isEmpty || hasEmptyPrompt(inspection, line: index), "\(place)")
            }
        }
        for step in runbook.procedures.flatMap(\.steps) where step.effectiveLanguage != nil {
            let line = runbook.lines.line(at: step.range.lowerBound)
            let ids = inspection.lines[line].steps.map { inspection.step(at: $0).id }
            #expect(ids.contains(step.id), "\(file):\(line + 1) \(step.title)")
        }
    }

    private func isQuoteMark(_ range: SourceRange, _ runbook: Runbook) -> Bool {
        runbook.file.bytes[range.range].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x3E }
    }

    private func hasEmptyPrompt(_ inspection: Inspection, line: Int) -> Bool {
        inspection.traces.contains { trace in
            trace.prompts.contains { $0.isEmpty && inspection.runbook.lines.line(at: $0.range.lowerBound) == line }
        }
    }
}
