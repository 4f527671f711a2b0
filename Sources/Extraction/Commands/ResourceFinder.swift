import CommandTrees
import RunbookModel
import SourceText

/// The things a command acts on, from its flags and arguments.
enum ResourceFinder {
    static func find(_ read: ReadCommand, effect: Effect) -> [ResourceUse] {
        var found: [ResourceUse] = []
        for statement in read.statements {
            for table in statement.tables {
                found.append(ResourceUse(type: "sql.table", name: table.name, role: table.isTarget ? .target : .reads))
            }
        }
        guard let shape = read.shape else { return found }
        if shape.hasSlots {
            addArguments(of: read, shape, effect, to: &found)
            for flag in read.command.flags {
                guard let value = flag.value, let slot = shape.slot(ofFlag: flag.name, in: read.call) else { continue }
                add(value, slot, effect, to: &found)
            }
        }
        if shape.name == "redis-cli" { addRedisKey(of: read, effect, to: &found) }
        return found
    }

    private static func addArguments(
        of read: ReadCommand, _ shape: ToolShape, _ effect: Effect, to found: inout [ResourceUse]
    ) {
        var skipNext = false
        for (index, argument) in read.command.positionals.enumerated() {
            if skipNext {
                skipNext = false
                continue
            }
            guard let slot = shape.slot(ofArgument: index, in: read.call) else { continue }
            if slot.type == "k8s.kind" {
                skipNext = addObjects(read.command.positionals[index...], effect, to: &found)
            } else if slot.type == "k8s.pod", argument.value.text.utf8.contains(0x2F) {
                _ = addObjects(read.command.positionals[index...], effect, to: &found)
            } else {
                add(argument.value, slot, effect, to: &found)
            }
        }
    }

    /// `deployment api web`, `deploy/api`: whether the next argument was taken as a name.
    private static func addObjects(
        _ arguments: ArraySlice<Command.Positional>, _ effect: Effect, to found: inout [ResourceUse]
    ) -> Bool {
        guard let first = arguments.first?.value, isName(first) else { return false }
        let role: ResourceUse.Role = effect >= .change ? .target : .reads
        if let slash = first.text.utf8.firstIndex(of: UInt8(ascii: "/")) {
            guard let kind = KubernetesKinds.type(of: String(first.text[..<slash])) else { return false }
            let name = String(first.text[first.text.utf8.index(after: slash)...])
            if !name.isEmpty { found.append(ResourceUse(type: kind, name: name, role: role)) }
            return false
        }
        guard let kind = KubernetesKinds.type(of: first.text), let next = arguments.dropFirst().first?.value,
            isName(next)
        else { return false }
        found.append(ResourceUse(type: kind, name: next.text, role: role))
        return true
    }

    private static func add(
        _ value: Command.Value, _ slot: Slot, _ effect: Effect, to found: inout [ResourceUse]
    ) {
        let role: ResourceUse.Role = slot.isTarget && effect >= .change ? .target : .reads
        if slot.isList, value.text.utf8.contains(UInt8(ascii: ",")) || value.text.utf8.contains(UInt8(ascii: "=")) {
            for item in value.text.split(separator: ",") {
                let name = String(item.prefix { $0 != "=" })
                guard isNameText(name), let (type, name) = resource(name, slot.type) else { continue }
                found.append(ResourceUse(type: type, name: name, role: role))
            }
            return
        }
        // A `?` makes a URL a pattern for the shell, but it is meant as it stands.
        let isFixed = isName(value) || slot.type == "url" && isNameText(value.text) && !value.text.utf8.contains(0x3C)
        guard isFixed, let (type, name) = resource(value.text, slot.type) else { return }
        found.append(ResourceUse(type: type, name: name, role: role))
    }

    /// Types that say where or how, and are no things of their own.
    private static let scopes: WordIndex = [
        "gcp.region", "gcp.zone", "aws.region", "azure.region", "aws.profile", "azure.subscription", "file", "host",
        "port",
        "email", "k8s.context", "k8s.selector", "k8s.container", "k8s.kind", "iam.role", "npm.script", "git.ref",
        "git.sha",
        "alembic.revision", "worker.environment", "os.package", "npm.package", "python.package", "sql.connection",
        "container.network", "aws.arn", "iam.member", "build.id", "billing.account",
    ]

