/// Heading anchors as github.com makes them, so that links written for GitHub also work here.
package struct GitHubSlugs: Sendable {
    private var taken: [String: Int] = [:]

    package init() {}

    /// The slug of `text`; `-1`, `-2` are put behind it while an earlier heading has it already.
    package mutating func unique(_ text: String) -> String {
        let slug = Self.slug(of: text)
        var result = slug
        while taken[result] != nil {
            taken[slug, default: 0] += 1
            result = "\(slug)-\(taken[slug, default: 0])"
        }
        taken[result] = 0
        return result
    }

    /// Lower case; spaces become hyphens; all that is no letter, mark, digit, connector or hyphen goes.
    package static func slug(of text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x61...0x7A, 0x30...0x39, 0x2D, 0x5F: bytes.append(UInt8(scalar.value))
            case 0x41...0x5A: bytes.append(UInt8(scalar.value) | 0x20)
            case 0x20: bytes.append(0x2D)
            case 0..<0x80: continue
            default:
                guard isWord(scalar) else { continue }
                bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation: true
        default: scalar.properties.isAlphabetic
        }
    }
}
