import RunbookModel
import SourceText

extension Command {
    /// The subcommands behind `gcloud`, without the track: `run services update-traffic`.
    var gcloudPath: [String]? { gcloudWords?.map(\.text) }

    /// Whether it is this command of gcloud, in any release track.
    func isGcloud(_ words: String...) -> Bool {
        guard let path = gcloudWords else { return false }
        return path.count == words.count && zip(path, words).allSatisfy { $0.text == $1 }
    }

    private var gcloudWords: ArraySlice<Value>? {
        guard tool == "gcloud" else { return nil }
        let isTrack = path.first.map { $0.text == "alpha" || $0.text == "beta" } ?? false
        return isTrack ? path.dropFirst() : path[...]
    }

    /// The service that a `gcloud run` command names.
    var cloudRunService: Value? {
        guard let path = gcloudWords, path.first?.text == "run" else { return nil }
        if let service = flag("--service")?.value { return service }
        guard path.count > 1, let last = path.last?.text, last != "list", last != "replace" else { return nil }
        let group = path[path.startIndex + 1].text
        guard group == "services" || group == "deploy" else { return nil }
        return positionals.first?.value
    }

    /// What `--to-revisions` and `--to-tags` share the traffic out to.
    var trafficFlags: [Flag] {
        guard isGcloud("run", "services", "update-traffic") else { return [] }
        return flags.filter { ($0.name == "--to-revisions" || $0.name == "--to-tags") && $0.value != nil }
    }
}

/// How the commands of a file name the region of each Cloud Run service.
package struct CloudRunRegions: Sendable {
    struct Use {
        var region: String
        var range: SourceRange
    }

    /// The first use of each region, by service.
    private(set) var uses: [String: [Use]] = [:]
    /// Whether a default region is set somewhere in the file, for the shell or for gcloud.
    private(set) var hasDefault = false

    init(_ runbook: Runbook, bytes: [UInt8]) {
        var isUsed = false
        for procedure in runbook.procedures {
            for step in procedure.steps {
                for command in step.commands where command.tool == "gcloud" {
                    isUsed = true
                    add(command)
                }
            }
        }
        if isUsed { hasDefault = bytes.contains("CLOUDSDK_RUN_REGION") || bytes.contains("run/region") }
    }

    private mutating func add(_ command: Command) {
        guard let service = command.cloudRunService, let flag = command.flag("--region"), let region = flag.value else {
            return
        }
        if uses[service.text]?.contains(where: { $0.region == region.text }) != true {
            uses[service.text, default: []].append(Use(region: region.text, range: flag.range))
        }
    }
}
