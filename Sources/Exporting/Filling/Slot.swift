package import RunbookModel
package import SourceText

/// A place in the text of a step that a parameter's value goes to.
package struct Slot: Sendable, Hashable {
    package var parameter: ParameterID
    /// In the step's text.
    package var range: SourceRange
    package var place: Place
    /// What has to be done to the value before it is put there, first to last: it may stand in a string of SQL that
    /// stands in a command for another shell.
    package var encodings: [Encoding]
    /// A value that begins with a dash would be read as a flag.
    package var startsWord = false

    /// What surrounds a value in the text itself.
    package enum Place: Sendable, Hashable {
        case bare, doubleQuoted, singleQuoted, ansiQuoted
        case hereDocument(HereDocument)
        /// Nothing that is put here is quoted, so only plain words are taken.
        case plain
        case comment
        /// A text that no shell reads.
        case raw
        /// No value can stand here: the name of a variable, behind a backslash or a dollar sign.
        case none
    }

    package struct HereDocument: Sendable, Hashable {
        package var delimiter: String
        package var isQuoted: Bool
        package var stripsTabs: Bool
        /// What stands on the same line in front of the value and behind it.
        package var before: String
        package var after: String
        /// Of the delimiter behind the operator, and of the body, in the step's text.
        package var target: SourceRange
        package var body: SourceRange
    }

    /// How a value is written so that it stays one value in the language around it.
    package enum Encoding: String, Sendable, Hashable, CaseIterable {
        case shellWord, shellDoubleQuoted, shellSingleQuoted, hereDocument
        case sqlString, sqlIdentifier, sqlWord
        case jsonString, jsonValue
        case yamlDoubleQuoted, yamlSingleQuoted, yamlValue
        /// Letters, digits and what never means anything.
        case plain
    }

    /// Whether only plain words are safe here.
    package var isPlainOnly: Bool { place == .plain || encodings.contains(.plain) }
}
