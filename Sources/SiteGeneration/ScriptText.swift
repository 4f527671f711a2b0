import SourceText

/// The texts that the scripts show, handed to them as `assets/text.js`: the counterpart of `UIText` in the browser.
enum ScriptText {
    static let file = OutputFile(path: "assets/text.js", bytes: bytes)

    static let texts: [(name: String, text: String)] = [
        // Parameters.
        ("unset", "Not filled in:"), ("unsafe", "Cannot be put in safely here:"),
        ("control", "has a character that cannot be seen"), ("dash", "would be read as a flag"),
        ("pattern", "does not look like"),
        ("memory", "This browser keeps nothing: values go with the page."), ("clear", "Clear all"),
        ("link", "Copy a link with these values"), ("linked", "Copied the link; secrets are not in it."),
        ("received", "Values from the link were filled in: check them."),
        // Copying.
        ("copy", "Copy"), ("copied", "Copied"),
        ("again", "Press again to copy it as it is."),
        ("destroys", "This destroys"), ("changes", "This changes"), ("something", "what the command names"),
        ("unseen", "It has characters that cannot be seen."),
        ("type", "To copy it, type the name of what it destroys:"),
        ("manual", "Copying was refused: the command is selected, press Ctrl-C."),
        ("scriptStops", "Stops before step"),
        // A run.
        ("running", "Start"), ("done", "Done"), ("failed", "Failed"), ("skipped", "Skip"), ("note", "Note"),
        ("timer", "Timer"), ("over", "is over"), ("timeIsUp", "Time is up:"), ("stepFailed", "This step failed."),
        ("goBack", "If it goes wrong"), ("run", "Run"), ("log", "Run log"),
        ("saveMarkdown", "Save as Markdown"), ("saveJSON", "Save as JSON"), ("reset", "Start over"),
        ("resetAgain", "Press again to forget this run"), ("step", "Step"), ("of", "of"),
        ("finished", "All steps done"),
        ("next", "Next:"), ("values", "Values"), ("steps", "Steps"),
        // Keys.
        ("keys", "Keys"), ("keysOn", "Single keys work outside fields"), ("close", "Close"),
        // Search.
        ("all", "All results for"), ("none", "Nothing found for"),
        ("some", "No step has all words; these have some."),
        ("similar", "Nothing is spelled that way. Showing"),
        ("noIndex", "The search index could not be loaded."), ("result", "result"), ("results", "results"),
        ("guarded", "Copy it there, after a look at it."),
        ("nothing", "There is no command to copy here."),
    ]

    static let keys: [(name: String, text: String)] = [
        ("/", "Search (Ctrl-K too)"), ("j k", "Next, previous step"), ("c", "Copy the step's command"),
        ("x", "Step is done"), ("f", "Step failed"), ("s", "Step is skipped"), ("u", "The step that takes it back"),
        ("v", "The step that checks it"), ("p", "Parameters"),
        ("Esc", "From a field back to the step"), ("?", "This list"),
    ]

    private static let bytes: [UInt8] = {
        // Names need no quotation marks in a script.
        var bytes = Array("runsheetText={".utf8)
        for (name, text) in texts { bytes += Array("\(name):".utf8) + literal(text) + [UInt8(ascii: ",")] }
        bytes += Array("keyList:{".utf8)
        for (name, text) in keys { bytes += literal(name) + [UInt8(ascii: ":")] + literal(text) + [UInt8(ascii: ",")] }
        bytes.removeLast()
        return bytes + Array("}}\n".utf8)
    }()

    private static func literal(_ text: String) -> [UInt8] {
        var writer = JSONWriter(reserving: 64, escapesForScript: true)
        writer.value(text)
        return writer.bytes
    }
}
