package import SourceText

extension SourceRange: Packed {
    package static var blank: SourceRange { SourceRange(start: 0, end: 0) }

    package mutating func pack(_ packer: inout some Packer) {
        var count = end - start
        packer.number(&start)
        packer.number(&count)
        guard packer.isReading else { return }
        let (sum, isTooLarge) = start.addingReportingOverflow(count)
        if isTooLarge { packer.fail() }
        self = SourceRange(start: start, end: sum)
    }
}

extension Packer {
    /// A name of its own kind.
    package mutating func name<Name: RawRepresentable<String>>(_ value: inout Name, _ make: (String) -> Name) {
        var text = value.rawValue
        self.text(&text)
        if isReading { value = make(text) }
    }
}

extension Diagnostic: Packed {
    package static var blank: Diagnostic {
        Diagnostic(rule: RuleID(rawValue: ""), code: "", severity: .error, path: "", message: "")
    }

    package mutating func pack(_ packer: inout some Packer) {
        packer.name(&rule, RuleID.init(rawValue:))
        packer.text(&code)
        packer.choice(&severity)
        packer.choice(&confidence)
        packer.text(&path)
        packer.optional(&range)
        packer.text(&message)
        packer.text(&label)
        packer.texts(&headingPath)
        packer.list(&notes)
        packer.list(&fixes)
        packer.list(&masked)
        packer.text(&advisory)
        packer.optional(&suppression)
    }
}

extension Diagnostic.Note: Packed {
    package static var blank: Diagnostic.Note { Diagnostic.Note(path: "", message: "") }

    package mutating func pack(_ packer: inout some Packer) {
        packer.text(&path)
        packer.optional(&range)
        packer.text(&message)
    }
}

extension Fix: Packed {
    package static var blank: Fix { Fix(title: "", safety: .safe) }

    package mutating func pack(_ packer: inout some Packer) {
        packer.text(&title)
        packer.choice(&safety)
        packer.list(&edits)
    }
}

extension TextEdit: Packed {
    package static var blank: TextEdit { TextEdit(range: .blank, replacement: "") }

    package mutating func pack(_ packer: inout some Packer) {
        packer.value(&range)
        packer.text(&replacement)
    }
}

extension Suppression: Packed {
    package static var blank: Suppression { Suppression(kind: .inSource, reason: "") }

    package mutating func pack(_ packer: inout some Packer) {
        packer.choice(&kind)
        packer.text(&reason)
    }
}
