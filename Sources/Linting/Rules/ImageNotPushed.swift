import RunbookModel
import SourceText

extension Rule {
    static let imageNotPushed = Rule(
        id: "image-not-pushed", code: "CMD016", severity: .warning, confidence: .medium,
        summary: "A step says that it pushes an image, and only builds it.",
        rationale: """
            The image stays on the operator's machine. What is deployed or run behind it is the image that the registry had \
            before, and nothing says so.
            """,
        bad: """
            ## Release

            ```bash
            # Build and push the image
            docker build -t registry.example.com/acme/shop:1.4 .

            # Roll out
            kubectl rollout restart deployment/shop -n shop
            ```
            """,
        good: """
            ## Release

            ```bash
            # Build and push the image
            docker build -t registry.example.com/acme/shop:1.4 .
            docker push registry.example.com/acme/shop:1.4

            # Roll out
            kubectl rollout restart deployment/shop -n shop
            ```
            """,
        allows: [
            "'--push', and anything in the same procedure that pushes", "builds that a script or a make target makes",
        ],
        check: .procedure { procedure, page, findings in
            let steps = procedure.steps
            let claims = steps.indices.filter { index in
                pushing.stand(in: steps[index].title) && !withoutPush.stand(in: steps[index].title)
            }
            guard !claims.isEmpty, !steps.contains(where: { mayPush($0, page) }) else { return }
            for step in claims.map({ steps[$0] }) {
                guard let build = step.commands.first(where: isBuild) else { continue }
                findings.report(
                    "'\(build.name)' does not push, as the step says it does",
                    at: build.toolRange.union(build.path.last?.range ?? build.toolRange),
                    label: "the registry keeps the old image",
                    fixes: [Fix(title: "push the image behind it", safety: .suggestion)])
            }
        })
}

private let withoutPush = Phrases(["without pushing", "without a push", "do not push", "don't push", "not pushed"])

private let pushing = Phrases(["push", "pushes", "and upload"])

private func isBuild(_ command: Command) -> Bool {
    ["docker", "podman", "nerdctl"].contains(command.tool) && command.path.last?.text == "build"
}

/// A push, or something that nobody has looked into.
private func mayPush(_ step: Step, _ page: Page) -> Bool {
    step.commands.contains { command in
        if isBuild(command) {
            return command.flags.contains { $0.name == "--push" || $0.name == "--output" || $0.name == "-o" }
        }
        return command.verdict == .unknownTool || command.path.contains { $0.text == "push" || $0.text == "submit" }
            || ["make", "just", "task", "npm", "skaffold", "bazel"].contains(command.tool)
    } || step.commands.isEmpty && step.text.holds("push")
}
