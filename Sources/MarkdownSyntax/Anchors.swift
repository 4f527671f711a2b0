import SourceText

extension Document {
    /// Link targets that authors set themselves: `<a id>`, `<a name>` and `id` of any other tag in raw HTML.
    mutating func collectAnchors() {
        for node in nodes where node.kind == .htmlInline || node.kind == .htmlBlock {
            HTMLTags.forEachAttribute(in: pool[node.literal.range]) { tag, name, value in
                let isAnchor = name == "id" || (name == "name" && tag == "a")
                if isAnchor, !value.isEmpty { extraAnchors.append(value) }
            }
        }
    }
}

/// Reads the attributes of opening tags in raw HTML; comments and closing tags are passed over.
enum HTMLTags {
    static func forEachAttribute(
        in source: ArraySlice<UInt8>, _ body: (_ tag: String, _ name: String, _ value: String) -> Void
    ) {
        var index = source.startIndex
        while index < source.endIndex {
            guard source[index] == 0x3C else {
                index += 1
                continue
            }
            if source[index...].starts(with: "<!--".utf8) {
                index = endOfComment(source, from: index + 4)
                continue
            }
            let tag = word(source, from: index + 1)
            guard !tag.isEmpty else {
                index += 1
                continue
            }
            index = attributes(source, from: index + 1 + tag.count, tag: lowercased(tag), body)
        }
    }

    private static func endOfComment(_ source: ArraySlice<UInt8>, from start: Int) -> Int {
        var index = start
        while index + 2 < source.endIndex {
            if source[index] == 0x2D, source[index + 1] == 0x2D, source[index + 2] == 0x3E { return index + 3 }
            index += 1
        }
        return source.endIndex
    }

    private static func attributes(
        _ source: ArraySlice<UInt8>, from start: Int, tag: String, _ body: (String, String, String) -> Void
    ) -> Int {
        var index = start
        while index < source.endIndex, source[index] != 0x3E {
            let name = word(source, from: index)
            guard !name.isEmpty else {
                index += 1
                continue
            }
            index = skipSpaces(source, from: name.endIndex)
            guard index < source.endIndex, source[index] == 0x3D else { continue }
            let value = value(source, from: skipSpaces(source, from: index + 1))
            index = value.end
            body(tag, lowercased(name), String(decoding: value.text, as: UTF8.self))
        }
        return index
    }

    private static func value(_ source: ArraySlice<UInt8>, from start: Int) -> (text: ArraySlice<UInt8>, end: Int) {
        guard start < source.endIndex else { return (source[start..<start], start) }
        let quote = source[start]
        guard quote == 0x22 || quote == 0x27 else {
            let end = source[start...].firstIndex { $0 <= 0x20 || $0 == 0x3E } ?? source.endIndex
            return (source[start..<end], end)
        }
        let end = source[(start + 1)...].firstIndex(of: quote) ?? source.endIndex
        return (source[(start + 1)..<end], min(end + 1, source.endIndex))
    }

    private static func word(_ source: ArraySlice<UInt8>, from start: Int) -> ArraySlice<UInt8> {
        guard start < source.endIndex else { return source[source.endIndex...] }
        let end =
            source[start...].firstIndex { byte in
                !((0x61...0x7A).contains(byte | 0x20) || (0x30...0x3A).contains(byte) || byte == 0x2D || byte == 0x5F)
            } ?? source.endIndex
        return source[start..<end]
    }

    private static func skipSpaces(_ source: ArraySlice<UInt8>, from start: Int) -> Int {
        source[start...].firstIndex { $0 > 0x20 } ?? source.endIndex
    }

    private static func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self).lowercased()
    }
}
