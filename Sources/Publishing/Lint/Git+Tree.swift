extension Git {
    /// The files of a commit below a path of the repository, by path from the top.
    package func files(at revision: String, below path: String, top: String) throws(GitError) -> [String: [UInt8]] {
        let known = try run(["-C", top, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"])
        guard known.status == 0 else {
            throw GitError(message: "'\(revision)' is no file, no folder, and no commit that git knows")
        }
        let commit = String(decoding: known.output, as: UTF8.self).split(separator: "\n").first.map(String.init) ?? ""
        let pathspec = path == "." || path.isEmpty ? [] : ["--", path]
        // The attributes of a repository may say that files are to be changed on their way out.
        let answer = try run(["-C", top, "-c", "core.autocrlf=false", "archive", "--format=tar", commit] + pathspec)
        guard answer.status == 0 else { throw GitError(message: "'\(path)' is not in '\(revision)'") }
        return TarArchive.files(in: answer.output)
    }
}

/// The regular files of a tar archive, as `git archive` writes it.
enum TarArchive {
    private static let block = 512

    static func files(in bytes: [UInt8]) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        var index = 0
        var longName: String?
        while index + block <= bytes.count, bytes[index] != 0 {
            let size = octal(bytes[(index + 124)..<(index + 136)])
            let start = index + block
            guard start + size <= bytes.count else { break }
            let content = bytes[start..<start + size]
            switch bytes[index + 156] {
            case UInt8(ascii: "x"): longName = path(inHeader: content)
            case UInt8(ascii: "0"), 0:
                files[longName ?? name(of: bytes[index..<start])] = Array(content)
                longName = nil
            default: longName = nil
            }
            index = start + (size + block - 1) / block * block
        }
        return files
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }

    private static func octal(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { (0x30...0x37).contains($1) ? $0 << 3 | Int($1 - 0x30) : $0 }
    }

    private static func name(of header: ArraySlice<UInt8>) -> String {
        let start = header.startIndex
        let folder = text(header[(start + 345)..<(start + 500)])
        let name = text(header[start..<(start + 100)])
        return folder.isEmpty ? name : folder + "/" + name
    }

    /// `LENGTH path=NAME` among the lines of an extended header.
    private static func path(inHeader content: ArraySlice<UInt8>) -> String? {
        for line in content.split(separator: 0x0A) {
            let text = String(decoding: line, as: UTF8.self)
            guard let space = text.firstIndex(of: " ") else { continue }
            let entry = text[text.index(after: space)...]
            if entry.hasPrefix("path=") { return String(entry.dropFirst(5)) }
        }
        return nil
    }
}
