/// An address with blanks: `https://example.com/edit/main/{path}#L{line}`.
package struct AddressTemplate: Sendable, Hashable {
    package static let keys = ["path", "line", "title", "step", "hash"]

    package let text: String

    package init(_ text: String) { self.text = text }

    /// The first blank that has no such name.
    package var unknownKey: String? {
        parts.compactMap { if case .key(let name) = $0, !Self.keys.contains(name) { name } else { nil } }.first
    }

    /// Values are percent-encoded, so that a title can add nothing to the address.
    func filled(path: String, line: Int, title: String, step: String = "", hash: String = "") -> String {
        let values = ["path": path, "line": String(line), "title": title, "step": step, "hash": hash]
        return parts.map { part in
            switch part {
            case .text(let text): text
            case .key(let name): SitePath.encoded(values[name] ?? "")
            }
        }.joined()
    }

    private enum Part { case text(String), key(String) }

    private var parts: [Part] {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            parts.append(.text(String(rest[..<open])))
            parts.append(.key(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        return parts + [.text(String(rest))]
    }
}
