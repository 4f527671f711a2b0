import MarkdownSyntax
import SourceText

/// A template compiled for one view model. Rendering cannot fail.
struct Template<Model: TemplateModel>: Sendable {
    let compiled: CompiledTemplate

    func render(_ model: Model, into html: inout HTML) {
        TemplateFrame.lend(model) { compiled.render($0, into: &html) }
    }

    func render(_ model: Model) -> HTML {
        var html = HTML()
        render(model, into: &html)
        return html
    }
}

/// What a template does, in the form in which it runs: operations of a few numbers each, which are read without asking
/// who holds them, and the closures that they call in lists of their own.
struct CompiledTemplate: Sendable {
    private struct Operation {
        enum Action: UInt8 {
            case nothing, text, number, markup
            case textSection, conditional, listSection, inverted
        }

        /// Written first.
        var literal = SourceRange(start: 0, end: 0)
        var action = Action.nothing
        var frame: Int32 = 0
        /// In the list of the action.
        var reader: Int32 = 0
        /// Where a section ends.
        var end: Int32 = 0
    }

    private let literals: [UInt8]
    private var operations: [Operation] = []
    private var texts: [@Sendable (TemplateFrame) -> String] = []
    private var numbers: [@Sendable (TemplateFrame) -> Int] = []
    private var markups: [@Sendable (TemplateFrame, inout HTML) -> Void] = []
    private var lists: [@Sendable (TemplateFrame, (TemplateFrame) -> Void) -> Void] = []
    /// What is only asked whether it is there.
    private var conditions: [TemplateReader] = []

    init(instructions: [TemplateInstruction], literals: [UInt8]) {
        self.literals = literals
        // Which sections end in front of an instruction.
        var ends: [Int: [Int]] = [:]
        var literal: SourceRange?
        for (index, instruction) in instructions.enumerated() {
            if let sections = ends[index] { end(sections, behind: &literal) }
            if case .literal(let range) = instruction {
                end([], behind: &literal)
                literal = range
                continue
            }
            if let end = add(instruction, behind: literal) { ends[end, default: []].append(operations.count - 1) }
            literal = nil
        }
        end(ends[instructions.count] ?? [], behind: &literal)
    }

    func render(_ frame: TemplateFrame, into html: inout HTML) {
        var frames = [frame]
        run(0..<operations.count, &frames, &html)
    }

    private func run(_ range: Range<Int>, _ frames: inout [TemplateFrame], _ html: inout HTML) {
        let literals = literals.span
        var index = range.lowerBound
        while index < range.upperBound {
            let operation = operations[index]
            index += 1
            if !operation.literal.isEmpty { html.append(trusted: literals.extracting(operation.literal.range)) }
            let reader = Int(operation.reader)
            switch operation.action {
            case .nothing: break
            case .text: html.append(text: texts[reader](frames[Int(operation.frame)]))
            case .number: html.append(number: numbers[reader](frames[Int(operation.frame)]))
            case .markup: markups[reader](frames[Int(operation.frame)], &html)
            case .textSection, .conditional, .listSection, .inverted:
                runSection(operation, index..<Int(operation.end), &frames, &html)
                index = Int(operation.end)
            }
        }
    }

    private func runSection(
        _ section: Operation, _ body: Range<Int>, _ frames: inout [TemplateFrame], _ html: inout HTML
    ) {
        func lend(_ inner: TemplateFrame) {
            frames.append(inner)
            run(body, &frames, &html)
            frames.removeLast()
        }
        let frame = frames[Int(section.frame)]
        let reader = Int(section.reader)
        switch section.action {
        case .listSection: lists[reader](frame, lend)
        case .textSection:
            let text = texts[reader](frame)
            if !text.isEmpty { TemplateFrame.lend(text, to: lend) }
        case .inverted: if !holds(conditions[reader], frame, &html) { run(body, &frames, &html) }
        case .nothing, .text, .number, .markup, .conditional:
            if holds(conditions[reader], frame, &html) { run(body, &frames, &html) }
        }
    }

    /// Whether a section over the value is rendered at all.
    private func holds(_ reader: TemplateReader, _ frame: TemplateFrame, _ html: inout HTML) -> Bool {
        switch reader {
        case .text(let read): return !read(frame).isEmpty
        case .number(let read): return read(frame) != 0
        case .flag(let read): return read(frame)
        case .markup(let write):
            // It is written and taken back.
            let start = html.count
            write(frame, &html)
            defer { html.shorten(to: start) }
            return html.count > start
        case .list(let forEach):
            var isEmpty = true
            forEach(frame) { _ in isEmpty = false }
            return !isEmpty
        }
    }
}

// Making them.
extension CompiledTemplate {
    /// A literal at the end of a section must not become a part of what stands behind that.
    private mutating func end(_ sections: [Int], behind literal: inout SourceRange?) {
        if let range = literal { operations.append(Operation(literal: range)) }
        literal = nil
        for section in sections { operations[section].end = Int32(operations.count) }
    }

    /// Says where the section ends that begins here.
    private mutating func add(_ instruction: TemplateInstruction, behind literal: SourceRange?) -> Int? {
        var operation = Operation(literal: literal ?? SourceRange(start: 0, end: 0))
        var sectionEnd: Int?
        switch instruction {
        case .literal: break
        case .value(let frame, let reader):
            operation.frame = Int32(frame)
            (operation.action, operation.reader) = addValue(reader)
        case .section(let frame, let reader, let end):
            operation.frame = Int32(frame)
            (operation.action, operation.reader) = addSection(reader)
            sectionEnd = end
        case .inverted(let frame, let reader, let end):
            operation.frame = Int32(frame)
            (operation.action, operation.reader) = (.inverted, Self.add(reader, to: &conditions))
            sectionEnd = end
        }
        operations.append(operation)
        return sectionEnd
    }

    private mutating func addValue(_ reader: TemplateReader) -> (Operation.Action, Int32) {
        switch reader {
        case .text(let read): (.text, Self.add(read, to: &texts))
        case .number(let read): (.number, Self.add(read, to: &numbers))
        case .markup(let write): (.markup, Self.add(write, to: &markups))
        case .flag, .list: (.nothing, 0)
        }
    }

    private mutating func addSection(_ reader: TemplateReader) -> (Operation.Action, Int32) {
        switch reader {
        case .text(let read): (.textSection, Self.add(read, to: &texts))
        case .list(let forEach): (.listSection, Self.add(forEach, to: &lists))
        case .flag, .number, .markup: (.conditional, Self.add(reader, to: &conditions))
        }
    }

    private static func add<Reader>(_ reader: Reader, to list: inout [Reader]) -> Int32 {
        list.append(reader)
        return Int32(list.count - 1)
    }
}
