package import RunbookModel
import SourceText

/// A procedure made ready for a program that runs it.
package struct ProcedurePlan: Sendable {
    package let runbook: Runbook
    package let procedure: Procedure
    /// Those that its steps ask for, in the runbook's order.
    package let parameters: [Parameter]
    package let values: [ParameterID: String]
    package let steps: [PlannedStep]

    package init(runbook: Runbook, procedure: Procedure, filling: FillingOptions) {
        let known = filling.parameters(of: runbook)
        let values = filling.values.values(for: runbook).filter { known.contains($0.key) }
        let steps = procedure.steps.map { step in
            PlannedStep(step, uses: step.parameters.filter { known.contains($0.id) }, values: values)
        }
        let used = Set(steps.flatMap { $0.slots.map(\.parameter) })
        self.runbook = runbook
        self.procedure = procedure
        self.values = values
        self.steps = steps
        parameters = runbook.parameters.filter { used.contains($0.id) }
    }

    /// A name for files, jobs and the like.
    package var name: String {
        let text = procedure.id.rawValue.lowercased()
        var result = ""
        for scalar in text.unicodeScalars {
            let isKept = scalar.isASCII && UInt8(scalar.value).isWordByte
            if isKept { result.unicodeScalars.append(scalar) } else if result.last != "-" { result += "-" }
        }
        while result.last == "-" { result.removeLast() }
        return result.isEmpty ? "procedure" : result
    }

    /// The variable that the runbook itself reads the value from.
    func environmentName(of parameter: ParameterID) -> String? {
        for step in steps {
            for slot in step.slots where slot.parameter == parameter {
                let notation = Array(step.step.text.utf8)[slot.range.range]
                guard notation.first == UInt8(ascii: "$") else { continue }
                let name = notation.dropFirst().filter { $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}") }
                if name.allSatisfy(\.isWordByte) { return String(decoding: name, as: UTF8.self) }
            }
        }
        return nil
    }

    /// Sentences that an operator has to know before the first step.
    var facts: [(name: String, text: String)] {
        let all: [(name: String, text: String?)] = [
            ("When", procedure.when), ("Objective", procedure.objective), ("Takes", procedure.estimate?.text),
            ("Downtime", procedure.downtime), ("Validation", procedure.validation), ("Rollback", procedure.rollback),
            ("Undone by", procedure.undo?.rawValue),
        ]
        return all.compactMap { entry in entry.text.map { (entry.name, $0) } }
    }
}

/// What parameters there are and what they are set to.
package struct FillingOptions: Sendable {
    package var values = ParameterValues()
    package var guesses = ExportOptions.Guesses.leftOut

    package init() {}

    /// Parameters that count: guesses are left out unless they are asked for.
    package func parameters(of runbook: Runbook) -> Set<ParameterID> {
        Set(runbook.parameters.lazy.filter { $0.provenance != .guessed || guesses == .included }.map(\.id))
    }
}

/// A step and what a program can do with it.
package struct PlannedStep: Sendable {
    package enum Role: Sendable, Hashable {
        /// Code for a shell.
        case run
        /// Code that does not return and that later steps need.
        case background
        /// For a person to do.
        case manual
        case wait(seconds: Int)
        /// A text that no shell runs here, and why.
        case show(String)
    }

    package let step: Step
    package let slots: [Slot]
    package let filling: StepFilling
    let code: StepCode?
    package let role: Role

    init(_ step: Step, uses: [ParameterUse], values: [ParameterID: String]) {
        self.step = step
        slots = SlotReader.slots(of: step, uses: uses)
        filling = StepFilling(step, slots: slots, values: values)
        let isShell = step.effectiveLanguage == .shell || step.effectiveLanguage == .console
        let code = isShell ? StepCode(step, slots: slots) : nil
        self.code = code
        role = Self.role(of: step, code)
    }

    private static func role(of step: Step, _ code: StepCode?) -> Role {
        if let code {
            if let obstacle = code.obstacle { return .show(obstacle) }
            return step.run.isBlocking && step.run.needsNewTerminal ? .background : .run
        }
        switch step.effectiveLanguage {
        case .sql: return .show("it is SQL, and nothing says to which database it goes")
        case .python: return .show("it is Python, and nothing says in which program it is run")
        case .powershell, .cmd: return .show("it is for a shell of Windows")
        case .json, .yaml, .text, .output, .diagram, .other: return .show("it is not a command")
        case .shell, .console, nil: break
        }
        guard step.kind == .wait else { return .manual }
        return step.estimate.map { .wait(seconds: $0.seconds) } ?? .manual
    }

    /// What has to be agreed to before it runs.
    enum Consent: String { case none, ask, destroy }

    var consent: Consent {
        if step.effect == .destroy || step.confirm == .typeTarget { return .destroy }
        return step.effect <= .read && step.confirm == .none ? .none : .ask
    }

    /// The name to type before something is taken away.
    var target: String? { step.resources.first { $0.role == .target }?.name }

    /// What a person does, on one line or several.
    var instruction: String {
        let own = role == .manual ? filling.text : step.title
        return ([own] + step.details.filter { $0 != own }).joined(separator: "\n")
    }

    /// The title with its number, on one line.
    var heading: String { OneLine.of(step.title) }
}

extension Estimate {
    /// The most that it takes.
    var seconds: Int {
        switch unit {
        case .seconds: max
        case .minutes: max * 60
        case .hours: max * 3600
        case .days: max * 86_400
        }
    }
}

/// Text for comments, titles and other places that hold one line.
enum OneLine {
    static func of(_ text: String) -> String {
        let words = text.unicodeScalars.map { scalar in
            scalar.properties.isWhitespace || scalar.value < 0x20 || scalar.value == 0x7F ? " " : Character(scalar)
        }
        return String(words).split(separator: " ").joined(separator: " ")
    }
}
