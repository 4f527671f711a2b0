import MarkdownSyntax
package import SourceText

/// Reads `runsheet.yml`. What it does not know is an error: a key with a slip of the pen would silently do nothing.
package struct ConfigurationReader {
    /// The keys of each kind of mapping; the schema for editors names the same ones.
    enum Keys {
        static let part = ["persona", "max-age", "slugs", "rules"]
        static let file = part + ["site", "exclude", "overrides", "services", "parameters", "policies"]
        static let site = ["name", "url", "logo", "accent", "footer", "links", "edit", "report"]
        static let link = ["title", "url"]
        static let override = ["paths"] + part
        static let service = ["name", "region", "project", "environment", "revisions"]
        static let parameter = ["description", "type", "sample", "pattern", "discover", "secret"]
    }

    private let file: SourceFile
    private let lines: LineIndex
    /// Codes and names of findings that no rule makes, such as those of files that cannot be read.
    private let otherRules: [(code: String, name: String)]
    private var problems: [ConfigurationProblem] = []
    private var policies: [Rule] = []

    private init(_ file: SourceFile, otherRules: [(code: String, name: String)]) {
        self.file = file
        self.otherRules = otherRules
        lines = LineIndex(file.bytes)
    }

    package static func read(
        _ file: SourceFile, otherRules: [(code: String, name: String)] = []
    ) throws(ConfigurationProblems) -> Configuration {
        var reader = ConfigurationReader(file, otherRules: otherRules)
        let configuration = reader.read()
        guard reader.problems.isEmpty else {
            // The keys of a mapping are compared before any of its values is read.
            throw ConfigurationProblems(all: reader.problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) })
        }
        return configuration
    }

    private mutating func read() -> Configuration {
        var configuration = Configuration(file: file)
        guard String(validating: file.bytes, as: UTF8.self) != nil else {
            report("the file is not UTF-8", at: SourceRange(0..<0))
            return configuration
        }
        let (node, diagnostics) = YAMLReader.read(file.bytes, path: file.path)
        for diagnostic in diagnostics { report(diagnostic.message, at: diagnostic.range ?? SourceRange(0..<0)) }
        // A file with nothing but comments sets nothing.
        guard problems.isEmpty, let node, node.value != .null else { return configuration }
        let entries = entries(node, keys: Keys.file, of: "configuration")
        // Levels may be set for policies, so these are read first.
        if let list = entries.first(where: { $0.key == "policies" }) { readPolicies(list.value) }
        for entry in entries { read(entry, into: &configuration) }
        configuration.policies = policies
        return configuration
    }

    private mutating func read(_ entry: YAMLEntry, into configuration: inout Configuration) {
        switch entry.key {
        case "site": configuration.site = siteSettings(entry.value)
        case "exclude": configuration.exclude = paths(entry.value)
        case "overrides": configuration.overrides = items(entry.value).compactMap { override($0) }
        case "services": configuration.services = items(entry.value).compactMap { service($0) }
        case "parameters": configuration.parameters = parameters(entry.value)
        case "policies": break
        default: read(entry, into: &configuration.base)
        }
    }

    private mutating func readPolicies(_ list: YAMLNode) {
        var reader = AdvisoryReader(path: file.path)
        for (index, advisory) in reader.read(list).enumerated() {
            guard Rule.named(advisory.id) == nil else {
                report(
                    "there is a built-in rule called '\(advisory.id)'; give the policy another id",
                    at: firstByte(of: list))
                continue
            }
            policies.append(Rule(policy: advisory, code: Rule.policyCode(index + 1)))
        }
        for diagnostic in reader.diagnostics { report(diagnostic.message, at: diagnostic.range ?? list.range) }
    }

    private mutating func read(_ entry: YAMLEntry, into part: inout Configuration.Part) {
        switch entry.key {
        case "persona": part.persona = choice(entry.value)
        case "slugs": part.slugs = choice(entry.value)
        case "max-age": part.maxAge = days(entry.value)
        case "rules":
            guard case .mapping(let entries) = entry.value.value else {
                report("'rules' is a list of 'RULE: LEVEL' lines", at: entry.value.range)
                return
            }
            for entry in entries {
                guard let code = code(of: entry), let level: RuleLevel = choice(entry.value) else { continue }
                part.rules[code] = level
            }
        default: break
        }
    }
}

extension ConfigurationReader {
    private mutating func override(_ node: YAMLNode) -> Configuration.Override? {
        var patterns: [PathPattern]?
        var part = Configuration.Part()
        for entry in entries(node, keys: Keys.override, of: "override") {
            if entry.key == "paths" { patterns = paths(entry.value) } else { read(entry, into: &part) }
        }
        guard let patterns else {
            report("the override has no 'paths'", at: firstByte(of: node))
            return nil
        }
        return Configuration.Override(paths: patterns, part: part)
    }

    private mutating func service(_ node: YAMLNode) -> Service? {
        var service = Service(name: "")
        for entry in entries(node, keys: Keys.service, of: "service") {
            switch entry.key {
            case "name": service.name = text(entry.value) ?? ""
            case "region": service.region = text(entry.value)
            case "project": service.project = text(entry.value)
            case "environment": service.environment = text(entry.value)
            default: service.revisions = texts(entry.value)
            }
        }
        guard service.name.isEmpty else { return service }
        report("the service has no 'name'", at: firstByte(of: node))
        return nil
    }

