import RunbookModel
import SourceText

extension Rule {
    static let retiredAddress = Rule(
        id: "retired-address", code: "CMD015", severity: .warning, confidence: .medium,
        summary: "A variable holds an address that is shut down.",
        rationale: """
            The command that uses the variable further down fails, or finds what was there on the day the registry was shut \
            down.
            """,
        bad: """
            ## Roll back

            ```bash
            PREVIOUS_IMAGE="gcr.io/acme/api:v1.0.0"
            gcloud run deploy api --image "$PREVIOUS_IMAGE" --region us-central1
            ```
            """,
        good: """
            ## Roll back

            ```bash
            PREVIOUS_IMAGE="us-docker.pkg.dev/acme/images/api:v1.0.0"
            gcloud run deploy api --image "$PREVIOUS_IMAGE" --region us-central1
            ```
            """,
        allows: ["images that Google itself still serves under gcr.io"],
        check: .step { step, _, findings in
            guard step.kind != .manual, step.effectiveLanguage == .shell, step.text.utf8.contains(0x3D) else { return }
            let text = Array(step.text.utf8)
            for address in addresses {
                guard let range = text.firstRange(of: address.prefix), isAssigned(text, range.lowerBound)
                else {
                    continue
                }
                var end = range.upperBound
                while end < text.count, text[end] > 0x20, ![0x22, 0x27, 0x3B, 0x29].contains(text[end]) { end += 1 }
                let value = String(decoding: text[range.lowerBound..<end], as: UTF8.self)
                guard !living.contains(where: value.hasPrefix) else { continue }
                findings.report(
                    "'\(value)' is on \(address.name), which is shut down",
                    at: step.map.fileRange(of: SourceRange(range.lowerBound..<end)),
                    label: "the command that uses it fails",
                    fixes: [Fix(title: "use \(address.successor)", safety: .suggestion)])
            }
        })
}

private let addresses: [(prefix: String, name: String, successor: String)] = [
    (
        "gcr.io/", "Container Registry",
        "the name in Artifact Registry, LOCATION-docker.pkg.dev/PROJECT/REPOSITORY/IMAGE"
    ),
    ("us.gcr.io/", "Container Registry", "the name in Artifact Registry"),
    ("eu.gcr.io/", "Container Registry", "the name in Artifact Registry"),
    ("asia.gcr.io/", "Container Registry", "the name in Artifact Registry"),
]

/// Served by Google as before.
private let living = [
    "gcr.io/cloudrun/", "gcr.io/google", "gcr.io/distroless/", "gcr.io/kaniko-project/", "gcr.io/cloud-", "gcr.io/k8s-",
    "gcr.io/cloudsql-docker/", "gcr.io/gke-release/",
]

/// `NAME=` or `NAME="` directly in front, at the start of a line.
private func isAssigned(_ text: [UInt8], _ start: Int) -> Bool {
    var index = start
    if index > 0, text[index - 1] == 0x22 || text[index - 1] == 0x27 { index -= 1 }
    guard index > 1, text[index - 1] == 0x3D else { return false }
    var first = index - 1
    while first > 0, text[first - 1].isWordByte { first -= 1 }
    guard first < index - 1 else { return false }
    if first == 0 { return true }
    // A line that goes on holds an argument, not an assignment.
    if text[first - 1] == 0x0A { return first < 2 || text[first - 2] != 0x5C }
    let line = text[..<first].split(separator: 0x0A, omittingEmptySubsequences: false).last ?? []
    return line.elementsEqual("export ".utf8) || line.allSatisfy { $0 == 0x20 || $0 == 0x09 }
}
