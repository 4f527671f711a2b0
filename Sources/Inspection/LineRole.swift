/// What a source line was taken for.
package enum LineRole: String, Sendable, Hashable, CaseIterable {
    case frontMatter = "front matter"
    case heading
    /// A paragraph, in a list or a quotation too.
    case prose
    case table, html, rule
    /// A link definition or a footnote: it shows where it is used.
    case definition
    /// The lines that open and close a code block.
    case fence
    /// A remark inside a code block.
    case comment
    /// Shell text that is run.
    case command
    /// SQL that is run.
    case query
    /// A program in another language that is run as one.
    case script
    /// What a command prints.
    case output
    /// What a block shows and nobody runs: JSON, configuration, diagrams, text.
    case data
    case blank
    case notUnderstood = "not understood"
}
