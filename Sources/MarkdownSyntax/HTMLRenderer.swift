import SourceText

/// Writes a document, or the subtree of one node, as HTML; without recursion, so that depth costs nothing.
package struct HTMLRenderer: Sendable {
    package var options: HTMLOptions

    package init(options: HTMLOptions = .init()) { self.options = options }

    package func render(_ document: Document) -> HTML { render(document, node: 0) }

    package func render(_ document: Document, node: Int) -> HTML {
        var rendering = HTMLRendering(document, options: options, reserving: node == 0 ? document.file.bytes.count : 64)
        let end = Int(document.nodes[node].end)
        var open: [Int] = []
        var index = node
        while index < end {
            while let last = open.last, Int(document.nodes[last].end) <= index {
                rendering.leave(last)
                open.removeLast()
            }
            guard rendering.enter(index) else {
                index = Int(document.nodes[index].end)
                continue
            }
            open.append(index)
            index += 1
        }
        while let last = open.popLast() { rendering.leave(last) }
        return rendering.finish()
    }
}
