package import RunbookModel
import SourceText

extension Reference: Packed {
    package static var blank: Reference {
        Reference(range: .blank, text: "", destination: nil, form: .prose, isResolved: false, section: nil)
    }

    package mutating func pack(_ packer: inout some Packer) {
        packer.value(&range)
        packer.text(&text)
        packer.text(&destination)
        packer.word(&form)
        packer.word(&relation)
        packer.optional(&target, blank: .file("")) { $1.pack(&$0) }
        packer.flag(&isResolved)
        packer.number(&section)
        packer.optional(&failure, blank: .file(path: "")) { $1.pack(&$0) }
    }
}

extension Reference.Target {
    fileprivate mutating func pack(_ packer: inout some Packer) {
        var (kind, name, anchor) = parts
        packer.number(&kind)
        packer.text(&name)
        packer.text(&anchor)
        guard packer.isReading else { return }
        switch kind {
        case 0: self = .procedure(ProcedureID(rawValue: name))
        case 1: self = .section(RunbookID(rawValue: name), anchor: anchor)
        case 2: self = .runbook(RunbookID(rawValue: name))
        case 3: self = .file(name)
        case 4: self = .web(name)
        case 5: self = .step(StepID(rawValue: name))
        default: packer.fail()
        }
    }

    private var parts: (kind: UInt8, name: String, anchor: String) {
        switch self {
        case .procedure(let id): (0, id.rawValue, "")
        case .section(let id, let anchor): (1, id.rawValue, anchor)
        case .runbook(let id): (2, id.rawValue, "")
        case .file(let path): (3, path, "")
        case .web(let address): (4, address, "")
        case .step(let id): (5, id.rawValue, "")
        }
    }
}

extension Reference.Failure {
    private struct Parts {
        var kind: UInt8
        var text = ""
        var nearest: String?
        var number = 0
        var count = 0
    }

    fileprivate mutating func pack(_ packer: inout some Packer) {
        var parts = parts
        packer.number(&parts.kind)
        packer.text(&parts.text)
        packer.text(&parts.nearest)
        packer.number(&parts.number)
        packer.number(&parts.count)
        guard packer.isReading else { return }
        switch parts.kind {
        case 0: self = .anchor
        case 1: self = .file(path: parts.text)
        case 2: self = .number(series: parts.text, number: parts.number, count: parts.count)
        case 3: self = .title(parts.text, nearest: parts.nearest)
        default: packer.fail()
        }
    }

    private var parts: Parts {
        switch self {
        case .anchor: Parts(kind: 0)
        case .file(let path): Parts(kind: 1, text: path)
        case .number(let series, let number, let count): Parts(kind: 2, text: series, number: number, count: count)
        case .title(let title, let nearest): Parts(kind: 3, text: title, nearest: nearest)
        }
    }
}
