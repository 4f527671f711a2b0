import SourceText

/// Scripts with short names for what they declare, and with the blanks and lines that the language needs.
///
/// Statements end in semicolons, those that end in the brace of an expression too.
///
/// A name is changed everywhere in its file or nowhere: a local name must not be that of a global thing which the same
/// file uses. Names of properties stay.
enum ScriptCompactor {
    static func compact(_ bytes: [UInt8]) -> [UInt8] {
        let script = ScriptSource(bytes)
        // What stands in a template literal is not looked into.
        let isOpaque = script.tokens.contains { $0.kind == .literal && bytes[$0.range.lowerBound] == UInt8(ascii: "`") }
        let names = isOpaque ? nil : ScriptNames(script)
        var writer = Writer(script: script, names: names, bytes: bytes)
        if !isOpaque, let functions = ScriptFunctions(script.tokens, of: bytes) {
            writer.write(functions)
        } else {
            writer.write(script.tokens.indices)
        }
        return writer.result + [0x0A]
    }

    /// Writes tokens one behind the other.
    private struct Writer {
        let script: ScriptSource
        let names: ScriptNames?
        let bytes: [UInt8]
        private(set) var result: [UInt8] = []
        private var last: ScriptToken?

        init(script: ScriptSource, names: ScriptNames?, bytes: [UInt8]) {
            self.script = script
            self.names = names
            self.bytes = bytes
            result.reserveCapacity(bytes.count)
        }

        mutating func write(_ indices: some Sequence<Int>) {
            let indices = Array(indices)
            for (place, token) in ScriptCompactor.joiningDeclarations(indices.map { script.tokens[$0] }) {
                if let last { ScriptCompactor.appendGap(last, token, to: &result) }
                ScriptCompactor.append(token, name: names?.name(at: indices[place]), of: bytes, to: &result)
                last = token
            }
        }

        mutating func write(_ functions: ScriptFunctions) {
            // Strict or not is the same to what runs without a fault.
            write(functions.head.dropLast(2))
            result += "let ".utf8
            for (number, function) in functions.declarations.enumerated() {
                if number > 0 { result.append(UInt8(ascii: ",")) }
                last = nil
                write([function.name])
                result.append(UInt8(ascii: "="))
                if function.isAsync { result += "async".utf8 }
                last = nil
                let parameters = function.parameters
                let isPlain = parameters.count == 3 && !function.isAsync
                write(isPlain ? parameters.lowerBound + 1..<parameters.lowerBound + 2 : parameters)
                result += "=>".utf8
                last = nil
                write(function.body)
            }
            result.append(UInt8(ascii: ";"))
            last = nil
            write(functions.rest)
        }
    }

    fileprivate static func append(
        _ token: ScriptToken, name: (text: [UInt8], isShorthand: Bool)?, of bytes: [UInt8], to result: inout [UInt8]
    ) {
        if token.isMark(",") {
            result.append(token.mark)
        } else if token.isKeyword([.const]) {
            // It allows more and is shorter.
            result += "let".utf8
        } else if token.isKeyword([.true, .false]) {
            result += token.isKeyword([.true]) ? "!0".utf8 : "!1".utf8
        } else if let name {
            if name.isShorthand {
                result += bytes[token.range]
                result.append(UInt8(ascii: ":"))
            }
            result += name.text
        } else {
            result += bytes[token.range]
        }
    }

    /// `let a=1;let b=2` is `let a=1,b=2`. Gives the tokens that stay, with their places among all.
    fileprivate static func joiningDeclarations(_ tokens: [ScriptToken]) -> [(index: Int, token: ScriptToken)] {
        var result: [(index: Int, token: ScriptToken)] = []
        result.reserveCapacity(tokens.count)
        /// For each open bracket, and the outermost level, whether the statement in it is a declaration.
        var declares = [false]
        for (index, token) in tokens.enumerated() {
            let isDeclaration = token.isKeyword([.const, .let])
            let last = result.last?.token
            if isDeclaration, last?.isMark(";") == true, declares.last == true {
                result[result.count - 1].token.mark = UInt8(ascii: ",")
                continue
            }
            if last.map({ beginsStatement(token, after: $0, inDeclaration: declares.last == true) }) ?? true {
                declares[declares.count - 1] = isDeclaration
            }
            if token.isOpening { declares.append(false) }
            if token.isClosing, declares.count > 1 { declares.removeLast() }
            result.append((index, token))
        }
        return result
    }

