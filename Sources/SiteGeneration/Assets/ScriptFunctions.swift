/// The functions that a script's one function, `(function () { … })();`, declares: `function a(b){…}` is the same as
/// `let a=b=>{…}` before everything else, which is shorter.
struct ScriptFunctions {
    struct Declaration {
        var isAsync: Bool
        var name: Int
        /// With its brackets.
        var parameters: Range<Int>
        var body: Range<Int>
    }

    private(set) var declarations: [Declaration] = []
    /// Before the declarations.
    private(set) var head = 0..<0
    /// What is left behind the head.
    private(set) var rest: [Int] = []

    init?(_ tokens: [ScriptToken], of bytes: [UInt8]) {
        guard ScriptChunks.isWrapped(tokens), tokens.count > 7, tokens[5].kind == .literal, tokens[6].isMark(";") else {
            return nil
        }
        // An arrow has neither of its own.
        let own = tokens.contains { token in
            token.isKeyword([.this]) || token.kind == .word && bytes[token.range].elementsEqual("arguments".utf8)
        }
        guard !own else { return nil }
        head = 0..<7
        var index = head.upperBound
        var depth = 2
        while index < tokens.count {
            if depth == 2, let (declaration, end) = Self.declaration(tokens, at: index) {
                declarations.append(declaration)
                index = end
                continue
            }
            if tokens[index].isOpening { depth += 1 }
            if tokens[index].isClosing { depth -= 1 }
            rest.append(index)
            index += 1
        }
        if declarations.isEmpty { return nil }
    }

    private static func declaration(_ tokens: [ScriptToken], at start: Int) -> (Declaration, end: Int)? {
        // Of an expression something stands before it.
        guard tokens[start - 1].isMark(";") || tokens[start - 1].isMark("}") else { return nil }
        let isAsync = tokens[start].isKeyword([.async])
        let word = start + (isAsync ? 1 : 0)
        guard word + 2 < tokens.count, tokens[word].isKeyword([.function]), tokens[word + 1].kind == .word,
            tokens[word + 2].isMark("(")
        else { return nil }
        let parameters = word + 2..<end(tokens, of: word + 2)
        let body = parameters.upperBound..<end(tokens, of: parameters.upperBound)
        return (Declaration(isAsync: isAsync, name: word + 1, parameters: parameters, body: body), body.upperBound)
    }

    /// Behind the other half of a bracket.
    private static func end(_ tokens: [ScriptToken], of start: Int) -> Int {
        var depth = 0
        for index in start..<tokens.count {
            if tokens[index].isOpening { depth += 1 }
            if tokens[index].isClosing { depth -= 1 }
            if depth == 0 { return index + 1 }
        }
        return tokens.count
    }
}
