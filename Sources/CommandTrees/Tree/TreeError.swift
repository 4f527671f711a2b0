/// Why a tree cannot be used.
package enum TreeError: Error, Hashable, Sendable, CustomStringConvertible {
    case notATree
    case newerFormat(UInt32)
    /// The bytes disagree with what their header says.
    case corrupt(String)
    /// A line of the text form.
    case line(Int, String)

    package var description: String {
        switch self {
        case .notATree: "not a command tree: it begins neither with '#cligraph' nor with the mark of a compiled tree"
        case .newerFormat(let version):
            "a command tree of format \(version); this program reads format \(TreeFormat.version)"
        case .corrupt(let what): "a damaged command tree: \(what)"
        case .line(let number, let message): "line \(number): \(message)"
        }
    }
}