    private static func beginsStatement(
        _ token: ScriptToken, after before: ScriptToken, inDeclaration: Bool
    ) -> Bool {
        // In a declaration a brace ends an object, a function or a pattern.
        if before.isMark(";") || before.isMark("{") || before.isMark("}") {
            return !inDeclaration || before.isMark(";")
        }
        return token.startsLine && mayEndStatement(before) && mayBeginStatement(token)
    }

    fileprivate static func appendGap(_ before: ScriptToken, _ after: ScriptToken, to result: inout [UInt8]) {
        if after.startsLine, mayEndStatement(before), mayBeginStatement(after) {
            result.append(0x0A)
        } else if isWordLike(before) && isWordLike(after) {
            result.append(0x20)
        } else if let sign = sign(before), sign == self.sign(after) {
            result.append(0x20)
        } else if after.isMark("}"), before.isMark(";") || before.isMark(",") {
            result.removeLast()
        }
    }

    private static func isWordLike(_ token: ScriptToken) -> Bool { token.kind == .word || token.kind == .number }

    private static func sign(_ token: ScriptToken) -> UInt8? {
        switch token.mark {
        case UInt8(ascii: "+"), LongMark.increment: UInt8(ascii: "+")
        case UInt8(ascii: "-"), LongMark.decrement: UInt8(ascii: "-")
        default: nil
        }
    }

    private static func mayEndStatement(_ token: ScriptToken) -> Bool {
        token.kind != .mark || token.isMark(")") || token.isMark("]")
    }

    private static func mayBeginStatement(_ token: ScriptToken) -> Bool {
        token.kind != .mark || token.isOpening || sign(token) != nil
    }
}

/// Which words of a script are names that it declares itself, and the short ones in their place.
struct ScriptNames {
    private enum Place { case variable, property, shorthand }

    private let tokens: [ScriptToken]
    /// For each token the innermost bracket that is open before it, `o` for that of an object.
    private let brackets: [UInt8]
    /// By number of the word.
    private var isDeclared: [Bool]
    private var shortNames: [[UInt8]?] = []

    init(_ script: ScriptSource) {
        tokens = script.tokens
        brackets = Self.brackets(tokens)
        isDeclared = Array(repeating: false, count: script.words.texts.count)
        for index in tokens.indices { declare(at: index) }
        for keyword in Keyword.allCases.indices { isDeclared[keyword] = false }
        shortNames = chosen(script.words.texts)
    }

    /// What stands for the word of a token; `nil` for one that stays.
    func name(at index: Int) -> (text: [UInt8], isShorthand: Bool)? {
        let word = tokens[index].word
        guard word >= 0, let name = shortNames[word] else { return nil }
        let place = place(of: index)
        return place == .property ? nil : (name, place == .shorthand)
    }

    /// A short name for each declared one, the shortest for the commonest; the same for two that never meet.
    private func chosen(_ words: [[UInt8]]) -> [[UInt8]?] {
        let chunks = ScriptChunks(tokens)
        /// For each word the statements that it stands in, some more than once; the last is for what all of them know.
        var places: [[Int]] = Array(repeating: [], count: words.count)
        var counts = Array(repeating: 0, count: words.count)
        var isOther = words.indices.map { $0 < Keyword.allCases.count }
        for index in tokens.indices where tokens[index].word >= 0 {
            let word = tokens[index].word
            if isDeclared[word] && place(of: index) != .property {
                counts[word] += 1
                if places[word].last != chunks.numbers[index] { places[word].append(chunks.numbers[index]) }
                if chunks.isShared[index], places[word].first != chunks.count {
                    places[word].insert(chunks.count, at: 0)
                }
            } else {
                isOther[word] = true
            }
        }
        let order = words.indices.filter { counts[$0] > 0 }.sorted { left, right in
            counts[left] != counts[right]
                ? counts[left] > counts[right] : words[left].lexicographicallyPrecedes(words[right])
        }
        // No script has so many words that a name of theirs would be longer.
        let others = Set(words.indices.lazy.filter { isOther[$0] && words[$0].count <= 4 }.map { words[$0] })
        // One number is free for each word, beside those that are the names of others.
        let candidates = (0...order.count + others.count).map(Self.name)
        let isName = candidates.indices.map { $0 > 0 && !others.contains(candidates[$0]) }
        var names: [[UInt8]?] = Array(repeating: nil, count: words.count)
        var taken = Array(repeating: Array(repeating: false, count: candidates.count), count: chunks.count + 1)
        for word in order {
            let number = candidates.indices.first { number in
                isName[number] && !places[word].contains { taken[$0][number] }
            }
            guard let number else { continue }
            names[word] = candidates[number]
            for place in places[word] { taken[place][number] = true }
        }
        return names
    }

