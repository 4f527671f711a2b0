import MarkdownSyntax
package import SourceText

/// The alerts of a file of Prometheus rules, or of a PrometheusRule resource.
package struct AlertRules: Sendable {
    package struct Alert: Sendable, Hashable {
        package var name: String
        package var nameRange: SourceRange
        package var url: String?
        package var urlRange: SourceRange?
    }

    package private(set) var alerts: [Alert] = []
    package private(set) var problems: [Diagnostic] = []
    package let file: SourceFile

    package init(_ file: SourceFile) {
        self.file = file
        let (root, problems) = YAMLReader.read(file.bytes, path: file.path)
        guard let root else {
            self.problems = problems.map { problem in
                var problem = problem
                problem.rule = "unreadable-alert-rules"
                problem.code = "ALR004"
                return problem
            }
            return
        }
        let groups = Self.value(["groups"], of: root) ?? Self.value(["spec", "groups"], of: root)
        for group in Self.elements(groups) {
            for rule in Self.elements(Self.value(["rules"], of: group)) { add(rule) }
        }
    }

    private mutating func add(_ rule: YAMLNode) {
        guard let name = Self.value(["alert"], of: rule) else { return }
        let keys = ["runbook_url", "runbook", "runbookUrl", "runbook-url"]
        let url = keys.lazy.compactMap { Self.value(["annotations", $0], of: rule) }.first
        alerts.append(
            Alert(name: name.text, nameRange: name.range, url: url?.text, urlRange: url?.range))
    }

    private static func value(_ path: [String], of node: YAMLNode) -> YAMLNode? {
        var node = node
        for key in path {
            guard case .mapping(let entries) = node.value, let entry = entries.first(where: { $0.key == key }) else {
                return nil
            }
            node = entry.value
        }
        return node
    }

    private static func elements(_ node: YAMLNode?) -> [YAMLNode] {
        guard let node, case .sequence(let elements) = node.value else { return [] }
        return elements
    }
}
