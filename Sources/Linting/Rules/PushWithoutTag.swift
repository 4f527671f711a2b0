import RunbookModel
import SourceText

extension Rule {
    static let pushWithoutTag = Rule(
        id: "push-without-tag", code: "CMD014", severity: .warning, confidence: .medium,
        summary: "An image is pushed under a name that nothing gives it.",
        rationale: """
            'docker push' takes the name from the local images. When the image was built under another name, it stops with \
            "An image does not exist locally with the tag", or pushes an old one.
            """,
        bad: """
            ## Publish

            ```bash
            docker build -t shop .
            docker push registry.example.com/acme/shop:latest
            ```
            """,
        good: """
            ## Publish

            ```bash
            docker build -t registry.example.com/acme/shop:latest .
            docker push registry.example.com/acme/shop:latest
            ```
            """,
        allows: ["names that a tag, a build, a pull or a load of the file makes", "names with variables"],
        check: .page { page, findings in
            let commands = page.runbook.procedures.flatMap { procedure in
                procedure.steps.flatMap(\.commands).filter { ["docker", "podman", "nerdctl"].contains($0.tool) }
            }
            guard commands.contains(where: { $0.path.last?.text == "push" }) else { return }
            let made = names(madeBy: commands)
            for command in commands where command.path.last?.text == "push" && !command.path.isEmpty {
                guard let image = command.positionals.first?.value, image.isLiteral, isFull(image.text),
                    !made.contains(untagged(image.text)), made.contains(base(image.text)), !hasOpenNames(commands)
                else { continue }
                if made.contains(image.text) { continue }
                findings.report(
                    "nothing tags an image as '\(image.text)'", at: image.range,
                    label: "the push finds no image of that name, or an old one",
                    fixes: [
                        Fix(title: "docker tag \(base(image.text)) \(image.text)", safety: .suggestion)
                    ])
            }
        })
}

/// What builds, tags and pulls of the file leave behind, with and without tags.
private func names(madeBy commands: [Command]) -> Set<String> {
    var names: Set<String> = []
    for command in commands {
        switch command.path.last?.text {
        case "build":
            for flag in command.flags where flag.name == "-t" || flag.name == "--tag" {
                if let name = flag.value?.text { names.insert(name) }
            }
        case "tag":
            if let name = command.positionals.dropFirst().first?.value.text { names.insert(name) }
        case "pull", "commit", "load", "import":
            for name in command.positionals { names.insert(name.value.text) }
        default: break
        }
    }
    for name in names where !name.contains("/") { names.insert(untagged(name)) }
    return names
}

/// A name, a tag or a file that is only known when the command runs.
private func hasOpenNames(_ commands: [Command]) -> Bool {
    commands.contains { command in
        guard let verb = command.path.last?.text, verb == "tag" || verb == "build" || verb == "load" else {
            return false
        }
        if verb == "load" { return true }
        if verb == "tag" { return command.positionals.contains { !$0.value.isLiteral } }
        return command.flags.contains { ($0.name == "-t" || $0.name == "--tag") && $0.value?.isLiteral == false }
    }
}

private func isFull(_ image: String) -> Bool { image.contains("/") }

private func untagged(_ image: String) -> String {
    guard let colon = image.lastIndex(of: ":"), !image[colon...].contains("/") else { return image }
    return String(image[..<colon])
}

private func base(_ image: String) -> String {
    untagged(image).split(separator: "/").last.map(String.init) ?? image
}
