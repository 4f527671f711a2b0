import CommandTrees
import RunbookModel
import SourceText

extension Rule {
    static let unknownRegion = Rule(
        id: "unknown-region", code: "REG001", severity: .error, confidence: .high,
        summary: "A command names a region or zone that the cloud does not have.",
        rationale: """
            The command fails, or worse, a tool that does not check the name waits for a server that does not exist.
            """,
        bad: """
            ## Look

            ```bash
            gcloud run services list --region=us-central-1
            ```
            """,
        good: """
            ## Look

            ```bash
            gcloud run services list --region=us-central1
            ```
            """,
        allows: [
            "multi-regions (`us`, `eur4`, `global`), zones, and Azure's display names (`West Europe`)",
            "variables, placeholders, and words that do not look like a region (`REGION`, `my-region`)",
            "`aws` with `--endpoint-url`: other vendors have other regions",
        ],
        check: .command { command, _, findings in
            guard let cloud = Cloud(tool: command.tool), !takesOtherNames(command) else { return }
            for flag in command.flags where isPlace(flag.name, in: cloud, command: command) {
                guard let value = flag.value, value.isLiteral,
                    let fault = wholeRegion(value.text, flag: flag, of: command)
                        ?? fault(of: value.text, flag: flag, cloud: cloud)
                else { continue }
                let fixes = fault.nearest.map { nearest in
                    [
                        Fix(
                            title: "write '\(nearest)'", safety: .suggestion,
                            edits: [TextEdit(range: value.range, replacement: nearest)])
                    ]
                }
                findings.report(
                    fault.message, at: value.range, label: "the command fails here", fixes: fixes ?? [])
            }
        })
}

extension Cloud {
    fileprivate init?(tool: String) {
        switch tool {
        case "gcloud": self = .google
        case "aws", "eksctl": self = .amazon
        case "az": self = .azure
        default: return nil
        }
    }

    fileprivate var title: String {
        switch self {
        case .google: "Google Cloud"
        case .amazon: "AWS"
        case .azure: "Azure"
        }
    }
}

private func takesOtherNames(_ command: Command) -> Bool { command.flag("--endpoint-url") != nil }

private func isPlace(_ flag: String, in cloud: Cloud, command: Command) -> Bool {
    switch cloud {
    // A zone of Cloud DNS is a domain.
    case .google: ["--region", "--location"].contains(flag) || flag == "--zone" && command.gcloudPath?.first != "dns"
    case .amazon: flag == "--region"
    case .azure: flag == "--location" || flag == "-l"
    }
}

/// Machines stand in zones. Other services take either name.
private func wholeRegion(_ name: String, flag: Command.Flag, of command: Command) -> (
    message: String, nearest: String?
)? {
    guard flag.name == "--zone", command.gcloudPath?.first == "compute", Regions.kind(of: name, in: .google) == .region
    else { return nil }
    return ("'\(name)' is a region: its zones are '\(name)-b' and others", nil)
}

/// What is wrong with a place; `nil` when it exists, or when it cannot be told from a placeholder.
private func fault(of name: String, flag: Command.Flag, cloud: Cloud) -> (message: String, nearest: String?)? {
    let lower = cloud == .azure ? name.lowercased().filter { $0 != " " } : name.lowercased()
    guard !Regions.contains(name, cloud: cloud), !isPlaceholder(lower) else { return nil }
    let noun = flag.name == "--zone" ? "zone" : "region"
    if Regions.contains(lower, cloud: cloud) {
        guard flag.name == "--region" || flag.name == "--zone" else { return nil }
        return (
            "'\(name)' is not a \(noun) of \(cloud.title): names are in lower case; did you mean '\(lower)'?", lower
        )
    }
    guard lower.utf8.contains(0x2D) || cloud == .azure else { return nil }
    if let nearest = Regions.nearest(to: lower, cloud: cloud), Regions.contains(nearest, cloud: cloud) {
        return ("'\(name)' is not a \(noun) of \(cloud.title); did you mean '\(nearest)'?", nearest)
    }
    guard hasShape(lower, cloud: cloud) else { return nil }
    return ("'\(name)' is not a \(noun) of \(cloud.title)", nil)
}

private func isPlaceholder(_ name: String) -> Bool {
    name.utf8.contains { [0x7B, 0x5B, 0x3C, 0x24].contains($0) }
        || ["region", "zone", "location", "your", "xx", "example", "sample", "name", "foo", "my-", "_"].contains {
            name.contains($0)
        }
}

/// `us-central7` and `eu-west-9`: continent, direction and number, as the clouds name their places.
private func hasShape(_ name: String, cloud: Cloud) -> Bool {
    let continents: Set<Substring> = [
        "us", "eu", "europe", "asia", "australia", "northamerica", "southamerica", "me", "africa", "ap", "sa", "ca",
        "af",
        "il", "mx",
    ]
    let directions: Set<Substring> = [
        "north", "south", "east", "west", "central", "northeast", "northwest", "southeast", "southwest",
    ]
    let parts = name.split(separator: "-")
    guard parts.count >= 2, continents.contains(parts[0]) else { return false }
    switch cloud {
    case .google:
        let direction = parts[1].prefix { !$0.isNumber }
        return directions.contains(direction) && direction.count < parts[1].count && parts.count <= 3
    case .amazon: return parts.count == 3 && directions.contains(parts[1]) && Int(parts[2]) != nil
    case .azure: return false
    }
}
