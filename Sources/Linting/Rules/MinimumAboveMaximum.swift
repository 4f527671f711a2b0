import RunbookModel
import SourceText

extension Rule {
    static let minimumAboveMaximum = Rule(
        id: "minimum-above-maximum", code: "CMD018", severity: .error, confidence: .high,
        summary: "The smallest number that a command is given is greater than its greatest.",
        rationale: """
            The command is refused: `kubectl autoscale` and the clouds' commands for groups of machines and instances take \
            no minimum above their maximum. The two numbers were swapped, or only one of them was changed.
            """,
        bad: """
            ## Scale

            ```bash
            kubectl autoscale deployment api -n shop --min=8 --max=4
            ```
            """,
        good: """
            ## Scale

            ```bash
            kubectl autoscale deployment api -n shop --min=4 --max=8
            ```
            """,
        allows: [
            "numbers that are variables or placeholders", "a maximum of 0, which may stand for none",
        ],
        check: .place { place, _, findings in
            let flags = place.command.flags
            for low in flags {
                guard let words = boundWords(of: low.name, "min", "minimum"), let least = number(low.value),
                    let high = flags.first(where: { boundWords(of: $0.name, "max", "maximum") == words }),
                    let greatest = number(high.value), greatest > 0, least > greatest, let value = low.value
                else { continue }
                findings.report(
                    "\(low.name) is \(least), above \(high.name) \(greatest)", at: value.range,
                    label: "the command is refused",
                    notes: high.value.map { [findings.note("the greatest", at: $0.range)] } ?? [])
            }
        })
}

/// What a flag bounds: the words of its name with the bound left open; `nil` for a flag that is none.
private func boundWords(of name: String, _ short: StaticString, _ long: String) -> [Substring]? {
    guard name.holds(short) else { return nil }
    let words = name.split(separator: "-")
    guard let place = words.firstIndex(where: { $0 == "\(short)" || $0 == long }) else { return nil }
    return words[..<place] + ["*"] + words[(place + 1)...]
}

private func number(_ value: Command.Value?) -> Int? { value.flatMap { $0.isLiteral ? Int($0.text) : nil } }
