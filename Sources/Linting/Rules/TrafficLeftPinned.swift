import MarkdownSyntax
import RunbookModel
import SourceText

extension Rule {
    static let trafficLeftPinned = Rule(
        id: "traffic-left-pinned", code: "RUN006", severity: .warning, confidence: .high,
        summary: "Traffic is pinned to a revision, and nothing gives it back to the latest one.",
        rationale: """
            After '--to-revisions' Cloud Run no longer sends traffic to new revisions. The next deployment, with the fix in \
            it, succeeds and serves nobody.
            """,
        bad: """
            ## Rollback

            ```bash
            gcloud run services update-traffic api --region=us-central1 --to-revisions=api-00012-fow=100
            ```
            """,
        good: """
            ## Rollback

            ```bash
            gcloud run services update-traffic api --region=us-central1 --to-revisions=api-00012-fow=100
            ```

            ## After the fix is deployed

            ```bash
            gcloud run services update-traffic api --region=us-central1 --to-latest
            ```
            """,
        allows: [
            "procedures in which '--to-latest' or 'LATEST=' follows, and files whose text speaks of '--to-latest'",
            "files in which a later procedure gives the traffic back, unless another one deploys the service without it",
            "procedures with a link to one that gives the traffic back",
        ],
        check: .page { page, findings in
            var pins = pins(of: page)
            pins.removeAll { leadsBack(page.runbook.procedures[$0.procedure], page) }
            guard !pins.isEmpty, !mentionsLatest(page) else { return }
            for pin in pins {
                findings.report(
                    "'\(pin.service)' stays pinned: new revisions get no traffic until '--to-latest'",
                    at: pin.flag.range, label: "the next deployment serves nobody",
                    notes: pin.deployment.map { [findings.note("this deployment does not give it back", at: $0)] }
                        ?? [],
                    fixes: [
                        Fix(
                            title:
                                "add a step 'gcloud run services update-traffic \(pin.service) --to-latest' for after the fix",
                            safety: .suggestion)
                    ])
            }
        })
}

private struct Pin {
    var procedure: Int
    var service: String
    var flag: Command.Flag
    /// Deploys the service in another procedure, and leaves the traffic where it is.
    var deployment: SourceRange?
}

/// What is pinned when the file ends.
private func pins(of page: Page) -> [Pin] {
    // By service; a file may pin very many.
    var pins: [String: [Pin]] = [:]
    let careless = carelessDeployments(in: page)
    for (index, procedure) in page.runbook.procedures.enumerated() {
        for command in procedure.steps.lazy.flatMap(\.commands) where command.tool == "gcloud" {
            guard command.isGcloud("run", "services", "update-traffic") else { continue }
            let service = command.cloudRunService?.text ?? ""
            if givesBack(command) {
                giveBack(&pins[service, default: []], in: index, deployment: careless[service], page)
            } else if let flag = command.flag("--to-revisions"), pinsTraffic(flag, page) {
                // The last one of a procedure is what stays.
                pins[service, default: []].removeAll { $0.procedure == index }
                pins[service, default: []].append(Pin(procedure: index, service: service, flag: flag))
            }
        }
    }
    return pins.values.joined().sorted { $0.flag.range.start < $1.flag.range.start }
}

/// Another procedure helps only those who come by it: one that is about going back, or every one that deploys.
private func giveBack(_ pins: inout [Pin], in procedure: Int, deployment: SourceRange?, _ page: Page) {
    guard !pins.isEmpty else { return }
    let own = page.runbook.procedures[procedure]
    let deployment = returning.stand(inAny: own.path + [own.title]) ? nil : deployment
    pins.removeAll { $0.procedure == procedure || deployment == nil }
    for index in pins.indices { pins[index].deployment = deployment }
}

/// By service, the first deployment in a procedure that does not move its traffic.
private func carelessDeployments(in page: Page) -> [String: SourceRange] {
    var careless: [String: SourceRange] = [:]
    for procedure in page.runbook.procedures {
        var deployed: [String: SourceRange] = [:]
        var moved: Set<String> = []
        for command in procedure.steps.lazy.flatMap(\.commands) where command.tool == "gcloud" {
            guard let service = command.cloudRunService?.text else { continue }
            if command.isGcloud("run", "services", "update-traffic") {
                moved.insert(service)
            } else if command.isGcloud("run", "deploy"), deployed[service] == nil {
                deployed[service] = command.toolRange.union(command.path.last?.range ?? command.toolRange)
            }
        }
        careless.merge(deployed.filter { !moved.contains($0.key) }) { first, _ in first }
    }
    return careless
}

private let returning = Phrases([
    "latest", "return*", "resume*", "restore*", "roll back", "rollback*", "roll forward", "unpin*", "after*", "normal*",
    "recover*",
])

private func givesBack(_ command: Command) -> Bool {
    command.flag("--to-latest") != nil || command.flag("--to-revisions")?.value?.text.contains("LATEST") == true
}

/// A share of zero is another rule's business.
private func pinsTraffic(_ flag: Command.Flag, _ page: Page) -> Bool {
    guard let value = flag.value else { return false }
    let shares = ListValue(value, page: page).items.map { $0.value.flatMap(Int.init) }
    return !shares.allSatisfy { $0 == 0 }
}

/// Prose that tells the reader about it counts as a step.
private func mentionsLatest(_ page: Page) -> Bool {
    let nodes = page.document.nodes
    return nodes.contains { $0.kind == .code && page.document.pool[$0.literal.range].elementsEqual("--to-latest".utf8) }
}

/// A link in the procedure leads to steps that give the traffic back.
private func leadsBack(_ procedure: Procedure, _ page: Page) -> Bool {
    page.runbook.references.contains { reference in
        guard reference.form == .anchorLink, procedure.range.contains(reference.range) else { return false }
        return page.runbook.procedures.contains { other in
            other.anchor == reference.destination?.dropFirst().description
                && other.steps.contains { $0.commands.contains(where: givesBack) }
        }
    }
}
