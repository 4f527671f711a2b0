import MarkdownSyntax
import SourceText

/// What a compiled template does, one after the other. Frames and readers are fixed when the template is loaded.
enum TemplateInstruction: Sendable {
    /// A range of the template's literal bytes.
    case literal(SourceRange)
    case value(frame: Int, TemplateReader)
    /// Runs up to `end` when the value is true; once per record when it holds records.
    case section(frame: Int, TemplateReader, end: Int)
    case inverted(frame: Int, TemplateReader, end: Int)
}

/// Turns tags into instructions against the keys of a view model, with partials put in where they are named.
struct TemplateCompiler {
    private struct OpenSection {
        var tag: TemplateTag
        var instruction: Int
        var pushesFrame: Bool
    }

    let files: TemplateFiles
    /// Texts that are the same on every page; they become part of the literals.
    let constants: [String: String]
    private var instructions: [TemplateInstruction] = []
    private var literals: [UInt8] = []
    private(set) var problems: [TemplateFileProblem] = []
    private(set) var usedFiles: Set<String> = []
    private var frames: [TemplateShape]
    private var source: IndentedTemplate
    /// Names of the files being compiled, the outermost first.
    private var chain: [String] = []
    /// Literals are not joined across the end of a section.
    private var sectionEnd = 0

    init(files: TemplateFiles, constants: [String: String], shape: TemplateShape) {
        self.files = files
        self.constants = constants
        frames = [shape]
        source = IndentedTemplate(SourceFile(path: "", bytes: []), indent: [])
    }

    var compiled: CompiledTemplate { CompiledTemplate(instructions: instructions, literals: literals) }

    mutating func compile(_ name: String, indent: [UInt8] = []) {
        guard let file = files[name] else { return }
        let outer = source
        source = IndentedTemplate(file, indent: indent)
        chain.append(name)
        usedFiles.insert(name)
        compileTags()
        chain.removeLast()
        source = outer
    }

    private mutating func compileTags() {
        let scanned = TemplateScanner.scan(source.bytes)
        scanned.problems.forEach { report($0) }
        var open: [OpenSection] = []
        for tag in scanned.tags {
            switch tag.kind {
            case .comment: break
            case .literal: appendLiteral(source.bytes[tag.range.range])
            case .variable: appendVariable(tag)
            case .markup: appendMarkup(tag)
            case .section, .inverted: openSection(tag, &open)
            case .close: closeSection(tag, &open)
            case .partial: appendPartial(tag)
            }
        }
        while let section = open.popLast() {
            report(.unclosedSection(section.tag))
            finish(section)
        }
    }

    private mutating func report(_ problem: TemplateProblem) {
        problems.append(
            TemplateFileProblem(
                file: source.file, range: source.map.fileRange(of: problem.range), message: problem.message))
    }

    private mutating func appendLiteral(_ bytes: ArraySlice<UInt8>) {
        let start = literals.count
        literals += bytes
        let range = SourceRange(start..<literals.count)
        if instructions.count > sectionEnd, case .literal(let previous)? = instructions.last {
            instructions[instructions.count - 1] = .literal(previous.union(range))
        } else {
            instructions.append(.literal(range))
        }
    }
}

// Keys.
extension TemplateCompiler {
    private struct Resolved {
        var frame: Int
        var kind: TemplateKind
        var reader: TemplateReader
    }

    /// The innermost view model that has the key.
    private mutating func resolve(_ tag: TemplateTag) -> Resolved? {
        for (frame, shape) in frames.enumerated().reversed() {
            guard let key = shape.key(tag.name) else { continue }
            return Resolved(frame: frame, kind: key.kind, reader: key.reader)
        }
        let shapes = frames.reversed().map { "'\($0.name)'" }.joined(separator: ", ")
        report(.unknownKey(tag, shape: shapes, known: knownKeys))
        return nil
    }

