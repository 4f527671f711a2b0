// Holds the place of what the next commits bring; the file goes away with them.
package import SourceText

package struct Session: Sendable {
    package enum Language: Sendable { case shell, sql, redis, python, powershell, cmd }
    package struct Entry: Sendable { package var language: Language; package var outputRange: SourceRange? }
    package var entries: [Entry]
    package static func read(_ text: [UInt8]) -> Session? { nil }
    package func commandText(_ entry: Entry) -> (text: [UInt8], map: SourceMap) { ([], SourceMap()) }
}
