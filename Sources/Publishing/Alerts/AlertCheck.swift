package import Reporting
package import RunbookModel
package import SourceText

/// Whether alerts lead to runbooks, and runbooks name alerts that there are.
package struct AlertCheck {
    private let rules: [AlertRules]
    private let runbooks: [Runbook]
    /// What addresses of this site begin with; `nil` when only their ends are looked at.
    private let base: String?
    private let pages: [String: Page]

    private struct Page {
        var runbook: Int
        var procedure: String?
    }

    package init(rules: [AlertRules], runbooks: [Runbook], base: String?) {
        self.rules = rules
        self.runbooks = runbooks
        self.base = base
        pages = Self.pages(of: runbooks)
    }

    package var findings: [Diagnostic] {
        var findings = rules.flatMap(\.problems)
        for file in rules {
            for alert in file.alerts { if let finding = finding(alert, file.file.path) { findings.append(finding) } }
        }
        return findings + unknownAlerts
    }

    private func finding(_ alert: AlertRules.Alert, _ path: String) -> Diagnostic? {
        guard let url = alert.url, !url.isEmpty else {
            return Diagnostic(
                rule: "alert-without-runbook", code: "ALR001", severity: .warning, path: path, range: alert.nameRange,
                message: "alert '\(alert.name)' has no annotation 'runbook_url'")
        }
        // What an alert puts in is not known here.
        guard !url.contains("{{") else { return nil }
        switch target(of: url) {
        case .elsewhere, .found: return nil
        case .noRunbook:
            return broken(alert, path, "leads to no runbook: '\(url)'")
        case .noAnchor(let runbook, let anchor):
            return broken(alert, path, "leads to '\(runbook.path)', which has no heading '#\(anchor)'")
        }
    }

    private func broken(_ alert: AlertRules.Alert, _ path: String, _ message: String) -> Diagnostic {
        Diagnostic(
            rule: "alert-leads-nowhere", code: "ALR002", severity: .error, path: path,
            range: alert.urlRange ?? alert.nameRange,
            message: "alert '\(alert.name)' \(message)")
    }

    private enum Target {
        case found, elsewhere, noRunbook
        case noAnchor(Runbook, String)
    }

    private func target(of url: String) -> Target {
        let parts = url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var path = String(parts[0].split(separator: "?", omittingEmptySubsequences: false).first ?? "")
        if let base {
            guard path.hasPrefix(base) else { return .elsewhere }
            path = String(path.dropFirst(base.count))
        }
        path = Self.decoded(path)
        guard let (runbook, page) = runbook(at: path) else { return .noRunbook }
        let anchor = parts.count == 2 ? Self.decoded(parts[1]) : ""
        if let page, !runbook.procedures.contains(where: { $0.anchor == page }) { return .noAnchor(runbook, page) }
        guard !anchor.isEmpty, page == nil else { return .found }
        let steps = runbook.procedures.lazy.flatMap { $0.steps.lazy.map(\.anchor) }
        return runbook.anchors.contains(anchor) || steps.contains(anchor) ? .found : .noAnchor(runbook, anchor)
    }

    /// The runbook that the end of an address names, as a file, as a page of the site, or as a procedure's page.
    private func runbook(at path: String) -> (Runbook, page: String?)? {
        let whole = "/" + path.split(separator: "/").joined(separator: "/")
        var rest = whole[...]
        // The longest name counts.
        while let slash = rest.firstIndex(of: "/") {
            rest = rest[rest.index(after: slash)...]
            if let page = pages[String(rest)] { return (runbooks[page.runbook], page.procedure) }
        }
        if let place = whole.range(ofText: "/procedures/") {
            for runbook in runbooks where whole[place...].hasPrefix(runbook.id.rawValue + "/") {
                let page = whole[place...].dropFirst(runbook.id.rawValue.count + 1)
                return (runbook, page.hasSuffix(".html") ? String(page.dropLast(5)) : String(page))
            }
        }
        return nil
    }

    /// By all names that a page may have in an address: an organisation has as many alerts as runbooks.
    private static func pages(of runbooks: [Runbook]) -> [String: Page] {
        var pages: [String: Page] = [:]
        func add(_ name: String, _ page: Page) { if pages[name] == nil { pages[name] = page } }
        for (number, runbook) in runbooks.enumerated() {
            let id = runbook.id.rawValue
            for name in [runbook.path, id, id + ".html", id + "/index.html", "runbooks/\(id).html"] {
                add(name, Page(runbook: number, procedure: nil))
            }
            for procedure in runbook.procedures {
                let name = "procedures/\(id)/\(procedure.anchor)"
                for name in [name, name + ".html"] { add(name, Page(runbook: number, procedure: procedure.anchor)) }
            }
        }
        return pages
    }

    private static func decoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `**Alert**: HighErrorRate` in a procedure, and `alerts:` in front matter.
    private var unknownAlerts: [Diagnostic] {
        let known = Set(rules.flatMap { $0.alerts.map(\.name) })
        return runbooks.flatMap { runbook in
            (runbook.metadata + runbook.procedures.flatMap(\.metadata)).filter { Self.namesAlerts($0.key) }
                .flatMap { entry in
                    Self.names(in: entry.value).filter { !known.contains($0) }.map { name in
                        Diagnostic(
                            rule: "unknown-alert", code: "ALR003", severity: .warning, path: runbook.path,
                            range: entry.range,
                            message: "no alert is called '\(name)'")
                    }
                }
        }
    }

    private static func namesAlerts(_ key: String) -> Bool {
        ["alert", "alerts", "alert name", "alertname", "prometheus alert"].contains(key.lowercased())
    }

    private static func names(in value: String) -> [String] {
        value.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ":") }.map(String.init)
            .filter { $0.contains { $0.isUppercase } }
    }

    /// What 'runsheet explain' says, by name or code in any case.
    package static func explanation(of name: String) -> String? {
        summaries.first { $0.code.lowercased() == name.lowercased() || $0.name == name.lowercased() }.map { rule in
            "\(rule.code) \(rule.name) (\(rule.severity.rawValue))\n\n\(rule.summary) \(rule.help)"
        }
    }

    package static let summaries: [RuleSummary] = [
        RuleSummary(
            code: "ALR001", name: "alert-without-runbook", severity: .warning, confidence: .high,
            summary: "An alert names no runbook.",
            help: "Who is woken by it has to search. Set the annotation `runbook_url`."),
        RuleSummary(
            code: "ALR002", name: "alert-leads-nowhere", severity: .error, confidence: .high,
            summary: "An alert's runbook or heading is not there.", help: "The annotation `runbook_url` leads nowhere."),
        RuleSummary(
            code: "ALR003", name: "unknown-alert", severity: .warning, confidence: .medium,
            summary: "A runbook names an alert that no rule has.", help: "The alert was renamed or removed."),
        RuleSummary(
            code: "ALR004", name: "unreadable-alert-rules", severity: .error, confidence: .high,
            summary: "A file of alert rules cannot be read.", help: "It is not YAML, or uses anchors or tags."),
    ]
}

extension String {
    /// Behind the first place of a text.
    fileprivate func range(ofText text: String) -> String.Index? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(text) { return self.index(index, offsetBy: text.count) }
            index = self.index(after: index)
        }
        return nil
    }
}
