/// The limits that keep every input, also a hostile one, below a second.
///
/// The products are steps that cmark-gfm 0.29 takes on inputs that it reads in quadratic time; one step costs it 1-6 ns.
package struct MarkdownOptions: Sendable, Hashable {
    /// Files larger than this are shown as source.
    package var maximumFileSize = 1 << 20
    /// What is made of a line can be a hundred times as long as the line.
    package var maximumLines = 20_000
    /// Of one code block that is read as commands; a longer one is shown as it is.
    package var maximumBlockLines = 2_000
    package var maximumBlockSize = 1 << 16
    /// Of all those blocks of a file together: steps are compared with each other.
    package var maximumCodeLines = 5_000
    package var maximumTableColumns = 128
    /// Columns × rows: short rows are padded to all columns.
    package var maximumTableCells = 100_000
    /// Pipes per line, squared and summed: cmark walks the row's list for each cell.
    package var maximumRowSteps = 20_000_000
    /// Each of `![`, `<!` and `<?`.
    package var maximumOpenings = 5_000
    package var maximumBrackets = 250_000
    package var maximumNesting = 100_000
    /// Containers open on each line, summed.
    package var maximumNestingSteps = 16_000_000
    /// Length of each word × places in it where a link may begin.
    package var maximumLinkSteps = 40_000_000
    /// Longest reference definition × brackets that may refer to it.
    package var maximumReferenceText = 32_000_000

    package init() {}
}