    private mutating func appendVariable(_ tag: TemplateTag) {
        if let text = constants[tag.name] {
            var html = HTML()
            html.append(text: text)
            appendLiteral(html.bytes[...])
            return
        }
        guard let key = resolve(tag) else { return }
        switch key.kind {
        case .text, .number: instructions.append(.value(frame: key.frame, key.reader))
        case .markup: report(.wrongUse(tag, is: "markup", write: "'{{{\(tag.name)}}}'"))
        case .flag: report(.wrongUse(tag, is: "a flag", write: "'{{#\(tag.name)}}…{{/\(tag.name)}}'"))
        case .texts, .optional, .list:
            report(.wrongUse(tag, is: "a list", write: "'{{#\(tag.name)}}…{{/\(tag.name)}}'"))
        }
    }

    private var knownKeys: [String] {
        frames.reversed().flatMap { $0.keys.map(\.name) } + constants.keys.sorted()
    }

    private mutating func appendMarkup(_ tag: TemplateTag) {
        guard let key = resolve(tag) else { return }
        guard case .markup = key.kind else {
            report(.wrongUse(tag, is: "not markup", write: "'{{\(tag.name)}}'"))
            return
        }
        instructions.append(.value(frame: key.frame, key.reader))
    }
}

// Sections and partials.
extension TemplateCompiler {
    private mutating func openSection(_ tag: TemplateTag, _ open: inout [OpenSection]) {
        let key = resolve(tag)
        open.append(OpenSection(tag: tag, instruction: instructions.count, pushesFrame: false))
        sectionEnd = instructions.count + 1
        guard let key else {
            instructions.append(.literal(SourceRange(start: 0, end: 0)))
            return
        }
        if tag.kind == .inverted {
            instructions.append(.inverted(frame: key.frame, key.reader, end: 0))
            return
        }
        instructions.append(.section(frame: key.frame, key.reader, end: 0))
        guard let inner = innerShape(of: key.kind) else { return }
        frames.append(inner)
        open[open.count - 1].pushesFrame = true
    }

    /// What a section over such a value adds to the names in reach; `nil` when nothing.
    private func innerShape(of kind: TemplateKind) -> TemplateShape? {
        switch kind {
        case .flag, .markup, .number: nil
        case .text, .texts: .scalar
        case .optional(let shape), .list(let shape): shape
        }
    }

    private mutating func closeSection(_ tag: TemplateTag, _ open: inout [OpenSection]) {
        guard let section = open.last, section.tag.name == tag.name else {
            report(.unexpectedClose(tag, open: open.last?.tag.name))
            return
        }
        open.removeLast()
        finish(section)
    }

    private mutating func finish(_ section: OpenSection) {
        let end = instructions.count
        switch instructions[section.instruction] {
        case .section(let frame, let reader, _):
            instructions[section.instruction] = .section(frame: frame, reader, end: end)
        case .inverted(let frame, let reader, _):
            instructions[section.instruction] = .inverted(frame: frame, reader, end: end)
        case .literal, .value: break
        }
        if section.pushesFrame { frames.removeLast() }
        sectionEnd = end
    }

    private mutating func appendPartial(_ tag: TemplateTag) {
        guard files[tag.name] != nil else {
            report(.unknownPartial(tag, known: files.names))
            return
        }
        guard !chain.contains(tag.name) else {
            report(.partialCycle(tag, path: chain))
            return
        }
        compile(tag.name, indent: Array(source.bytes[tag.indent.range]))
    }
}

/// A template's text with the blanks before its partial tag put before each of its lines.
struct IndentedTemplate {
    var file: SourceFile
    var bytes: [UInt8]
    var map = SourceMap()

    init(_ file: SourceFile, indent: [UInt8]) {
        self.file = file
        guard !indent.isEmpty else {
            bytes = file.bytes
            map.append(text: 0, file: 0, count: bytes.count)
            return
        }
        bytes = []
        let lines = LineIndex(file.bytes)
        for line in 0..<lines.count {
            let range = lines.range(ofLine: line)
            guard !range.isEmpty else { continue }
            bytes += indent
            map.append(text: bytes.count, file: range.lowerBound, count: range.count)
            bytes += file.bytes[range.range]
        }
    }
}
