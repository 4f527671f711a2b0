/// Where a page stands below the output folder, for the way from there to other pages.
struct PagePlace: Sendable, Hashable {
    /// From the page's folder to the output folder: `../../`, or nothing.
    let root: String
    /// The page's folder as links have it: `procedures/checkout/`, or nothing.
    private let folder: String

    init(path: String) {
        root = SitePath.root(from: path)
        let end = path.utf8.lastIndex(of: UInt8(ascii: "/")).map(path.utf8.index(after:)) ?? path.startIndex
        folder = SitePath.encoded(String(path[..<end]))
    }

    /// The way to a page, whose address is encoded and seen from the output folder. What both have in common is left
    /// out: most links lead to neighbours, and a site has hundreds of thousands of them.
    func href(_ address: String) -> String {
        let own = folder.utf8
        let other = address.utf8
        // Behind the folders that both stand in.
        var common = (own: own.startIndex, other: other.startIndex)
        var index = common
        while index.own < own.endIndex, index.other < other.endIndex, own[index.own] == other[index.other] {
            let isEnd = own[index.own] == UInt8(ascii: "/")
            own.formIndex(after: &index.own)
            other.formIndex(after: &index.other)
            if isEnd { common = index }
        }
        guard common.own > own.startIndex else { return root + address }
        var href = ""
        for byte in own[common.own...] where byte == UInt8(ascii: "/") { href += "../" }
        href += address[common.other...]
        return href
    }
}
