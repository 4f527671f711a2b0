import RunbookModel
import SourceText

/// A step in a list of places, with the command that the list is about.
struct StepLine: TemplateModel {
    var href: String
    var title: String
    var place: String
    var effect: EffectView?
    var code: String

    static let fields = TemplateFields<StepLine>(
        "step line",
        [
            .text("href") { $0.href },
            .text("title") { $0.title },
            .text("place") { $0.place },
            .optional("badge") { $0.effect },
            .text("code") { $0.code },
        ])

    /// Longer commands are cut: the step has them whole.
    private static let longest = 400

    static func shortened(_ text: String) -> String {
        guard text.utf8.count > longest else { return text }
        return String(decoding: text.utf8.prefix(longest), as: UTF8.self).trimmingReplacement + " …"
    }
}

extension String {
    /// Without the half of a character that a cut between bytes may have left.
    fileprivate var trimmingReplacement: String { last == "\u{FFFD}" ? String(dropLast()) : self }
}

extension SiteGenerator {
    func href(of address: Catalog.StepAddress, root: String) -> String {
        let steps = index.catalog.runbooks[address.runbook].procedures[address.procedure].steps
        let page = index.addresses[address.runbook][address.procedure]
        let anchor = SitePath.encoded(steps[address.step].anchor)
        var href = root
        href.reserveCapacity(root.utf8.count + page.utf8.count + anchor.utf8.count + 1)
        href += page
        href += "#"
        href += anchor
        return href
    }

    /// - Parameter command: which of the step's commands is shown; without one the whole text is.
    func line(_ address: Catalog.StepAddress, command: Int? = nil, root: String) -> StepLine {
        let runbook = index.catalog.runbooks[address.runbook].title
        let procedure = index.catalog.runbooks[address.runbook].procedures[address.procedure].title
        let steps = index.catalog.runbooks[address.runbook].procedures[address.procedure].steps
        return StepLine(
            href: href(of: address, root: root), title: steps[address.step].title,
            place: "\(runbook) › \(procedure)",
            effect: EffectView(steps[address.step].effect, kind: steps[address.step].kind),
            code: StepLine.shortened(text(of: steps, address.step, command: command)))
    }

    private func text(of steps: [Step], _ number: Int, command: Int?) -> String {
        let text = steps[number].text
        guard let command else { return text == steps[number].title ? "" : text }
        guard let range = steps[number].map.textRange(ofFile: steps[number].commands[command].range),
            range.upperBound <= text.utf8.count
        else { return text }
        return String(decoding: Array(text.utf8)[range.range], as: UTF8.self)
    }
}
