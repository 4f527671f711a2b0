/// A part of a document that is searched, with what a hit in it is worth.
///
/// The browser's script reads names and weights from the index, so that the two cannot drift apart. A term's counts are
/// packed two bits a field, in this order.
package struct SearchField: Sendable {
    package var name: StaticString
    package var weight: Int

    package static let all: [SearchField] = [
        SearchField(name: "title", weight: 8),
        SearchField(name: "command", weight: 6),
        SearchField(name: "resource", weight: 5),
        SearchField(name: "context", weight: 2),
        SearchField(name: "prose", weight: 1),
        SearchField(name: "facet", weight: 0),
    ]

    static let title = 0
    static let command = 1
    static let resource = 2
    static let context = 3
    static let prose = 4
    static let facet = 5
}
