/// Limits of one reading.
package struct ShellOptions: Sendable, Hashable {
    /// How deep substitutions and compounds may stand inside each other before the paragraph is given up.
    package var depthLimit: Int

    package init(depthLimit: Int = 50) {
        self.depthLimit = depthLimit
    }
}

/// Reads shell text as people write it in runbooks.
///
/// Everything POSIX, the Bash that is common, and placeholders as parts of words. What cannot be read is reported
/// and costs its paragraph only; time is linear in the text, whatever is in it.
package enum ShellParser {
    package static func parse(_ text: [UInt8], options: ShellOptions = ShellOptions()) -> Script {
        TextBytes.read(text) { bytes in
            var reader = ScriptReader(bytes, options: options)
            reader.readScript()
            return reader.takeScript()
        }
    }
}

extension ShellParser {
    /// Where the first complete command line ends, with continuation lines and here-documents; `nil` when the text
    /// ends before it does.
    static func commandLineEnd(_ text: [UInt8]) -> Int? {
        TextBytes.read(text) { bytes in
            var reader = ScriptReader(bytes, options: ShellOptions())
            return reader.readCommandLine()
        }
    }
}
