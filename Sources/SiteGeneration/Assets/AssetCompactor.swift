import SourceText

/// The site's own style sheets and scripts without what only people need: comments, blanks, and the names of local
/// variables. The sources stay readable, and readers load a third less. Files of an organisation are left as they are.
enum AssetCompactor {
    static func compact(_ file: SourceFile) -> [UInt8] {
        if file.path.hasSuffix(".css") { return styles(file.bytes) }
        if file.path.hasSuffix(".js") { return ScriptCompactor.compact(file.bytes) }
        return file.bytes
    }

    /// - Precondition: no string of the style sheet holds a quotation mark or a comment's beginning.
    static func styles(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                let end = bytes[(index + 1)...].firstIndex(of: byte) ?? bytes.count - 1
                result += bytes[index...end]
                index = end + 1
            } else if byte == UInt8(ascii: "/"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "*") {
                index = endOfComment(bytes, index)
            } else if byte <= 0x20 {
                while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
                if needsBlank(result.last, index < bytes.count ? bytes[index] : nil) { result.append(0x20) }
            } else {
                if byte == UInt8(ascii: "}"), result.last == UInt8(ascii: ";") { result.removeLast() }
                result.append(byte)
                index += 1
            }
        }
        return withShortProperties(result)
    }

    /// Names that an organisation's own colour sets.
    private static let keptProperties: Set<String> = ["--accent", "--accent-line", "--soft"]

    /// The sheet's own properties under short names, in the order of their first use.
    private static func withShortProperties(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var names: [String: [UInt8]] = [:]
        var index = 0
        while index < bytes.count {
            let isStart = bytes[index] == dash && index > 0 && !isNameByte(bytes[index - 1])
            guard isStart, index + 1 < bytes.count, bytes[index + 1] == dash else {
                result.append(bytes[index])
                index += 1
                continue
            }
            let end = bytes[(index + 2)...].firstIndex { !isNameByte($0) } ?? bytes.count
            let name = String(decoding: bytes[index..<end], as: UTF8.self)
            if keptProperties.contains(name) {
                result += bytes[index..<end]
            } else {
                let short = names[name] ?? Array("--".utf8) + ScriptNames.name(names.count + 1)
                names[name] = short
                result += short
            }
            index = end
        }
        return result
    }

    private static let dash = UInt8(ascii: "-")

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
    }

    static func endOfComment(_ bytes: [UInt8], _ start: Int) -> Int {
        var index = start + 2
        while index + 1 < bytes.count, bytes[index] != UInt8(ascii: "*") || bytes[index + 1] != UInt8(ascii: "/") {
            index += 1
        }
        return min(index + 2, bytes.count)
    }

    /// A blank before a colon tells `a :hover` from `a:hover`; one behind it says nothing.
    private static func needsBlank(_ before: UInt8?, _ after: UInt8?) -> Bool {
        guard let before, let after else { return false }
        return !"{};,:<=>(".utf8.contains(before) && !"{};,<=>)!".utf8.contains(after)
    }
}
