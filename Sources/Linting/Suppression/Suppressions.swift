import MarkdownSyntax
import RunbookModel
import SourceText

/// Marks what comments pass over, and reports comments that do nothing or are not as they should be.
struct Suppressions {
    private let page: Page
    private let configuration: LintConfiguration
    private let rules: [Rule]
    private let known: KnownNames
    private let comments: [SuppressionComment]
    /// For each comment, which of its names passed something over.
    private var used: [Set<Int>]

    init(_ page: Page, configuration: LintConfiguration, rules: [Rule], known: KnownNames) {
        self.page = page
        self.configuration = configuration
        self.rules = rules
        self.known = known
        comments = SuppressionFinder(page, isRule: known.contains).comments()
        used = comments.map { _ in [] }
    }

    var isEmpty: Bool { comments.isEmpty }

    /// - Parameter findings: also those that the settings hide, so that a comment for them does not count as unused.
    mutating func mark(_ findings: inout [Diagnostic]) {
        var named = NamedFindings.all(findings)
        // The first comment gives the reason.
        for (number, comment) in comments.enumerated() where isInForce(comment) {
            var before: Set<String> = []
            for (index, name) in comment.names.enumerated() {
                let text = name.text.lowercased()
                // Of several names that fit only the first counts.
                let isUsed = named[text]?.contains({ findings[$0].names.isDisjoint(with: before) }, in: comment)
                if isUsed == true { used[number].insert(index) }
                before.insert(text)
                for finding in named[text]?.take(for: comment) ?? [] where findings[finding].suppression == nil {
                    findings[finding].suppression = Suppression(kind: .inSource, reason: comment.reason)
                }
            }
        }
    }

    private func isInForce(_ comment: SuppressionComment) -> Bool {
        guard comment.until != nil else { return true }
        guard let last = comment.lastDay else { return false }
        return configuration.today.map { $0 <= last } ?? true
    }
}

extension Suppressions {
    func report(into findings: inout Findings) {
        for (number, comment) in comments.enumerated() {
            reportNames(of: comment, into: &findings)
            if let until = comment.until { reportEnd(until.text, at: until.range, of: comment, into: &findings) }
            if comment.reason.isEmpty, !comment.names.isEmpty {
                report(.suppressionWithoutReason, "the comment does not say why", at: comment.range, &findings)
            }
            if isInForce(comment) { reportUnused(comment, used[number], into: &findings) }
        }
    }

    private func reportNames(of comment: SuppressionComment, into findings: inout Findings) {
        if comment.names.isEmpty {
            report(
                .unknownRuleOrKey, "the comment names no rule; write 'runsheet-ignore RULE: reason'", at: comment.range,
                &findings)
        }
        for name in comment.names where !known.contains(name.text) {
            let hint = known.nearest(to: name.text).map { "did you mean '\($0)'?" }
            report(
                .unknownRuleOrKey,
                "there is no rule '\(name.text)'; \(hint ?? "'runsheet rules' lists all of them")", at: name.range,
                &findings)
        }
        if let key = comment.unknownKey {
            report(.unknownRuleOrKey, "there is no key '\(key.text)'; did you mean 'until'?", at: key.range, &findings)
        }
    }

    private func reportEnd(
        _ text: String, at range: SourceRange, of comment: SuppressionComment, into findings: inout Findings
    ) {
        guard let last = comment.lastDay else {
            report(.unknownRuleOrKey, "'\(text)' is no day; write until=YYYY-MM-DD", at: range, &findings)
            return
        }
        guard let today = configuration.today, today > last else { return }
        report(
            .expiredSuppression, "the comment held until \(last) and passes nothing over any more", at: range, &findings
        )
    }

    private func reportUnused(_ comment: SuppressionComment, _ used: Set<Int>, into findings: inout Findings) {
        // Nothing can be said of a rule that did not run, or of one that may have seen only some of the files.
        let unused = comment.names.indices.filter { index in
            guard !used.contains(index) else { return false }
            let name = comment.names[index]
            if rules.contains(where: { !$0.looksAtAllFiles && name.isName(of: $0.code, $0.id) }) { return true }
            guard let family = BuiltInAdvisories.named(name.text)?.rule else { return false }
            return rules.contains { !$0.looksAtAllFiles && $0.id.rawValue == family }
        }
        guard !unused.isEmpty else { return }
        let names = unused.map { "'\(comment.names[$0].text)'" }.joined(separator: ", ")
        let edit = unused.count == comment.names.count ? removal(of: comment) : removal(of: unused, from: comment)
        report(
            .unusedSuppression, "nothing here is found by \(names)",
            at: unused.count == comment.names.count ? comment.range : comment.names[unused[0]].range, &findings,
            fixes: edit.map { [Fix(title: "remove \(names)", safety: .safe, edits: [$0])] } ?? [])
    }

    private func report(
        _ rule: Rule, _ message: String, at range: SourceRange, _ findings: inout Findings, fixes: [Fix] = []
    ) {
        guard rules.contains(where: { $0.id == rule.id }) else { return }
        findings.report(message, at: range, fixes: fixes)
        findings.sign(rule)
    }
}

extension Suppressions {
    /// The lines of a comment that stands alone in them, or the comment with the blanks before it.
    private func removal(of comment: SuppressionComment) -> TextEdit? {
        let lines = page.document.lines
        let bytes = page.bytes
        let first = lines.range(ofLine: lines.line(at: comment.range.lowerBound))
        let last = lines.range(ofLine: lines.line(at: comment.range.upperBound - 1))
        let before = bytes[first.lowerBound..<comment.range.lowerBound]
        let after = bytes[comment.range.upperBound..<max(comment.range.upperBound, last.upperBound)]
        func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
        if before.allSatisfy(isBlank), after.allSatisfy(isBlank) {
            return TextEdit(range: SourceRange(first.lowerBound..<last.upperBound), replacement: "")
        }
        let blanks = before.reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count
        let start = comment.range.lowerBound - (after.allSatisfy(isBlank) ? blanks : min(blanks, 1))
        return TextEdit(range: SourceRange(start..<comment.range.upperBound), replacement: "")
    }

    /// The names that are left, in their place.
    private func removal(of unused: [Int], from comment: SuppressionComment) -> TextEdit? {
        guard let first = comment.names.first, let last = comment.names.last else { return nil }
        let gone = Set(unused)
        let left = comment.names.indices.filter { !gone.contains($0) }.map { comment.names[$0].text }
        return TextEdit(range: first.range.union(last.range), replacement: left.joined(separator: ", "))
    }
}

/// Every name and code that a comment can name; ids of advisories too.
struct KnownNames: Sendable {
    private var names: Set<String> = []
    private var ordered: [String] = []

    init(rules: [Rule], others: [LintConfiguration.KnownRule]) {
        for rule in Rule.all + rules { add(rule.code, rule.id) }
        for other in others { add(other.code, other.name) }
    }

    private mutating func add(_ code: String, _ name: RuleID) {
        for text in [name.rawValue, code] where names.insert(text.lowercased()).inserted { ordered.append(text) }
    }

    func contains(_ name: String) -> Bool {
        names.contains(name.lowercased()) || BuiltInAdvisories.named(name) != nil
    }

    func nearest(to name: String) -> String? {
        Nearest.of(name, among: ordered + BuiltInAdvisories.all.map(\.id))
    }
}
