import SourceText

extension Document {
    mutating func collectHeadings() {
        var slugs = GitHubSlugs()
        for index in nodes.indices where nodes[index].kind == .heading {
            let title = title(ofHeading: index)
            if let id = title.id { extraAnchors.append(id) }
            headings.append(
                Heading(
                    node: index, level: Int(nodes[index].level), text: title.text, anchor: slugs.unique(title.slugText),
                    range: range(ofBlock: index)))
        }
    }

    /// The heading that `node` is.
    package func heading(at node: Int) -> Heading? {
        var low = 0
        var high = headings.count
        while low < high {
            let middle = (low + high) / 2
            if headings[middle].node < node { low = middle + 1 } else { high = middle }
        }
        return low < headings.count && headings[low].node == node ? headings[low] : nil
    }

    /// The text of a heading; an explicit `{#id}` at its end is an anchor and no text.
    private func title(ofHeading node: Int) -> (text: String, slugText: String, id: String?) {
        let (text, id) = splitExplicitID(plainText(of: node))
        return (text, splitExplicitID(slugText(of: node)).text, id)
    }

    /// As `plainText`, but as GitHub sees it: line breaks and images leave nothing.
    private func slugText(of node: Int) -> String {
        var bytes: [UInt8] = []
        var index = node
        while index < Int(nodes[node].end) {
            switch nodes[index].kind {
            case .text, .code: bytes.append(contentsOf: pool[nodes[index].literal.range])
            case .image:
                index = Int(nodes[index].end)
                continue
            default: break
            }
            index += 1
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func splitExplicitID(_ text: String) -> (text: String, id: String?) {
        let bytes = Array(text.utf8)
        guard bytes.last == UInt8(ascii: "}"), let open = bytes.lastIndex(of: UInt8(ascii: "{")),
            open + 3 < bytes.count, bytes[open + 1] == UInt8(ascii: "#"),
            bytes[(open + 2)..<(bytes.count - 1)].allSatisfy({ $0 > 0x20 && $0 != 0x7F })
        else { return (text, nil) }
        var end = open
        while end > 0, bytes[end - 1] == 0x20 { end -= 1 }
        return (
            String(decoding: bytes[..<end], as: UTF8.self),
            String(decoding: bytes[(open + 2)..<(bytes.count - 1)], as: UTF8.self)
        )
    }
}
