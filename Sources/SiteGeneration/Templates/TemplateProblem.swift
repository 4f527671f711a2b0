import SourceText

/// Something wrong with a template, found when it is loaded.
struct TemplateProblem: Sendable, Hashable {
    var range: SourceRange
    var message: String
}

extension TemplateProblem {
    static func unclosedTag(at range: SourceRange, braces: Int) -> Self {
        let open = String(repeating: "{", count: braces)
        let close = String(repeating: "}", count: braces)
        return Self(range: range, message: "tag opened by '\(open)' is never closed by '\(close)'")
    }

    static func emptyTag(at range: SourceRange) -> Self {
        Self(range: range, message: "tag without a name")
    }

    static func unsupportedTag(at range: SourceRange, sigil: Character) -> Self {
        let feature =
            switch sigil {
            case "=": "other delimiters are"
            default: "template inheritance is"
            }
        return Self(range: range, message: "\(feature) not part of the template language; see templates/README.md")
    }

    static func unknownKey(_ tag: TemplateTag, shape: String, known: [String]) -> Self {
        Self(
            range: tag.nameRange,
            message: "unknown key '\(tag.name)' in \(shape)\(suggestion(for: tag.name, among: known, else: known))")
    }

    static func unknownPartial(_ tag: TemplateTag, known: [String]) -> Self {
        Self(
            range: tag.nameRange,
            message: "unknown partial '\(tag.name)'\(suggestion(for: tag.name, among: known, else: known))")
    }

    static func partialCycle(_ tag: TemplateTag, path: [String]) -> Self {
        let circle = (path + [tag.name]).map { "'\($0)'" }.joined(separator: " > ")
        return Self(range: tag.nameRange, message: "partial includes itself: \(circle)")
    }

    static func unclosedSection(_ tag: TemplateTag) -> Self {
        Self(range: tag.range, message: "section '\(tag.name)' is never closed; add '{{/\(tag.name)}}'")
    }

    static func unexpectedClose(_ tag: TemplateTag, open: String?) -> Self {
        let expected = open.map { "expected '{{/\($0)}}'" } ?? "no section is open here"
        return Self(range: tag.range, message: "unexpected '{{/\(tag.name)}}'; \(expected)")
    }

    static func wrongUse(_ tag: TemplateTag, is kind: String, write form: String) -> Self {
        Self(range: tag.range, message: "'\(tag.name)' is \(kind); write \(form)")
    }

    private static func suggestion(for name: String, among known: [String], else all: [String]) -> String {
        if let nearest = Nearest.of(name, among: known) { return "; did you mean '\(nearest)'?" }
        guard !all.isEmpty else { return "" }
        return "; there are " + all.prefix(24).joined(separator: ", ")
    }
}
