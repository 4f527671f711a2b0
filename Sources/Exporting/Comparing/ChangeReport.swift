import SourceText

/// Changes as text, as a comment for a pull request, and as JSON.
package struct ChangeReport {
    private let comparison: CatalogComparison

    package init(_ comparison: CatalogComparison) { self.comparison = comparison }

    package var text: String {
        guard !comparison.changes.isEmpty else { return "Nothing changed in meaning.\n" }
        var lines: [String] = []
        for change in comparison.changes {
            let place = change.path + (change.line.map { ":\($0)" } ?? "")
            let titles = [change.procedure, change.step].compactMap { $0.map(OneLine.of) }.joined(separator: " › ")
            lines.append(
                "\(change.raisesRisk ? "!" : " ") \(place): \(titles.isEmpty ? "" : titles + ": ")\(change.message) [\(change.kind.rawValue)]"
            )
            lines += Self.lines(change.before, "-") + Self.lines(change.after, "+")
        }
        return lines.joined(separator: "\n") + "\n\n" + summary + "\n"
    }

    private static func lines(_ text: String?, _ sign: String) -> [String] {
        guard let text else { return [] }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { "      \(sign) \($0)" }
    }

    private var summary: String {
        let count = comparison.changes.count
        let risky = comparison.changes.count(where: \.raisesRisk)
        return "\(count) \(count == 1 ? "change" : "changes") in meaning, \(risky) of them with more risk."
    }

    package var markdown: String {
        guard !comparison.changes.isEmpty else { return "**Runbooks**: nothing changed in meaning.\n" }
        var lines = ["**Runbooks**: \(summary)", ""]
        var path: String?
        for change in comparison.changes {
            if change.path != path { lines += ["", "#### \(MarkdownFormat.escaped(change.path))", ""] }
            path = change.path
            let titles = [change.procedure, change.step].compactMap { $0.map(MarkdownFormat.escaped) }.joined(
                separator: " › ")
            lines.append(
                "- \(change.raisesRisk ? "⚠️ " : "")\(titles.isEmpty ? "" : "**\(titles)**: ")\(MarkdownFormat.escaped(change.message))"
            )
            guard change.before != nil || change.after != nil else { continue }
            let body = (Self.lines(change.before, "-") + Self.lines(change.after, "+")).map { String($0.dropFirst(6)) }
            lines +=
                [""]
                + MarkdownFormat.fence(body.joined(separator: "\n"), "diff").joined(separator: "\n")
                .split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 } + [""]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    package var json: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.field("schema", 1)
        writer.field("riskRose", comparison.raisesRisk)
        writer.array("changes", comparison.changes) { writer, change in
            writer.beginObject()
            writer.field("kind", change.kind.rawValue)
            writer.field("raisesRisk", change.raisesRisk)
            writer.field("path", change.path)
            writer.field("line", change.line)
            writer.field("id", change.id)
            writer.field("procedure", change.procedure)
            writer.field("step", change.step)
            writer.field("message", change.message)
            writer.field("before", change.before)
            writer.field("after", change.after)
            writer.endObject()
        }
        writer.endObject()
        writer.newline()
        return writer.bytes
    }
}
