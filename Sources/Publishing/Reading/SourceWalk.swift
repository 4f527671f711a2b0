import SourceText

/// Finds the files below a folder without reading them.
struct SourceWalk {
    private(set) var paths: [String] = []
    private(set) var diagnostics: [Diagnostic] = []
    /// Folders below the root that were looked into.
    private(set) var folders: [String] = []
    private let selection: SourceReader.Selection
    private let fileSystem: FileSystem
    private let root: String
    /// Without links.
    let canonicalRoot: String
    /// Links wait until the real folders are read, so that what a link adds does not depend on its name.
    private var links: [Folder] = []
    private var linked: Set<FileSystem.Identity> = []

    /// A folder that is about to be listed.
    private struct Folder {
        /// Below the root; empty for the root itself.
        var path: String
        /// The folders it stands in, itself included, by the way it was reached.
        var chain: [FileSystem.Identity]
        var isReachedByLink: Bool
    }

    /// - Throws: when the root itself cannot be listed.
    init(root: String, selection: SourceReader.Selection, fileSystem: FileSystem) throws(FileSystemError) {
        self.root = root
        self.selection = selection
        self.fileSystem = fileSystem
        canonicalRoot = try fileSystem.canonicalPath(root)
        let identity = try fileSystem.status(root).identity
        let top = Folder(path: "", chain: [identity], isReachedByLink: false)
        walk(from: top, entries: try fileSystem.entries(root))
        while !links.isEmpty {
            let waiting = links.sorted { Path.precedes($0.path, $1.path) }
            links = []
            for folder in waiting { follow(folder) }
        }
        paths.sort(by: Path.precedes)
    }

    /// Depth first by a list of our own: a tree of folders can be deeper than the stack.
    private mutating func walk(from top: Folder, entries: [FileSystem.Entry]) {
        var waiting = sort(entries, in: top)
        while let folder = waiting.popLast() {
            folders.append(folder.path)
            do throws(FileSystemError) {
                let entries = try fileSystem.entries(Path.join(root, folder.path))
                waiting += sort(entries, in: folder)
            } catch {
                diagnostics.append(ReadingProblem.unreadable(folder.path, error))
            }
        }
    }

    /// Notes the files of one folder; the folders in it come back.
    private mutating func sort(_ entries: [FileSystem.Entry], in folder: Folder) -> [Folder] {
        var folders: [Folder] = []
        for entry in entries where !Self.isSkipped(entry.name) {
            let path = Path.join(folder.path, entry.name)
            guard entry.hasValidName else {
                if entry.kind == .folder || isSelected(entry.name) {
                    diagnostics.append(ReadingProblem.invalidName(path))
                }
                continue
            }
            switch entry.kind {
            case .file: if isSelected(path) { paths.append(path) }
            case .folder: if let child = child(of: folder, at: path) { folders.append(child) }
            case .link: note(linkAt: path, in: folder)
            case .special: if isSelected(path) { diagnostics.append(ReadingProblem.notAFile(path)) }
            }
        }
        return folders
    }

    private mutating func child(of folder: Folder, at path: String) -> Folder? {
        do throws(FileSystemError) {
            let identity = try fileSystem.status(Path.join(root, path)).identity
            if folder.isReachedByLink {
                // A loop that a link closed further up, or a folder that two links share.
                guard !folder.chain.contains(identity), linked.insert(identity).inserted else { return nil }
            }
            return Folder(path: path, chain: folder.chain + [identity], isReachedByLink: folder.isReachedByLink)
        } catch {
            diagnostics.append(ReadingProblem.unreadable(path, error))
            return nil
        }
    }

    private mutating func note(linkAt path: String, in folder: Folder) {
        do throws(FileSystemError) {
            let target = try fileSystem.status(Path.join(root, path))
            guard target.kind == .folder || isSelected(path) else { return }
            guard Path.lies(try fileSystem.canonicalPath(Path.join(root, path)), below: canonicalRoot) else {
                diagnostics.append(ReadingProblem.linkOutside(path))
                return
            }
            switch target.kind {
            case .folder where folder.chain.contains(target.identity):
                diagnostics.append(ReadingProblem.linkLoop(path))
            case .folder:
                links.append(Folder(path: path, chain: folder.chain + [target.identity], isReachedByLink: true))
            case .file: paths.append(path)
            case .link, .special: diagnostics.append(ReadingProblem.notAFile(path))
            }
        } catch {
            // A dead link to something that is not Markdown is nobody's business here.
            guard isSelected(path) || error.isLoop else { return }
            diagnostics.append(error.isLoop ? ReadingProblem.linkLoop(path) : ReadingProblem.unreadable(path, error))
        }
    }

    private mutating func follow(_ folder: Folder) {
        guard let identity = folder.chain.last, linked.insert(identity).inserted else {
            diagnostics.append(ReadingProblem.repeatedLink(folder.path))
            return
        }
        folders.append(folder.path)
        do throws(FileSystemError) {
            walk(from: folder, entries: try fileSystem.entries(Path.join(root, folder.path)))
        } catch {
            diagnostics.append(ReadingProblem.unreadable(folder.path, error))
        }
    }
}

extension SourceWalk {
    private func isSelected(_ path: String) -> Bool {
        guard selection == .markdown else { return true }
        let name = path.lowercased()
        return name.hasSuffix(".md") || name.hasSuffix(".markdown")
    }

    /// Hidden entries, and other people's packages.
    private static func isSkipped(_ name: String) -> Bool {
        name.utf8.first == UInt8(ascii: ".") || name == "node_modules"
    }
}
