import RunbookModel
import SourceText

/// What a command or a statement deletes for good, when that can be told from its words.
struct DataLoss {
    /// "the database", "every volume of the namespace".
    var what: String
    var range: SourceRange
    /// The tool itself asks first, and so shows what it is about to delete.
    var isAskedFor = false
    /// The table or database that is dropped.
    var dropped: String?

    /// The first one of a step.
    static func first(in step: Step) -> DataLoss? {
        guard step.effect == .destroy || step.effect == .change else { return nil }
        if step.effectiveLanguage == .sql {
            return SQLDeletion.first(in: Array(step.text.utf8)).map { deletion in
                DataLoss(what: deletion.what, range: step.map.fileRange(of: deletion.range), dropped: deletion.name)
            }
        }
        for command in step.commands where !command.isNested {
            if let what = deleted(by: command) {
                let range = command.path.last.map { command.toolRange.union($0.range) } ?? command.toolRange
                return DataLoss(what: what, range: range, isAskedFor: asks(command))
            }
            if let loss = typed(into: command) { return loss }
        }
        return nil
    }

    /// `psql -c 'DROP TABLE orders'`.
    private static func typed(into command: Command) -> DataLoss? {
        for value in statements(typedInto: command) {
            guard let deletion = SQLDeletion.first(in: Array(value.text.utf8)) else { continue }
            return DataLoss(what: deletion.what, range: value.range, dropped: deletion.name)
        }
        return nil
    }

    /// What a database's shell is given to run.
    static func statements(typedInto command: Command) -> [Command.Value] {
        switch command.tool {
        case "sqlite3": command.positionals.dropFirst().map(\.value)
        case "psql", "mysql", "mariadb", "cockroach":
            command.flags.filter { ["-c", "--command", "-e", "--execute"].contains($0.name) }.compactMap(\.value)
        default: []
        }
    }

    private static func deleted(by command: Command) -> String? {
        guard command.flag(anyOf: ["--dry-run", "--dryrun", "--help", "-n"])?.name.begins("--") != true else {
            return nil
        }
        let words = command.path.map(\.text) + command.positionals.map(\.value.text)
        switch command.tool {
        case "kubectl", "oc": return ofCluster(words)
        case "docker", "podman": return ofContainers(command, words)
        case "gcloud", "gsutil", "aws", "az": return ofCloud(command, words)
        case "rm", "find", "dd", "wipefs", "zfs", "zpool", "lvremove", "vgremove":
            return ofDisk(command, words)
        case "terraform", "tofu", "pulumi":
            return words.contains("destroy") ? "everything that the configuration made" : nil
        case "dropdb": return "the database"
        case "mongosh", "mongo":
            return command.flag("--eval")?.value?.text.holds("dropDatabase") == true ? "the database" : nil
        default:
            // A file that is to hold a file system is made for it.
            guard command.tool.begins("mkfs"), let target = words.last, target.begins("/dev/") || target.begins("$")
            else {
                return nil
            }
            return "what is on '\(target)'"
        }
    }

    private static func asks(_ command: Command) -> Bool {
        switch command.tool {
        case "gcloud": command.flag(anyOf: ["--quiet", "-q"]) == nil && !command.path.contains { $0.text == "storage" }
        case "terraform", "tofu": command.flag(anyOf: ["-auto-approve", "--auto-approve"]) == nil
        case "pulumi", "az": command.flag(anyOf: ["--yes", "-y"]) == nil
        default: false
        }
    }
}

// MARK: By tool

extension DataLoss {
    private static func ofCluster(_ words: [String]) -> String? {
        guard words.first == "delete", words.count > 1 else { return nil }
        let (kind, name) = kindAndName(words[1])
        guard let name = name ?? (words.count > 2 ? words[2] : nil), !isForRehearsal(name) else { return nil }
        switch kind {
        case "namespace", "namespaces", "ns", "project": return "everything in the namespace, volumes included"
        case "pvc", "persistentvolumeclaim", "persistentvolumeclaims": return "the volume's data"
        case "pv", "persistentvolume", "persistentvolumes": return "the volume"
        case "crd", "crds", "customresourcedefinition": return "every object of the kind, in all namespaces"
        default: return nil
        }
    }

    private static func kindAndName(_ word: String) -> (kind: String, name: String?) {
        let parts = word.split(separator: "/", maxSplits: 1).map(String.init)
        // Of an empty word and of `/` nothing is left.
        return (parts.first?.lowercased() ?? "", parts.count > 1 ? parts[1] : nil)
    }

    private static func ofContainers(_ command: Command, _ words: [String]) -> String? {
        switch words.prefix(2) {
        case ["volume", "rm"] where words.count > 2 && !isForRehearsal(words[2]): return "the volume's data"
        case ["rm", words.count > 1 ? words[1] : ""], ["container", "rm"]:
            guard let list = words.first(where: { $0.utf8.span.firstOffset(of: command.tool + " ps") != nil }) else {
                return nil
            }
            let isAll = !list.holds("-f ") && !list.holds("--filter") && !list.holds("grep") && !list.holds("status=")
            return isAll ? "every container of the machine" : nil
        default: return nil
        }
    }

