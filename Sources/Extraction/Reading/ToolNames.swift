import CommandTrees

/// Which words at the start of a line are names of programs.
enum ToolNames {
    /// Programs and shell builtins that runbooks run and that have no shape of their own.
    private static let others: Set<String> = [
        "alias", "ansible", "ansible-playbook", "apk", "apt", "apt-get", "argocd", "aspire", "awk", "az", "base64",
        "bash",
        "bosh", "brew", "bun", "bundle", "bzip2", "cargo", "cat", "cd", "ceph", "certbot", "cf", "chmod", "chown",
        "cilium",
        "consul", "cp", "crictl", "ctr", "cut", "date", "df", "dig", "dnf", "doctl", "dotnet", "du", "echo", "eksctl",
        "etcdctl", "exit", "export", "find", "firebase", "flux", "flyctl", "fly", "free", "glab", "go", "gradle",
        "grep",
        "gunzip", "gzip", "head", "heroku", "history", "host", "hostname", "htop", "ifconfig", "influx", "iostat", "ip",
        "iptables", "istioctl", "java", "jq", "k", "k9s", "kafka-topics", "kafka-consumer-groups", "kafka-topics.sh",
        "kafka-consumer-groups.sh", "kill", "killall", "knife", "kops", "kubeadm", "kubectx", "kubens", "kustomize",
        "less",
        "linkerd", "ln", "logger", "ls", "lsof", "mc", "md5sum", "minikube", "mkdir", "mongo", "mongodump", "mongosh",
        "more",
        "mount", "mv", "mvn", "nats", "nc", "netstat", "nginx", "node", "nodetool", "nomad", "npx", "nslookup", "ocm",
        "osdctl",
        "packer", "ping", "pkill", "pnpm", "poetry", "printenv", "printf", "ps", "pulumi", "pwd", "pytest", "python",
        "python3",
        "rabbitmqctl", "railway", "rclone", "reboot", "restic", "rm", "rmdir", "rosa", "ruby", "screen", "sed", "set",
        "sh",
        "sha256sum", "shutdown", "skopeo", "sleep", "sort", "source", "sqlcmd", "ss", "stat", "stern", "strace",
        "swift",
        "tail", "talosctl", "tar", "tcpdump", "tctl", "tee", "telnet", "tmux", "top", "touch", "tr", "traceroute",
        "tsh",
        "umount", "unset", "unzip", "uptime", "uv", "vault", "velero", "vi", "vim", "vmstat", "wc", "wget", "which",
        "yarn",
        "yq", "yum", "zcat", "zip", "zypper", "pm2", "nerdctl", "podman", "buildah", "calicoctl", "clickhouse-client",
        "cqlsh",
        "gsutil", "systemd-analyze", "loginctl", "service", "supervisorctl", "crontab", "useradd", "usermod", "passwd",
        "su",
    ]

    static func isKnown(_ name: String) -> Bool {
        others.contains(name) || ToolShapes.contains(name) || ToolShapes.wrapper(of: name) != nil
    }
}
