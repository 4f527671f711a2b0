/// Shows how one text becomes another, as `git apply` and `patch` read it.
enum UnifiedDiff {
    private static let context = 3

    /// - Parameter path: as the file is to be named on both sides.
    static func between(_ old: [UInt8], _ new: [UInt8], path: String) -> [UInt8] {
        let (before, after) = (lines(old), lines(new))
        let changes = LineChanges.between(before, after)
        guard !changes.isEmpty else { return [] }
        var output = Array("--- a/\(path)\n+++ b/\(path)\n".utf8)
        for group in grouped(changes) { write(group, before, after, to: &output) }
        return output
    }

    /// With their endings.
    static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        for (index, byte) in bytes.enumerated() where byte == 0x0A {
            lines.append(bytes[start...index])
            start = index + 1
        }
        if start < bytes.count { lines.append(bytes[start...]) }
        return lines
    }

    private static func grouped(_ changes: [LineChange]) -> [[LineChange]] {
        var groups: [[LineChange]] = []
        for change in changes {
            if let last = groups.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * context {
                groups[groups.count - 1].append(change)
            } else {
                groups.append([change])
            }
        }
        return groups
    }

    private static func write(
        _ group: [LineChange], _ before: [ArraySlice<UInt8>], _ after: [ArraySlice<UInt8>], to output: inout [UInt8]
    ) {
        guard let first = group.first, let last = group.last else { return }
        let lead = min(context, first.old.lowerBound)
        let tail = min(context, before.count - last.old.upperBound)
        let old = first.old.lowerBound - lead..<last.old.upperBound + tail
        let new = first.new.lowerBound - lead..<last.new.upperBound + tail
        output += Array("@@ -\(range(old)) +\(range(new)) @@\n".utf8)
        var line = old.lowerBound
        for change in group {
            for index in line..<change.old.lowerBound { write(" ", before[index], to: &output) }
            for index in change.old { write("-", before[index], to: &output) }
            for index in change.new { write("+", after[index], to: &output) }
            line = change.old.upperBound
        }
        for index in line..<old.upperBound { write(" ", before[index], to: &output) }
    }

    /// An empty range is named by the line before it.
    private static func range(_ lines: Range<Int>) -> String {
        "\(lines.isEmpty ? lines.lowerBound : lines.lowerBound + 1)" + (lines.count == 1 ? "" : ",\(lines.count)")
    }

    private static func write(_ mark: Unicode.Scalar, _ line: ArraySlice<UInt8>, to output: inout [UInt8]) {
        output.append(UInt8(ascii: mark))
        output += line
        if line.last != 0x0A { output += Array("\n\\ No newline at end of file\n".utf8) }
    }
}

/// Lines that other lines take the place of.
struct LineChange: Equatable {
    var old: Range<Int>
    var new: Range<Int>
}

enum LineChanges {
    /// By Myers' method; fixes change few lines, so that it is quick.
    static func between(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [LineChange] {
        let head = zip(old, new).prefix { $0.elementsEqual($1) }.count
        let tail = zip(old[head...].reversed(), new[head...].reversed()).prefix { $0.elementsEqual($1) }.count
        let (oldEnd, newEnd) = (old.count - tail, new.count - tail)
        var (removed, added): (Set<Int>, Set<Int>) = ([], [])
        if (oldEnd - head) * (newEnd - head) <= searchLimit {
            for change in new[head..<newEnd].difference(from: old[head..<oldEnd], by: { $0.elementsEqual($1) }) {
                switch change {
                case .remove(let offset, _, _): removed.insert(head + offset)
                case .insert(let offset, _, _): added.insert(head + offset)
                }
            }
        } else if oldEnd == newEnd {
            // Fixes seldom make or take lines.
            removed = Set((head..<oldEnd).filter { !old[$0].elementsEqual(new[$0]) })
            added = removed
        } else {
            (removed, added) = (Set(head..<oldEnd), Set(head..<newEnd))
        }
        return joined(removed: removed, added: added, oldCount: old.count, newCount: new.count)
    }

    /// The shortest list of changes takes time and memory in the square of their number.
    private static let searchLimit = 4_000_000

    private static func joined(removed: Set<Int>, added: Set<Int>, oldCount: Int, newCount: Int) -> [LineChange] {
        var changes: [LineChange] = []
        var (old, new) = (0, 0)
        while old < oldCount || new < newCount {
            let (oldStart, newStart) = (old, new)
            while removed.contains(old) { old += 1 }
            while added.contains(new) { new += 1 }
            if old > oldStart || new > newStart {
                changes.append(LineChange(old: oldStart..<old, new: newStart..<new))
            } else {
                old += 1
                new += 1
            }
        }
        return changes
    }
}
