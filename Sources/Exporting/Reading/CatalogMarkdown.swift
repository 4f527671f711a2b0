package import RunbookModel

/// A runbook of an exported catalog as Markdown, for a site: procedures and steps are there, other prose is not.
package enum CatalogMarkdown {
    package static func text(of runbook: Runbook) -> String {
        var lines = frontMatter(of: runbook) + ["", "# \(MarkdownFormat.escaped(runbook.title))"]
        if let summary = runbook.summary { lines += ["", MarkdownFormat.escaped(summary)] }
        var open: [String] = []
        for procedure in runbook.procedures {
            let path = procedure.path.first == runbook.title ? Array(procedure.path.dropFirst()) : procedure.path
            let shared = zip(open, path).prefix { $0 == $1 }.count
            for (depth, title) in path.enumerated() where depth >= shared { lines += ["", heading(title, depth)] }
            lines += ["", heading(procedure.title, path.count)]
            open = path + [procedure.title]
            lines += procedure.metadata.flatMap {
                ["", "**\(MarkdownFormat.escaped($0.key))**: \(MarkdownFormat.escaped($0.value))"]
            }
            for (index, step) in procedure.steps.enumerated() { lines += write(step, index + 1) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func heading(_ title: String, _ depth: Int) -> String {
        String(repeating: "#", count: min(depth + 2, 6)) + " " + MarkdownFormat.escaped(title)
    }

    private static func frontMatter(of runbook: Runbook) -> [String] {
        func list(_ texts: [String]) -> YAMLValue { .list(texts.map { .text($0) }) }
        var entries: [(key: String, value: YAMLValue)] = [("title", .text(runbook.title))]
        if let status = runbook.status { entries.append(("status", .text(status))) }
        if !runbook.owners.isEmpty { entries.append(("owners", list(runbook.owners))) }
        if !runbook.services.isEmpty { entries.append(("services", list(runbook.services))) }
        if !runbook.tags.isEmpty { entries.append(("tags", list(runbook.tags))) }
        if let date = runbook.lastUpdated { entries.append(("reviewed", .text(date.text))) }
        if let date = runbook.reviewBy { entries.append(("review-by", .text(date.text))) }
        return ["---", YAMLDocument.text(.map(entries)).trimmed, "---"]
    }

    private static func write(_ step: Step, _ number: Int) -> [String] {
        var lines = ["", "\(number). **\(MarkdownFormat.escaped(step.title))**"]
        let indent = String(repeating: " ", count: "\(number). ".count)
        func put(_ texts: [String]) {
            lines += texts.flatMap { $0.split(separator: "\n", omittingEmptySubsequences: false) }.map {
                $0.isEmpty ? "" : indent + $0
            }
        }
        if step.effectiveLanguage != nil {
            put(MarkdownFormat.fence(step.text, step.declaredLanguage ?? "bash"))
        } else if step.text != step.title {
            put(["", MarkdownFormat.escaped(step.text)])
        }
        if let expect = step.expect { put(["", "Expected output:", ""] + MarkdownFormat.fence(expect.value, "text")) }
        return lines
    }
}

extension String {
    fileprivate var trimmed: String { hasSuffix("\n") ? String(dropLast()) : self }
}
