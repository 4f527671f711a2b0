import Extraction
import Foundation
import MarkdownSyntax
import Publishing
import RunbookModel
import SourceText
import Testing

@Suite struct PageStoreTests {
    private static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..")
        .standardized

    /// Everything in the checkout that is read as a runbook somewhere.
    private static func files() throws -> [SourceFile] {
        var files: [SourceFile] = []
        for folder in ["content", "Tests/ExtractionTests/Fixtures", "Tests/MarkdownSyntaxTests/Fixtures", "docs"] {
            let root = checkout.appending(path: folder)
            for name in try FileManager.default.subpathsOfDirectory(atPath: root.path).sorted() {
                guard name.hasSuffix(".md") else { continue }
                let bytes = try Data(contentsOf: root.appending(path: name))
                files.append(SourceFile(path: folder + "/" + name, bytes: Array(bytes)))
            }
        }
        for (name, text) in strange { files.append(SourceFile(path: name, bytes: Array(text.utf8))) }
        return files
    }

    /// What no fixture has.
    private static let strange = [
        "broken.md": "---\ntitle: [\n---\n# A\n", "empty.md": "",
        "wide.md": String(repeating: "|a", count: 200) + "\n|-\n",
        "values.md": "---\na: [1, -2.5, true, ~, {b: 'x'}]\nlast_updated: 2026-02-30\n---\nText {#x}\n",
        "words.md":
            "# A\n\n```bash\nsudo A=b kubectl get pods --bogus 2> x $(ls) &\n```\n\nShould say:\n\n```\nfine\n```\n",
        "long.md": "# A\n\n```\n" + String(repeating: "x\n", count: 2100) + "```\n",
    ]

    private static func page(of file: SourceFile) -> PageMemory.Page {
        let document = MarkdownParser.parse(file)
        return PageMemory.Page(document: document, runbook: RunbookReader.read(document))
    }

    /// A value with everything in it, by Swift's own mirrors, and the fields of each type.
    private static func text(of value: Any, fields: inout [String: [String]]) -> String {
        let mirror = Mirror(reflecting: value)
        if mirror.children.isEmpty { return String(reflecting: value) }
        if value is Set<Int> { return "\((value as? Set<Int> ?? []).sorted())" }
        if let bytes = value as? [UInt8] { return "\(bytes.count) \(bytes.hashValue)" }
        if mirror.displayStyle == .struct {
            fields["\(mirror.subjectType)"] = mirror.children.compactMap(\.label)
        }
        var text = "\(mirror.subjectType)("
        for child in mirror.children {
            text += "\(child.label ?? ""): \(self.text(of: child.value, fields: &fields)), "
        }
        return text + ")"
    }

    @Test func pagesComeBackAsTheyWere() throws {
        var fields: [String: [String]] = [:]
        var count = 0
        for file in try Self.files() {
            let page = Self.page(of: file)
            let packed = page.packed
            let back = try #require(
                PageMemory.Page(unpacking: packed[...], file: file, id: page.runbook.id), "\(file.path)")
            #expect(back.packed == packed, "\(file.path)")
            let texts = [Self.text(of: back, fields: &fields), Self.text(of: page, fields: &fields)]
            #expect(texts[0] == texts[1], "\(file.path)")
            count += 1
        }
        #expect(count > 30)
        let rare: [Any] = [
            Diagnostic.blank, Diagnostic.Note.blank, Fix.blank, TextEdit.blank, Suppression.blank, Expectation.blank,
            Estimate.blank, DateText.blank, Command.ExportedWords(argv: [], expands: false), Contact.blank,
            Command.EnvironmentValue(name: "", value: nil, range: .blank), Command.Fault.blank, Checklist.blank,
            Checklist.Item(text: "", isChecked: false, range: .blank), Parameter.blank, ParameterUse.blank,
            Command.Redirect(op: "", target: .blank, range: .blank), Output(name: "", from: .file),
            ResourceUse(type: "", name: "", role: .target), Reference.blank, Metadatum.blank,
            SecretUse(name: "", exposure: .argv), CalendarDay(year: 2026, month: 1, day: 1) as Any,
        ]
        for value in rare { _ = Self.text(of: value, fields: &fields) }
        // A type that gains a field is packed without it until somebody says how: in Sources/Publishing/Cache.
        for (type, count) in PackedFields.counts.sorted(by: { $0.key < $1.key }) {
            #expect(fields[type]?.count == count, "\(type) has the fields \(fields[type] ?? [])")
        }
        let unknown = Set(fields.keys).subtracting(PackedFields.counts.keys).sorted()
        #expect(unknown.isEmpty, "types that a cache does not know: \(unknown)")
    }

    @Test func brokenBytesAreRefusedOrMakeAnotherPage() throws {
        let text =
            "---\ntitle: x\ntags: [a, {b: 1.5}]\n---\n# A\n\n## Do\n\n1. Look:\n\n```bash\nkubectl get pods -n <ns> | grep x\n```\n\n"
            + "| a | b |\n|---|---|\n| [x](y.md#z) | `ls` |\n\n- [ ] see\n"
        let file = SourceFile(path: "a.md", bytes: Array(text.utf8))
        let page = Self.page(of: file)
        let packed = page.packed
        let id = page.runbook.id
        var refused = 0
        for place in packed.indices {
            for byte in [packed[place] ^ 1, packed[place] ^ 0x80, 0, 0xFF] where byte != packed[place] {
                var broken = packed
                broken[place] = byte
                if let other = PageMemory.Page(unpacking: broken[...], file: file, id: id) {
                    // Whatever it says, it can be said again.
                    let again = PageMemory.Page(unpacking: other.packed[...], file: file, id: id)
                    #expect(again?.packed == other.packed, "byte \(byte) at \(place)")
                } else {
                    refused += 1
                }
            }
            #expect(PageMemory.Page(unpacking: packed[..<place], file: file, id: id) == nil, "cut at \(place)")
        }
        #expect(refused > 100)
        #expect(PageMemory.Page(unpacking: (packed + [0])[...], file: file, id: id) == nil)
    }
}

/// How many fields each type has of which pages are made. Who adds a field to one of them adds it to its `pack`, and then
/// counts it here.
private enum PackedFields {
    static let counts = [
        "Page": 2, "SourceFile": 2, "LineIndex": 3, "SourceRange": 2, "SourceMap": 1, "Segment": 3,
        "Document": 10, "Node": 12, "Flags": 1, "Heading": 5, "FrontMatter": 2, "YAMLEntry": 3, "YAMLNode": 3,
        "Diagnostic": 14, "Note": 3, "Fix": 3, "TextEdit": 2, "Suppression": 2, "RuleID": 1,
        "Runbook": 22, "DateText": 3, "CalendarDay": 3, "Metadatum": 3, "Section": 8, "Block": 12, "Checklist": 4,
        "Item": 3, "Contact": 3, "Reference": 9, "Parameter": 11, "Use": 1, "Procedure": 18, "Estimate": 4,
        "Step": 40, "Token": 2, "ParameterUse": 3, "Output": 2, "Expectation": 3, "Reason": 2, "RunHints": 4,
        "Requirements": 3, "SecretUse": 2, "ResourceUse": 3, "ProvenanceEntry": 2,
        "Command": 19, "Value": 3, "Positional": 2, "Flag": 5, "EnvironmentValue": 3, "Redirect": 3, "Fault": 6,
        "ExportedWords": 2, "RunbookID": 1, "ProcedureID": 1, "StepID": 1, "ParameterID": 1,
    ]
}
