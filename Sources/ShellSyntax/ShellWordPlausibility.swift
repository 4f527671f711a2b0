/// How likely a word at the beginning of a line is a command, and not a table heading, a key or prose.
package enum ShellWordPlausibility: Int, Sendable, Hashable, Comparable {
    /// Nobody names a command like this: `NAME`, `├──`, `Output:`, `kind:`.
    case implausible
    /// Shaped like a command, but not one that is known.
    case possible
    /// A tool, builtin or keyword that is known, or a script by its path.
    case known

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// Judges a first word by itself, quotes removed.
    package static func of(_ word: String) -> Self {
        let bytes = Array(word.utf8)
        guard let first = bytes.first else { return .implausible }
        if CommonTools.names.contains(word) { return .known }
        if first == Byte.backslash {
            return of(String(decoding: bytes.dropFirst(), as: UTF8.self)) == .known ? .known : .implausible
        }
        if first == Byte.dollar {
            return bytes.count > 1 && bytes[1] != Byte.leftParenthesis ? .possible : .implausible
        }
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return .implausible }
        if bytes.contains(Byte.slash) { return ofPath(word, bytes) }
        return ofName(bytes)
    }

    /// Judges a command by its first word and by what follows it: prose and rows of a table are not commands.
    package static func of(_ command: SimpleCommand) -> Self {
        guard let first = command.words.first else {
            return command.assignments.isEmpty ? .implausible : .possible
        }
        guard let part = first.parts.first else { return .implausible }
        switch part.kind {
        case .placeholder, .template:
            return first.parts.count > 1 && first.text.utf8.contains(Byte.slash) ? .possible : .implausible
        case .variable: return .possible
        case .commandSubstitution: return command.words.count > 1 || first.parts.count > 1 ? .possible : .implausible
        case .arithmetic, .processSubstitution, .glob: return .implausible
        case .literal: break
        }
        let verdict = of(first.text)
        guard verdict != .known else { return .known }
        if part.quoting != .none, !first.text.utf8.contains(Byte.slash) { return .implausible }
        return verdict == .possible && looksLikeText(command.words) ? .implausible : verdict
    }

    // MARK: One word

    private static func ofPath(_ word: String, _ bytes: [UInt8]) -> Self {
        guard bytes.allSatisfy({ $0.isPlainInPath }), !word.contains("://") else { return .implausible }
        let head = bytes[0]
        if head == Byte.slash || head == UInt8(ascii: "~") { return bytes.count > 2 ? .known : .implausible }
        if word.hasPrefix("./") || word.hasPrefix("../") { return bytes.count > 3 ? .known : .implausible }
        let folder = bytes.prefix { $0 != Byte.slash }
        guard head.isLetter || head == UInt8(ascii: "."), bytes.last != Byte.slash else { return .implausible }
        return CommonTools.resourceKinds.contains(String(decoding: folder, as: UTF8.self)) ? .implausible : .possible
    }

    private static func ofName(_ bytes: [UInt8]) -> Self {
        guard bytes[0].isLowercase || bytes[0] == Byte.underscore, bytes.allSatisfy(\.isPlainInToolName),
            let last = bytes.last, last.continuesName || last == Byte.plus
        else { return ofProgramFile(bytes) }
        let name = String(decoding: bytes, as: UTF8.self)
        if CommonTools.proseWords.contains(name) { return .implausible }
        guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")) else { return .possible }
        let ending = String(decoding: bytes[(dot + 1)...], as: UTF8.self)
        return CommonTools.scriptEndings.contains(ending) || ending.utf8.allSatisfy(\.isDigit)
            ? .possible : .implausible
    }

    /// `Get-Service`, `Setup.exe`: the only names with capitals.
    private static func ofProgramFile(_ bytes: [UInt8]) -> Self {
        let name = String(decoding: bytes, as: UTF8.self)
        guard bytes[0].isUppercase, bytes.allSatisfy(\.isPlainInToolName) else { return .implausible }
        return name.hasSuffix(".exe") || name.hasSuffix(".sh") || name.hasSuffix(".py") ? .possible : .implausible
    }

    // MARK: Whole lines

    private static func looksLikeText(_ words: [Word]) -> Bool {
        guard words.count > 1 else { return false }
        let second = words[1].text
        if CommonTools.statusWords.contains(second) || isRatio(second) { return true }
        if second == "=" || second == ":" || second == "=>" || second == "->" || second == "|" { return true }
        let plain = words.filter { CommonTools.proseWords.contains($0.text) }.count
        let isSentence = words.last?.text.utf8.last == UInt8(ascii: ".") && words.count > 3
        return plain > 1 || (plain > 0 && (words.count > 4 || isSentence))
    }

    /// `1/1`, as in the column READY.
    private static func isRatio(_ word: String) -> Bool {
        let sides = word.utf8.split(separator: Byte.slash, omittingEmptySubsequences: false)
        return sides.count == 2 && sides.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isDigit) }
    }
}

extension UInt8 {
    fileprivate var isPlainInToolName: Bool {
        continuesName || self == Byte.dash || self == Byte.plus || self == UInt8(ascii: ".")
    }

    fileprivate var isPlainInPath: Bool {
        isPlainInToolName || self == Byte.slash || self == UInt8(ascii: "~") || self == Byte.dollar
            || self == Byte.leftBrace || self == Byte.rightBrace || self == Byte.at || self == Byte.less
            || self == Byte.greater || self == Byte.space
    }
}
