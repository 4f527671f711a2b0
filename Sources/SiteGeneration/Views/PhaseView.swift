import RunbookModel

/// Neighbouring steps of one phase, for the strip that shows all steps at a glance.
struct PhaseView: TemplateModel {
    struct Stop: TemplateModel {
        var step: StepView

        static let fields = TemplateFields<Stop>(
            "stop",
            [
                .text("anchor") { $0.step.step.anchor },
                .text("number") { $0.step.label },
                .text("stepTitle") { $0.step.step.title },
                .text("effectName") { $0.step.step.effect.rawValue },
                .optional("badge") { $0.step.effect },
            ])
    }

    var phase: StepPhase
    var stops: [Stop]

    static let fields = TemplateFields<PhaseView>(
        "phase",
        [
            .text("phase") { $0.phase.rawValue },
            .text("phaseTitle") { $0.title.text },
            .list("stops") { $0.stops },
        ])

    static func phases(of page: ProcedureView) -> [PhaseView] {
        var phases: [PhaseView] = []
        for step in page.steps {
            let phase = step.step.phase
            if phases.last?.phase != phase { phases.append(PhaseView(phase: phase, stops: [])) }
            phases[phases.count - 1].stops.append(Stop(step: step))
        }
        return phases
    }

    private var title: UIText {
        switch phase {
        case .precheck: .precheck
        case .act: .act
        case .verify: .verifyPhase
        case .undo: .undo
        case .cleanup: .cleanup
        case .notify: .notify
        }
    }
}