    private static func resource(_ text: String, _ type: String) -> (String, String)? {
        switch type {
        case "url": return endpoint(text).map { ("http.endpoint", $0) }
        case "gcs.uri": return text.begins("gs://") ? (type, text) : nil
        case "s3.uri": return text.begins("s3://") ? (type, text) : nil
        default: return scopes.contains(type) ? nil : (type, text)
        }
    }

    /// Host and path; credentials and queries stay out.
    private static func endpoint(_ url: String) -> String? {
        let bytes = Array(url.utf8)
        var rest = bytes[...]
        if let scheme = bytes.span.firstOffset(of: "://" as StaticString) { rest = rest[(scheme + 3)...] }
        rest = rest.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        let authority = rest.prefix { $0 != UInt8(ascii: "/") }
        if let at = authority.lastIndex(of: UInt8(ascii: "@")) { rest = rest[(at + 1)...] }
        return rest.isEmpty ? nil : String(decoding: rest, as: UTF8.self)
    }

    private static let keyless: WordIndex = [
        "CONFIG", "CLIENT", "SLOWLOG", "MEMORY", "INFO", "CLUSTER", "SCRIPT", "EVAL", "SCAN",
    ]

    private static func addRedisKey(of read: ReadCommand, _ effect: Effect, to found: inout [ResourceUse]) {
        guard read.command.positionals.count > 1 else { return }
        let key = read.command.positionals[1].value
        guard isName(key), !keyless.contains(read.command.positionals[0].value.text.uppercased()) else { return }
        found.append(ResourceUse(type: "redis.key", name: key.text, role: effect >= .change ? .target : .reads))
    }

    /// A name that stands there as it is, not one the reader or the shell puts in.
    static func isName(_ value: Command.Value) -> Bool { value.isLiteral && isNameText(value.text) }

    private static func isNameText(_ text: String) -> Bool {
        let bytes = text.utf8
        guard let first = bytes.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "$"),
            first != UInt8(ascii: "<")
        else { return false }
        return !bytes.contains(UInt8(ascii: "$"))
            && !(ASCII.isUpper(first) && PlaceholderWords.isUpperPlaceholder(text))
    }
}

/// Kubernetes kinds by all the names kubectl takes.
enum KubernetesKinds {
    static func type(of name: String) -> String? {
        let lower = name.lowercased()
        let bare = lower.prefix { $0 != "." }
        if let kind = kinds[String(bare)] { return "k8s." + kind }
        // Custom resources: `kafkas.kafka.strimzi.io`, or a name no table has.
        return bare.utf8.allSatisfy { ASCII.isAlphanumeric($0) } && !bare.isEmpty ? "k8s." + bare : nil
    }

    private static let kinds: [String: String] = {
        var kinds: [String: String] = [:]
        for line in table.split(separator: "\n") {
            let names = line.split(separator: " ").map(String.init)
            for name in names { kinds[name] = names.first }
        }
        return kinds
    }()

    private static let table = """
        pod pods po
        deployment deployments deploy
        statefulset statefulsets sts
        daemonset daemonsets ds
        replicaset replicasets rs
        service services svc
        configmap configmaps cm
        secret secrets
        namespace namespaces ns project projects
        node nodes no
        job jobs
        cronjob cronjobs cj
        ingress ingresses ing
        persistentvolumeclaim persistentvolumeclaims pvc
        persistentvolume persistentvolumes pv
        horizontalpodautoscaler horizontalpodautoscalers hpa
        serviceaccount serviceaccounts sa
        storageclass storageclasses sc
        poddisruptionbudget poddisruptionbudgets pdb
        networkpolicy networkpolicies netpol
        customresourcedefinition customresourcedefinitions crd crds
        endpoints ep
        event events ev
        replicationcontroller replicationcontrollers rc
        certificatesigningrequest csr
        route routes
        deploymentconfig deploymentconfigs dc
        """
}
