/// Scripts with short names for what they declare, and with the blanks and lines that the language needs.
///
/// Statements end in semicolons, those that end in the brace of an expression too.
///
/// A name is changed everywhere in its file or nowhere, so that scopes need not be known: a local name must not be that
/// of a global thing which the same file uses. Names of properties stay.
enum ScriptCompactor {
    static func compact(_ bytes: [UInt8]) -> [UInt8] {
        var tokens = ScriptToken.read(bytes)
        // What stands in a template literal is not looked into.
        if !tokens.contains(where: { $0.kind == .literal && $0.text.first == UInt8(ascii: "`") }) {
            ScriptNames(tokens).shorten(&tokens)
        }
        // It allows more and is shorter.
        for index in tokens.indices where tokens[index].isWord(["const"]) { tokens[index].text = Array("let".utf8) }
        tokens = joiningDeclarations(tokens)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var last: ScriptToken?
        for token in tokens {
            if let last { appendGap(last, token, to: &result) }
            result += token.text
            last = token
        }
        return result + [0x0A]
    }

    /// `let a=1;let b=2` is `let a=1,b=2`.
    private static func joiningDeclarations(_ tokens: [ScriptToken]) -> [ScriptToken] {
        var result: [ScriptToken] = []
        result.reserveCapacity(tokens.count)
        /// For each open bracket, and the outermost level, whether the statement in it is a declaration.
        var declares = [false]
        for token in tokens {
            if token.isWord(["let"]), let last = result.last, last.isMark(";"), declares.last == true {
                result[result.count - 1].text = Array(",".utf8)
                continue
            }
            if result.last.map({ beginsStatement(token, after: $0, inDeclaration: declares.last == true) }) ?? true {
                declares[declares.count - 1] = token.isWord(["let"])
            }
            if ["(", "[", "{"].contains(where: token.isMark) { declares.append(false) }
            if [")", "]", "}"].contains(where: token.isMark), declares.count > 1 { declares.removeLast() }
            result.append(token)
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

    private static func appendGap(_ before: ScriptToken, _ after: ScriptToken, to result: inout [UInt8]) {
        if after.startsLine, mayEndStatement(before), mayBeginStatement(after) {
            result.append(0x0A)
        } else if before.kind != .mark && after.kind != .mark && isWordLike(before) && isWordLike(after) {
            result.append(0x20)
        } else if let end = before.text.last, end == UInt8(ascii: "+") || end == UInt8(ascii: "-"),
            after.text.first == end
        {
            result.append(0x20)
        } else if after.isMark("}"), before.isMark(";") || before.isMark(",") {
            result.removeLast()
        }
    }

    private static func isWordLike(_ token: ScriptToken) -> Bool { token.kind == .word || token.kind == .number }

    private static func mayEndStatement(_ token: ScriptToken) -> Bool {
        token.kind != .mark || token.isMark(")") || token.isMark("]")
    }

    private static func mayBeginStatement(_ token: ScriptToken) -> Bool {
        guard token.kind == .mark else { return true }
        return token.isMark("(") || token.isMark("[") || token.isMark("{") || token.isMark("+") || token.isMark("-")
    }
}

/// Which words of a script are names that it declares itself.
struct ScriptNames {
    private enum Place { case variable, property, shorthand }

    private static let reserved = Set(
        """
        as async await break case catch class const continue debugger default delete do else enum export extends false \
        finally for from function get if implements import in instanceof interface let new null of package private \
        protected public return set static super switch this throw true try typeof undefined var void while with yield
        """.split(separator: " ").map { Array($0.utf8) })

    private let tokens: [ScriptToken]
    /// For each token the innermost bracket that is open before it, `o` for that of an object.
    private let brackets: [UInt8]
    private var declared: Set<[UInt8]> = []

    init(_ tokens: [ScriptToken]) {
        self.tokens = tokens
        brackets = Self.brackets(tokens)
        for index in tokens.indices { declare(at: index) }
        declared.subtract(Self.reserved)
    }

    /// Puts a short name for each declared one, the shortest for the commonest.
    func shorten(_ tokens: inout [ScriptToken]) {
        var counts: [[UInt8]: Int] = [:]
        var others = Self.reserved
        for index in tokens.indices where tokens[index].kind == .word {
            let isOwn = declared.contains(tokens[index].text) && place(of: index) != .property
            if isOwn { counts[tokens[index].text, default: 0] += 1 } else { others.insert(tokens[index].text) }
        }
        let order = counts.sorted { left, right in
            left.value != right.value ? left.value > right.value : left.key.lexicographicallyPrecedes(right.key)
        }
        var names: [[UInt8]: [UInt8]] = [:]
        var number = 0
        for (name, _) in order {
            repeat { number += 1 } while others.contains(Self.name(number))
            names[name] = Self.name(number)
        }
        for index in self.tokens.indices where tokens[index].kind == .word {
            guard let name = names[tokens[index].text] else { continue }
            switch place(of: index) {
            case .variable: tokens[index].text = name
            case .shorthand: tokens[index].text += [UInt8(ascii: ":")] + name
            case .property: break
            }
        }
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

extension ScriptNames {
    private static let object = UInt8(ascii: "o")

    private static func brackets(_ tokens: [ScriptToken]) -> [UInt8] {
        var open: [UInt8] = []
        return tokens.indices.map { index in
            let token = tokens[index]
            let around = open.last ?? 0
            if token.kind == .mark, let byte = token.text.first, token.text.count == 1 {
                switch byte {
                case UInt8(ascii: "("), UInt8(ascii: "["): open.append(byte)
                case UInt8(ascii: "{"): open.append(isBlock(tokens, index) ? byte : object)
                case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): _ = open.popLast()
                default: break
                }
            }
            return around
        }
    }

    private static func isBlock(_ tokens: [ScriptToken], _ index: Int) -> Bool {
        guard index > 0 else { return true }
        let before = tokens[index - 1]
        if before.kind == .word { return before.isWord(["else", "try", "finally", "do"]) }
        return [")", "=>", ";", "{", "}"].contains(where: before.isMark)
    }

    private func place(of index: Int) -> Place {
        guard index > 0 else { return .variable }
        let before = tokens[index - 1]
        if before.isMark(".") || before.isMark("?.") { return .property }
        guard brackets[index] == Self.object, before.isMark("{") || before.isMark(","), index + 1 < tokens.count else {
            return .variable
        }
        let after = tokens[index + 1]
        if after.isMark(":") || after.isMark("(") { return .property }
        return [",", "}", "="].contains(where: after.isMark) ? .shorthand : .variable
    }

    private mutating func declare(at index: Int) {
        let token = tokens[index]
        if token.isWord(["const", "let", "var"]) { declareList(from: index + 1) }
        if token.isWord(["function", "catch"]), index + 1 < tokens.count {
            var next = index + 1
            if tokens[next].kind == .word {
                declared.insert(tokens[next].text)
                next += 1
            }
            if next < tokens.count, tokens[next].isMark("(") { declarePattern(from: next) }
        }
        if token.isMark("=>"), index > 0 {
            if tokens[index - 1].kind == .word { declared.insert(tokens[index - 1].text) }
            if tokens[index - 1].isMark(")") { declarePattern(from: opening(of: index - 1)) }
        }
    }

    /// `const a = 1, [b, c] = d;`: what stands behind the keyword and behind each comma between the parts.
    private mutating func declareList(from start: Int) {
        var index = start
        var isName = true
        while index < tokens.count {
            let token = tokens[index]
            if isName, token.kind == .word { declared.insert(token.text) }
            if isName, token.isMark("{") || token.isMark("[") {
                declarePattern(from: index)
                index = closing(of: index)
            } else if ["(", "[", "{"].contains(where: token.isMark) {
                index = closing(of: index)
            } else if token.isMark(";") || token.isMark(")") || token.isWord(["of", "in"]) {
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
            guard ["(", "[", "{", ",", ":", "..."].contains(where: before.isMark) else { continue }
            if index + 1 < tokens.count, tokens[index + 1].isMark(":") { continue }
            declared.insert(tokens[index].text)
        }
    }

    private func closing(of start: Int) -> Int {
        var depth = 0
        for index in start..<tokens.count {
            if ["(", "[", "{"].contains(where: tokens[index].isMark) { depth += 1 }
            if [")", "]", "}"].contains(where: tokens[index].isMark) { depth -= 1 }
            if depth == 0 { return index }
        }
        return tokens.count - 1
    }

    private func opening(of end: Int) -> Int {
        var depth = 0
        for index in stride(from: end, through: 0, by: -1) {
            if [")", "]", "}"].contains(where: tokens[index].isMark) { depth += 1 }
            if ["(", "[", "{"].contains(where: tokens[index].isMark) { depth -= 1 }
            if depth == 0 { return index }
        }
        return 0
    }
}
