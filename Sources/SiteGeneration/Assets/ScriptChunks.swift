/// The statements of a script's one function, `(function () { … })();`. A name that is declared within a statement is
/// known only there, so that two such names may be given the same short one when no statement has both.
struct ScriptChunks {
    /// For each token the number of its statement.
    let numbers: [Int]
    /// For each token whether it may declare a name that all statements know.
    let isShared: [Bool]
    let count: Int

    /// Of a script of any other form all tokens are one statement.
    init(_ tokens: [ScriptToken]) {
        var numbers = Array(repeating: 0, count: tokens.count)
        var isShared = Array(repeating: true, count: tokens.count)
        var current = 0
        if Self.isWrapped(tokens) {
            var depth = 0
            /// Within the pattern of a declaration that all statements know.
            var isPattern = false
            for index in tokens.indices {
                let token = tokens[index]
                if token.isClosing { depth -= 1 }
                if depth == 2, token.isOpening, index > 0 {
                    isPattern = tokens[index - 1].isKeyword([.const, .let, .var]) || tokens[index - 1].isMark(",")
                }
                numbers[index] = current
                isShared[index] = depth <= 2 || isPattern
                if token.isOpening { depth += 1 }
                if depth == 2, Self.ends(token, tokens.dropFirst(index + 1).first) { current += 1 }
            }
        }
        self.numbers = numbers
        self.isShared = isShared
        count = current + 1
    }

    static func isWrapped(_ tokens: [ScriptToken]) -> Bool {
        tokens.count > 5 && tokens[0].isMark("(") && tokens[1].isKeyword([.function]) && tokens[2].isMark("(")
            && tokens[3].isMark(")") && tokens[4].isMark("{")
    }

    private static func ends(_ token: ScriptToken, _ next: ScriptToken?) -> Bool {
        if token.isMark(";") { return true }
        guard token.isMark("}"), let next, next.kind == .word else { return false }
        return !next.isKeyword([.else, .catch, .finally, .while, .of, .in])
    }
}
