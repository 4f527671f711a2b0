package import MarkdownSyntax
package import SourceText

/// Reads advisories from YAML: the built-in ones, and `policies:` of a configuration.
package struct AdvisoryReader {
    /// What is wrong with the data, with its place.
    package private(set) var diagnostics: [Diagnostic] = []
    private let path: String
    private let isBuiltIn: Bool

    /// - Parameter path: The file that findings name.
    package init(path: String) {
        self.init(path: path, isBuiltIn: false)
    }

    init(path: String, isBuiltIn: Bool) {
        self.path = path
        self.isBuiltIn = isBuiltIn
    }

    /// The advisories of a list; those with a fault are left out and reported.
    package mutating func read(_ list: YAMLNode) -> [Advisory] {
        guard case .sequence(let items) = list.value else {
            report("policies are a list: each begins with '- id: …'", at: list.range)
            return []
        }
        var seen: Set<String> = []
        return items.compactMap { item in
            guard let advisory = readOne(item) else { return nil }
            if !seen.insert(advisory.id).inserted {
                report("there are two policies called '\(advisory.id)'", at: item.range)
            }
            return advisory
        }
    }

    private mutating func readOne(_ item: YAMLNode) -> Advisory? {
        guard case .mapping(let entries) = item.value else {
            report("a policy is a list of 'key: value' lines", at: item.range)
            return nil
        }
        let count = diagnostics.count
        let patterns = strings(entries, "match").flatMap { text, range in pattern(text, range) }
        let id = string(entries, "id")
        let message = string(entries, "message")
        for (key, value) in [("id", id), ("message", message)] where value == nil {
            report("the policy has no '\(key)'", at: item.range)
        }
        if !entries.contains(where: { $0.key == "match" }) {
            report("the policy has no 'match'", at: item.range)
        }
        var advisory = Advisory(
            id: id ?? "", rule: string(entries, "rule") ?? "", patterns: patterns, message: message ?? "")
        for entry in entries { set(entry, in: &advisory) }
        return diagnostics.count == count ? advisory : nil
    }

    private mutating func pattern(_ text: String, _ range: SourceRange) -> [AdvisoryPattern] {
        do throws(AdvisoryPatternError) {
            return [try AdvisoryPattern(text)]
        } catch {
            report(error.description, at: range)
            return []
        }
    }
}

extension AdvisoryReader {
    private static let keys = [
        "id", "match", "message", "loses", "because", "instead", "rename", "under", "not-under", "told",
        "effect",
        "output",
        "severity", "confidence", "source", "since", "fires", "silent",
    ]

    private mutating func set(_ entry: YAMLEntry, in advisory: inout Advisory) {
        switch entry.key {
        case "id", "match", "message": break
        case "rule" where isBuiltIn: break
        case "loses": advisory.loses = text(entry)
        case "because": advisory.because = text(entry)
        case "instead": advisory.instead = text(entry)
        case "rename": advisory.rename = text(entry)
        case "source": advisory.source = text(entry)
        case "since": advisory.since = text(entry)
        case "under": advisory.under = Phrases(texts(entry))
        case "not-under": advisory.notUnder = Phrases(texts(entry))
        case "told": advisory.told = Phrases(texts(entry))
        case "fires": advisory.fires = texts(entry)
        case "silent": advisory.silent = texts(entry)
        case "effect":
            advisory.effects = choices(entry, ["none", "read", "unknown", "change", "destroy"])
        case "output":
            advisory.output = choice(entry, Advisory.Output.allCases.map(\.rawValue)).flatMap(
                Advisory.Output.init)
        case "severity":
            advisory.severity = choice(entry, Severity.allCases.map(\.rawValue)).flatMap(Severity.init)
        case "confidence":
            advisory.confidence = choice(entry, Confidence.allCases.map(\.rawValue)).flatMap(
                Confidence.init)
        default:
            let hint = Nearest.of(entry.key, among: Self.keys).map { "; did you mean '\($0)'?" }
            report(
                "a policy has no key '\(entry.key)'"
                    + (hint ?? ": there are \(Self.keys.joined(separator: ", "))"),
                at: entry.keyRange)
        }
    }

    private mutating func text(_ entry: YAMLEntry) -> String? { texts(entry).first }

    /// One text, or a list of texts.
    private mutating func texts(_ entry: YAMLEntry) -> [String] { scalars(entry).map(\.0) }

    private mutating func scalars(_ entry: YAMLEntry) -> [(String, SourceRange)] {
        var nodes = [entry.value]
        if case .sequence(let items) = entry.value.value { nodes = items }
        return nodes.compactMap { node in
            switch node.value {
            case .sequence, .mapping, .null:
                report("'\(entry.key)' is a text or a list of texts", at: node.range)
                return nil
            default: return (node.text, node.range)
            }
        }
    }

    private mutating func string(_ entries: [YAMLEntry], _ key: String) -> String? {
        strings(entries, key).first?.0
    }

    private mutating func strings(_ entries: [YAMLEntry], _ key: String) -> [(String, SourceRange)] {
        entries.first { $0.key == key }.map { scalars($0) } ?? []
    }

    private mutating func choice(_ entry: YAMLEntry, _ allowed: [String]) -> String? {
        choices(entry, allowed).first
    }

    private mutating func choices(_ entry: YAMLEntry, _ allowed: [String]) -> [String] {
        scalars(entry).compactMap { text, range in
            guard !allowed.contains(text) else { return text }
            let hint = Nearest.of(text, among: allowed).map { "; did you mean '\($0)'?" } ?? ""
            report("'\(entry.key)' is one of \(allowed.joined(separator: ", "))\(hint)", at: range)
            return nil
        }
    }

    private mutating func report(_ message: String, at range: SourceRange) {
        diagnostics.append(
            Diagnostic(
                rule: "invalid-policy", code: "CFG002", severity: .error, path: path, range: range,
                message: message))
    }
}

extension Rule {
    /// The rule that reports one of an organisation's own policies.
    package init(policy: Advisory, code: String) {
        self.init(
            id: RuleID(rawValue: policy.id), code: code, severity: policy.severity ?? .warning,
            confidence: policy.confidence ?? .high, summary: policy.message + ".",
            rationale: policy.because ?? policy.message,
            bad: policy.fires.joined(separator: "\n"), good: policy.silent.joined(separator: "\n"),
            check: .policy(policy))
    }
}
