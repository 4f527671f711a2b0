/// Which files a part of the configuration is about: `*` stands for any characters of one name, `**` for any number of
/// folders, `?` for one character. A pattern without `/` fits at any depth, one that names a folder all that is in it.
package struct PathPattern: Sendable, Hashable {
    package let text: String
    private let parts: [[UInt8]]

    package init(_ text: String) {
        self.text = text
        var parts = text.split(separator: "/").map { Array($0.utf8) }
        if parts.first == Array(".".utf8) { parts.removeFirst() }
        let isAnchored = text.dropLast().contains("/") || text.hasPrefix("/")
        if !isAnchored { parts.insert(Self.anyFolders, at: 0) }
        self.parts = parts
    }

    private static let anyFolders = Array("**".utf8)

    /// - Parameter path: from the folder of the configuration, with `/` between its parts.
    package func matches(_ path: String) -> Bool {
        let names = path.split(separator: "/").map { Array($0.utf8) }
        return fits(names)
    }

    /// Folders are left out from the last `**` only, as with stars in a name.
    private func fits(_ names: [[UInt8]]) -> Bool {
        var (index, place) = (0, 0)
        var folders: (index: Int, place: Int)?
        while index < parts.count {
            if parts[index] == Self.anyFolders {
                folders = (index, place)
                index += 1
            } else if place < names.count, Self.fits(parts[index][...], names[place][...]) {
                index += 1
                place += 1
            } else if let last = folders, last.place < names.count {
                folders = (last.index, last.place + 1)
                (index, place) = (last.index + 1, last.place + 1)
            } else {
                return false
            }
        }
        return true
    }

    /// One name; stars are tried greedily from the last one, so that the time stays linear in both.
    static func fits(_ pattern: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>) -> Bool {
        var (index, place) = (pattern.startIndex, name.startIndex)
        var star: (index: Int, place: Int)?
        while place < name.endIndex {
            if index < pattern.endIndex, pattern[index] == 0x2A {
                star = (index, place)
                index += 1
            } else if index < pattern.endIndex, pattern[index] == name[place] || pattern[index] == 0x3F {
                index += 1
                place += 1
            } else if let last = star {
                star = (last.index, last.place + 1)
                (index, place) = (last.index + 1, last.place + 1)
            } else {
                return false
            }
        }
        return pattern[index...].allSatisfy { $0 == 0x2A }
    }
}
