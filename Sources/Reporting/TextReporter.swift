import SourceText

extension Reporter {
    package static let text = Reporter(
        name: "text", summary: "for people: source lines, carets, reasons and fixes"
    ) { report, options in TextReport(report: report, options: options).bytes() }
}

/// Findings as a person reads them in a terminal.
struct TextReport {
    let report: Report
    let options: ReportOptions
    private let paint: Paint

    /// What a line may take when nobody says how wide the terminal is.
    private static let defaultWidth = 120
    private static let namedPlaces = 6
    private static let shownSpans = 3

    init(report: Report, options: ReportOptions) {
        self.report = report
        self.options = options
        paint = Paint(isOn: options.usesColor)
    }

    private var width: Int { max(options.width ?? Self.defaultWidth, 40) }

    func bytes() -> [UInt8] {
        var output: [UInt8] = []
        var open: OpenFile?
        for group in FindingGroup.fold(report.findings, isOn: options.foldsRepeats) {
            if open?.path != group.first.path { open = OpenFile(path: group.first.path, source: report.source) }
            let lines = self.lines(of: group, in: open)
            output.append(contentsOf: (lines.joined(separator: "\n") + "\n\n").utf8)
        }
        if !report.fixedNotes.isEmpty {
            output.append(contentsOf: (report.fixedLines.joined(separator: "\n") + "\n\n").utf8)
        }
        output.append(contentsOf: (summary + "\n").utf8)
        return output
    }

    private func lines(of group: FindingGroup, in file: OpenFile?) -> [String] {
        let finding = group.first
        var lines = heading(of: finding) + [place(of: finding, in: file)]
        let spans = self.spans(of: finding)
        if let range = finding.range, let file, let bytes = file.bytes {
            let near = spans.filter { $0.path == finding.path }
            let gutter = ([range] + near.compactMap(\.range)).map { digits(of: $0, in: file) }.max()
            var frame = CodeFrame(
                bytes: bytes, lines: file.lines, range: range, severity: finding.severity, label: finding.label,
                width: width, paint: paint)
            frame.gutter = gutter
            lines += frame.rendered() + near.flatMap { self.frame(of: $0, in: file, gutter: gutter) }
        } else if let label = finding.label {
            lines += entry("", label)
        }
        for note in spans where note.path != finding.path { lines += elsewhere(note) }
        for note in finding.notes where !spans.contains(note) { lines += entry("note", noteText(note, in: file)) }
        for fix in finding.fixes { lines += entry(name(of: fix), fix.title) }
        if !group.others.isEmpty { lines += entry("more", repeats(of: finding, group.others, in: file)) }
        // What an organisation's own rules mean stands in its configuration.
        if !finding.code.hasPrefix("ORG") {
            lines += entry("help", "runsheet explain \(finding.advisory ?? finding.code)")
        }
        return lines
    }
}

extension TextReport {
    private func heading(of finding: Diagnostic) -> [String] {
        let severity = finding.severity.rawValue
        let name = TerminalText.harmless("[\(finding.code)/\(finding.rule.rawValue)]")
        let prefixWidth = DisplayWidth.of(severity + name) + 2
        let message = TerminalText.harmless(finding.message)
        var lines = TerminalText.wrapped(message, firstWidth: width - prefixWidth, width: width - 2)
        let confidence = "confidence: \(finding.confidence.rawValue)"
        let used = DisplayWidth.of(lines[lines.count - 1]) + (lines.count == 1 ? prefixWidth : 2)
        let gap = width - used - confidence.utf8.count
        for index in lines.indices {
            let text = paint(.strong, lines[index])
            lines[index] = index == 0 ? paint(finding.severity.ink, severity + name) + ": " + text : "  " + text
        }
        if gap >= 2 {
            lines[lines.count - 1] += String(repeating: " ", count: min(gap, 12)) + paint(.faint, confidence)
        } else {
            lines.append("  " + paint(.faint, confidence))
        }
        return lines
    }

    private func place(of finding: Diagnostic, in file: OpenFile?) -> String {
        var place = TerminalText.harmless(finding.path)
        if let range = finding.range, let position = file?.position(at: range.lowerBound) {
            place += ":\(position.line):\(position.column)"
        }
        var text = "  " + paint(.frame, "-->") + " " + linked(place, to: finding.path)
        let headings = headings(of: finding, room: width - DisplayWidth.of(place) - 9)
        if !headings.isEmpty { text += "   " + paint(.faint, headings) }
        return text
    }

    /// The headings that lead to the place; where there is no room for all, the nearest.
    private func headings(of finding: Diagnostic, room: Int) -> String {
        var headings = finding.headingPath.map(TerminalText.harmless)
        var text = headings.joined(separator: " > ")
        while DisplayWidth.of(text) > room, !headings.isEmpty {
            headings.removeFirst()
            text = (["…"] + headings).joined(separator: " > ")
        }
        return headings.isEmpty ? "" : text
    }

    /// The text as a link that terminals open (OSC 8).
    private func linked(_ text: String, to path: String) -> String {
        guard let folder = options.linkFolder else { return text }
        let whole = path.hasPrefix("/") ? path : folder + "/" + path
        return "\u{1B}]8;;\(URIPath.reference(whole))\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
    }