    static func name(_ number: Int) -> [UInt8] {
        let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
        var rest = number
        var name: [UInt8] = []
        while rest > 0 {
            name.append(letters[(rest - 1) % letters.count])
            rest = (rest - 1) / letters.count
        }
        return name
    }
}

extension ScriptToken {
    var isOpening: Bool { isMark("(") || isMark("[") || isMark("{") }
    var isClosing: Bool { isMark(")") || isMark("]") || isMark("}") }
}

extension ScriptNames {
    private static let object = UInt8(ascii: "o")

    private static func brackets(_ tokens: [ScriptToken]) -> [UInt8] {
        var open: [UInt8] = []
        return tokens.indices.map { index in
            let token = tokens[index]
            let around = open.last ?? 0
            if token.isMark("{") {
                open.append(isBlock(tokens, index) ? token.mark : object)
            } else if token.isOpening {
                open.append(token.mark)
            } else if token.isClosing {
                _ = open.popLast()
            }
            return around
        }
    }

    private static func isBlock(_ tokens: [ScriptToken], _ index: Int) -> Bool {
        guard index > 0 else { return true }
        let before = tokens[index - 1]
        if before.kind == .word { return before.isKeyword([.else, .try, .finally, .do]) }
        return before.isMark(")") || before.mark == LongMark.arrow || before.isMark(";") || before.isMark("{")
            || before.isMark("}")
    }

    private func place(of index: Int) -> Place {
        guard index > 0 else { return .variable }
        let before = tokens[index - 1]
        if before.isMark(".") || before.mark == LongMark.optionalMember { return .property }
        guard brackets[index] == Self.object, before.isMark("{") || before.isMark(","), index + 1 < tokens.count else {
            return .variable
        }
        let after = tokens[index + 1]
        if after.isMark(":") || after.isMark("(") { return .property }
        return after.isMark(",") || after.isMark("}") || after.isMark("=") ? .shorthand : .variable
    }

    private mutating func declare(_ token: ScriptToken) {
        if token.word >= 0 { isDeclared[token.word] = true }
    }

    private mutating func declare(at index: Int) {
        let token = tokens[index]
        if token.isKeyword([.const, .let, .var]) { declareList(from: index + 1) }
        if token.isKeyword([.function, .catch]), index + 1 < tokens.count {
            var next = index + 1
            if tokens[next].kind == .word {
                declare(tokens[next])
                next += 1
            }
            if next < tokens.count, tokens[next].isMark("(") { declarePattern(from: next) }
        }
        if token.mark == LongMark.arrow, index > 0 {
            declare(tokens[index - 1])
            if tokens[index - 1].isMark(")") { declarePattern(from: opening(of: index - 1)) }
        }
    }

    /// `const a = 1, [b, c] = d;`: what stands behind the keyword and behind each comma between the parts.
    private mutating func declareList(from start: Int) {
        var index = start
        var isName = true
        while index < tokens.count {
            let token = tokens[index]
            if isName { declare(token) }
            if isName, token.isMark("{") || token.isMark("[") {
                declarePattern(from: index)
                index = closing(of: index)
            } else if token.isOpening {
                index = closing(of: index)
            } else if token.isMark(";") || token.isMark(")") || token.isKeyword([.of, .in]) {
                return
            }
            isName = token.isMark(",")
            index += 1
        }
    }

    /// Names between a bracket and its other half; what stands behind `=` is a value.
    private mutating func declarePattern(from start: Int) {
        for index in start + 1..<max(start + 1, closing(of: start)) where tokens[index].kind == .word {
            let before = tokens[index - 1]
            guard before.isOpening || before.isMark(",") || before.isMark(":") || before.mark == LongMark.ellipsis
            else {
                continue
            }
            if index + 1 < tokens.count, tokens[index + 1].isMark(":") { continue }
            declare(tokens[index])
        }
    }

    private func closing(of start: Int) -> Int {
        var depth = 0
        for index in start..<tokens.count {
            if tokens[index].isOpening { depth += 1 }
            if tokens[index].isClosing { depth -= 1 }
            if depth == 0 { return index }
        }
        return tokens.count - 1
    }

    private func opening(of end: Int) -> Int {
        var depth = 0
        for index in stride(from: end, through: 0, by: -1) {
            if tokens[index].isClosing { depth += 1 }
            if tokens[index].isOpening { depth -= 1 }
            if depth == 0 { return index }
        }
        return 0
    }
}
