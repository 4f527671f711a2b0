import CommandTrees

/// The types of parameters: what their values look like and which command lists them.
enum ValueTypes {
    struct Listing {
        /// The command, and the pieces that are left out when their value is not known.
        var command: String
        var pieces: [(flag: String, type: String)] = []
    }

    /// A regular expression (ECMA-262) for the values of `type`.
    static func pattern(of type: String) -> String? { patterns[type] }

    static func listing(of type: String) -> Listing? { listings[type] }

    private static let label = "^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$"

    private static let patterns: [String: String] = [
        "int": "^-?[0-9]+$", "bool": "^(true|false)$", "date": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        "duration": "^[0-9]+(ms|s|m|h|d)?$", "url": "^https?://[^\\s]+$", "email": "^[^@\\s]+@[^@\\s]+$",
        "uuid": "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", "port": "^[0-9]{1,5}$",
        "gcp.project": "^[a-z][-a-z0-9]{4,28}[a-z0-9]$", "gcp.region": "^[a-z]+(-[a-z]+)+[0-9]+$",
        "gcp.zone": "^[a-z]+(-[a-z]+)+[0-9]+-[a-z]$", "aws.region": "^[a-z]{2,4}(-[a-z]+)+-[0-9]+$",
        "run.service": "^[a-z]([-a-z0-9]{0,47}[a-z0-9])?$", "run.revision": "^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$",
        "run.job": "^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$", "sql.instance": "^[a-z][-a-z0-9]{0,96}$",
        "sql.backup": "^[0-9]+$", "gcs.uri": "^gs://[a-z0-9][-._a-z0-9]{1,220}[a-z0-9](/.*)?$",
        "s3.uri": "^s3://[a-z0-9][-.a-z0-9]{1,61}[a-z0-9](/.*)?$", "git.sha": "^[0-9a-f]{7,40}$",
        "alembic.revision": "^([0-9a-f]{4,40}|[+-][0-9]+|heads?|base)$",
        "image.ref": "^[^\\s:@]+(:[0-9]+/[^\\s:@]+)*([:@][^\\s]+)?$",
        "image.tag": "^[A-Za-z0-9_][-._A-Za-z0-9]{0,127}$", "k8s.namespace": label,
        "k8s.deployment": "^[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?$",
        "k8s.pod": "^[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?$", "k8s.service": label,
        "secret.version": "^([0-9]+|latest)$",
        "k8s.node": "^[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?$", "pid": "^[0-9]+$",
    ]

    private static let listings: [String: Listing] = [
        "run.revision": Listing(
            command: "gcloud run revisions list", pieces: [("--service", "run.service"), ("--region", "gcp.region")]),
        "run.service": Listing(command: "gcloud run services list", pieces: [("--region", "gcp.region")]),
        "run.job": Listing(command: "gcloud run jobs list", pieces: [("--region", "gcp.region")]),
        "gcp.project": Listing(command: "gcloud projects list"),
        "gcp.region": Listing(command: "gcloud compute regions list"),
        "gcp.zone": Listing(command: "gcloud compute zones list"),
        "sql.instance": Listing(command: "gcloud sql instances list"),
        "sql.backup": Listing(command: "gcloud sql backups list", pieces: [("--instance", "sql.instance")]),
        "sql.database": Listing(command: "psql -l"),
        "secret.name": Listing(command: "gcloud secrets list"),
        "secret.version": Listing(command: "gcloud secrets versions list", pieces: [("", "secret.name")]),
        "billing.account": Listing(command: "gcloud billing accounts list"),
        "monitoring.channel": Listing(command: "gcloud beta monitoring channels list"),
        "gke.cluster": Listing(command: "gcloud container clusters list"),
        "gce.instance": Listing(command: "gcloud compute instances list"),
        "k8s.namespace": Listing(command: "kubectl get namespaces"),
        "k8s.context": Listing(command: "kubectl config get-contexts"),
        "k8s.pod": Listing(command: "kubectl get pods", pieces: [("-n", "k8s.namespace")]),
        "k8s.deployment": Listing(command: "kubectl get deployments", pieces: [("-n", "k8s.namespace")]),
        "k8s.statefulset": Listing(command: "kubectl get statefulsets", pieces: [("-n", "k8s.namespace")]),
        "k8s.service": Listing(command: "kubectl get services", pieces: [("-n", "k8s.namespace")]),
        "k8s.node": Listing(command: "kubectl get nodes"),
        "helm.release": Listing(command: "helm list", pieces: [("-n", "k8s.namespace")]),
        "helm.revision": Listing(command: "helm history", pieces: [("", "helm.release"), ("-n", "k8s.namespace")]),
        "git.sha": Listing(command: "git log --oneline"),
        "git.ref": Listing(command: "git branch --all"),
        "alembic.revision": Listing(command: "alembic history"),
        "container.name": Listing(command: "docker ps"),
        "aws.region": Listing(command: "aws ec2 describe-regions --output table"),
        "rds.instance": Listing(command: "aws rds describe-db-instances"),
        "rds.snapshot": Listing(command: "aws rds describe-db-snapshots"),
        "ec2.instance": Listing(command: "aws ec2 describe-instances"),
        "ecs.cluster": Listing(command: "aws ecs list-clusters"),
        "ecs.service": Listing(command: "aws ecs list-services", pieces: [("--cluster", "ecs.cluster")]),
        "vercel.deployment": Listing(command: "vercel ls"),
        "supabase.project": Listing(command: "supabase projects list"),
    ]

    /// What the commands are called that list values of `type`: tool and path.
    static func listingNames(of type: String) -> [String] {
        (listings[type].map { [$0.command] } ?? []) + (alternatives[type] ?? [])
    }

    /// Whether a command of that name lists the values of some type.
    static func isListing(_ name: String) -> Bool { names.contains(name) }

    /// Whether any of those commands is of that tool, or could be: somebody may have quoted more than the tool.
    static func mayList(_ tool: String) -> Bool { tools.contains(tool) || tool.utf8.contains(UInt8(ascii: " ")) }

    private static let names = Set(listings.values.map(\.command) + alternatives.values.joined())
    private static let tools = WordIndex(names.map { String($0.prefix { $0 != " " }) })

    private static let alternatives: [String: [String]] = [
        "alembic.revision": ["flask db history"], "git.sha": ["git log"], "git.ref": ["git branch"],
        "image.tag": ["gcloud container images list-tags", "gcloud artifacts docker images list"],
        "image.ref": ["gcloud container images list-tags", "gcloud artifacts docker images list"],
        "gcs.uri": ["gsutil ls", "gcloud storage ls"], "s3.uri": ["aws s3 ls"],
        "container.name": ["docker container ls"],
        "sql.database": ["psql"], "helm.release": ["helm ls"],
    ]
}
