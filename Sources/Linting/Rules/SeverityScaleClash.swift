import MarkdownSyntax
import RunbookModel
import SourceText

extension Rule {
    static let severityScaleClash = Rule(
        id: "severity-scale-clash", code: "XRB003", severity: .info, confidence: .high,
        summary: "Runbooks of one collection grade incidents by different scales.",
        rationale: """
            A "P1" is the second worst thing here and the worst one elsewhere. Whoever is called by the one and reads the \
            other escalates too late, or wakes up everybody.
            """,
        bad: """
            <!-- file: a.md -->
            # Incidents

            - **SEV1**: everything is down
            - **SEV2**: a part is down
            <!-- file: b.md -->
            # Incidents

            - **P0**: everything is down
            - **P1**: a part is down
            """,
        good: """
            <!-- file: a.md -->
            # Incidents

            - **SEV1**: everything is down
            - **SEV2**: a part is down
            <!-- file: b.md -->
            # Incidents

            Grades are those of [the handbook](a.md).
            """,
        allows: ["files that only mention a grade", "collections in which every file has the same scale"],
        check: .catalog { library, findings in
            var first: (scale: Scale, path: String)?
            for runbook in library.catalog.runbooks {
                guard let document = library.document(of: runbook), let scale = Scale(of: document) else { continue }
                guard let known = first else {
                    first = (scale, runbook.path)
                    continue
                }
                guard known.scale.name != scale.name else { continue }
                findings.report(
                    "incidents are graded \(scale.shown) here, and \(known.scale.shown) in '\(known.path)'",
                    at: scale.range, in: runbook.path, label: "one grade is taken for another")
            }
        })
}

/// Grades that lines begin with, behind the marks of a heading, a list or a table.
private struct Scale {
    var name: String
    var shown: String { name }
    var range: SourceRange

    init?(of document: Document) {
        let bytes = document.file.bytes
        var grades: [(isSev: Bool, number: UInt8, range: SourceRange)] = []
        for start in document.lines.starts {
            if let grade = Self.grade(in: bytes.span, at: Int(start)) { grades.append(grade) }
        }
        // Two grades at least: one alone is a mention.
        guard let first = grades.first, Set(grades.map(\.number)).count > 1,
            grades.allSatisfy({ $0.isSev == first.isSev })
        else { return nil }
        let least = grades.map(\.number).min() ?? 0
        name = first.isSev ? (least == 0x30 ? "from SEV0" : "from SEV1") : (least == 0x30 ? "from P0" : "from P1")
        range = first.range
        guard least <= 0x31 else { return nil }
    }

    private static func grade(in bytes: Span<UInt8>, at line: Int) -> (Bool, UInt8, SourceRange)? {
        var start = line
        while start < bytes.count, [0x20, 0x2A, 0x2D, 0x7C, 0x23, 0x60].contains(bytes[start]) { start += 1 }
        guard start + 2 < bytes.count, bytes[start] == 0x53 || bytes[start] == 0x50 else { return nil }
        var index = start + 1
        let isSev = bytes[start] == 0x53
        if isSev {
            guard start + 4 < bytes.count, bytes[start + 1] | 0x20 == 0x65, bytes[start + 2] | 0x20 == 0x76 else {
                return nil
            }
            index = start + 3
            if bytes[index] == 0x2D || bytes[index] == 0x20 { index += 1 }
        }
        guard index < bytes.count, (0x30...0x35).contains(bytes[index]) else { return nil }
        let next = index + 1 < bytes.count ? bytes[index + 1] : 0x0A
        let isWord = (0x61...0x7A).contains(next | 0x20) || (0x30...0x39).contains(next) || next == 0x2E || next == 0x5F
        return isWord ? nil : (isSev, bytes[index], SourceRange(start..<index + 1))
    }
}
