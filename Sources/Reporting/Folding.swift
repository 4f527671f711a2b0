import SourceText

/// A finding that is shown in full, and the others of its kind in the file.
struct FindingGroup {
    var first: Diagnostic
    var others: [Diagnostic] = []
}

extension FindingGroup {
    private struct Kind: Hashable {
        var path: String
        var rule: RuleID
        var severity: Severity
        var shape: String
    }

    /// Puts findings of the same rule and message shape in a file together, in the order of the first of each kind.
    static func fold(_ findings: [Diagnostic], isOn: Bool) -> [FindingGroup] {
        guard isOn else { return findings.map { FindingGroup(first: $0) } }
        var groups: [FindingGroup] = []
        var places: [Kind: Int] = [:]
        for finding in findings {
            let kind = Kind(
                path: finding.path, rule: finding.rule, severity: finding.severity, shape: shape(of: finding.message))
            if let place = places[kind] {
                groups[place].others.append(finding)
            } else {
                places[kind] = groups.count
                groups.append(FindingGroup(first: finding))
            }
        }
        return groups
    }

    /// The message without what it quotes and counts.
    static func shape(of message: String) -> String {
        var shape = ""
        var isQuoted = false
        var previous: Character = " "
        for character in message {
            // An apostrophe stands behind a letter and before one; a quotation begins behind a blank.
            if character == "'", isQuoted || !previous.isLetter { isQuoted.toggle() }
            if !isQuoted, !character.isNumber { shape.append(character) }
            previous = character
        }
        return shape
    }
}
