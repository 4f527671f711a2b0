/// The groups and valueless flags of gcloud.
enum GcloudTree {
    /// Joined by `/`: `run/services`.
    static let groups: WordTable = {
        let table = words("gcloud-groups")
        var joined: [UInt8] = []
        joined.reserveCapacity(table.count * 3)
        var parent: ArraySlice<UInt8> = []
        for word in table.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
            if word.last == UInt8(ascii: ":") {
                parent = word.first == UInt8(ascii: ".") ? [] : word.dropLast()
                continue
            }
            if !parent.isEmpty {
                joined.append(contentsOf: parent)
                joined.append(UInt8(ascii: "/"))
            }
            joined.append(contentsOf: word)
            joined.append(0x20)
        }
        return WordTable(joined)
    }()

    static let switches = WordTable(Array(words("gcloud-switches")))

    /// A list of words without the remarks above it.
    private static func words(_ name: String) -> ArraySlice<UInt8> {
        var text = ToolTables.embedded(name)[...]
        while text.first == UInt8(ascii: "#") {
            text = text[(text.firstIndex(of: 0x0A) ?? text.endIndex)...].dropFirst()
        }
        return text
    }

    /// Verbs elsewhere, but things here.
    static func isNoun(_ word: String) -> Bool {
        word == "log" || word == "logs" || word == "snapshot" || word == "query"
    }

    static func isTrack(_ word: String) -> Bool { word == "alpha" || word == "beta" || word == "preview" }
}

extension ToolShape {
    /// How many of `words`, which hold no flags, name the subcommand.
    package func pathLength(of words: [String]) -> Int {
        switch pathRule {
        case .none: 0
        case .leading: words.count
        case .pair: pairLength(of: words)
        case .groups: groupLength(of: words)
        case .gcloud: gcloudLength(of: words)
        }
    }

    /// Whether another word may continue `path`; lets a reader stop looking at words.
    package var hasPath: Bool { pathRule != .none }

    private func pairLength(of words: [String]) -> Int {
        let waits = words.count > 2 && words[1] == "wait"
        return min(words.count, waits ? 3 : 2)
    }

    private func groupLength(of words: [String]) -> Int {
        guard let first = words.first else { return 0 }
        var path = Array(first.utf8)
        var length = 1
        while length < words.count {
            let isGroup = groups.contains(path.span)
            guard isGroup || !children.isEmpty else { break }
            path.append(UInt8(ascii: "/"))
            path.append(contentsOf: words[length].utf8)
            guard isGroup || children.contains(path.span) else { break }
            length += 1
        }
        return length
    }

    /// Walks down the groups; a word the tree does not have counts as a group when a verb follows it, because the
    /// document may be newer than the tree, or wrong.
    private func gcloudLength(of words: [String]) -> Int {
        var index = words.first.map(GcloudTree.isTrack) == true ? 1 : 0
        var path: [UInt8] = []
        path.reserveCapacity(64)
        let groups = GcloudTree.groups
        while index < words.count {
            let word = words[index]
            index += 1
            if !path.isEmpty { path.append(UInt8(ascii: "/")) }
            path.append(contentsOf: word.utf8)
            if groups.contains(path.span) { continue }
            let isGroup = GcloudTree.isNoun(word) || verbEffect(of: word) == nil
            guard isGroup, index < words.count, verbEffect(of: words[index]) != nil else { break }
        }
        return index
    }
}
