import SourceText

/// `NAME=`, `NAME+=` or `NAME[key]=` at the beginning of a word.
struct AssignmentHead {
    var nameEnd: Int
    /// Behind the `=`.
    var end: Int
    var appends: Bool
}

extension ScriptReader {
    @inline(__always)
    func assignmentHead() -> AssignmentHead? {
        let index = bytes.endOfName(from: position, before: end)
        guard index > position else { return nil }
        switch byte(index) {
        case Byte.equals, Byte.plus, Byte.leftBracket: return assignmentHead(behind: index)
        default: return nil
        }
    }

    private func assignmentHead(behind nameEnd: Int) -> AssignmentHead? {
        var index = nameEnd
        if byte(index) == Byte.leftBracket {
            guard let close = subscriptEnd(from: index) else { return nil }
            index = close
        }
        let appends = byte(index) == Byte.plus
        if appends { index += 1 }
        guard byte(index) == Byte.equals else { return nil }
        return AssignmentHead(nameEnd: nameEnd, end: index + 1, appends: appends)
    }

    /// Behind the `]` of a subscript that stands on one line.
    func subscriptEnd(from open: Int) -> Int? {
        var level = 0
        var index = open
        while index < end, !bytes[index].isLineEnd, index - open < 256 {
            if bytes[index] == Byte.leftBracket { level += 1 }
            if bytes[index] == Byte.rightBracket {
                level -= 1
                if level == 0 { return index + 1 }
            }
            index += 1
        }
        return nil
    }

    mutating func readAssignment(
        _ head: AssignmentHead, of command: inout CommandBuilder
    ) throws(ReadFailure) {
        let start = position
        var assignment = Assignment(
            name: string(start..<head.nameEnd), nameRange: SourceRange(start..<head.nameEnd), value: nil,
            range: SourceRange(start..<head.end), appends: head.appends, isDeclared: command.isDeclaration)
        if byte(head.nameEnd) == Byte.leftBracket { try readSubscript(from: head.nameEnd, to: head.end) }
        // A bracket in quotes may have been taken for the subscript's; what stands behind it is not read twice.
        position = max(position, head.end)
        lastEnd = position
        if byte(position) == Byte.leftParenthesis {
            try readArray(of: &assignment)
        } else {
            let value = try readWord()
            if !value.range.isEmpty { assignment.value = value }
        }
        assignment.range = range(from: start)
        command.assignments.append(assignment)
        if command.isDeclaration { append(wholeWord(of: assignment, valueStart: head.end), to: &command) }
    }

    /// Notes the variables and commands of a subscript.
    private mutating func readSubscript(from open: Int, to close: Int) throws(ReadFailure) {
        position = open
        while position < close {
            guard bytes[position] == Byte.dollar, try readDollar(quoting: .none) != nil else {
                position += 1
                continue
            }
        }
    }

    private mutating func readArray(of assignment: inout Assignment) throws(ReadFailure) {
        let open = position
        try enter("array", at: open)
        position += 1
        var elements: [Word] = []
        while true {
            try skipLines()
            guard position < end else { throw unclosed("array", at: open, length: 1) }
            if bytes[position] == Byte.rightParenthesis { break }
            let element = try readWord()
            guard !element.range.isEmpty else { throw unexpected(" in an array") }
            elements.append(element)
        }
        position += 1
        lastEnd = position
        leave()
        assignment.value = Word(
            range: range(from: open), parts: elements.flatMap(\.parts), text: string(open..<position))
        assignment.elements = elements
    }

    /// The assignment as the declaring command sees it: one word.
    private func wholeWord(of assignment: Assignment, valueStart: Int) -> Word {
        let head = SourceRange(assignment.range.lowerBound..<valueStart)
        let parts = [WordPart(kind: .literal, quoting: .none, range: head)] + (assignment.value?.parts ?? [])
        return Word(
            range: assignment.range, parts: parts, text: string(head.range) + (assignment.value?.text ?? ""))
    }
}
