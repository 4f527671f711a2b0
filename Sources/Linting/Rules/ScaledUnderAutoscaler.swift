import MarkdownSyntax
import RunbookModel
import SourceText

extension Rule {
    static let scaledUnderAutoscaler = Rule(
        id: "scaled-under-autoscaler", code: "OPS012", severity: .warning, confidence: .medium,
        summary: "A workload is scaled by hand while an autoscaler of the same file owns its replicas.",
        rationale: """
            The HorizontalPodAutoscaler sets the number back to what its metrics and limits say, within seconds when it is \
            above the maximum. The operator waits for pods that never come.
            """,
        bad: """
            ## Look

            ```bash
            kubectl get hpa -n shop
            # NAME     REFERENCE           TARGETS   MINPODS   MAXPODS   REPLICAS
            # worker   Deployment/worker   45%/70%   2         10        5
            ```

            ## Handle a spike

            ```bash
            kubectl scale deployment worker --replicas=50 -n shop
            ```
            """,
        good: """
            ## Look

            ```bash
            kubectl get hpa -n shop
            # NAME     REFERENCE           TARGETS   MINPODS   MAXPODS   REPLICAS
            # worker   Deployment/worker   45%/70%   2         10        5
            ```

            ## Handle a spike

            ```bash
            kubectl patch hpa worker -n shop --patch '{"spec":{"minReplicas":50,"maxReplicas":50}}'
            ```
            """,
        allows: [
            "to zero, which switches the autoscaler off, and back from there",
            "procedures that make, change or delete the autoscaler, or speak of it",
            "autoscalers that the file only makes somewhere, perhaps when they are needed: a hint, shown in `pedantic`",
        ],
        check: .page { page, findings in
            guard page.bytes.contains("scale") else { return }
            var autoscalers: Autoscalers?
            for procedure in page.runbook.procedures where !takesCare(procedure, page) {
                for command in procedure.steps.lazy.flatMap(\.commands) {
                    guard let (name, flag) = scaling(command) else { continue }
                    let known = autoscalers ?? Autoscalers(page)
                    autoscalers = known
                    guard let owner = known.owner(of: name),
                        !comparisons.stand(inAny: procedure.path + [procedure.title])
                    else { continue }
                    findings.report(
                        "the autoscaler of '\(name)' sets the replicas back", at: flag.range,
                        label: "the number does not stay", severity: owner.isSeen ? nil : .info,
                        notes: [findings.note("it is autoscaled, as this says", at: owner.range)],
                        fixes: [Fix(title: "change 'minReplicas' of the autoscaler instead", safety: .suggestion)])
                }
            }
        })
}

private struct Autoscaler {
    var range: SourceRange
    /// A listing shows it; otherwise it is there once somebody has made it.
    var isSeen: Bool
}

/// `kubectl scale deployment NAME --replicas=N`, above zero.
private func scaling(_ command: Command) -> (name: String, flag: Command.Flag)? {
    guard command.tool == "kubectl" || command.tool == "oc", command.path.first?.text == "scale",
        let flag = command.flag("--replicas"), flag.value?.isLiteral == true, flag.value?.text != "0",
        let target = command.positionals.last?.value, target.isLiteral
    else { return nil }
    let parts = target.text.utf8.split(separator: UInt8(ascii: "/"))
    guard command.positionals.count == 2 || parts.count == 2, let name = parts.last else { return nil }
    return (String(Substring(name)), flag)
}

/// Whoever scales to zero or touches the autoscaler knows of it.
private func takesCare(_ procedure: Procedure, _ page: Page) -> Bool {
    procedure.steps.contains { step in
        if step.commands.contains(where: isAboutAutoscaler) { return true }
        return step.commands.contains { $0.path.first?.text == "scale" && $0.flag("--replicas")?.value?.text == "0" }
            || (step.details + [step.title]).contains { knowing.stand(in: $0) }
    }
}

private func isAboutAutoscaler(_ command: Command) -> Bool {
    command.effect >= .change
        && (command.path + command.positionals.map(\.value)).contains {
            $0.text == "autoscale" || $0.text == "hpa" || $0.text.hasPrefix("hpa/")
                || $0.text.hasPrefix("horizontalpodautoscaler")
        }
}

/// "Autoscaler vs manual scaling": both are shown.
private let comparisons = Phrases(["vs", "versus", "compared", "comparison"])

private let knowing = Phrases(["hpa disabled", "disable hpa", "disable the hpa", "override*", "suspend*"])

/// Lines of listings of autoscalers and commands that make one, by the name of the workload.
private struct Autoscalers {
    private var listedDeployments: [String: SourceRange] = [:]
    private var listedSets: [String: SourceRange] = [:]
    private var made: [String: SourceRange] = [:]

    init(_ page: Page) {
        listedDeployments = Self.listed("Deployment/", in: page.bytes)
        listedSets = Self.listed("StatefulSet/", in: page.bytes)
        for command in page.runbook.procedures.lazy.flatMap(\.steps).flatMap(\.commands)
        where command.tool == "kubectl" && command.path.first?.text == "autoscale" {
            guard let target = command.positionals.last?.value.text.utf8,
                let name = target.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last
            else { continue }
            made[String(Substring(name))] = made[String(Substring(name))] ?? command.range
        }
    }

    func owner(of name: String) -> Autoscaler? {
        if let place = listedDeployments[name] ?? listedSets[name] { return Autoscaler(range: place, isSeen: true) }
        return made[name].map { Autoscaler(range: $0, isSeen: false) }
    }

    /// `NAME  Deployment/worker  45%/70%  2  20  5`: a share behind the target.
    private static func listed(_ kind: String, in bytes: [UInt8]) -> [String: SourceRange] {
        var listed: [String: SourceRange] = [:]
        var start = 0
        while let found = bytes.firstRange(of: kind, from: start) {
            let target = bytes[found.lowerBound...].prefix { $0 > 0x20 }
            start = target.endIndex
            let word = bytes[start...].drop { $0 == 0x20 || $0 == 0x09 }.prefix { $0 > 0x20 }
            guard let slash = target.lastIndex(of: UInt8(ascii: "/")),
                target[...slash].suffix(kind.utf8.count).elementsEqual(kind.utf8),
                word.startIndex > start, word.contains(UInt8(ascii: "%")), holdsSlash(bytes[word.startIndex...])
            else { continue }
            let key = String(decoding: target[(slash + 1)...], as: UTF8.self)
            listed[key] = listed[key] ?? SourceRange(slash + 1 - kind.utf8.count..<start)
        }
        return listed
    }

    private static func holdsSlash(_ rest: ArraySlice<UInt8>) -> Bool {
        rest.first { $0 == UInt8(ascii: "/") || $0 == 0x0A } == UInt8(ascii: "/")
    }
}
