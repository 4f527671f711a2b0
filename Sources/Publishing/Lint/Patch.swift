/// A unified diff, as git and `diff -u` write it.
package struct Patch: Sendable, Hashable {
    package struct Hunk: Sendable, Hashable {
        /// 1-based first line in the new file; for a hunk that adds nothing, the line before it.
        package var newStart: Int
        package var newCount: Int
        /// What stood there before, with line endings.
        package var removed: [UInt8] = []
        /// 1-based lines of the new file that were added.
        package var added: [Int] = []
        /// The lines of the new file that the hunk shows, with line endings.
        fileprivate var shown: [UInt8] = []
        /// What the old file has in their place.
        fileprivate var old: [UInt8] = []
    }

    package struct File: Sendable, Hashable {
        /// From the top of the repository; `nil` for a file that was not there.
        package var oldPath: String?
        /// `nil` for a file that is gone.
        package var newPath: String?
        package var hunks: [Hunk] = []
    }

    package var files: [File] = []

    package init() {}

    /// - Throws: a sentence when the text is no patch.
    package init(_ bytes: [UInt8]) throws(PatchError) {
        var reader = PatchReader(bytes)
        files = try reader.files()
    }
}

package struct PatchError: Error, Sendable, CustomStringConvertible {
    package var description: String
}

extension Patch.File {
    /// The file as it was before, from what it is now.
    package func before(_ bytes: [UInt8]) throws(PatchError) -> [UInt8] {
        let lines = LineSplit(bytes)
        var result: [UInt8] = []
        var line = 0
        for hunk in hunks {
            let start = hunk.newCount == 0 ? hunk.newStart : hunk.newStart - 1
            guard start >= line, start + hunk.newCount <= lines.count else { throw misfit }
            result += lines.bytes(line..<start)
            guard Self.alike(lines.bytes(start..<start + hunk.newCount), hunk.shown) else { throw misfit }
            result += hunk.old
            line = start + hunk.newCount
        }
        return result + lines.bytes(line..<lines.count)
    }

    /// Mail and web forms change line endings and the end of the file.
    private static func alike(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        func plain(_ bytes: [UInt8]) -> [UInt8] {
            var bytes = bytes.filter { $0 != 0x0D }
            if bytes.last == 0x0A { bytes.removeLast() }
            return bytes
        }
        return left == right || plain(left) == plain(right)
    }

    private var misfit: PatchError {
        PatchError(description: "the patch does not fit '\(newPath ?? oldPath ?? "?")' as it is now")
    }

    /// 1-based lines that were added or changed; where lines went away, those on both sides of the gap.
    package var touchedLines: [ClosedRange<Int>] {
        hunks.flatMap { hunk -> [ClosedRange<Int>] in
            if hunk.added.isEmpty {
                let gap = hunk.newCount == 0 ? hunk.newStart : hunk.newStart - 1
                return hunk.removed.isEmpty ? [] : [max(gap, 1)...max(gap + 1, 1)]
            }
            return hunk.added.map { $0...$0 }
        }
    }
}

/// Lines with their endings; only `\n` ends one, as in git.
private struct LineSplit {
    private let all: [UInt8]
    private var starts: [Int] = [0]

    init(_ bytes: [UInt8]) {
        all = bytes
        for (index, byte) in bytes.enumerated() where byte == 0x0A { starts.append(index + 1) }
        if starts.last == bytes.count { starts.removeLast() }
        starts.append(bytes.count)
        if bytes.isEmpty { starts = [0] }
    }

    var count: Int { starts.count - 1 }

    func bytes(_ lines: Range<Int>) -> [UInt8] {
        lines.isEmpty ? [] : Array(all[starts[lines.lowerBound]..<starts[lines.upperBound]])
    }
}

/// Reads a patch line by line.
private struct PatchReader {
    private let lines: [ArraySlice<UInt8>]
    private var index = 0
    private var result: [Patch.File] = []

    init(_ bytes: [UInt8]) {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        self.lines = lines
    }

    mutating func files() throws(PatchError) -> [Patch.File] {
        while index < lines.count {
            let line = lines[index]
            if line.starts(with: "diff --git ".utf8) {
                result.append(Patch.File())
                index += 1
            } else if line.starts(with: "rename from ".utf8), !result.isEmpty {
                result[result.count - 1].oldPath = Self.unquoted(line.dropFirst(12))
                index += 1
            } else if line.starts(with: "rename to ".utf8), !result.isEmpty {
                result[result.count - 1].newPath = Self.unquoted(line.dropFirst(10))
                index += 1
            } else if line.starts(with: "--- ".utf8), index + 1 < lines.count,
                lines[index + 1].starts(with: "+++ ".utf8)
            {
                header()
            } else if line.starts(with: "@@ ".utf8), !result.isEmpty {
                try hunk()
            } else {
                index += 1
            }
        }
        result.removeAll { $0.oldPath == nil && $0.newPath == nil }
        let isEmpty = lines.allSatisfy { $0.allSatisfy { $0 <= 0x20 } }
        if result.isEmpty, !isEmpty {
            throw PatchError(description: "this is no unified diff; 'git diff' and 'diff -u' make one")
        }
        return result
    }

