import RunbookModel
import SourceText

/// A step as the index sees it. It is read where it stands: steps are large.
struct StepEntry {
    let steps: [Step]
    let number: Int

    var step: Step { _read { yield steps[number] } }

    /// A step's text beyond this is shown and copied on its page only.
    private static let longestText = 4000

    /// Each once, in order.
    var tools: [String] {
        let commands = step.commands
        guard commands.count > 1 else { return commands.indices.map { commands[$0].tool } }
        return Set(commands.indices.map { commands[$0].tool }).sorted()
    }

    /// `["c" or "m", title, anchor, text, effect, guard, [parameter, context, start, length, …]]`, places in UTF-16.
    func write(to writer: inout JSONWriter) {
        let text = PlainText.prefix(step.text, Self.longestText)
        let isWhole = text.utf8.count == step.text.utf8.count
        writer.value(step.block == nil ? "m" : "c")
        writer.value(PlainText.shortened(step.title))
        writer.value(step.anchor)
        writer.value(text)
        writer.value(step.effect.rawValue)
        // A step that has to be confirmed, or is not here whole, is copied on its own page.
        writer.value(step.confirm == .none && step.effect != .destroy && isWhole ? 0 : 1)
        guard isWhole, !step.parameters.isEmpty else { return }
        var places = UTF16Places(text)
        writer.beginArray()
        for use in step.parameters {
            let start = places.place(of: use.range.lowerBound)
            writer.value(use.id.rawValue)
            writer.value(use.context.rawValue)
            writer.value(start)
            writer.value(places.place(of: use.range.upperBound) - start)
        }
        writer.endArray()
    }
}
