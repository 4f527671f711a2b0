import CSupport
import MarkdownSyntax
import SourceText

/// The advisories that come with the program: data files in `Data`, one for each family of tools.
package enum BuiltInAdvisories {
    /// The file that holds those about one tool. It is opened when a tool of its family is met for the first time.
    static func about(_ tool: String) -> AdvisoryIndex? { families[tool].map(table) }

    /// All of them, in the order of the files: for help and for tests.
    package static let all: [Advisory] = Family.allCases.flatMap { read($0) }

    /// By its id, in any case. The others are not read for it.
    package static func named(_ id: String) -> Advisory? {
        let id = id.lowercased()
        return Family.allCases.lazy.compactMap { table(of: $0).advisory(named: id) }.first
    }

    enum Family: String, CaseIterable {
        case google, kubernetes, amazon, containers, git, databases, infrastructure, platforms,
            migrations, packages,
            system

        var tools: [String] {
            switch self {
            case .google: ["gcloud", "gsutil", "bq", "cloud_sql_proxy", "cloud-sql-proxy", "firebase"]
            case .kubernetes:
                ["kubectl", "oc", "k", "helm", "helm3", "kubeadm", "velero", "argocd", "flux", "istioctl"]
            case .amazon: ["aws", "eksctl", "ecs-cli"]
            case .containers:
                ["docker", "podman", "docker-compose", "nerdctl", "crictl", "docker-machine"]
            case .git: ["git", "gh", "hub"]
            case .databases:
                [
                    "psql", "mysql", "mariadb", "mysqldump", "pg_dump", "pg_dumpall", "pg_restore",
                    "pg_basebackup",
                    "pg_ctl", "pg_resetwal", "dropdb", "vacuumdb", "redis-cli", "valkey-cli", "mongosh",
                    "mongo",
                    "mongorestore", "mongodump", "etcdctl", "sqlite3", "rabbitmqctl",
                ]
            case .infrastructure:
                [
                    "terraform", "tofu", "terragrunt", "pulumi", "ansible-playbook", "ansible", "vault",
                    "consul",
                ]
            case .platforms:
                [
                    "supabase", "vercel", "vc", "wrangler", "heroku", "flyctl", "fly", "netlify", "railway",
                    "az",
                    "doctl",
                ]
            case .migrations:
                [
                    "flask", "alembic", "rails", "rake", "bin/rails", "bin/rake", "prisma", "knex",
                    "sequelize",
                    "sequelize-cli", "typeorm", "flyway", "liquibase", "django-admin", "manage.py", "python",
                    "python3", "uvicorn", "dbmate", "goose", "migrate", "php", "artisan",
                ]
            case .packages:
                [
                    "npm", "yarn", "pnpm", "pip", "pip3", "apt", "apt-get", "apt-key", "yum", "dnf", "gem",
                    "brew",
                ]
            case .system:
                [
                    "curl", "wget", "rm", "chmod", "chown", "kill", "killall", "pkill", "iptables",
                    "ip6tables", "ssh",
                    "scp",
                    "rsync", "dd", "openssl", "systemctl", "service", "journalctl", "tar", "crontab", "ufw",
                    "echo",
                    "cat", "base64", "nc", "netstat", "ifconfig", "find", "shred", "sed", "tee",
                    "ssh-keygen", "ssh-keyscan", "sysctl", "mkfs", "mkfs.ext4", "fsck", "userdel", "history",
                    "setenforce", "printenv", "env", "date", "shutdown", "reboot", "ntpdate", "egrep",
                    "fgrep",
                ]
            }
        }
    }

    private static let families: [String: Family] = {
        var families: [String: Family] = [:]
        for family in Family.allCases {
            for tool in family.tools { families[tool] = family }
        }
        return families
    }()

    /// One lazy value each: none is read before its first use, and a second use takes no lock.
    private static func table(of family: Family) -> AdvisoryIndex {
        switch family {
        case .google: google
        case .kubernetes: kubernetes
        case .amazon: amazon
        case .containers: containers
        case .git: git
        case .databases: databases
        case .infrastructure: infrastructure
        case .platforms: platforms
        case .migrations: migrations
        case .packages: packages
        case .system: system
        }
    }

    private static let google = index(.google)
    private static let kubernetes = index(.kubernetes)
    private static let amazon = index(.amazon)
    private static let containers = index(.containers)
    private static let git = index(.git)
    private static let databases = index(.databases)
    private static let infrastructure = index(.infrastructure)
    private static let platforms = index(.platforms)
    private static let migrations = index(.migrations)
    private static let packages = index(.packages)
    private static let system = index(.system)

    static func index(_ family: Family) -> AdvisoryIndex {
        AdvisoryIndex(bytes(of: family)) { read($0, of: family).first }
    }

    static func read(_ family: Family) -> [Advisory] { read(bytes(of: family), of: family) }

    private static func read(_ bytes: [UInt8], of family: Family) -> [Advisory] {
        var reader = AdvisoryReader(path: family.rawValue + ".yml", isBuiltIn: true)
        let (list, problems) = YAMLReader.read(bytes, path: family.rawValue + ".yml")
        let advisories = list.map { reader.read($0) } ?? []
        let fault = (problems + reader.diagnostics).first
        precondition(
            fault == nil, "built-in advisories: \(fault.map { "\($0.path): \($0.message)" } ?? "")")
        return advisories
    }

    private static func bytes(of family: Family) -> [UInt8] {
        guard let index = Family.allCases.firstIndex(of: family) else { return [] }
        var count = 0
        guard let start = unsafe runsheet_advisory_bytes(index, &count) else { return [] }
        return unsafe Array(UnsafeBufferPointer(start: start, count: count))
    }
}
