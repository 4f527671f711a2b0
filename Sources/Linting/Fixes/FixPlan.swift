package import SourceText

/// Which edits of a file's findings can be made together.
package struct FixPlan: Sendable {
    /// Sorted by place, without overlap.
    package private(set) var edits: [TextEdit] = []
    /// The findings whose fixes are among the edits, by their place in the list that was given.
    package private(set) var applied: [Int] = []
    /// Those whose fixes would touch what another one changes; they are for the next round.
    package private(set) var refused: [Int] = []

    /// - Parameters:
    ///   - findings: Of one file. The first one that wants a place gets it.
    ///   - safeties: The kinds of fixes that may be made; a suggestion is never made.
    package init(_ findings: [Diagnostic], allowing safeties: Set<Fix.Safety>, in bytes: [UInt8]) {
        for (index, finding) in findings.enumerated() {
            guard let fix = finding.fixes.first(where: { safeties.contains($0.safety) && $0.safety != .suggestion })
            else {
                continue
            }
            let wanted = fix.edits.filter { $0.range.upperBound <= bytes.count }
            guard !wanted.isEmpty, wanted.count == fix.edits.count else { continue }
            // All edits of a fix, or none.
            guard !Self.collide(wanted), !wanted.contains(where: collides) else {
                refused.append(index)
                continue
            }
            for edit in wanted { insert(edit) }
            applied.append(index)
        }
    }

    private static func collide(_ edits: [TextEdit]) -> Bool {
        edits.contains { one in edits.contains { one != $0 && areAtOnePlace(one, $0) } }
    }

    /// Two edits at one place count as overlapping: nobody can say which comes first.
    private static func areAtOnePlace(_ one: TextEdit, _ other: TextEdit) -> Bool {
        one.range.overlaps(other.range) || one.range.start == other.range.start
            || one.range.end == other.range.end && (one.range.isEmpty || other.range.isEmpty)
    }

    /// Whether an edit is at the place of another one. Those that are made lie apart, so that only neighbours can be.
    private func collides(_ edit: TextEdit) -> Bool {
        let place = place(of: edit)
        return edits[max(0, place - 1)..<min(place + 2, edits.count)].contains {
            edit != $0 && Self.areAtOnePlace(edit, $0)
        }
    }

    private mutating func insert(_ edit: TextEdit) {
        let place = place(of: edit)
        if place == edits.count || edits[place] != edit { edits.insert(edit, at: place) }
    }

    /// The first edit that does not begin before this one.
    private func place(of edit: TextEdit) -> Int {
        var low = 0
        var high = edits.count
        while low < high {
            let middle = (low + high) / 2
            if edits[middle].range.start < edit.range.start { low = middle + 1 } else { high = middle }
        }
        return low
    }

    package func applied(to bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var offset = 0
        for edit in edits {
            result += bytes[offset..<edit.range.lowerBound]
            result += Array(edit.replacement.utf8)
            offset = edit.range.upperBound
        }
        return result + bytes[offset...]
    }
}
