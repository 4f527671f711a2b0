import MarkdownSyntax
import RunbookModel
import SourceText

extension Rule {
    static let danglingProseReference = Rule(
        id: "dangling-prose-reference", code: "LNK004", severity: .warning, confidence: .medium,
        summary: "The text sends the reader to a number that the file does not have.",
        rationale: """
            "Perform the weekly checks (Runbook #11)" in a file with ten runbooks: the operator looks for it in vain, and \
            the checks are not done.
            """,
        bad: """
            ## Method 1: Redeploy

            If that fails, go on with Method 3.

            ## Method 2: Restore
            """,
        good: """
            ## Method 1: Redeploy

            If that fails, go on with Method 2.

            ## Method 2: Restore
            """,
        allows: [
            "numbers of issues, pull requests and tickets, and of anything that the file does not number itself",
            "sections, steps and appendices, unless pedantic: their number may be that of another document",
            "phases, parts and tasks, which plans count over many documents; steps of a numbered list",
            "a number that belongs to another document: \"section 3 of the handbook\", \"in step 4 of [the guide](g.md)\"",
        ],
        check: .reference { reference, page, findings in
            guard reference.form == .prose, case .number(let series, let number, let count)? = reference.failure,
                isCounted(series), number > count, number <= 3 * count + 9, count > 1,
                !belongsElsewhere(reference.range, page: page),
                !isDefined(series, number, page: page)
            else { return }
            findings.report(
                message(reference.text, series: series, number: number, count: count), at: reference.range,
                label: "there is nothing to be found under this number", severity: isOwn(series) ? nil : .info)
        })
}

/// Things that a runbook numbers for itself.
private func isCounted(_ series: String) -> Bool {
    ["runbook", "playbook", "procedure", "method", "drill", "scenario", "section", "appendix", "step"].contains(series)
}

/// What a runbook gives numbers to by itself. Sections, steps and appendices have those of other documents, of screens
/// and of standards, too.
private func isOwn(_ series: String) -> Bool { !["section", "step", "appendix"].contains(series) }

/// Whether the number is given somewhere that no heading is: "**Step 6: …**", or an item 6 of a list.
private func isDefined(_ series: String, _ number: Int, page: Page) -> Bool {
    let counted = page.numberedThings
    if series == "step", counted.items.contains(number) { return true }
    let name = series.prefix(1).uppercased() + series.dropFirst()
    return ["\(name) \(number)", "\(name) #\(number)", "\(series) \(number)"].contains(where: counted.titles.contains)
}

/// What a file numbers, found in one pass: links to numbers may be as many as the numbers.
struct NumberedThings: Sendable {
    /// Numbers of items of lists.
    var items: Set<Int> = []
    /// `Method 2` and `Method #2` where a title or a label may end.
    var titles: Set<String> = []

    init(_ page: Page) {
        for node in page.document.nodes where node.kind == .item { items.insert(Int(node.number)) }
        let bytes = page.bytes
        var index = 0
        while index < bytes.count {
            guard (0x30...0x39).contains(bytes[index]) else {
                index += 1
                continue
            }
            let end = bytes[index...].firstIndex { !(0x30...0x39).contains($0) } ?? bytes.count
            if end - index < 8, Self.ends.contains(where: bytes[end...].starts),
                let start = Self.wordStart(in: bytes, before: index)
            {
                titles.insert(String(decoding: bytes[start..<end], as: UTF8.self))
            }
            index = end
        }
    }

    private static let ends = [":", " -", " –", " —", "**", ".1", " ("].map { Array($0.utf8) }

    /// Where the word in front of a number begins.
    private static func wordStart(in bytes: [UInt8], before number: Int) -> Int? {
        var start = number
        if start > 0, bytes[start - 1] == UInt8(ascii: "#") { start -= 1 }
        guard start > 0, bytes[start - 1] == 0x20 else { return nil }
        start -= 1
        let end = start
        while start > 0, end - start < 12, (0x61...0x7A).contains(bytes[start - 1] | 0x20) { start -= 1 }
        return start < end ? start : nil
    }
}

/// Whether the words around the phrase name another document.
private func belongsElsewhere(_ range: SourceRange, page: Page) -> Bool {
    let line = page.document.lines.range(ofLine: page.document.lines.line(at: range.lowerBound))
    // A line may be as long as the file: what is far away says nothing about this number.
    let first = max(line.lowerBound, range.lowerBound - 2000)
    let written = page.text(SourceRange(first..<range.lowerBound))
    let before = written.lowercased()
    let end = min(max(range.upperBound, line.upperBound), range.upperBound + 40)
    let after = page.text(SourceRange(range.upperBound..<end)).lowercased()
    if isOfASeries(range, page) || isAnothers(written) { return true }
    if [" of ", " in the ", " in [", " from ", " at http", ":"].contains(where: after.hasPrefix) { return true }
    if after.hasPrefix("."), after.dropFirst().first?.isNumber == true { return true }
    return ["](", ".md", "http", "guide", "handbook", "rfc", "appendix to", "'s "].contains(where: before.contains)
}

/// The file is itself one of such a series: "STEP 7: Observability" sends to step 8, which is another file.
private func isOfASeries(_ range: SourceRange, _ page: Page) -> Bool {
    guard let series = page.text(range).lowercased().split(whereSeparator: { !$0.isLetter }).first else { return false }
    let title = page.runbook.sections.first.flatMap { $0.level == 1 ? $0.title : nil }
    let names = [page.runbook.path.split(separator: "/").last.map(String.init) ?? "", title ?? ""]
    return names.contains { name in
        let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
        return words.contains { $0.hasPrefix(series) && $0.dropFirst(series.count).allSatisfy(\.isNumber) }
            && words.contains { $0.last?.isNumber == true }
    }
}

/// The word in front gives the number to something else: "old step 8", "Gate 1 section 12".
private func isAnothers(_ before: String) -> Bool {
    let words = before.split { $0 == " " || $0 == "(" || $0 == "*" }
    guard let last = words.last else { return false }
    if ["old", "former", "previous", "original", "legacy", "prior"].contains(last.lowercased()) { return true }
    let isBehindSentence = before.hasSuffix(". ") || before.hasSuffix(": ")
    guard !isBehindSentence, words.count > 1, let first = last.first else { return false }
    return first.isNumber
        || first.isUppercase && last.dropFirst().contains { $0.isUppercase || $0.isNumber }
}

private func message(_ text: String, series: String, number: Int, count: Int) -> String {
    "'\(text)' does not exist: this file has \(count) of the series '\(series)'"
}
