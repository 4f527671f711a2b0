package import RunbookModel
package import SourceText

extension Runbook {
    /// What reading begins with: path, file and lines are those of its document.
    static func blank(id: RunbookID, path: String, file: SourceFile, lines: LineIndex) -> Runbook {
        Runbook(id: id, title: "", path: path, contentHash: "", file: file, lines: lines)
    }

    /// Every field but id, path, file and lines.
    mutating func pack(_ packer: inout some Packer) {
        packer.text(&title)
        packer.text(&contentHash)
        packer.text(&status)
        packer.texts(&owners)
        packer.texts(&services)
        packer.texts(&tags)
        packer.optional(&lastUpdated)
        packer.optional(&reviewBy)
        packer.text(&summary)
        packer.list(&metadata)
        packer.list(&parameters)
        packer.list(&procedures)
        packer.list(&sections)
        packer.texts(&anchors)
        packer.list(&blocks)
        packer.list(&checklists)
        packer.list(&contacts)
        packer.list(&references)
    }
}

extension DateText: Packed {
    package static var blank: DateText { DateText(text: "", day: nil, range: .blank) }

    package mutating func pack(_ packer: inout some Packer) {
        packer.text(&text)
        packer.value(&range)
        var numbers = day.map { [$0.year, $0.month, $0.day] } ?? []
        packer.list(&numbers, blank: 0) { $0.number(&$1) }
        guard packer.isReading else { return }
        day = numbers.count == 3 ? CalendarDay(year: numbers[0], month: numbers[1], day: numbers[2]) : nil
        if !numbers.isEmpty, day == nil { packer.fail() }
    }
}

extension Metadatum: Packed {
    package static var blank: Metadatum { Metadatum(key: "", value: "", range: .blank) }

    package mutating func pack(_ packer: inout some Packer) {
        packer.text(&key)
        packer.text(&value)
        packer.value(&range)
    }
}

extension Parameter: Packed {
    package static var blank: Parameter {
        Parameter(id: ParameterID(rawValue: ""), name: "", type: "", notation: .angle, provenance: .stated)
    }

    package mutating func pack(_ packer: inout some Packer) {
        packer.name(&id, ParameterID.init(rawValue:))
        packer.text(&name)
        packer.text(&type)
        packer.word(&notation)
        packer.text(&description)
        packer.text(&sample)
        packer.text(&pattern)
        packer.list(&uses, blank: Use(range: .blank)) { $0.value(&$1.range) }
        packer.text(&discovery)
        packer.flag(&isSecret)
        packer.choice(&provenance)
    }
}

extension Section: Packed {
    package static var blank: Section {
        Section(title: "", anchor: "", level: 0, headingRange: .blank, range: .blank, parent: nil, node: 0)
    }

    package mutating func pack(_ packer: inout some Packer) {
        packer.text(&title)
        packer.text(&anchor)
        packer.number(&level)
        packer.value(&headingRange)
        packer.value(&range)
        packer.number(&parent)
        packer.number(&procedure)
        packer.number(&node)
    }
}

extension SourceMap: Packed {
    package static var blank: SourceMap { SourceMap() }

    package mutating func pack(_ packer: inout some Packer) {
        var runs = segments
        packer.list(&runs, blank: Segment(text: 0, file: 0, count: 0)) { packer, run in
            packer.number(&run.text)
            packer.number(&run.file)
            packer.number(&run.count)
            if run.text.addingReportingOverflow(run.count).overflow { packer.fail() }
            if run.file.addingReportingOverflow(run.count).overflow { packer.fail() }
        }
        if packer.isReading { self = SourceMap(segments: runs) }
    }
}

extension Block: Packed {
    package static var blank: Block {
        Block(
            node: 0, isFenced: false, info: "", declared: nil, effective: .text, reason: "", range: .blank, text: "",
            map: .blank, section: nil)
    }

    package mutating func pack(_ packer: inout some Packer) {
        packer.number(&node)
        packer.flag(&isFenced)
        packer.text(&info)
        packer.text(&declared)
        packer.choice(&effective)
        packer.text(&reason)
        packer.value(&range)
        packer.text(&text)
        packer.value(&map)
        packer.number(&section)
        packer.number(&procedure)
        var (first, end) = (steps.lowerBound, steps.upperBound)
        packer.number(&first)
        packer.number(&end)
        guard packer.isReading else { return }
        if first <= end { steps = first..<end } else { packer.fail() }
    }
}

extension Checklist: Packed {
    package static var blank: Checklist { Checklist(title: "", section: nil, items: [], range: .blank) }

    package mutating func pack(_ packer: inout some Packer) {
        packer.text(&title)
        packer.number(&section)
        packer.list(&items, blank: Item(text: "", isChecked: false, range: .blank)) { packer, item in
            packer.text(&item.text)
            packer.flag(&item.isChecked)
            packer.value(&item.range)
        }
        packer.value(&range)
    }
}

extension Contact: Packed {
    package static var blank: Contact { Contact(role: "", reach: "", range: .blank) }

    package mutating func pack(_ packer: inout some Packer) {
        packer.text(&role)
        packer.text(&reach)
        packer.value(&range)
    }
}
