/// A way to write findings down.
package struct Reporter: Sendable {
    /// As given to `--format`.
    package var name: String
    package var summary: String
    package var render: @Sendable (Report, ReportOptions) -> [UInt8]

    package init(
        name: String, summary: String, render: @escaping @Sendable (Report, ReportOptions) -> [UInt8]
    ) {
        self.name = name
        self.summary = summary
        self.render = render
    }

    package static let all: [Reporter] = [
        .text, .json, .jsonLines, .sarif, .github, .gitlab, .junit, .checkstyle, .rdjson, .rdjsonLines,
    ]

    package static func named(_ name: String) -> Reporter? { all.first { $0.name == name } }
}
