import SourceText
import Testing

@testable import Reporting

@Suite struct PolicyTests {
    @Test(arguments: [
        (FailureThreshold.error, [1, 0, 0]), (.warning, [1, 1, 0]), (.info, [1, 1, 1]), (.never, [0, 0, 0]),
    ])
    func failsFromTheThresholdOn(threshold: FailureThreshold, codes: [Int32]) {
        for (severity, code) in zip([Severity.error, .warning, .info], codes) {
            let finding = Diagnostic(rule: "x", code: "XXX001", severity: severity, path: "a.md", message: "m")
            #expect(ExitCode(findings: [finding], failOn: threshold).rawValue == code)
        }
        #expect(ExitCode(findings: [], failOn: threshold) == .clean)
    }

    @Test(
        arguments: [
            (ColorChoice.auto, true, [:], true), (.auto, false, [:], false), (.auto, true, ["NO_COLOR": "1"], false),
            (.auto, true, ["NO_COLOR": ""], true), (.auto, true, ["TERM": "dumb"], false), (.never, true, [:], false),
            (.always, false, ["NO_COLOR": "1"], true),
        ] as [(ColorChoice, Bool, [String: String], Bool)])
    func coloursOnlyWhereTheTerminalWantsIt(
        choice: ColorChoice, isTerminal: Bool, environment: [String: String], expected: Bool
    ) {
        #expect(choice.usesColor(onTerminal: isTerminal, environment: environment) == expected)
    }

    @Test(arguments: [
        ("unknown flag '--tag' for 'gcloud run'", "unknown flag '--rag' for 'gcloud x'", true),
        ("the service's flag 'a' is 3", "the service's flag 'b' is 14", true),
        ("unknown flag 'a'", "unknown command 'a'", false),
    ])
    func foldsMessagesThatDifferInWhatTheyQuote(first: String, second: String, isSame: Bool) {
        #expect((FindingGroup.shape(of: first) == FindingGroup.shape(of: second)) == isSame)
    }
}
