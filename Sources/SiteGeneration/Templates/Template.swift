import MarkdownSyntax
import SourceText

/// A template compiled for one view model. Rendering cannot fail.
struct Template<Model: TemplateModel>: Sendable {
    let compiled: CompiledTemplate

    func render(_ model: Model, into html: inout HTML) { compiled.render(model.record, into: &html) }

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

    func render(_ record: TemplateRecord, into html: inout HTML) {
        var frames = [record]
        run(0..<instructions.count, &frames, &html)
    }

    private func run(_ range: Range<Int>, _ frames: inout [TemplateRecord], _ html: inout HTML) {
        var index = range.lowerBound
        while index < range.upperBound {
            switch instructions[index] {
            case .literal(let range): html.append(trusted: literals[range.range])
            case .text(let frame, let slot): appendText(frames[frame].values[slot], &html)
            case .markup(let frame, let slot):
                if case .markup(let markup) = frames[frame].values[slot] { html.append(markup) }
            case .section(let frame, let slot, let end):
                runSection(frames[frame].values[slot], index + 1..<end, &frames, &html)
                index = end - 1
            case .inverted(let frame, let slot, let end):
                if !frames[frame].values[slot].isTruthy { run(index + 1..<end, &frames, &html) }
                index = end - 1
            }
            index += 1
        }
    }

    private func appendText(_ value: TemplateValue, _ html: inout HTML) {
        switch value {
        case .text(let text): html.append(text: text)
        case .number(let number): html.append(text: String(number))
        case .markup, .flag, .list: break
        }
    }

    private func runSection(
        _ value: TemplateValue, _ body: Range<Int>, _ frames: inout [TemplateRecord], _ html: inout HTML
    ) {
        guard value.isTruthy else { return }
        switch value {
        case .flag, .number, .markup: run(body, &frames, &html)
        case .text:
            frames.append(TemplateRecord(values: [value]))
            run(body, &frames, &html)
            frames.removeLast()
        case .list(let records):
            for record in records {
                frames.append(record)
                run(body, &frames, &html)
                frames.removeLast()
            }
        }
    }
}
