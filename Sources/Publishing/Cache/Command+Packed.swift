package import RunbookModel
import SourceText

extension Command: Packed {
    package static var blank: Command { Command(tool: "", toolRange: .blank, range: .blank) }

    package mutating func pack(_ packer: inout some Packer) {
        packer.texts(&wrappers)
        packer.text(&tool)
        packer.value(&toolRange)
        packer.list(&path)
        packer.list(&positionals, blank: Positional(name: nil, value: .blank)) { packer, positional in
            packer.text(&positional.name)
            packer.value(&positional.value)
        }
        packer.list(&flags)
        packer.list(&environment, blank: EnvironmentValue(name: "", value: nil, range: .blank)) { packer, variable in
            packer.text(&variable.name)
            packer.optional(&variable.value)
            packer.value(&variable.range)
        }
        packer.list(&redirects, blank: Redirect(op: "", target: .blank, range: .blank)) { packer, redirect in
            packer.text(&redirect.op)
            packer.value(&redirect.target)
            packer.value(&redirect.range)
        }
        packer.word(&connector)
        packer.flag(&isBackground)
        packer.flag(&isNested)
        packJudgement(&packer)
    }

    private mutating func packJudgement(_ packer: inout some Packer) {
        packer.choice(&verdict)
        packer.text(&toolVersion)
        packer.text(&message)
        packer.text(&suggestion)
        packer.list(&faults)
        packer.value(&range)
        packer.choice(&effect)
        packer.optional(&exported, blank: ExportedWords(argv: [], expands: false)) { packer, words in
            packer.texts(&words.argv)
            packer.flag(&words.expands)
        }
    }
}

extension Command.Value: Packed {
    package static var blank: Command.Value { Command.Value(text: "", range: .blank, isLiteral: false) }

    package mutating func pack(_ packer: inout some Packer) {
        packer.text(&text)
        packer.value(&range)
        packer.flag(&isLiteral)
    }
}

extension Command.Flag: Packed {
    package static var blank: Command.Flag {
        Command.Flag(name: "", nameRange: .blank, value: nil, range: .blank)
    }

    package mutating func pack(_ packer: inout some Packer) {
        packer.text(&name)
        packer.value(&nameRange)
        packer.optional(&value)
        packer.value(&range)
        packer.optional(&isKnown, blank: false) { $0.flag(&$1) }
    }
}

extension Command.Fault: Packed {
    package static var blank: Command.Fault {
        Command.Fault(
            kind: .unknownCommand, certainty: .notice, range: .blank, subject: "", message: "", suggestion: nil)
    }

    package mutating func pack(_ packer: inout some Packer) {
        packer.choice(&kind)
        packer.choice(&certainty)
        packer.value(&range)
        packer.text(&subject)
        packer.text(&message)
        packer.text(&suggestion)
    }
}
