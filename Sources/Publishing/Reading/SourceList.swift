package import Exporting
import RunbookModel
import SourceText

/// The sources of one organisation: folders of runbooks and exported catalogs, each under a name that ids begin with.
package struct SourceList: Sendable {
    package struct Entry: Sendable, Hashable {
        package var name: String
        package var path: String
    }

    package private(set) var entries: [Entry] = []

    /// - Parameter texts: `path`, or `name=path`; a path alone is named by the last component of where it leads.
    /// - Throws: when one of several has no name, or two have the same.
    package init(_ texts: [String], fileSystem: FileSystem) throws(CatalogSource.Problem) {
        for text in texts {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            let path = parts.count == 2 ? parts[1] : text
            let name = parts.count == 2 ? parts[0] : Self.name(of: path, fileSystem)
            // A source by itself is read as it stands: no id begins with its name.
            guard Self.isName(name) || (texts.count == 1 && parts.count == 1) else {
                throw CatalogSource.Problem(
                    description: "'\(text)' has no name that ids could begin with: write NAME=\(path)", isUsage: true)
            }
            if let other = entries.first(where: { $0.name == name }) {
                throw CatalogSource.Problem(
                    description: "'\(other.path)' and '\(path)' would both be called '\(name)': write NAME=\(path)",
                    isUsage: true)
            }
            entries.append(Entry(name: name, path: path))
        }
    }

    private static func name(of path: String, _ fileSystem: FileSystem) -> String {
        let last = Path.lastComponent(Path.withoutTrailingSlashes(path))
        guard isName(last) else {
            // `.` and `..` are named by the folder that they are.
            do throws(FileSystemError) {
                return Path.lastComponent(try fileSystem.canonicalPath(path))
            } catch {
                return last
            }
        }
        return last.hasSuffix(".json") ? String(last.dropLast(5)) : last
    }

    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text != "." && text != ".." && !text.utf8.contains(UInt8(ascii: "/"))
    }

    /// The name of the folder that is made up for several sources.
    private static let folder = "all-sources"

    /// A root with everything below it, and the file system that has it.
    package func gathered(
        _ source: CatalogSource, place: Workplace
    ) throws(CatalogSource.Problem) -> (root: String, fileSystem: FileSystem) {
        if entries.count == 1, let only = entries.first, try source.exported(only.path) == nil {
            return (only.path, source.fileSystem)
        }
        let root = Path.join(place.folder, Self.folder)
        var folders: [(name: String, path: String)] = []
        var contents: [String: [UInt8]?] = [:]
        for entry in entries {
            guard let catalog = try source.exported(entry.path) else {
                guard Workplace.exists(entry.path, source.fileSystem) else {
                    throw CatalogSource.Problem(description: "'\(entry.path)' is not there", isUsage: false)
                }
                folders.append((entry.name, entry.path))
                continue
            }
            for runbook in catalog.runbooks {
                let path = Path.join(Path.join(root, entry.name), runbook.path)
                contents[path] = .some(Array(CatalogMarkdown.text(of: runbook).utf8))
            }
        }
        guard !folders.isEmpty || !contents.isEmpty else {
            throw CatalogSource.Problem(description: "the exported catalogs hold no runbooks", isUsage: true)
        }
        let files = source.fileSystem.gathering(folders, at: root, place: place)
        return (root, files.overlaid(with: contents, place: place))
    }

    /// The exported catalogs among several sources, named, and the root of the folders; `nil` when there are none.
    package func exportable(
        _ source: CatalogSource, place: Workplace
    ) throws(CatalogSource.Problem) -> (catalog: ExportedCatalog, folders: (root: String, fileSystem: FileSystem)?) {
        var whole = ExportedCatalog()
        var folders: [(name: String, path: String)] = []
        for entry in entries {
            if let catalog = try source.exported(entry.path) {
                whole.append(entries.count == 1 ? catalog : catalog.named(entry.name))
            } else {
                folders.append((entry.name, entry.path))
            }
        }
        guard let only = folders.first else { return (whole, nil) }
        if entries.count == 1 { return (whole, (only.path, source.fileSystem)) }
        let root = Path.join(place.folder, Self.folder)
        return (whole, (root, source.fileSystem.gathering(folders, at: root, place: place)))
    }
}