    private mutating func parameters(_ node: YAMLNode) -> [ConfiguredParameter] {
        guard case .mapping(let named) = node.value else {
            report("'parameters' is a list of names, each with 'key: value' lines below it", at: firstByte(of: node))
            return []
        }
        return named.map { entry in
            var parameter = ConfiguredParameter(name: entry.key)
            guard entry.value.value != .null else { return parameter }
            for entry in entries(entry.value, keys: Keys.parameter, of: "parameter") {
                switch entry.key {
                case "description": parameter.description = text(entry.value)
                case "type": parameter.type = text(entry.value)
                case "sample": parameter.sample = text(entry.value)
                case "pattern": parameter.pattern = text(entry.value)
                case "discover": parameter.discover = text(entry.value)
                default: parameter.isSecret = flag(entry.value)
                }
            }
            return parameter
        }
    }

    /// By code or name, in any case; an advisory has its id.
    private mutating func code(of entry: YAMLEntry) -> String? {
        if let rule = Rule.named(entry.key) { return rule.code }
        let name = entry.key.lowercased()
        if let policy = policies.first(where: { $0.id.rawValue == name }) { return policy.code }
        if let other = otherRules.first(where: { $0.code.lowercased() == name || $0.name == name }) {
            return other.code
        }
        if let advisory = BuiltInAdvisories.named(name) { return advisory.id }
        let known =
            Rule.all.flatMap { [$0.id.rawValue, $0.code] } + otherRules.flatMap { [$0.name, $0.code] }
            + BuiltInAdvisories.all.map(\.id)
        report(.unknownRule(entry.key, nearest: Nearest.of(entry.key, among: known)), at: entry.keyRange)
        return nil
    }
}

extension ConfigurationReader {
    /// The entries with keys that are known; the others are reported.
    mutating func entries(_ node: YAMLNode, keys: [String], of what: String) -> [YAMLEntry] {
        guard case .mapping(let entries) = node.value else {
            report("the \(what) has to be a list of 'key: value' lines", at: firstByte(of: node))
            return []
        }
        return entries.filter { entry in
            guard !keys.contains(entry.key) else { return true }
            report(.unknownKey(entry.key, of: what, known: keys), at: entry.keyRange)
            return false
        }
    }

    mutating func items(_ node: YAMLNode) -> [YAMLNode] {
        if case .sequence(let items) = node.value { return items }
        report("this has to be a list: each item begins with '- '", at: firstByte(of: node))
        return []
    }

    mutating func text(_ node: YAMLNode) -> String? {
        switch node.value {
        case .sequence, .mapping, .null:
            report("this has to be one word or text", at: firstByte(of: node))
            return nil
        default: return node.text
        }
    }

    /// A list, or one alone.
    private mutating func texts(_ node: YAMLNode) -> [String] {
        if case .sequence(let items) = node.value { return items.compactMap { text($0) } }
        return text(node).map { [$0] } ?? []
    }

    private mutating func paths(_ node: YAMLNode) -> [PathPattern] { texts(node).map { PathPattern($0) } }

    private mutating func flag(_ node: YAMLNode) -> Bool {
        if case .bool(let value) = node.value { return value }
        report("'\(node.text)' is neither 'true' nor 'false'", at: firstByte(of: node))
        return false
    }

    private mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(_ node: YAMLNode) -> Choice? {
        if let choice = Choice(rawValue: node.text) { return choice }
        report(.notAmong(node.text, Choice.allCases.map(\.rawValue)), at: firstByte(of: node))
        return nil
    }

    /// `90`, `90d`, `12w` or `2y`.
    private mutating func days(_ node: YAMLNode) -> Int? {
        let units: [Character: Int] = ["d": 1, "w": 7, "y": 365]
        let unit = node.text.last.flatMap { units[$0] }
        let digits = unit == nil ? node.text[...] : node.text.dropLast()
        guard let number = Int(digits), (1...36_500).contains(number) else {
            report(
                "'\(node.text)' is no age; write days, weeks or years, such as 180d, 26w or 1y", at: firstByte(of: node)
            )
            return nil
        }
        return number * (unit ?? 1)
    }

    mutating func report(_ message: String, at range: SourceRange) {
        let position = lines.position(at: range.lowerBound, in: file.bytes)
        problems.append(
            ConfigurationProblem(path: file.path, line: position.line, column: position.column, message: message))
    }

    /// A mapping's range reaches over many lines; its start is what a message points at.
    func firstByte(of node: YAMLNode) -> SourceRange {
        SourceRange(node.range.lowerBound..<node.range.lowerBound)
    }
}

extension String {
    fileprivate static func unknownKey(_ key: String, of what: String, known: [String]) -> String {
        let hint = Nearest.of(key, among: known).map { "did you mean '\($0)'?" }
        return "unknown key '\(key)' in the \(what); \(hint ?? "known are \(known.joined(separator: ", "))")"
    }

    fileprivate static func unknownRule(_ name: String, nearest: String?) -> String {
        "there is no rule '\(name)'; \(nearest.map { "did you mean '\($0)'?" } ?? "'runsheet rules' lists all of them")"
    }

    fileprivate static func notAmong(_ text: String, _ choices: [String]) -> String {
        let nearest = Nearest.of(text, among: choices).map { "did you mean '\($0)'?" }
        return "'\(text)' is not allowed here; \(nearest ?? "one of \(choices.joined(separator: ", ")) is")"
    }
}
