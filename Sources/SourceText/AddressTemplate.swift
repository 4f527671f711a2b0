/// An address with blanks: `https://example.com/edit/main/{path}#L{line}`.
package struct AddressTemplate: Sendable, Hashable {
    package enum Key: String, Sendable, CaseIterable { case path, line, title, step, hash }

    package let text: String

    package init(_ text: String) { self.text = text }

    /// The first blank that has no such name.
    package var unknownKey: String? {
        parts.compactMap { if case .blank(let name) = $0, Key(rawValue: name) == nil { name } else { nil } }.first
    }

    /// - Parameter encode: makes a value fit for an address, so that a title can add nothing to it.
    package func filled(_ values: [Key: String], encode: (String) -> String) -> String {
        parts.map { part in
            switch part {
            case .text(let text): text
            case .blank(let name): encode(Key(rawValue: name).flatMap { values[$0] } ?? "")
            }
        }.joined()
    }

    private enum Part { case text(String), blank(String) }

    private var parts: [Part] {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            parts.append(.text(String(rest[..<open])))
            parts.append(.blank(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        return parts + [.text(String(rest))]
    }
}
