import SourceText

/// Finds and reads the YAML between `---` at the very start of a file and the next `---` or `...`.
struct FrontMatterReader {
    /// Front matter larger than this is not read.
    static let maximumSize = 1 << 16

    private(set) var frontMatter: FrontMatter?
    private(set) var diagnostics: [Diagnostic] = []

    /// `bytes` are valid UTF-8 of the same length as the file's.
    init(_ bytes: [UInt8], lines: LineIndex, path: String) {
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard isFence(lines.contentRange(ofLine: 0, in: bytes), from: mark, in: bytes, dots: false),
            let closing = closingLine(bytes, lines)
        else { return }
        let content = lines.range(ofLine: 1).lowerBound..<lines.range(ofLine: closing).lowerBound
        let range = SourceRange(0..<lines.contentRange(ofLine: closing, in: bytes).upperBound)
        guard content.count <= Self.maximumSize else {
            diagnostics = [.tooLargeFrontMatter(path, range, limit: Self.maximumSize)]
            frontMatter = FrontMatter(range: range, entries: [])
            return
        }
        let text = Array(bytes[content])
        let (root, problems) = YAMLReader.read(text, offset: content.lowerBound, path: path)
        let isTemplate = !problems.isEmpty && (text.contains("{{") || text.contains("{%"))
        let judged = problems.map { Self.milder($0, inTemplate: isTemplate || Self.isNewer($0, bytes)) }
        accept(root, judged, range, looksLikeYAML: Self.beginsWithKey(bytes[content]))
    }

    /// What other programs read, or will read once a template is filled in, is no error of the author's.
    private static func milder(_ problem: Diagnostic, inTemplate: Bool) -> Diagnostic {
        guard inTemplate || problem.message.hasSuffix("are not supported") else { return problem }
        var problem = problem
        problem.severity = .info
        return problem
    }

    /// `[services, :id]`: since YAML 1.2 a word may begin with a colon.
    private static func isNewer(_ problem: Diagnostic, _ bytes: [UInt8]) -> Bool {
        guard problem.message == "did not find expected node content", let place = problem.range?.lowerBound,
            place + 1 < bytes.count
        else { return false }
        return bytes[place] == 0x3A && bytes[place + 1] > 0x20
    }

    /// Prose between two thematic breaks is no front matter; YAML with a fault is.
    private mutating func accept(
        _ root: YAMLNode?, _ problems: [Diagnostic], _ range: SourceRange, looksLikeYAML: @autoclosure () -> Bool
    ) {
        switch root?.value {
        case .mapping(let entries):
            frontMatter = FrontMatter(range: range, entries: entries)
            diagnostics = problems
        case nil where looksLikeYAML() || problems.isEmpty, .null:
            frontMatter = FrontMatter(range: range, entries: [])
            diagnostics = problems
        default: break
        }
    }

    /// Whether the first line that is neither blank nor a comment begins with `key:`.
    private static func beginsWithKey(_ content: ArraySlice<UInt8>) -> Bool {
        for line in content.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            guard let first = line.first(where: { $0 != 0x20 && $0 != 0x09 }), first != 0x23 else { continue }
            let key = line.prefix { $0 != 0x3A }
            let behind = line[key.endIndex...].dropFirst().first
            let isWord = (0x61...0x7A).contains(first | 0x20) || [0x22, 0x27, 0x5F].contains(first) || first >= 0x80
            return isWord && key.endIndex < line.endIndex && (behind == nil || behind == 0x20 || behind == 0x09)
        }
        return false
    }

    private func closingLine(_ bytes: [UInt8], _ lines: LineIndex) -> Int? {
        (1..<max(1, lines.count)).first { line in
            let content = lines.contentRange(ofLine: line, in: bytes)
            return isFence(content, from: content.lowerBound, in: bytes, dots: true)
        }
    }

    private func isFence(_ line: SourceRange, from start: Int, in bytes: [UInt8], dots: Bool) -> Bool {
        guard start + 3 <= line.upperBound else { return false }
        let mark = bytes[start..<(start + 3)]
        guard mark.elementsEqual("---".utf8) || (dots && mark.elementsEqual("...".utf8)) else { return false }
        return bytes[(start + 3)..<line.upperBound].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }
}

extension Diagnostic {
    fileprivate static func tooLargeFrontMatter(_ path: String, _ range: SourceRange, limit: Int) -> Diagnostic {
        Diagnostic(
            rule: "invalid-front-matter", code: "FMT001", severity: .error, path: path, range: range,
            message: "the front matter is larger than \(limit) bytes and is not read")
    }
}
