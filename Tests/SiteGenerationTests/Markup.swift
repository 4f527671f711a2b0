import Foundation

/// Enough of an HTML tokenizer to say which elements and attributes a browser would see.
struct Markup {
    struct Tag: Hashable {
        var name: String
        var attributes: [Attribute]
    }
    struct Attribute: Hashable {
        var name: String
        var value: String
    }

    private(set) var tags: [Tag] = []
    private var textBytes: [UInt8] = []
    private let bytes: [UInt8]
    private var index = 0

    /// Everything outside tags, entities as they are.
    var text: String { String(decoding: textBytes, as: UTF8.self) }

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count, Self.startsTag(bytes[index + 1]) {
                index += 1
                readTag()
            } else {
                textBytes.append(bytes[index])
                index += 1
            }
        }
    }

    func values(of attribute: String) -> [String] {
        tags.flatMap(\.attributes).filter { $0.name == attribute }.map(\.value)
    }

    private static func startsTag(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!")
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private mutating func readTag() {
        let name = take { !Self.isBlank($0) && $0 != UInt8(ascii: ">") }
        var tag = Tag(name: name.lowercased(), attributes: [])
        while index < bytes.count, bytes[index] != UInt8(ascii: ">") {
            if Self.isBlank(bytes[index]) || bytes[index] == UInt8(ascii: "/") {
                index += 1
                continue
            }
            let ends: [UInt8] = [UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "/")]
            let attribute = take { !Self.isBlank($0) && !ends.contains($0) }
            tag.attributes.append(Attribute(name: attribute.lowercased(), value: readValue()))
        }
        index += 1
        if name.first?.isLetter == true { tags.append(tag) }
    }

    private mutating func readValue() -> String {
        guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "=") else {
            if index < bytes.count, bytes[index] == UInt8(ascii: "=") { index += 1 }
            return ""
        }
        index += 1
        let quote = bytes[index]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return take { !Self.isBlank($0) && $0 != UInt8(ascii: ">") }
        }
        index += 1
        let value = take { $0 != quote }
        index += 1
        return Self.decoded(value)
    }

    private mutating func take(while isPart: (UInt8) -> Bool) -> String {
        let start = index
        while index < bytes.count, isPart(bytes[index]) { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        return [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&amp;", "&")]
            .reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
    }
}
