import SourceText

/// All rules, for people and for programs.
package enum RuleTable {
    package static func text(of rules: [RuleSummary]) -> String {
        let names = rules.map(\.name.utf8.count).max() ?? 0
        let lines = rules.map { rule in
            [
                padded(rule.code, 8), padded(rule.name, names + 2), padded(rule.severity.rawValue, 9),
                padded(rule.confidence.rawValue, 12), rule.summary,
            ].joined()
        }
        let head = [
            padded("code", 8), padded("name", names + 2), padded("severity", 9), padded("confidence", 12), "finds",
        ]
        return ([head.joined()] + lines).joined(separator: "\n")
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.utf8.count))
    }

    package static func json(of rules: [RuleSummary]) -> [UInt8] {
        var writer = JSONWriter(reserving: rules.count * 1024)
        writer.beginArray()
        for rule in rules {
            writer.beginObject()
            writer.field("code", rule.code)
            writer.field("name", rule.name)
            writer.field("severity", rule.severity.rawValue)
            writer.field("confidence", rule.confidence.rawValue)
            writer.field("default", rule.severity != .info && rule.confidence != .low)
            writer.field("summary", rule.summary)
            writer.field("explanation", rule.help)
            writer.endObject()
        }
        writer.endArray()
        writer.newline()
        return writer.bytes
    }
}
