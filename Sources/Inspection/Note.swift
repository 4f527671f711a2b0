import Reporting
import SourceText

/// One thing to say below a source line.
struct Note {
    /// How far it stands in: 0 for what the line is, 1 and more for what it is made of.
    var depth: Int
    /// What the thing is, in a word.
    var label: String
    var text: String
    /// Where it stands, when that is a part of the line.
    var range: SourceRange?
    var ink: Paint.Ink

    init(_ label: String, _ text: String, at range: SourceRange? = nil, depth: Int = 0, ink: Paint.Ink = .strong) {
        self.depth = depth
        self.label = label
        self.text = text
        self.range = range
        self.ink = ink
    }
}
