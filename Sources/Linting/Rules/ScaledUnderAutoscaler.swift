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
            var scaled: [String: Autoscaler?] = [:]
            for procedure in page.runbook.procedures where !takesCare(procedure, page) {
                for command in procedure.steps.lazy.flatMap(\.commands) {
                    guard let (name, flag) = scaling(command) else { continue }
                    let owner = scaled[name] ?? autoscaler(of: name, page)
                    scaled[name] = .some(owner)
                    guard let owner else { continue }
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

private let knowing = Phrases(["hpa disabled", "disable hpa", "disable the hpa", "override*", "suspend*"])

/// A line of a listing of autoscalers that names the target, or a command that makes one for it.
private func autoscaler(of name: String, _ page: Page) -> Autoscaler? {
    for wanted in ["Deployment/\(name)", "StatefulSet/\(name)"] {
        if let place = listing(wanted, page.bytes) { return Autoscaler(range: place, isSeen: true) }
    }
    for command in page.runbook.procedures.lazy.flatMap(\.steps).flatMap(\.commands)
    where command.tool == "kubectl" && command.path.first?.text == "autoscale" {
        guard let target = command.positionals.last?.value else { continue }
        if target.text == name || target.text.hasSuffix("/" + name) {
            return Autoscaler(range: command.range, isSeen: false)
        }
    }
    return nil
}

/// `NAME  Deployment/worker  45%/70%  2  20  5`: a share behind the target.
private func listing(_ wanted: String, _ bytes: [UInt8]) -> SourceRange? {
    var start = 0
    while let found = bytes.firstRange(of: wanted, from: start) {
        start = found.upperBound
        guard start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 else { continue }
        let rest = bytes[start...].prefix { $0 != 0x0A }.drop { $0 == 0x20 || $0 == 0x09 }
        let word = rest.prefix { $0 > 0x20 }
        if word.contains(UInt8(ascii: "%")), word.contains(UInt8(ascii: "/")) || rest.contains(UInt8(ascii: "/")) {
            return SourceRange(found)
        }
    }
    return nil
}
