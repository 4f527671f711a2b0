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
            let procedures = page.runbook.procedures.map { procedure in
                procedure.steps.flatMap(\.commands).filter { ["docker", "podman", "nerdctl"].contains($0.tool) }
            }
            let commands = Array(procedures.joined())
            guard commands.contains(where: { $0.path.last?.text == "push" }), !hasOpenNames(commands) else { return }
            let made = names(madeBy: commands)
            for procedure in procedures {
                for command in procedure where command.path.last?.text == "push" {
                    guard let image = command.positionals.first?.value, image.isLiteral, isFull(image.text),
                        !made.contains(untagged(image.text)), !made.contains(image.text),
                        made.contains(base(image.text)) || isTaggedOtherwise(image.text, by: procedure)
                    else { continue }
                    findings.report(
                        "nothing tags an image as '\(image.text)'", at: image.range,
                        label: "the push finds no image of that name, or an old one",
                        fixes: [
                            Fix(title: "docker tag \(base(image.text)) \(image.text)", safety: .suggestion)
                        ])
                }
            }
        })
}

/// The commands around it make the image, but with another tag.
private func isTaggedOtherwise(_ image: String, by commands: [Command]) -> Bool {
    let name = untagged(image)
    return name != image && names(madeBy: commands).contains { $0 != name && untagged($0) == name }
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