    private mutating func header() {
        // A patch that git did not make has no line before the names.
        if result.isEmpty || !(result.last?.hunks.isEmpty ?? true)
            || result.last?.oldPath != nil && result.last?.newPath == nil
        {
            result.append(Patch.File())
        }
        result[result.count - 1].oldPath = Self.path(lines[index].dropFirst(4))
        result[result.count - 1].newPath = Self.path(lines[index + 1].dropFirst(4))
        index += 2
    }

    /// Without `a/` or `b/`, and without the time that `diff -u` puts behind a tab; `nil` for `/dev/null`.
    private static func path(_ text: ArraySlice<UInt8>) -> String? {
        let name = unquoted(text.prefix { $0 != 0x09 && $0 != 0x0D })
        if name == "/dev/null" { return nil }
        return name.hasPrefix("a/") || name.hasPrefix("b/") ? String(name.dropFirst(2)) : name
    }

    /// git puts names with unusual bytes in quotes, as C does.
    private static func unquoted(_ text: ArraySlice<UInt8>) -> String {
        guard text.first == 0x22, text.last == 0x22, text.count > 1 else {
            return String(decoding: text, as: UTF8.self)
        }
        let letters: [UInt8: UInt8] = [0x6E: 0x0A, 0x74: 0x09, 0x72: 0x0D, 0x61: 7, 0x62: 8, 0x66: 12, 0x76: 11]
        var bytes: [UInt8] = []
        var rest = text.dropFirst().dropLast()
        while let byte = rest.popFirst() {
            guard byte == 0x5C, let next = rest.popFirst() else {
                bytes.append(byte)
                continue
            }
            if (0x30...0x33).contains(next), rest.count >= 2 {
                let digits = [next] + rest.prefix(2)
                rest = rest.dropFirst(2)
                bytes.append(digits.reduce(0) { $0 &* 8 &+ ($1 &- 0x30) })
            } else {
                bytes.append(letters[next] ?? next)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func hunk() throws(PatchError) {
        guard let (old, new) = Self.counts(lines[index]) else {
            throw PatchError(description: "line \(index + 1) of the patch is damaged")
        }
        var hunk = Patch.Hunk(newStart: new.start, newCount: new.count)
        var (oldLeft, newLeft, line) = (old.count, new.count, new.start)
        index += 1
        while index < lines.count, oldLeft > 0 || newLeft > 0 {
            let text = lines[index]
            // Editors strip the blank of an empty line.
            let mark = text.first ?? 0x20
            var content = Array(text.dropFirst())
            let isLast = index + 1 < lines.count && lines[index + 1].first == 0x5C
            if !isLast { content.append(0x0A) }
            switch mark {
            case UInt8(ascii: "+"):
                hunk.added.append(line)
                hunk.shown += content
                newLeft -= 1
                line += 1
            case UInt8(ascii: "-"):
                hunk.removed += content
                hunk.old += content
                oldLeft -= 1
            case UInt8(ascii: " "):
                hunk.shown += content
                hunk.old += content
                oldLeft -= 1
                newLeft -= 1
                line += 1
            default: throw PatchError(description: "line \(index + 1) of the patch is damaged")
            }
            index += isLast ? 2 : 1
        }
        guard oldLeft == 0, newLeft == 0 else { throw PatchError(description: "the patch ends in the middle") }
        result[result.count - 1].hunks.append(hunk)
    }

    /// `@@ -1,2 +3,4 @@`.
    private static func counts(_ line: ArraySlice<UInt8>) -> (
        old: (start: Int, count: Int), new: (start: Int, count: Int)
    )? {
        let words = line.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
        guard words.count >= 4, words[1].hasPrefix("-"), words[2].hasPrefix("+") else { return nil }
        func pair(_ word: String) -> (start: Int, count: Int)? {
            let parts = word.dropFirst().split(separator: ",").map { Int($0) }
            // No file has more lines; what is greater could not be counted on from.
            let limit = 0...Int(Int32.max)
            guard let start = parts.first.flatMap(\.self), limit.contains(start) else { return nil }
            guard parts.count > 1 else { return (start, 1) }
            return parts[1].flatMap { limit.contains($0) ? (start, $0) : nil }
        }
        guard let old = pair(words[1]), let new = pair(words[2]) else { return nil }
        return (old, new)
    }
}
