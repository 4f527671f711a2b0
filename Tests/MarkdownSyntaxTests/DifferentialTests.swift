import Foundation
import MarkdownSyntax
import SourceText
import Testing

/// The `cmark-gfm` program with the extensions that we use.
enum Reference {
    static let program = ["/usr/bin/cmark-gfm", "/usr/local/bin/cmark-gfm", "/opt/homebrew/bin/cmark-gfm"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    static var isInstalled: Bool { program != nil }

    static func run(_ bytes: [UInt8], _ options: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(program))
        let extensions = ["table", "strikethrough", "autolink", "tasklist", "footnotes"]
        process.arguments = extensions.flatMap { ["-e", $0] } + ["--validate-utf8"] + options
        let input = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try Data(bytes).write(to: input)
        defer { try? FileManager.default.removeItem(at: input) }
        process.standardInput = try FileHandle(forReadingFrom: input)
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}

extension SourceFile: CustomTestStringConvertible {
    package var testDescription: String { path }
}

/// Examples of Markdown, told apart by a line `%%%`.
enum Examples {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")

    static let all: [SourceFile] = {
        let names = ["blocks", "lists", "inlines", "tables", "lines"]
        return names.flatMap { name in
            let data = FileManager.default.contents(atPath: folder.appendingPathComponent("\(name).md").path)
            let text = String(decoding: data ?? Data(), as: UTF8.self)
            return text.components(separatedBy: "%%%\n").enumerated().map { number, example in
                SourceFile(path: "\(name).md example \(number + 1)", bytes: Array(example.utf8))
            }
        }
    }()

    /// The playbooks that some checkouts have beside them.
    static let playbooks: [SourceFile] = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appendingPathComponent("shared/playbooks")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".md") }.sorted().compactMap { name in
            FileManager.default.contents(atPath: folder.appendingPathComponent(name).path)
                .map { SourceFile(path: name, bytes: Array($0)) }
        }
    }()
}

extension HTMLOptions {
    /// As `cmark-gfm --unsafe`.
    static var verbatim: HTMLOptions {
        var options = HTMLOptions()
        options.rawHTML = .verbatim
        options.link = { $0 }
        options.image = { $0 }
        return options
    }
}

@Suite(.enabled(if: Reference.isInstalled))
struct DifferentialTests {
    @Test func hasExamplesOfEachConstruct() {
        #expect(Examples.all.count >= 150)
    }

    @Test(arguments: Examples.all)
    func rendersAsTheReferenceDoes(example: SourceFile) throws {
        let document = MarkdownParser.parse(example)
        #expect(try HTMLRenderer().render(document).string == Reference.run(example.bytes, []), "\(example.path)")
        let ours = HTMLRenderer(options: .verbatim).render(document).string
        #expect(try ours == Reference.run(example.bytes, ["--unsafe"]), "\(example.path)")
    }

    @Test(arguments: Examples.all)
    func rendersAlikeWithOtherLineEndings(example: SourceFile) throws {
        let text = String(decoding: example.bytes, as: UTF8.self)
        let expected = try Reference.run(example.bytes, [])
        for lineEnding in ["\r\n", "\r"] {
            let file = SourceFile(
                path: example.path, bytes: Array(text.replacingOccurrences(of: "\n", with: lineEnding).utf8))
            #expect(try Reference.run(file.bytes, []).replacingOccurrences(of: "\r\n", with: "\n") == expected)
            #expect(HTMLRenderer().render(MarkdownParser.parse(file)).string == expected, "\(example.path)")
        }
    }

    @Test(.enabled(if: !Examples.playbooks.isEmpty), arguments: Examples.playbooks)
    func readsPlaybooksAsTheReferenceDoes(playbook: SourceFile) throws {
        let document = MarkdownParser.parse(playbook)
        #expect(try HTMLRenderer().render(document).string == Reference.run(playbook.bytes, []))
        let xml = try Reference.run(playbook.bytes, ["-t", "xml"])
        let items = xml.components(separatedBy: "<item").count + xml.components(separatedBy: "<tasklist").count - 2
        #expect(document.nodes(of: .item).count == items)
        let starts = xml.matches(of: /<list type="ordered" start="([0-9]+)"/).map { UInt32($0.1) }
        let lists = document.nodes(of: .list).filter { document.nodes[$0].flags.contains(.ordered) }
        #expect(lists.map { document.nodes[$0].number } == starts)
        for list in lists {
            let numbers = document.children(of: list).map { document.nodes[$0].number }
            #expect(numbers == numbers.indices.map { document.nodes[list].number + UInt32($0) })
        }
    }

    @Test(.enabled(if: !Examples.playbooks.isEmpty))
    func findsEveryListItemOfThePlaybooks() {
        let counts = Examples.playbooks.map { MarkdownParser.parse($0).nodes(of: .item).count }
        #expect(counts.reduce(0, +) == 311)
    }
}
