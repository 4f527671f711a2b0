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
        if let nearest = nearest(to: name, among: known) { return "; did you mean '\(nearest)'?" }
        guard !all.isEmpty else { return "" }
        return "; there are " + all.prefix(24).joined(separator: ", ")
    }

    /// The known name with the fewest edits, when it is near enough to be what was meant.
    static func nearest(to name: String, among known: [String]) -> String? {
        let limit = max(1, name.utf8.count / 3)
        let candidates = known.map { (name: $0, distance: editDistance(Array($0.utf8), Array(name.utf8))) }
        return candidates.filter { $0.distance <= limit }.min { $0.distance < $1.distance }?.name
    }

    /// Insertions, deletions, replacements and swaps of neighbours; case does not count.
    private static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        func isAlike(_ row: Int, _ column: Int) -> Bool { left[row] | 0x20 == right[column] | 0x20 }
        var rows = [Array(0...right.count)]
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let replaced = rows[row][column] + (isAlike(row, column) ? 0 : 1)
                var best = min(replaced, rows[row][column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, isAlike(row, column - 1), isAlike(row - 1, column) {
                    best = min(best, rows[row - 1][column - 1] + 1)
                }
                current.append(best)
            }
            rows.append(current)
        }
        return rows[left.count][right.count]
    }
}
