import CommandTrees
import RunbookModel
import Testing

@testable import Extraction

/// `xargs` puts arguments behind the command that nobody sees.
@Suite struct AppendedArgumentTests {
    @Test(arguments: [
        "docker ps -q | xargs docker rm", "echo a | xargs kubectl get -n b", "ls | xargs -n 1 kubectl logs",
        "ls | xargs kubectl apply -f", "ls | xargs -I{} docker stop {}",
    ])
    func missNothingThatIsAppended(line: String) {
        #expect(CommandChecker(trees: .shipped).check(line).commands.allSatisfy { $0.verdict != .invalid })
    }

    @Test(arguments: ["ls | xargs kubectl get --nonsense", "docker rm", "kubectl apply"])
    func leaveOtherFaults(line: String) {
        #expect(CommandChecker(trees: .shipped).check(line).verdict == .invalid)
    }
}
