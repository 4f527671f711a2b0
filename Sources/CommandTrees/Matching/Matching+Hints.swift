import SourceText

/// What was probably meant.
extension Matching {
    private static let tracks = ["alpha", "beta", "preview"]

    mutating func reportUnknownCommand(at position: Int) {
        let word = input.slice(position)
        let text = input.text(word)
        let rest = literalWords(from: position)
        if let absent = node.child(word), absent.bits.contains(.absent) { return reportAbsent(absent, at: position) }
        let near = nearestChild(word) ?? childNamedInside(word)
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
        let isSlip = isSlip(text, near)
        guard !tree.isPartial else { return isSlip ? .likely : .notice }
        guard node.bits.contains(.open) else { return isInTrack ? .likely : .certain }
        // No command's name holds such letters.
        if text.utf8.contains(where: { $0 >= 0x80 }) { return .certain }
        return isSlip ? .certain : .notice
    }

    /// One letter away from a command that there is: no plugin is called so.
    private func isSlip(_ text: String, _ near: String?) -> Bool {
        var distance = EditDistance(from: text)
        guard let near, text.utf8.count > 3 else { return false }
        return distance.to(near, limit: 1) != nil
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

    private func nearestChild(_ word: ArraySlice<UInt8>) -> String? {
        var search = NearestSearch(to: word)
        var best: TreeString?
        for index in node.childIndices {
            let child = TreeNode(reader: reader, index: index)
            let name = reader.string(child.nameReference)
            guard abs(name.count - word.count) <= search.limit,
                child.resolved.bits.isDisjoint(with: [.hidden, .absent]),
                search.isNearer(count: name.count, byte: { name[$0] })
            else { continue }
            best = name
        }
        return best?.text
    }

    /// `uptime-checks` begins with the name of the group `uptime`.
    private func childNamedInside(_ word: ArraySlice<UInt8>) -> String? {
        guard let dash = word.firstIndex(of: UInt8(ascii: "-")), dash - word.startIndex > 3,
            let child = node.child(word[..<dash]), isShown(child)
        else { return nil }
        return reader.string(child.nameReference).text
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
        var groups = [(node: node, depth: 0)]
        var (next, best) = (0, (node: 0, length: 0, score: 0))
        while next < groups.count, next < 2000 {
            let (group, depth) = groups[next]
            next += 1
            let children = group.childIndices
            if depth > 0, let candidate = group.child(first, in: children), isShown(candidate),
                let length = follows(rest, candidate)
            {
                let score = 2 * length + (isNamedByFlag(group) ? 1 : 0)
                if score > best.score { best = (candidate.index, length, score) }
            }
            guard depth < 2 else { continue }
            for index in children {
                let child = TreeNode(reader: reader, index: index)
                guard child.childCount > 0, isShown(child), !isTrack(reader.string(child.nameReference)) else {
                    continue
                }
                groups.append((child, depth + 1))
            }
        }
        guard best.length > 0 else { return nil }
        let path = TreeNode(reader: reader, index: best.node).path
        return (path + rest[1..<best.length]).joined(separator: " ")
    }

    private func isShown(_ node: TreeNode) -> Bool { node.bits.isDisjoint(with: [.alias, .hidden, .absent]) }

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
}

extension Matching {
    /// The nearest name, or the track that has the flag.
    func hint(forFlag name: ArraySlice<UInt8>) -> (text: String, name: String?) {
        if let track = trackWithFlag(name) {
            return ("; '\(track)' has it", nil)
        }
        // Each flag of one letter is one edit from all others.
        guard name.count > 2 else { return ("", nil) }
        let dashes = name.starts(with: "--".utf8)
        var search = NearestSearch(to: name)
        var best: TreeString?
        forEachFlag(
            at: node,
            where: { candidate in
                abs(candidate.count - name.count) <= search.limit && (candidate[1] == UInt8(ascii: "-") || !dashes)
            }
        ) { candidate, flag in
            guard !flag.bits.contains(.hidden), search.isNearer(count: candidate.count, byte: { candidate[$0] }) else {
                return
            }
            best = candidate
        }
        guard let near = best?.text else { return (flagsNamedAlike(name), nil) }
        return ("; did you mean '\(near)'?", near)
    }

    /// `--tag` where there are `--set-tags` and `--update-tags`.
    private func flagsNamedAlike(_ name: ArraySlice<UInt8>) -> String {
        guard name.starts(with: "--".utf8), name.count > 4 else { return "" }
        let ending = "-" + String(decoding: name.dropFirst(2), as: UTF8.self)
        var found: Set<String> = []
        forEachFlag(at: node) { candidate, flag in
            guard candidate.count > ending.utf8.count + 2, !flag.bits.contains(.hidden) else { return }
            let text = candidate.text
            if text.hasSuffix(ending) || text.hasSuffix(ending + "s") { found.insert("'\(text)'") }
        }
        guard (1...8).contains(found.count) else { return "" }
        return "; there are " + found.sorted().joined(separator: ", ")
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
