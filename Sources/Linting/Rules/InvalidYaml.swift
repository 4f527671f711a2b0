import MarkdownSyntax
import RunbookModel
import SourceText

extension Rule {
    static let invalidYaml = Rule(
        id: "invalid-yaml", code: "DAT002", severity: .info, confidence: .medium,
        summary: "A block that is labelled as YAML cannot be read as YAML.",
        rationale: "'kubectl apply' refuses it, or takes the last of two keys of the same name and says nothing.",
        bad: "## Deployment\n\n```yaml\nspec:\n\treplicas: 2\n```",
        good: "## Deployment\n\n```yaml\nspec:\n  replicas: 2\n```",
        allows: ["templates, placeholders, differences, and data that is cut with `...`"],
        check: .block { block, page, findings in
            guard block.isFenced, let declared = block.declared, declared == "yaml" || declared == "yml" else { return }
            let text = Array(block.text.utf8)
            guard
                !["...", "…", "{{", "{%", "<", "\n+", "\n-\t", "@@", "---", "${", "%"].contains(where: {
                    text.contains($0)
                })
            else { return }
            let (root, problems) = YAMLReader.read(text)
            guard let problem = problems.first(where: { isFault($0, root) }), let place = problem.range else { return }
            findings.report(
                "this is no YAML: \(problem.message)", at: block.map.fileRange(of: visible(place, in: text)),
                label: "refused, or read in another way than it looks")
        })
}

/// Anchors and tags are YAML, though not in front matter.
private func isFault(_ problem: Diagnostic, _ root: YAMLNode?) -> Bool {
    problem.message.hasPrefix("the key '") || root == nil && !problem.message.contains("not supported")
}

/// One character that can be seen, at or before the place.
private func visible(_ range: SourceRange, in text: [UInt8]) -> SourceRange {
    var start = min(range.lowerBound, max(text.count - 1, 0))
    while start > 0, text[start] <= 0x20, text[start] != 0x09 { start -= 1 }
    return SourceRange(start..<max(min(range.upperBound, text.count), start + 1))
}
