/// A command line with alternatives and gaps: `kubectl delete namespace|ns !--dry-run`.
///
/// The first word names the tool (`docker|podman`, or `*` for any). Words then fit the command's words from the first
/// on; `...` skips any number of them. `--flag`, `--flag=value` have to be there, `!--flag` and `!word` must not.
/// `|` separates alternatives, `*` stands for any characters, `>48` and `<0` compare numbers.
package struct AdvisoryPattern: Sendable, Hashable {
    struct Flag: Sendable, Hashable {
        var name: Glob
        /// `nil` when any value will do.
        var values: [Glob]?
    }

    enum Word: Sendable, Hashable {
        case oneOf([Glob])
        case gap
    }

    let text: String
    let tools: [String]
    private(set) var words: [Word] = []
    /// Each entry is a choice.
    private(set) var flags: [[Flag]] = []
    private(set) var absentFlags: [Flag] = []
    private(set) var absentWords: [Glob] = []

    /// - Throws: a sentence when the text is no pattern.
    package init(_ text: String) throws(AdvisoryPatternError) {
        var tokens = Array(text.utf8).split(separator: UInt8(ascii: " "))[...]
        guard let tool = tokens.popFirst() else { throw .empty }
        guard tool.first != UInt8(ascii: "-"), tool.first != UInt8(ascii: "!") else {
            throw .noTool(String(decoding: tool, as: UTF8.self))
        }
        self.text = text
        tools = tool.split(separator: UInt8(ascii: "|")).map { String(decoding: $0, as: UTF8.self) }
        for token in tokens { take(token) }
    }

    /// One of these is the command's first word; `nil` when it may be any.
    var firstWords: [String]? {
        guard case .oneOf(let globs)? = words.first else { return nil }
        let exact = globs.compactMap(\.exactWord)
        return exact.count == globs.count ? exact : nil
    }

    private mutating func take(_ token: ArraySlice<UInt8>) {
        let first = token.first
        let second = token.dropFirst().first
        if token.elementsEqual("...".utf8) {
            words.append(.gap)
        } else if first == UInt8(ascii: "!"), second == UInt8(ascii: "-") {
            absentFlags += Self.flags(token.dropFirst())
        } else if first == UInt8(ascii: "!"), second != nil {
            absentWords += Self.globs(token.dropFirst())
        } else if first == UInt8(ascii: "-"), second != nil {
            flags.append(Self.flags(token))
        } else {
            words.append(.oneOf(Self.globs(token)))
        }
    }

    /// `--output=json|yaml|-o=json`: what begins with a dash is another flag, the rest another value.
    private static func flags(_ token: ArraySlice<UInt8>) -> [Flag] {
        var flags: [Flag] = []
        for piece in token.split(separator: UInt8(ascii: "|")) {
            if piece.first == UInt8(ascii: "-") {
                let equals = piece.firstIndex(of: UInt8(ascii: "="))
                let value = equals.map { [Glob(piece[($0 + 1)...])] }
                flags.append(Flag(name: Glob(piece[..<(equals ?? piece.endIndex)]), values: value))
            } else if !flags.isEmpty {
                flags[flags.count - 1].values?.append(Glob(piece))
            }
        }
        return flags
    }

    private static func globs(_ token: ArraySlice<UInt8>) -> [Glob] {
        token.split(separator: UInt8(ascii: "|")).map(Glob.init)
    }
}

package enum AdvisoryPatternError: Error, Hashable, CustomStringConvertible {
    case empty
    case noTool(String)

    package var description: String {
        switch self {
        case .empty: "a pattern starts with the name of a tool, or '*' for any"
        case .noTool(let word):
            "a pattern starts with the name of a tool, or '*' for any; this one starts with '\(word)'"
        }
    }
}
