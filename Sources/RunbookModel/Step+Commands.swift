import SourceText

extension Step {
    /// For each command the one that it stands in: `kubectl exec … -- ls`, `$(ls)`; `nil` for those on their own.
    package var outerCommands: [Int?] {
        var outer: [Int?] = Array(repeating: nil, count: commands.count)
        guard commands.contains(where: \.isNested) else { return outer }
        let order = commands.indices.sorted { left, right in
            let (first, second) = (commands[left].range, commands[right].range)
            return (first.start, second.end, left) < (second.start, first.end, right)
        }
        var open: [Int] = []
        for index in order {
            while let last = open.last, commands[last].range.end < commands[index].range.end { open.removeLast() }
            let around = open.last { commands[$0].range != commands[index].range }
            if commands[index].isNested { outer[index] = around }
            open.append(index)
        }
        return outer
    }
}
