import RunbookModel
import SourceText

/// An AWS Systems Manager Automation document, schema 0.3: commands run on an instance that the operator names.
struct SSMFormat {
    let plan: ProcedurePlan
    let version: String

    func render() -> Rendering {
        let losses = losses
        return Rendering(YAMLDocument.text(document(losses), comment: plan.comment(version, losses)), losses: losses)
    }

    private var losses: [ExportLoss] {
        var losses = plan.commonLosses()
        for (index, step) in plan.steps.enumerated() where step.runsCode {
            if step.step.run.isInteractive {
                losses.append(ExportLoss(step, index + 1, "waits for input, which an automation does not give"))
            }
            if step.goesOn {
                losses.append(ExportLoss(step, index + 1, "does not return; it is started and left running"))
            }
            if isEncoded(step) {
                losses.append(
                    ExportLoss(step, index + 1, "holds '{{', which Systems Manager would replace, and stands in base64")
                )
            }
        }
        for parameter in plan.parameters where parameter.isSecret {
            losses.append(
                ExportLoss(
                    "the value of '\(parameter.id.rawValue)' is seen in the history of executions; Automation has no secret parameters"
                ))
        }
        return losses
    }

    private func isEncoded(_ step: PlannedStep) -> Bool { step.code?.text.contains("{{") == true }

    private var asks: Bool { plan.steps.contains { $0.consent == .destroy && $0.runsCode } }

    private func document(_ losses: [ExportLoss]) -> YAMLValue {
        var parameters: [(key: String, value: YAMLValue)] = [
            (
                "InstanceId",
                .map([
                    ("type", .text("String")), ("description", .text("The managed instance that runs the commands.")),
                ])
            )
        ]
        if asks {
            parameters.append(
                (
                    "Approvers",
                    .map([
                        ("type", .text("StringList")),
                        (
                            "description",
                            .text("Who may agree to steps that take something away: ARNs of users or roles.")
                        ),
                    ])
                ))
        }
        parameters += plan.parameters.map { (Self.name($0), parameter($0)) }
        var steps: [YAMLValue] = []
        for (index, step) in plan.steps.enumerated() {
            steps += write(step, index + 1, isLast: index + 1 == plan.steps.count)
        }
        return .map([
            ("schemaVersion", .text("0.3")), ("description", .lines(plan.procedure.title + "\n\n" + plan.description)),
            ("parameters", .map(parameters)), ("mainSteps", .list(steps)),
        ])
    }

    private func parameter(_ parameter: Parameter) -> YAMLValue {
        let hint = [
            parameter.description, parameter.sample.map { "For example \($0)." },
            parameter.discovery.map { "Listed by: \($0)" },
        ]
        .compactMap(\.self).joined(separator: " ")
        var entries: [(key: String, value: YAMLValue)] = [
            ("type", .text("String")), ("description", .text(OneLine.of(hint.isEmpty ? parameter.name : hint))),
        ]
        if let value = plan.values[parameter.id], Self.isAllowed(value) { entries.append(("default", .text(value))) }
        // The value is put between single quotes before any shell sees it.
        let isPlain = plan.demands.contains(.plain(parameter.id))
        entries.append(("allowedPattern", .text(isPlain ? "^[A-Za-z0-9_@%+:./-]+$" : "^[^'{}\\r\\n]*$")))
        return .map(entries)
    }

    private static func isAllowed(_ value: String) -> Bool {
        !value.unicodeScalars.contains { "'{}\r\n".unicodeScalars.contains($0) }
    }

    private func write(_ step: PlannedStep, _ number: Int, isLast: Bool) -> [YAMLValue] {
        var steps: [YAMLValue] = []
        if step.consent == .destroy, step.runsCode {
            steps.append(
                .map([
                    ("name", .text("Approve\(number)")), ("action", .text("aws:approve")),
                    ("onFailure", .text("Abort")),
                    (
                        "inputs",
                        .map([
                            ("Approvers", .text("{{ Approvers }}")), ("MinRequiredApprovals", .number(1)),
                            ("Message", .text(Self.plain("Step \(number), \(step.heading), takes something away."))),
                        ])
                    ),
                ]))
        }
        var entries: [(key: String, value: YAMLValue)] = [("name", .text(Self.name(step, number)))]
        let description = ("description", YAMLValue.lines(Self.plain(step.instruction)))
        switch step.role {
        case .run, .background:
            entries += [("action", .text("aws:runCommand")), description, ("onFailure", .text("Abort"))]
            entries.append(
                (
                    "inputs",
                    .map([
                        ("DocumentName", .text("AWS-RunShellScript")),
                        ("InstanceIds", .list([.text("{{ InstanceId }}")])),
                        ("Parameters", .map([("commands", .list([.lines(code(step))]))])),
                    ])
                ))
        case .wait(let seconds):
            entries += [
                ("action", .text("aws:sleep")), description, ("inputs", .map([("Duration", .text("PT\(seconds)S"))])),
            ]
        case .manual: entries += [("action", .text("aws:pause")), description, ("inputs", .map([]))]
        case .show:
            let text = step.instruction + "\n\n" + step.filling.text
            entries += [
                ("action", .text("aws:pause")), ("description", .lines(Self.plain(text))), ("inputs", .map([])),
            ]
        }
        if isLast { entries.append(("isEnd", .flag(true))) }
        return steps + [.map(entries)]
    }

    private func code(_ step: PlannedStep) -> String {
        let script = StepScript(plan: plan, state: "'/var/tmp/runsheet-{{ automation:EXECUTION_ID }}'")
        let settings = plan.parameters.filter { parameter in
            step.code?.variables.contains { $0.parameter == parameter.id } == true
        }
        .map { "export \(VariableName.of($0.id))='{{ \(Self.name($0)) }}'" }
        guard isEncoded(step) else {
            let text = script.text(step)
            return (["#!/bin/bash"] + settings).joined(separator: "\n") + "\n"
                + (step.goesOn ? RundeckFormat.detached(text) : text)
        }
        let inner = StepScript(plan: plan, state: "$RS_STATE").text(step)
        let state = "export RS_STATE='/var/tmp/runsheet-{{ automation:EXECUTION_ID }}'"
        let run =
            "bash -c \"$(printf '%s' \(Base64.encoded(Array(inner.utf8))) | base64 -d)\""
            + (step.goesOn ? " > /dev/null 2>&1 &" : "")
        return (["#!/bin/bash", state] + settings + [run]).joined(separator: "\n") + "\n"
    }

    /// Systems Manager looks for its own variables in descriptions too.
    private static func plain(_ text: String) -> String {
        text.split(separator: "{{", omittingEmptySubsequences: false).joined(separator: "{ {")
    }

    private static func name(_ parameter: Parameter) -> String {
        let words = ProcedurePlan.words(parameter.id.rawValue).map { $0.prefix(1).uppercased() + $0.dropFirst() }
        return "Value" + words.joined()
    }

    private static func name(_ step: PlannedStep, _ number: Int) -> String {
        let words = ProcedurePlan.words(step.heading).map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        return "Step\(number)_\(words)".prefix(50).description
    }
}

enum Base64 {
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encoded(_ bytes: [UInt8]) -> String {
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let part = bytes[index..<min(index + 3, bytes.count)]
            let value = part.enumerated().reduce(0) { $0 | Int($1.element) << (16 - 8 * $1.offset) }
            for digit in 0..<4 {
                result.append(digit <= part.count ? digits[value >> (18 - 6 * digit) & 63] : UInt8(ascii: "="))
            }
            index += 3
        }
        return String(decoding: result, as: UTF8.self)
    }
}
