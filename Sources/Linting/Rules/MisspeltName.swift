import RunbookModel
import SourceText

extension Rule {
    static let misspeltName = Rule(
        id: "misspelt-name", code: "CMD017", severity: .warning, confidence: .medium,
        summary: "A unit or a namespace is one letter off from the one that the rest of the file names.",
        rationale: """
            The command fails with "not found", or looks into a namespace in which nothing is, and the operator believes that \
            the service is gone.
            """,
        bad: """
            ## Restart

            ```bash
            kubectl get pods -n payments
            kubectl logs deploy/api -n paymnets
            kubectl get events -n payments
            ```
            """,
        good: """
            ## Restart

            ```bash
            kubectl get pods -n payments
            kubectl logs deploy/api -n payments
            kubectl get events -n payments
            ```
            """,
        allows: [
            "names that stand more than once in the file",
            "names that differ in digits, in a short part or in their last letter (`mongod`, `mongos`)",
            "names that only the reader or the shell knows",
        ],
        check: .page { page, findings in
            var names = NamesInUse()
            // Without copies of steps and commands: most are about something else.
            for procedure in page.runbook.procedures {
                for step in procedure.steps.indices {
                    for command in procedure.steps[step].commands.indices
                    where NamesInUse.mayName(procedure.steps[step].commands[command].tool) {
                        names.add(procedure.steps[step].commands[command])
                    }
                }
            }
            for (name, use) in names.units where reportUnitType(name, use, &findings) { names.forget(use) }
            for slip in names.slips(page) {
                findings.report(
                    "nothing else in this file names '\(slip.name)'; did you mean '\(slip.usual)'?", at: slip.range,
                    label: slip.isUnit ? "there is no such unit" : "looks where nothing is",
                    fixes: [
                        Fix(
                            title: "write '\(slip.usual)'", safety: .suggestion,
                            edits: [TextEdit(range: slip.range, replacement: slip.usual)])
                    ])
            }
        })
}

/// `postgresql.servce`: systemd takes it for a name without a type, and looks for `postgresql.servce.service`.
private func reportUnitType(_ name: String, _ range: SourceRange, _ findings: inout Findings) -> Bool {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return false }
    let type = String(name[name.index(after: dot)...])
    guard type.utf8.count >= 4, !unitTypes.contains(type),
        let meant = unitTypes.first(where: { OneLetter.separates(type, from: $0) })
    else { return false }
    let whole = name[..<dot] + "." + meant
    findings.report(
        "'.\(type)' is no type of unit; did you mean '.\(meant)'?", at: range, label: "there is no such unit",
        fixes: [
            Fix(
                title: "write '\(whole)'", safety: .suggestion,
                edits: [TextEdit(range: range, replacement: String(whole))])
        ])
    return true
}

private let unitTypes = [
    "service", "socket", "device", "mount", "automount", "swap", "target", "path", "timer", "slice", "scope",
]

/// Units and namespaces that commands name, in the order of the file.
private struct NamesInUse {
    struct Slip {
        var name: String
        var usual: String
        var range: SourceRange
        var isUnit: Bool
    }

    private(set) var units: [(name: String, range: SourceRange)] = []
    private var namespaces: [(name: String, range: SourceRange)] = []

    static func mayName(_ tool: String) -> Bool {
        ["kubectl", "systemctl", "helm", "oc", "journalctl", "k"].contains(tool)
    }

    mutating func add(_ command: Command) {
        switch command.tool {
        case "systemctl":
            for value in command.positionals.map(\.value) where value.isLiteral {
                units.append((value.text, value.range))
            }
        case "journalctl":
            for flag in command.flags where ["-u", "--unit"].contains(flag.name) {
                if let value = flag.value, value.isLiteral { units.append((value.text, value.range)) }
            }
        case "kubectl", "oc", "k", "helm":
            guard let value = command.flag(anyOf: ["-n", "--namespace"])?.value, value.isLiteral else { return }
            namespaces.append((value.text, value.range))
        default: break
        }
    }

    mutating func forget(_ range: SourceRange) { units.removeAll { $0.range == range } }

    func slips(_ page: Page) -> [Slip] {
        let services = units.map {
            (name: $0.name.hasSuffix(".service") ? String($0.name.dropLast(8)) : $0.name, $0.range)
        }
        return Self.slips(among: services, isUnit: true, page) + Self.slips(among: namespaces, isUnit: false, page)
    }

    private static func slips(
        among uses: [(name: String, range: SourceRange)], isUnit: Bool, _ page: Page
    ) -> [Slip] {
        let counts = Dictionary(uses.map { ($0.name, 1) }, uniquingKeysWith: +)
        // A file with more names than that is a list of them.
        guard counts.count > 1, counts.count <= 200 else { return [] }
        let usual = counts.filter { $0.value > 1 }.keys.sorted()
        return uses.compactMap { use in
            guard counts[use.name] == 1, let near = usual.first(where: { OneLetter.slips(use.name, from: $0) }),
                isAlone(use.name, page)
            else { return nil }
            // Behind the name of a unit its type may stand, which is right.
            let end = use.range.lowerBound + use.name.utf8.count
            let isPlain = page.text(use.range).hasPrefix(use.name)
            let range = isPlain ? SourceRange(use.range.lowerBound..<end) : use.range
            return Slip(name: use.name, usual: near, range: range, isUnit: isUnit)
        }
    }

    /// The name stands nowhere else in the file, not in its text either.
    private static func isAlone(_ name: String, _ page: Page) -> Bool {
        var count = 0
        _ = NameSearch.found([name], in: page.bytes) { place in
            func isPart(_ index: Int) -> Bool {
                page.bytes.indices.contains(index) && (page.bytes[index].isWordByte || page.bytes[index] == 0x2D)
            }
            if !isPart(place.lowerBound - 1), !isPart(place.upperBound) { count += 1 }
            return false
        }
        return count == 1
    }
}

/// Whether two names are one slip of the hand apart.
private enum OneLetter {
    /// Exactly one letter is missing, too many or wrong, or two have changed places.
    static func separates(_ name: String, from other: String) -> Bool {
        let (left, right) = (Array(name.utf8), Array(other.utf8))
        guard left != right, abs(left.count - right.count) <= 1 else { return false }
        var distance = EditDistance(from: name)
        return distance.to(count: right.count, limit: 1, byte: { right[$0] }) == 1
    }

    /// The same, and not as names differ that people choose: `db-1` and `db-2`, `api-a` and `api-b`, `mongod` and
    /// `mongos`, `payment` and `payments`.
    static func slips(_ name: String, from other: String) -> Bool {
        guard separates(name, from: other) else { return false }
        let (left, right) = (Array(name.utf8), Array(other.utf8))
        let head = zip(left, right).prefix { $0 == $1 }.count
        let tail = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
        guard head > 0, tail > 0 else { return false }
        // The part between dashes that differs.
        for bytes in [left, right] {
            let start = bytes[..<min(head, bytes.count)].lastIndex { !isLetter($0) }.map { $0 + 1 } ?? 0
            let end = bytes[max(bytes.count - tail, start)...].firstIndex { !isLetter($0) } ?? bytes.count
            guard end - start >= 5, bytes[start..<end].allSatisfy(isLetter) else { return false }
        }
        return true
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
}
