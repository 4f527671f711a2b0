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
            let new = wanted.filter { !edits.contains($0) }
            // All edits of a fix, or none.
            guard !Self.overlap(new, new), !Self.overlap(new, edits) else {
                refused.append(index)
                continue
            }
            edits += new
            applied.append(index)
        }
        edits.sort { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
    }

    /// Two edits at one place count as overlapping: nobody can say which comes first.
    private static func overlap(_ left: [TextEdit], _ right: [TextEdit]) -> Bool {
        left.contains { one in
            right.contains { other in
                one != other
                    && (one.range.overlaps(other.range) || one.range.start == other.range.start
                        || one.range.end == other.range.end && (one.range.isEmpty || other.range.isEmpty))
            }
        }
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
