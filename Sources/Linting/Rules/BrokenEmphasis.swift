import SourceText

extension Rule {
    static let brokenEmphasis = Rule(
        id: "broken-emphasis", code: "DOC006", severity: .info, confidence: .high,
        summary: "Asterisks that should make a label bold stand in the text.",
        rationale: "The label is lost between them, on the page and in the search.",
        bad: "## Maintenance\n\n** ** **Announcement**: seven days ahead",
        good: "## Maintenance\n\n**Announcement**: seven days ahead",
        check: .page { page, findings in
            let prose = page.prose
            var index = 0
            while index + 4 < prose.count {
                guard prose[index] == 0x2A, prose[index + 1] == 0x2A else {
                    index += 1
                    continue
                }
                var end = index + 2
                while end < prose.count, prose[end] == 0x20 { end += 1 }
                let isPair = end > index + 2 && end + 1 < prose.count && prose[end] == 0x2A && prose[end + 1] == 0x2A
                let isOpen = index == 0 || prose[index - 1] <= 0x20
                let isDone = end + 2 >= prose.count || prose[end + 2] <= 0x20
                if isPair, isOpen, isDone {
                    findings.report(
                        "'** **' makes nothing bold", at: SourceRange(index..<end + 2),
                        label: "the asterisks are shown")
                    index = end + 2
                } else {
                    index += 2
                }
            }
        })
}
