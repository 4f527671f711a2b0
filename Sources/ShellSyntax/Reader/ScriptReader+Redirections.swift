import SourceText

/// What a redirection belongs to.
enum RedirectionOwner {
    case command(Int)
    case compound(Int)
}

/// A here-document whose body begins behind the next line end.
struct PendingBody {
    var owner: RedirectionOwner
    var index: Int
    var range: SourceRange
    var delimiter: String
    var isStripped: Bool
    var isQuoted: Bool
}

extension ScriptReader {
    /// Reads a redirection whose descriptor stands at the position and whose operator at `operatorStart`.
    mutating func readRedirection(of owner: RedirectionOwner, from operatorStart: Int) throws(ReadFailure) {
        let start = position
        let descriptor = operatorStart > start ? string(start..<operatorStart) : nil
        position = operatorStart
        let op = redirectionOperator()
        position += op.rawValue.utf8.count
        let operatorEnd = position
        skipBlanks()
        let target = try readWord()
        guard !target.range.isEmpty else {
            throw ReadFailure(
                range: SourceRange(start..<operatorEnd),
                message: "nothing follows the redirection '\(string(start..<operatorEnd))'")
        }
        var redirection = Redirection(op: op, descriptor: descriptor, target: target, range: range(from: start))
        let isHereDocument = op == .hereDocument || op == .hereDocumentStripped
        if isHereDocument { redirection.isQuotedBody = hasQuotes(target.range) }
        let index = append(redirection, to: owner)
        guard isHereDocument else { return }
        pendingBodies.append(
            PendingBody(
                owner: owner, index: index, range: redirection.range, delimiter: target.text,
                isStripped: op == .hereDocumentStripped, isQuoted: redirection.isQuotedBody))
    }

    /// Adds it to its owner and gives its place there.
    private mutating func append(_ redirection: Redirection, to owner: RedirectionOwner) -> Int {
        switch owner {
        case .command(let command):
            script.commands[command].redirections.append(redirection)
            return script.commands[command].redirections.count - 1
        case .compound(let compound):
            script.compounds[compound].redirections.append(redirection)
            return script.compounds[compound].redirections.count - 1
        }
    }

    private func hasQuotes(_ range: SourceRange) -> Bool {
        !bytes.allSatisfy(range.range) {
            $0 != Byte.singleQuote && $0 != Byte.doubleQuote && $0 != Byte.backslash
        }
    }

    private func redirectionOperator() -> Redirection.Operator {
        let second = byte(position + 1)
        let third = byte(position + 2)
        switch (bytes[position], second) {
        case (Byte.ampersand, _): return third == Byte.greater ? .appendBoth : .both
        case (Byte.greater, Byte.greater): return .append
        case (Byte.greater, Byte.bar): return .clobber
        case (Byte.greater, Byte.ampersand): return .duplicateOutput
        case (Byte.greater, _): return .output
        case (_, Byte.less):
            if third == Byte.less { return .hereString }
            return third == Byte.dash ? .hereDocumentStripped : .hereDocument
        case (_, Byte.ampersand): return .duplicateInput
        case (_, Byte.greater): return .readWrite
        default: return .input
        }
    }

    /// Whether a redirection begins here, as it may behind a compound.
    func redirectionStart() -> Int? {
        switch byte(position) {
        case Byte.less, Byte.greater: return startsWordWithAngle() ? nil : position
        case Byte.ampersand: return byte(position + 1) == Byte.greater ? position : nil
        default: return descriptorEnd()
        }
    }

    // MARK: Here-documents

    /// Reads the bodies that are due, from the beginning of a line.
    mutating func readBodies() throws(ReadFailure) {
        let due = pendingBodies
        pendingBodies.removeAll(keepingCapacity: true)
        for pending in due {
            let body = try findBody(of: pending)
            switch pending.owner {
            case .command(let index): script.commands[index].redirections[pending.index].body = body
            case .compound(let index): script.compounds[index].redirections[pending.index].body = body
            }
            if !pending.isQuoted { try readBodyExpansions(in: body) }
        }
    }

    /// The lines up to the delimiter; the position then stands behind the delimiter line.
    private mutating func findBody(of pending: PendingBody) throws(ReadFailure) -> SourceRange {
        let start = position
        let delimiter = Array(pending.delimiter.utf8)
        while position < end {
            let lineStart = position
            position = bytes.endOfLine(from: position, before: end)
            let lineEnd = position
            position += lineEndLength(at: position)
            guard isDelimiter(delimiter, lineStart..<lineEnd, isStripped: pending.isStripped) else { continue }
            bodyEnd = lineEnd
            return SourceRange(start..<lineStart)
        }
        throw ReadFailure(
            range: pending.range, message: "here-document without its end, a line that reads '\(pending.delimiter)'")
    }

    private func isDelimiter(_ delimiter: [UInt8], _ line: Range<Int>, isStripped: Bool) -> Bool {
        var start = line.lowerBound
        if isStripped { while start < line.upperBound, bytes[start] == Byte.tab { start += 1 } }
        guard line.upperBound - start == delimiter.count else { return false }
        for (offset, byte) in delimiter.enumerated() where bytes[start + offset] != byte { return false }
        return true
    }

    /// Notes the variables and commands inside an unquoted body.
    private mutating func readBodyExpansions(in body: SourceRange) throws(ReadFailure) {
        let after = position
        let outerEnd = end
        end = body.upperBound
        position = body.lowerBound
        while position < end {
            switch bytes[position] {
            case Byte.backslash: position += 2
            case Byte.dollar:
                if try readDollar(quoting: .double) == nil { position += 1 }
            case Byte.backtick: try readBackticks()
            default: position += 1
            }
        }
        end = outerEnd
        position = after
    }
}
