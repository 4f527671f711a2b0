/// Whether a text is YAML, for blocks that show some: every document of it, template parts left out.
package enum YAMLSyntax {
    /// What is wrong and where, in bytes; `nil` when nothing is.
    package static func problem(in bytes: [UInt8]) -> (message: String, offset: Int)? {
        let text = withoutTemplates(bytes)
        var events = YAMLEvents(text)
        var count = 0
        var depth = 0
        while let event = events.next() {
            count += 1
            guard count <= YAMLLimits.nodes else { return nil }
            switch event.kind {
            case .beginSequence, .beginMapping: depth += 1
            case .end: depth -= 1
            default: break
            }
            // libyaml looks at every open bracket for each new one.
            guard depth <= YAMLLimits.depth else {
                return (
                    "the YAML is nested deeper than \(YAMLLimits.depth) levels", YAMLPlaces(text).byte(at: event.start)
                )
            }
        }
        guard let problem = events.problem else { return nil }
        return (problem.message, YAMLPlaces(text).byte(at: problem.place))
    }

    /// `{{ x }}` as letters; a line of nothing else, `...` and `{% … %}` as comments. No place moves.
    private static func withoutTemplates(_ bytes: [UInt8]) -> [UInt8] {
        var text = bytes
        var index = 0
        var isLineStart = true
        while index < text.count {
            let byte = text[index]
            if byte == 0x0A {
                isLineStart = true
            } else if byte == 0x7B, let end = templateEnd(text, from: index) {
                let isAlone = isLineStart && endsLine(text, at: end)
                for inner in index..<end where text[inner] != 0x0A { text[inner] = isAlone ? 0x23 : 0x78 }
                if isAlone, index > 0, text[index - 1] != 0x0A { text[index - 1] = 0x20 }
                index = end
                isLineStart = false
                continue
            } else if isLineStart, text[index...].starts(with: [0x2E, 0x2E, 0x2E]) {
                text[index] = 0x23
                isLineStart = false
            } else if byte != 0x20 {
                isLineStart = false
            }
            index += 1
        }
        return text
    }

    private static func templateEnd(_ text: [UInt8], from start: Int) -> Int? {
        guard start + 1 < text.count, text[start + 1] == 0x7B || text[start + 1] == 0x25 else { return nil }
        let close: UInt8 = text[start + 1] == 0x7B ? 0x7D : 0x25
        var index = start + 2
        while index + 1 < text.count, text[index] != 0x0A {
            if text[index] == close, text[index + 1] == 0x7D { return index + 2 }
            index += 1
        }
        return nil
    }

    private static func endsLine(_ text: [UInt8], at index: Int) -> Bool {
        let rest = text[index...].first { $0 != 0x20 && $0 != 0x0D }
        return rest == nil || rest == 0x0A
    }
}
