import RunbookModel
import ShellSyntax
import SourceText

/// Walks over the words of a command once.
struct WordCursor {
    private let words: [Word]
    private var index = 0
    /// Starts of words that belong to assignments.
    var skips: [UInt32] = []
    /// Wrappers that were found in front of an earlier reading of the same words.
    var prefix: WrapperReading?

    init(_ words: [Word]) { self.words = words }

    var isEmpty: Bool { index >= words.count }

    /// The next word, without taking it.
    var peek: Word? {
        var probe = index
        while probe < words.count {
            if !skips.contains(words[probe].range.start) { return words[probe] }
            probe += 1
        }
        return nil
    }

    mutating func next() -> Word? {
        while index < words.count {
            defer { index += 1 }
            if skips.isEmpty || !skips.contains(words[index].range.start) { return words[index] }
        }
        return nil
    }

    /// Puts the last word back.
    mutating func back() { index = max(0, index - 1) }

    /// Every word that belongs to no assignment, taken or not.
    var all: [Word] { words }

    /// What was not taken yet.
    var rest: ArraySlice<Word> { words[min(index, words.count)...] }

    /// Where the cursor stands, to come back to it.
    var position: Int {
        get { index }
        set { index = newValue }
    }
}

/// What stands in front of the tool.
struct WrapperReading {
    var names: [String] = []
    var environment: [Command.EnvironmentValue] = []
    var blocks = false
}
