// Holds the place of what the next commits bring; the file goes away with them.
package import SourceText

extension Document {
    package func inlineRanges(ofBlock node: Int) -> [Int: SourceRange] { [:] }
}
