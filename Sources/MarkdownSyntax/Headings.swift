import SourceText

extension Document {
    mutating func collectHeadings() {
        var slugs = GitHubSlugs()
        for index in nodes.indices where nodes[index].kind == .heading {
            if let id = takeExplicitID(ofHeading: index) { extraAnchors.append(id) }
            headings.append(
                Heading(
                    node: index, level: Int(nodes[index].level), text: plainText(of: index),
                    anchor: slugs.unique(slugText(of: index)), range: range(ofBlock: index)))
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

    /// Cuts `{#id}` off the end of the heading's last text: it is an anchor, no text.
    private mutating func takeExplicitID(ofHeading heading: Int) -> String? {
        let last = Int(nodes[heading].end) - 1
        guard last > heading, nodes[last].kind == .text, Int(nodes[last].parent) == heading else { return nil }
        let text = pool[nodes[last].literal.range]
        guard text.last == UInt8(ascii: "}"), let open = text.lastIndex(of: UInt8(ascii: "{")),
            text[open...].starts(with: "{#".utf8)
        else { return nil }
        let id = text[(open + 2)..<(text.endIndex - 1)]
        guard !id.isEmpty, id.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
        var end = open
        while end > text.startIndex, text[end - 1] == 0x20 { end -= 1 }
        nodes[last].literal.end = UInt32(clamping: end)
        return String(decoding: id, as: UTF8.self)
    }
}
