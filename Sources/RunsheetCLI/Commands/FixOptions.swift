import ArgumentParser
import SourceText

/// What is changed in the files.
struct FixOptions: ParsableArguments {
    @Flag(help: "Make the fixes that keep the meaning.")
    var fix = false

    @Flag(help: "Make also those that may change the meaning.")
    var unsafeFixes = false

    @Flag(help: "Show the fixes as a patch and change nothing; '--diff' without '-' says the same.")
    var preview = false

    var isWanted: Bool { fix || unsafeFixes || preview }

    var safeties: Set<Fix.Safety> { unsafeFixes ? [.safe, .unsafe] : [.safe] }
}
