import RunbookModel

/// How the places of one command use its flags, and where they differ from each other.
struct FlagUsage {
    /// A step and the command in it.
    struct Place {
        var address: Catalog.StepAddress
        var command: Int
    }
    private struct Usage {
        var places: [Int] = []
        var values: [String: [Int]] = [:]
    }

    private static let shown = 4

    private var usages: [String: Usage] = [:]
    let places: [Place]

    init(_ places: [Place], in catalog: Catalog) {
        self.places = places
        for (number, place) in places.enumerated() {
            let runbook = catalog.runbooks[place.address.runbook]
            let steps = runbook.procedures[place.address.procedure].steps
            for flag in steps[place.address.step].commands[place.command].flags {
                if usages[flag.name]?.places.last != number {
                    usages[flag.name, default: Usage()].places.append(number)
                }
                guard let value = flag.value, value.isLiteral else { continue }
                usages[flag.name, default: Usage()].values[value.text, default: []].append(number)
            }
        }
    }

    var count: Int { usages.count }

    /// Commonest first. `link` makes the way to a place.
    func rows(link: (Place) -> Link) -> [FlagRow] {
        usages.keys.sorted { left, right in
            let (first, second) = (usages[left]?.places.count ?? 0, usages[right]?.places.count ?? 0)
            return first != second ? first > second : left.utf8.lexicographicallyPrecedes(right.utf8)
        }.map { row($0, usages[$0] ?? Usage(), link: link) }
    }

    private func row(_ name: String, _ usage: Usage, link: (Place) -> Link) -> FlagRow {
        let values = usage.values.sorted { left, right in
            left.value.count != right.value.count
                ? left.value.count > right.value.count : left.key.utf8.lexicographicallyPrecedes(right.key.utf8)
        }
        var texts = values.prefix(Self.shown).map {
            StepLine.shortened($0.key) + ($0.value.count > 1 ? " ×\($0.value.count)" : "")
        }
        if values.count > Self.shown { texts.append(UICount.more(values.count - Self.shown)) }
        let (odd, odds) = differences(usage, values.map(\.value))
        return FlagRow(
            name: name, uses: "\(usage.places.count) \(UIText.of.text) \(places.count)",
            values: texts.joined(separator: ", "), odd: odd,
            links: odds.prefix(Self.shown).map { link(places[$0]) })
    }

    /// What is nearly always so makes the rest worth a look.
    private func differences(_ usage: Usage, _ values: [[Int]]) -> (String, [Int]) {
        let missing = places.count - usage.places.count
        if missing > 0, Self.isMost(usage.places.count, of: places.count) {
            let present = Set(usage.places)
            return (UICount.missing(missing), places.indices.filter { !present.contains($0) })
        }
        let total = values.reduce(0) { $0 + $1.count }
        if let first = values.first, values.count > 1, Self.isMost(first.count, of: total) {
            return (UICount.different(total - first.count), values.dropFirst().flatMap(\.self))
        }
        return ("", [])
    }

    private static func isMost(_ count: Int, of total: Int) -> Bool { total >= 4 && count * 4 >= total * 3 }
}
