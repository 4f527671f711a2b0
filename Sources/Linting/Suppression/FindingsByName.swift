import SourceText

/// The findings that one name can mean: that of a rule, its code or an advisory.
///
/// A file may have thousands of comments that hold for thousands of findings. Each finding goes to the first comment that
/// takes it, and those that are taken are not gone through again.
struct NamedFindings {
    /// By place.
    private var entries: [(offset: Int, finding: Int)] = []
    /// About the file as a whole.
    private var ofFile: [Int] = []
    private var isFileTaken = false
    /// For each entry the first one from there on that may not be taken yet.
    private var next: [Int] = []

    /// Of findings in any order, by each of their names in lower case.
    static func all(_ findings: [Diagnostic]) -> [String: NamedFindings] {
        var named: [String: NamedFindings] = [:]
        for (index, finding) in findings.enumerated() {
            for name in finding.names { named[name, default: NamedFindings()].add(index, at: finding.range) }
        }
        return named.mapValues { $0.sorted() }
    }

    private mutating func add(_ finding: Int, at range: SourceRange?) {
        if let range { entries.append((range.lowerBound, finding)) } else { ofFile.append(finding) }
    }

    private func sorted() -> NamedFindings {
        var sorted = self
        sorted.entries.sort { $0 < $1 }
        sorted.next = Array(0...entries.count)
        return sorted
    }

    /// Whether the comment holds for one of them that `isMeant`.
    func contains(_ isMeant: (Int) -> Bool, in comment: SuppressionComment) -> Bool {
        entries[places(comment.scope)].contains { isMeant($0.finding) }
            || comment.coversFile && ofFile.contains(where: isMeant)
    }

    /// Those that the comment holds for and no other one took before.
    mutating func take(for comment: SuppressionComment) -> [Int] {
        var taken: [Int] = []
        if comment.coversFile, !isFileTaken {
            taken = ofFile
            isFileTaken = true
        }
        let places = places(comment.scope)
        var place = free(places.lowerBound)
        while place < places.upperBound {
            taken.append(entries[place].finding)
            next[place] = place + 1
            place = free(place)
        }
        return taken
    }

    /// The first entry from `start` on that is not taken; the way there is shorter the next time.
    private mutating func free(_ start: Int) -> Int {
        var end = start
        while next[end] != end { end = next[end] }
        var place = start
        while next[place] != end {
            let following = next[place]
            next[place] = end
            place = following
        }
        return end
    }

    private func places(_ scope: SourceRange) -> Range<Int> {
        let start = firstPlace(from: scope.lowerBound)
        // What is found at an empty place is held too.
        return start..<max(start, firstPlace(from: max(scope.upperBound, scope.lowerBound + 1)))
    }

    private func firstPlace(from offset: Int) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].offset < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension Diagnostic {
    /// What a comment can call it.
    var names: Set<String> { Set([code.lowercased(), rule.rawValue, advisory].compactMap(\.self)) }
}
