import CommandTrees
import RunbookModel
import SourceText

/// Infers what kind of value a parameter takes: from the slot it stands in, else from its name.
struct TypeInference {
    /// The tools of the commands around the use decide between the clouds.
    let tool: String

    static func slotType(
        of range: SourceRange, in commands: [Command], _ tools: ToolTables
    ) -> (type: String, command: Command)? {
        guard let command = commands.last(where: { $0.range.contains(range) }) else { return nil }
        guard let shape = tools.shape(of: command.tool) else { return ("", command) }
        let call = CommandReader.call(command)
        for flag in command.flags {
            guard let value = flag.value, value.range.contains(range) else { continue }
            guard let slot = shape.slot(ofFlag: flag.name, in: call) else { return ("", command) }
            return (fills(range, value, slot) ? slot.type : "", command)
        }
        for (index, argument) in command.positionals.enumerated() where argument.value.range.contains(range) {
            if let type = kubernetesType(index, command, shape, call) { return (type, command) }
            guard let slot = shape.slot(ofArgument: index, in: call) else { return ("", command) }
            return (fills(range, argument.value, slot) ? slot.type : "", command)
        }
        return ("", command)
    }

    /// The whole value, or an item of a list.
    private static func fills(_ range: SourceRange, _ value: Command.Value, _ slot: Slot) -> Bool {
        // Quotes may stand around the parameter.
        value.range.count - range.count <= 2 || slot.isList
    }

    private static func kubernetesType(_ index: Int, _ command: Command, _ shape: ToolShape, _ call: ToolCall)
        -> String?
    {
        guard shape.name == "kubectl" else { return nil }
        if index > 0, shape.slot(ofArgument: index - 1, in: call)?.type == "k8s.kind",
            command.positionals[index - 1].value.isLiteral
        {
            return KubernetesKinds.type(of: command.positionals[index - 1].value.text)
        }
        guard shape.slot(ofArgument: index, in: call)?.type == "k8s.kind" else { return nil }
        let text = command.positionals[index].value.text
        guard let slash = text.firstIndex(of: "/") else { return nil }
        return KubernetesKinds.type(of: String(text[..<slash]))
    }

    /// The type that the words of a name speak of.
    func type(ofName id: ParameterID) -> String {
        if SecretName.matches(id.rawValue) { return "secret" }
        let words = id.rawValue.split(separator: "-").map(String.init)
        guard let last = words.last else { return "string" }
        if let cloud = cloudType(words) { return cloud }
        switch last {
        case "url", "uri", "endpoint": return "url"
        case "email", "mail": return "email"
        case "date", "day": return "date"
        case "uuid", "guid": return "uuid"
        case "port": return "port"
        case "count", "number", "num", "replicas", "limit", "size", "percent", "percentage", "seconds", "minutes":
            return "int"
        case "timeout", "duration", "interval", "ttl": return "duration"
        case "enabled", "flag", "bool": return "bool"
        case "sha", "commit", "hash": return "git.sha"
        case "image": return "image.ref"
        case "tag": return "image.tag"
        case "branch": return "git.ref"
        case "host", "hostname", "ip", "address", "server", "domain", "fqdn": return "host"
        case "file", "path", "dir", "directory", "filename": return "file"
        case "pid": return "pid"
        default: return "string"
        }
    }

    private func cloudType(_ words: [String]) -> String? {
        let noun = words.last == "name" || words.last == "id" ? words.dropLast().last ?? "" : words.last ?? ""
        switch noun {
        case "region", "location": return region
        case "zone": return tool == "gcloud" ? "gcp.zone" : nil
        case "project": return Self.googleTools.contains(tool) ? "gcp.project" : nil
        case "namespace", "ns": return "k8s.namespace"
        case "pod", "deployment", "statefulset", "daemonset", "configmap", "node", "job":
            return tool == "kubectl" || tool == "oc" ? "k8s." + noun : nil
        case "revision": return tool == "flask" || tool == "alembic" ? "alembic.revision" : nil
        case "commit": return "git.sha"
        case "cluster": return tool == "gcloud" ? "gke.cluster" : nil
        case "container": return tool == "docker" ? "container.name" : nil
        case "backup" where tool == "gcloud": return "sql.backup"
        default: return nil
        }
    }

    private static let googleTools: Set<String> = ["gcloud", "gsutil", "bq", "cloud_sql_proxy", "cloud-sql-proxy"]

    private var region: String? {
        switch tool {
        case _ where Self.googleTools.contains(tool): "gcp.region"
        case "aws", "eksctl": "aws.region"
        case "az": "azure.region"
        default: nil
        }
    }
}
