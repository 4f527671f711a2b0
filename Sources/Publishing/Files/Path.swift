import SourceText

/// Paths as text with `/` between the components.
package enum Path {
    package static func join(_ folder: String, _ name: String) -> String {
        if folder.isEmpty { return name }
        return folder.utf8.last == UInt8(ascii: "/") ? folder + name : folder + "/" + name
    }

    /// How messages call a file, without a step up that a step down goes before: `../x` in `a` is `x`.
    package static func shown(_ folder: String, _ name: String) -> String {
        guard name.begins("../"), folder != "/", ![".", ".."].contains(lastComponent(folder)) else {
            return join(folder, name)
        }
        let above = parent(folder)
        return shown(above == "." ? "" : above, String(name.dropFirst(3)))
    }

    package static func lastComponent(_ path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    /// `.` for a name alone.
    package static func parent(_ path: String) -> String {
        let trimmed = withoutTrailingSlashes(path)
        guard let slash = trimmed.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }

    package static func withoutTrailingSlashes(_ path: String) -> String {
        var text = path[...]
        while text.utf8.count > 1, text.utf8.last == UInt8(ascii: "/") { text.removeLast() }
        return String(text)
    }

    /// Both absolute and without links.
    static func lies(_ path: String, below folder: String) -> Bool {
        path == folder || path.utf8.starts(with: join(folder, "").utf8)
    }

    package static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}
