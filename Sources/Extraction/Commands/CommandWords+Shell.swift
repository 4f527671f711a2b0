package import CommandTrees
package import ShellSyntax
import SourceText

extension CommandWords {
    /// The words of a command, with holes for what the shell or the reader puts in.
    ///
    /// - Parameter text: what the words were parsed from.
    package init(_ words: some Collection<Word>, in text: [UInt8]) {
        self.init(reserving: words.count)
        for word in words { append(word, in: text) }
    }

    private mutating func append(_ word: Word, in text: [UInt8]) {
        if word.isPlain {
            // As long as its place: no backslash was taken out, so it stands there as it is.
            let isVerbatim = word.text.utf8.count == word.range.count
            return isVerbatim ? append(text[word.range.range], at: word.range) : append(word.text, at: word.range)
        }
        begin(at: word.range)
        let bytes = Array(word.text.utf8)
        var start = 0
        for part in word.parts where !part.isLiteral {
            let source = text[part.range.range]
            guard let place = Self.find(source, in: bytes, from: start) else { continue }
            add(bytes[start..<place])
            addHole()
            start = place + source.count
        }
        add(bytes[start...])
        end(isOpen: word.isOpen)
    }

    /// What is put in stands in a word's text as it was written.
    private static func find(_ piece: ArraySlice<UInt8>, in bytes: [UInt8], from start: Int) -> Int? {
        guard !piece.isEmpty, bytes.count >= piece.count else { return nil }
        var index = start
        while index <= bytes.count - piece.count {
            if bytes[index...].starts(with: piece) { return index }
            index += 1
        }
        return nil
    }
}

extension Word {
    /// Put in whole, and without quotes or as a list: may become no word, or several.
    fileprivate var isOpen: Bool {
        guard parts.count == 1, let part = parts.first else { return false }
        if text.hasSuffix("[@]}") || text == "$@" || text == "${@}" { return true }
        guard part.range == range, part.quoting == .none else { return false }
        switch part.kind {
        case .variable, .commandSubstitution: return true
        case .placeholder, .glob: return isSynopsis
        case .literal, .arithmetic, .processSubstitution, .template: return false
        }
    }

    /// `[flags]`, `[OPTIONS]`, `[ARG...]`: stands for any number of words.
    private var isSynopsis: Bool {
        let bytes = Array(text.utf8)
        guard bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") else { return false }
        var name = bytes.dropFirst().dropLast()
        while name.last == UInt8(ascii: ".") { name.removeLast() }
        return Self.manyWords.contains(String(decoding: name, as: UTF8.self).lowercased())
    }

    private static let manyWords: Set<String> = [
        "arg", "args", "argument", "arguments", "command", "commands", "flag", "flags", "option", "options",
        "parameters", "subcommand",
    ]
}

extension WordPart {
    fileprivate var isLiteral: Bool { if case .literal = kind { true } else { false } }
}
