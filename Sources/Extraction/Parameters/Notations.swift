import RunbookModel

/// Tells the notations apart by how they are written.
enum Notations {
    /// The notation of a parameter as it stands in a text.
    static func notation(of text: ArraySlice<UInt8>) -> Parameter.Notation {
        switch text.first {
        case UInt8(ascii: "<"): return .angle
        case UInt8(ascii: "$"): return .variable
        case UInt8(ascii: "{"): return .mustache
        case UInt8(ascii: "["): return .bracket
        default: break
        }
        let literal = Literals.Kind(whole: text)
        switch literal {
        case .upper: return .upper
        case .your: return .your
        case .xs: return .xs
        case .uuid: return .uuid
        case .datePattern: return .datePattern
        case .sample, nil: return .sample
        }
    }

    /// Without brackets, `$` and defaults.
    static func name(of text: ArraySlice<UInt8>) -> String {
        var inner = text
        switch text.first {
        case UInt8(ascii: "$"):
            inner = inner.dropFirst()
            if inner.starts(with: "env:".utf8) { inner = inner.dropFirst(4) }
            if inner.first == UInt8(ascii: "{") { inner = inner.dropFirst() }
            while let first = inner.first, first == UInt8(ascii: "!") || first == UInt8(ascii: "#") {
                inner = inner.dropFirst()
            }
            inner = inner.prefix(while: ASCII.isNameByte)
        case UInt8(ascii: "<"), UInt8(ascii: "["): inner = inner.dropFirst().dropLast()
        case UInt8(ascii: "{"):
            inner = inner.dropFirst(2).dropLast(2)
            while inner.first == 0x20 { inner = inner.dropFirst() }
            while inner.last == 0x20 { inner = inner.dropLast() }
        default: break
        }
        return String(decoding: inner, as: UTF8.self)
    }
}
