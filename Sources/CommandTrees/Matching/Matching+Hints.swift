import SourceText

/// What was probably meant.
extension Matching {
    private static let tracks = ["alpha", "beta", "preview"]

    mutating func reportUnknownCommand(at position: Int) {
        let word = input.slice(position)
        let text = input.text(word)
        let rest = literalWords(from: position)
        if let absent = node.child(word), absent.bits.contains(.absent) { return reportAbsent(absent, at: position) }
        let near = nearestChild(text)
        var message = "'\(text)' is not a command of '\(commandName)' (\(versionName))"
        var suggestion: String?
        if let found = otherTrack(rest) {
            message =
                "'\(([commandName] + rest.prefix(1)).joined(separator: " "))' is not in this release track of \(versionName)"
            message += "; there is '\(found)'"
            suggestion = found
        } else if let near {
            message += "; did you mean '\(near)'?"
            suggestion = near
        } else if let found = elsewhere(rest) {
            message += "; did you mean '\(found)'?"
            suggestion = found
        }
        let certainty = certaintyOfUnknownCommand(text, near: near)
        if certainty == .notice {
            outcome = .unknownTool
            message = "'\(text)' is not a command that \(versionName) lists; a plugin or another version may have it"
        }
        report(.unknownCommand, certainty, word: position, message: message, suggestion: suggestion)
    }

    private mutating func reportAbsent(_ absent: TreeNode, at position: Int) {
        var message = "'\(input.text(input.slice(position)))' is not a command of '\(commandName)' (\(versionName))"
        let moved = movedPath(of: absent)
        if let moved { message += "; use '\(moved)'" }
        if let note = absent.extras["note"]?.text { message += "; \(Self.firstSentence(note))" }
        report(.unknownCommand, word: position, message: message, suggestion: moved)
    }

    private func certaintyOfUnknownCommand(_ text: String, near: String?) -> CommandProblem.Certainty {
        guard !tree.isPartial else { return .notice }
        guard node.bits.contains(.open) else { return isInTrack ? .likely : .certain }
        // No command's name holds such letters.
        if text.utf8.contains(where: { $0 >= 0x80 }) { return .certain }
        var distance = EditDistance(from: text)
        guard let near, text.utf8.count > 3, distance.to(near, limit: 1) != nil else { return .notice }
        return .certain
    }

    /// Below `alpha` and the like, where commands come and go.
    private var isInTrack: Bool {
        guard tree.family == .gcloud else { return false }
        return Self.tracks.contains(node.path.dropFirst().first ?? "")
    }

    /// The words from here on, up to a flag or something put in.
    private func literalWords(from position: Int) -> [String] {
        var words: [String] = []
        for index in position..<min(input.count, position + 5) {
            guard !input.words[index].hasHole, input.slice(index).first != UInt8(ascii: "-") else { break }
            words.append(input.text(input.slice(index)))
        }
        return words
    }

    private func nearestChild(_ text: String) -> String? {
        let names = node.childIndices.map { TreeNode(reader: reader, index: $0) }
            .filter { $0.resolved.bits.isDisjoint(with: [.hidden, .absent]) }.map(\.name)
        return Nearest.of(text, among: names)
    }

    /// The same command in another release track.
    private func otherTrack(_ rest: [String]) -> String? {
        guard tree.family == .gcloud, let first = rest.first else { return nil }
        var path = Array(node.path.dropFirst())
        if let track = path.first, Self.tracks.contains(track) { path.removeFirst() }
        for track in [[], ["beta"], ["alpha"], ["preview"]] {
            guard let parent = find(track + path), parent.index != node.index,
                let child = parent.child(Array(first.utf8)[...]), !child.bits.contains(.absent)
            else { continue }
            return ([tree.cli] + track + path + [first]).joined(separator: " ")
        }
        return nil
    }

    func find(_ path: [String]) -> TreeNode? {
        var node = TreeNode(reader: reader, index: 0)
        for name in path {
            guard let child = node.child(Array(name.utf8)[...]) else { return nil }
            node = child
        }
        return node
    }

