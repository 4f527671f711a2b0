import RunbookModel

/// Infers what kind of value a parameter takes from its name, where no slot tells it.
struct TypeInference {
    /// The tools of the commands around the use decide between the clouds.
    let tool: String

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
