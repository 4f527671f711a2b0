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

/// Instructions and what they write, without the view model's type.
struct CompiledTemplate: Sendable {
    let instructions: [TemplateInstruction]
    let literals: [UInt8]

    func render(_ frame: TemplateFrame, into html: inout HTML) {
        var frames = [frame]
        run(0..<instructions.count, &frames, &html)
    }

    private func run(_ range: Range<Int>, _ frames: inout [TemplateFrame], _ html: inout HTML) {
        var index = range.lowerBound
        while index < range.upperBound {
            switch instructions[index] {
            case .literal(let range): html.append(trusted: literals.span.extracting(range.range))
            case .value(let frame, let reader): append(reader, frames[frame], &html)
            case .section(let frame, let reader, let end):
                runSection(reader, frames[frame], index + 1..<end, &frames, &html)
                index = end - 1
            case .inverted(let frame, let reader, let end):
                if !holds(reader, frames[frame]) { run(index + 1..<end, &frames, &html) }
                index = end - 1
            }
            index += 1
        }
    }

    private func append(_ reader: TemplateReader, _ frame: TemplateFrame, _ html: inout HTML) {
        switch reader {
        case .text(let read): html.append(text: read(frame))
        case .number(let read): html.append(number: read(frame))
        case .markup(let write): write(frame, &html)
        case .flag, .list: break
        }
    }

    private func runSection(
        _ reader: TemplateReader, _ frame: TemplateFrame, _ body: Range<Int>, _ frames: inout [TemplateFrame],
        _ html: inout HTML
    ) {
        func lend(_ inner: TemplateFrame) {
            frames.append(inner)
            run(body, &frames, &html)
            frames.removeLast()
        }
        switch reader {
        case .list(let forEach): forEach(frame, lend)
        case .text(let read):
            let text = read(frame)
            if !text.isEmpty { TemplateFrame.lend(text, to: lend) }
        case .flag, .number, .markup:
            if holds(reader, frame) { run(body, &frames, &html) }
        }
    }

    /// Whether a section over the value is rendered at all.
    private func holds(_ reader: TemplateReader, _ frame: TemplateFrame) -> Bool {
        switch reader {
        case .text(let read): return !read(frame).isEmpty
        case .number(let read): return read(frame) != 0
        case .flag(let read): return read(frame)
        case .markup(let write):
            var html = HTML()
            write(frame, &html)
            return !html.isEmpty
        case .list(let forEach):
            var isEmpty = true
            forEach(frame) { _ in isEmpty = false }
            return !isEmpty
        }
    }
}