    private func entry(_ name: String, _ text: String) -> [String] {
        let prefix = name.isEmpty ? "   = " : "   = \(name): "
        let indent = String(repeating: " ", count: prefix.utf8.count)
        let room = width - prefix.utf8.count
        let lines = TerminalText.wrapped(TerminalText.harmless(text), firstWidth: room, width: room)
        return lines.enumerated().map { index, line in (index == 0 ? paint(.frame, prefix) : indent) + line }
    }

    private func name(of fix: Fix) -> String {
        switch fix.safety {
        case .safe: "fix"
        case .unsafe: "fix (unsafe)"
        case .suggestion: "suggestion"
        }
    }

    /// The notes that are shown with their source: the first few whose place can be read.
    private func spans(of finding: Diagnostic) -> [Diagnostic.Note] {
        let placed = finding.notes.filter { note in
            guard let range = note.range, let bytes = report.source(note.path) else { return false }
            return range.upperBound <= bytes.count
        }
        return Array(placed.prefix(Self.shownSpans))
    }

    private func digits(of range: SourceRange, in file: OpenFile) -> Int {
        String(file.lines.line(at: range.lowerBound) + 1).utf8.count
    }

    private func frame(of note: Diagnostic.Note, in file: OpenFile, gutter: Int?) -> [String] {
        guard let range = note.range, let bytes = file.bytes else { return [] }
        var frame = CodeFrame(
            bytes: bytes, lines: file.lines, range: range, severity: .info, label: note.message, width: width,
            paint: paint)
        frame.mark = "-"
        frame.gutter = gutter
        return frame.rendered()
    }

    private func elsewhere(_ note: Diagnostic.Note) -> [String] {
        let file = OpenFile(path: note.path, source: report.source)
        guard let range = note.range, let position = file.position(at: range.lowerBound) else { return [] }
        let place = TerminalText.harmless("\(note.path):\(position.line):\(position.column)")
        return ["  " + paint(.frame, ":::") + " " + linked(place, to: note.path)]
            + frame(of: note, in: file, gutter: nil)
    }

    private func noteText(_ note: Diagnostic.Note, in file: OpenFile?) -> String {
        guard let range = note.range else { return note.message }
        let other = note.path == file?.path ? file : OpenFile(path: note.path, source: report.source)
        guard let position = other?.position(at: range.lowerBound) else { return note.message }
        return "\(note.message) (\(note.path):\(position.line):\(position.column))"
    }

    /// `7 more of this kind in this file: line 42 'x', line 51 'y', …`; a place alone when the messages are the same.
    private func repeats(of first: Diagnostic, _ others: [Diagnostic], in file: OpenFile?) -> String {
        let text = "\(others.count) more of this kind in this file"
        let places = others.prefix(Self.namedPlaces).compactMap { finding -> String? in
            guard let range = finding.range, let position = file?.position(at: range.lowerBound) else { return nil }
            let place = "line \(position.line)"
            guard finding.message != first.message, let excerpt = file?.excerpt(range) else { return place }
            return "\(place) '\(excerpt)'"
        }
        guard !places.isEmpty else { return text }
        return text + ": " + places.joined(separator: ", ") + (others.count > places.count ? ", …" : "")
    }
}

extension TextReport {
    private var summary: String { report.totals(paint) }
}

extension Report {
    /// What was found, in one line.
    var totals: String { totals(Paint(isOn: false)) }

    func totals(_ paint: Paint) -> String {
        let some = filesIndexed.map { "\(filesChecked) of \(Self.counted($0, "file"))" }
        let files = (some ?? Self.counted(filesChecked, "file")) + " checked: "
        guard !findings.isEmpty else { return files + paint(.strong, "no findings") + suppressedTotal }
        let counts = Severity.allCases.compactMap { severity -> String? in
            let count = count(severity)
            guard count > 0 else { return nil }
            return paint(severity.ink, severity == .info ? "\(count) info" : Self.counted(count, severity.rawValue))
        }
        var text = files + counts.joined(separator: ", ") + " in " + Self.counted(filesWithFindings, "file")
        let safe = fixes(.safe)
        if safe > 0 { text += "; \(safe) with a safe fix" }
        return text + suppressedTotal
    }

    private var suppressedTotal: String { suppressed.isEmpty ? "" : "; \(suppressed.count) suppressed" }

    static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}

/// A file of the report, read once for all its findings.
struct OpenFile {
    let path: String
    let bytes: [UInt8]?
    let lines: LineIndex

    init(path: String, source: (String) -> [UInt8]?) {
        self.path = path
        bytes = source(path)
        lines = LineIndex(bytes ?? [])
    }

    func position(at offset: Int) -> SourcePosition? {
        bytes.map { lines.position(at: offset, in: $0) }
    }

    /// The first words of a range, on one line.
    func excerpt(_ range: SourceRange) -> String? {
        guard let bytes, range.upperBound <= bytes.count else { return nil }
        let text = String(decoding: bytes[range.range].prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
        return text.count > 40 ? text.prefix(39) + "…" : text
    }
}