    private static func ofCloud(_ command: Command, _ words: [String]) -> String? {
        if words.contains(where: isForRehearsal) { return nil }
        if command.flags.compactMap(\.value).contains(where: { isForRehearsal($0.text) }) { return nil }
        switch command.tool {
        case "gsutil":
            let isWhole = words.first == "rb" || words.first == "rm" && command.flag(anyOf: ["-r", "-R", "-a"]) != nil
            return isWhole ? bucket(words) : nil
        case "aws":
            if words.first == "s3" {
                let isWhole =
                    words.contains("rb") || words.dropFirst().first == "rm" && command.flag("--recursive") != nil
                return isWhole ? bucket(words) : nil
            }
            // Without a name it is only spoken of.
            return command.flags.isEmpty ? nil : command.path.lazy.compactMap { amazon[$0.text] }.first
        case "az":
            if words.starts(with: ["group", "delete"]) { return "everything in the resource group" }
            return words.contains("delete") && words.contains { ["db", "server", "cosmosdb", "disk"].contains($0) }
                ? "the data in it" : nil
        default:
            let path = command.path.map(\.text)
            if path.starts(with: ["storage", "rm"]) {
                return command.flag(anyOf: ["-r", "-R", "--recursive"]) != nil ? bucket(words) : nil
            }
            guard path.last == "delete" else { return nil }
            return path.contains {
                ["databases", "projects", "buckets", "disks", "clusters", "secrets"].contains($0)
            } || path.starts(with: ["sql", "instances"]) ? "the data in it" : nil
        }
    }

    private static let amazon: [String: String] = [
        "delete-db-instance": "the database", "delete-db-cluster": "the database", "delete-table": "the table",
        "delete-volume": "the volume", "delete-file-system": "the file system", "delete-bucket": "the bucket",
        "delete-stack": "everything that the stack made", "delete-user-pool": "every user of the pool",
    ]

    /// A part of a bucket that is made to be deleted is nobody's loss.
    private static func bucket(_ words: [String]) -> String? {
        guard let address = words.last, address.holds("://"), !isForRehearsal(address), !isThrownAway(address) else {
            return nil
        }
        return "all objects below '\(address)'"
    }

    private static func ofDisk(_ command: Command, _ words: [String]) -> String? {
        switch command.tool {
        case "rm":
            guard command.flags.contains(where: { isRecursive($0.name) }) else { return nil }
            return words.first(where: holdsData).map { "what is in '\($0)'" }
        case "find":
            guard command.flag("-delete") != nil, command.flag(anyOf: ["-mtime", "-mmin", "-name"]) == nil else {
                return nil
            }
            return words.first(where: holdsData).map { "what is in '\($0)'" }
        case "dd":
            return words.first { $0.begins("of=/dev/") && !$0.begins("of=/dev/null") }
                .map { "what is on '\($0.dropFirst(3))'" }
        case "wipefs":
            guard command.flag(anyOf: ["-a", "--all", "-af"]) != nil else { return nil }
            return words.last.map { "what is on '\($0)'" }
        case "zfs", "zpool": return words.first == "destroy" ? "the file system and its snapshots" : nil
        default: return "the volume"
        }
    }

    private static func isRecursive(_ flag: String) -> Bool {
        flag == "--recursive" || !flag.begins("--") && flag.utf8.contains { $0 | 0x20 == UInt8(ascii: "r") }
    }

    /// Folders in which programs keep what nothing else holds.
    private static func holdsData(_ path: String) -> Bool {
        dataFolders.contains { path.hasPrefix($0) && path.utf8.count > $0.utf8.count } && !isThrownAway(path)
            && !isForRehearsal(path)
    }

    private static let dataFolders = ["/var/lib/", "/data/", "/srv/", "/home/", "/mnt/", "/var/opt/"]

    private static func isThrownAway(_ path: String) -> Bool {
        let lower = path.lowercased()
        return [
            "cache", "tmp", "temp", "log", "/apt/", "node_modules", "build", "dist", ".next", "lock", "old", "bak",
            "backup", "staging", "$", "<", "{", "download", "artifact", "__pycache__", "venv", "target", "orphan",
        ].contains { lower.utf8.span.firstOffset(of: $0) != nil }
    }

    /// Names of what is there to be thrown away.
    static func isForRehearsal(_ text: String) -> Bool { rehearsals.stand(in: text) || text.lowercased().holds("test") }
}

private let rehearsals = Phrases([
    "dev", "development", "test*", "tests", "staging", "stage", "sandbox", "demo", "preview", "tmp", "temp",
    "temporary",
    "scratch", "drill", "old", "example", "my", "canary", "debug", "tutorial", "poc", "playground", "local", "bench*",
    "pgbench*",
])