    /// A command below here that is called so, with the words behind it: `run logs read` is `run services logs read`.
    private func elsewhere(_ rest: [String]) -> String? {
        guard let first = rest.first.map({ Array($0.utf8)[...] }) else { return nil }
        let limit = depth(of: node) + 3
        var queue = Array(node.childIndices)
        var (next, best) = (0, (node: 0, length: 0, score: 0))
        while next < queue.count, next < 6000 {
            let candidate = TreeNode(reader: reader, index: queue[next])
            next += 1
            let name = reader.string(candidate.nameReference)
            guard candidate.bits.isDisjoint(with: [.alias, .hidden, .absent]), !isTrack(name) else { continue }
            if name.compare(first) == 0, let length = follows(rest, candidate) {
                let score = 2 * length + (isNamedByFlag(candidate.parent) ? 1 : 0)
                if score > best.score { best = (candidate.index, length, score) }
            }
            if queue.count < 20_000, candidate.childCount > 0, depth(of: candidate) < limit {
                queue += candidate.childIndices
            }
        }
        guard best.length > 0 else { return nil }
        let path = TreeNode(reader: reader, index: best.node).path
        return (path + rest[1..<best.length]).joined(separator: " ")
    }

    /// `--service` speaks for the group `services`.
    private func isNamedByFlag(_ group: TreeNode?) -> Bool {
        guard let name = group.map({ reader.string($0.nameReference) }) else { return false }
        return (1..<max(1, input.count)).contains { index in
            let word = input.slice(index)
            guard word.starts(with: "--".utf8) else { return false }
            let flag = Self.equalsSign(in: word).map { word[..<$0] } ?? word
            return flag.count > 4 && name.hasPrefix(flag.dropFirst(2))
        }
    }

    private func isTrack(_ name: TreeString) -> Bool {
        name.equals("alpha") || name.equals("beta") || name.equals("preview")
    }

    /// How many of the words lead down from `candidate` to a command; `nil` when they do not.
    private func follows(_ rest: [String], _ candidate: TreeNode) -> Int? {
        guard candidate.parent?.index != node.index else { return nil }
        var (current, length) = (candidate, 1)
        while length < rest.count, current.childCount > 0 {
            guard let child = current.child(Array(rest[length].utf8)[...]) else { return nil }
            current = child
            length += 1
        }
        return current.childCount == 0 ? length : nil
    }

    private func depth(of node: TreeNode) -> Int {
        var (depth, node) = (0, node)
        while let parent = node.parent {
            depth += 1
            node = parent
        }
        return depth
    }
}

extension Matching {
    /// The nearest name, or the track that has the flag.
    func hint(forFlag name: ArraySlice<UInt8>) -> (text: String, name: String?) {
        if let track = trackWithFlag(name) {
            return ("; '\(track)' has it", nil)
        }
        var names: [String] = []
        let dashes = name.starts(with: "--".utf8)
        let limit = max(1, min(name.count / 3, 8))
        forEachFlag(at: node) { candidate, flag in
            guard abs(candidate.count - name.count) <= limit, candidate[1] == UInt8(ascii: "-") || !dashes,
                !flag.bits.contains(.hidden)
            else { return }
            names.append(candidate.text)
        }
        guard let near = Nearest.of(input.text(name), among: names) else { return ("", nil) }
        return ("; did you mean '\(near)'?", near)
    }

    private func trackWithFlag(_ name: ArraySlice<UInt8>) -> String? {
        guard tree.family == .gcloud else { return nil }
        var path = Array(node.path.dropFirst())
        if let track = path.first, Self.tracks.contains(track) { path.removeFirst() }
        for track in [[], ["beta"], ["alpha"], ["preview"]] {
            guard let other = find(track + path), other.index != node.index, flag(name, at: other) != nil else {
                continue
            }
            return ([tree.cli] + track + path).joined(separator: " ")
        }
        return nil
    }
}
