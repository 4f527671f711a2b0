import RunbookModel
package import SourceText

/// Something that a format cannot say of a step.
package struct ExportLoss: Sendable, Hashable {
    /// 1-based, in what was written; `nil` when it is about the whole.
    package var number: Int?
    package var title: String
    package var message: String
    package var range: SourceRange?

    package init(_ step: PlannedStep, _ number: Int, _ message: String) {
        self.number = number
        title = step.heading
        self.message = message
        range = step.step.range
    }

    package init(_ message: String) {
        title = ""
        self.message = message
    }

    /// For a comment in what is written.
    package var line: String {
        number.map { "step \($0), \(title): \(OneLine.of(message))" } ?? OneLine.of(message)
    }

    package func diagnostic(path: String) -> Diagnostic {
        Diagnostic(
            rule: "export-loss", code: "EXP001", severity: .info, path: path, range: range,
            message: number == nil ? message : "step '\(title)': \(message)")
    }
}

/// A document of a format, and what it does not say.
package struct Rendering: Sendable {
    package var bytes: [UInt8]
    package var losses: [ExportLoss]

    package init(_ text: String, losses: [ExportLoss] = []) {
        bytes = Array(text.utf8)
        self.losses = losses
    }

    package init(bytes: [UInt8], losses: [ExportLoss] = []) {
        self.bytes = bytes
        self.losses = losses
    }
}

extension ProcedurePlan {
    /// What every format that runs commands loses.
    func commonLosses() -> [ExportLoss] {
        var losses: [ExportLoss] = []
        for (index, step) in steps.enumerated() {
            func lose(_ message: String) { losses.append(ExportLoss(step, index + 1, message)) }
            switch step.role {
            case .show(let reason): lose("is shown, not run: \(reason)")
            case .manual: lose("is left to a person")
            case .run, .background, .wait: break
            }
            if step.step.expect != nil { lose("what should be seen is shown, not compared") }
            for refusal in step.filling.refused { lose("\(refusal)") }
        }
        return losses
    }

    /// What a format loses that cannot wait.
    func waitLosses() -> [ExportLoss] {
        steps.enumerated().compactMap { index, step in
            if case .wait = step.role { ExportLoss(step, index + 1, "is left to a person") } else { nil }
        }
    }
}
