/// Names of pages made of texts that may hold anything: lower case, digits and single hyphens.
enum PageSlug {
    private static let longest = 80

    static func of(_ text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 where bytes.count < longest {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): bytes.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes.append(byte | 0x20)
            default: if let last = bytes.last, last != UInt8(ascii: "-") { bytes.append(UInt8(ascii: "-")) }
            }
        }
        while bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
        return bytes.isEmpty ? "other" : String(decoding: bytes, as: UTF8.self)
    }

    /// One for each text, all different; texts in the same order get the same slugs.
    static func unique(_ texts: some Sequence<String>) -> [String] {
        var taken: Set<String> = []
        var last: [String: Int] = [:]
        return texts.map { text in
            let slug = of(text)
            var unique = slug
            while !taken.insert(unique).inserted {
                last[slug, default: 1] += 1
                unique = "\(slug)-\(last[slug, default: 2])"
            }
            return unique
        }
    }
}
