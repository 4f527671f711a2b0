package import RunbookModel
import SourceText

extension Procedure: Packed {
    package static var blank: Procedure {
        Procedure(
            id: ProcedureID(rawValue: ""), title: "", anchor: "", section: 0, path: [], range: .blank, kind: .reference)
    }

    package mutating func pack(_ packer: inout some Packer) {
        packer.name(&id, ProcedureID.init(rawValue:))
        packer.text(&title)
        packer.text(&anchor)
        packer.text(&pageName)
        packer.number(&section)
        packer.texts(&path)
        packer.value(&range)
        packer.choice(&kind)
        packer.text(&when)
        packer.optional(&estimate)
        packer.text(&downtime)
        packer.text(&validation)
        packer.text(&rollback)
        packer.text(&objective)
        packer.list(&metadata)
        packer.list(&steps)
        packer.optional(&undo, blank: ProcedureID(rawValue: "")) { $0.name(&$1, ProcedureID.init(rawValue:)) }
        packer.list(&related, blank: ProcedureID(rawValue: "")) { $0.name(&$1, ProcedureID.init(rawValue:)) }
    }
}

extension Estimate: Packed {
    package static var blank: Estimate { Estimate(min: 0, max: 0, unit: .seconds, text: "") }

    package mutating func pack(_ packer: inout some Packer) {
        packer.number(&min)
        packer.number(&max)
        packer.word(&unit)
        packer.text(&text)
    }
}

extension Step: Packed {
    package static var blank: Step {
        Step(
            id: StepID(rawValue: ""), ordinal: 0, number: nil, title: "", titleSource: .prose, anchor: "",
            contentHash: "", kind: .manual, phase: .act, range: .blank, text: "", map: .blank, effect: .none)
    }

    package mutating func pack(_ packer: inout some Packer) {
        packName(&packer)
        packText(&packer)
        packMeaning(&packer)
        packDuties(&packer)
    }

    private mutating func packName(_ packer: inout some Packer) {
        packer.name(&id, StepID.init(rawValue:))
        packer.number(&ordinal)
        packer.text(&number)
        packer.text(&title)
        packer.word(&titleSource)
        packer.text(&group)
        packer.flag(&isChecked)
        packer.text(&anchor)
        packer.text(&contentHash)
        packer.choice(&kind)
        packer.choice(&phase)
        packer.text(&declaredLanguage)
        packer.optional(&effectiveLanguage, blank: .text) { $0.choice(&$1) }
    }

    private mutating func packText(_ packer: inout some Packer) {
        packer.value(&range)
        packer.number(&block)
        packer.number(&indexInBlock)
        packer.text(&text)
        packer.value(&map)
        packer.texts(&details)
        packer.list(&commands)
        packer.list(&tokens)
        packer.list(&parameters)
    }

    private mutating func packMeaning(_ packer: inout some Packer) {
        packer.texts(&inputs)
        packer.list(&outputs, blank: Output(name: "", from: .file)) { packer, output in
            packer.text(&output.name)
            packer.word(&output.from)
        }
        packer.optional(&expect)
        packer.choice(&effect)
        packer.number(&risk)
        packer.list(&reasons, blank: Reason(text: "", provenance: .stated)) { packer, reason in
            packer.text(&reason.text)
            packer.choice(&reason.provenance)
        }
        packer.choice(&reversible)
        packer.optional(&undo, blank: StepID(rawValue: "")) { $0.name(&$1, StepID.init(rawValue:)) }
        packer.optional(&verifiedBy, blank: StepID(rawValue: "")) { $0.name(&$1, StepID.init(rawValue:)) }
        packer.optional(&alternativeTo, blank: StepID(rawValue: "")) { $0.name(&$1, StepID.init(rawValue:)) }
    }

    private mutating func packDuties(_ packer: inout some Packer) {
        packer.text(&run.directory)
        packer.flag(&run.isInteractive)
        packer.flag(&run.isBlocking)
        packer.flag(&run.needsNewTerminal)
        packer.texts(&requires.tools)
        packer.texts(&requires.environment)
        packer.list(&requires.steps, blank: StepID(rawValue: "")) { $0.name(&$1, StepID.init(rawValue:)) }
        packer.list(&secrets, blank: SecretUse(name: "", exposure: .argv)) { packer, secret in
            packer.text(&secret.name)
            packer.word(&secret.exposure)
        }
        packer.choice(&confirm)
        packer.list(&resources, blank: ResourceUse(type: "", name: "", role: .target)) { packer, use in
            packer.text(&use.type)
            packer.text(&use.name)
            packer.word(&use.role)
        }
        packer.optional(&estimate)
        packer.text(&condition)
        packer.list(&provenance, blank: ProvenanceEntry(field: "", provenance: .stated)) { packer, entry in
            packer.text(&entry.field)
            packer.choice(&entry.provenance)
        }
    }
}

extension Token: Packed {
    package static var blank: Token { Token(kind: .tool, range: .blank) }

    package mutating func pack(_ packer: inout some Packer) {
        packer.choice(&kind)
        packer.value(&range)
    }
}

extension ParameterUse: Packed {
    package static var blank: ParameterUse {
        ParameterUse(id: ParameterID(rawValue: ""), range: .blank, context: .bare)
    }

    package mutating func pack(_ packer: inout some Packer) {
        packer.name(&id, ParameterID.init(rawValue:))
        packer.value(&range)
        packer.choice(&context)
    }
}

extension Expectation: Packed {
    package static var blank: Expectation { Expectation(mode: .text, value: "", range: .blank) }

    package mutating func pack(_ packer: inout some Packer) {
        packer.word(&mode)
        packer.text(&value)
        packer.value(&range)
    }
}
