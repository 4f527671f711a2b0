/// Names that tell commands from other text. Not what is valid: only what is well known.
enum CommonTools {
    static let names = set(
        """
        . : [ alias bg bind break builtin caller cd command compgen complete continue declare dirs disown echo enable \
        eval exec exit export false fc fg getopts hash help history jobs kill let local logout mapfile popd printf pushd \
        pwd read readarray readonly return set shift shopt source suspend test time times trap true type typeset ulimit \
        umask unalias unset wait if for while until case select function [[ \
        ab acme.sh ansible ansible-galaxy ansible-inventory ansible-playbook ansible-vault apk apropos apt apt-cache \
        apt-get apt-key apt-mark aptitude ar argocd arp at awk aws aws-vault az azcopy base64 basename bash bazel bc \
        blkid bower bq brew btrfs buf buildah bun bundle bunx bzip2 caddy cargo cat ceph certbot cf cfssl cfssljson chage chattr \
        chef-client chgrp chmod chown chroot chronyc chsh cilium clear clickhouse-client cloud_sql_proxy \
        cloud-sql-proxy cmake cmp cockroach column comm composer conda conntrack consul consul-template containerd \
        cosign cp cqlsh crane crictl crio crontab csplit ctr curl cut dart dash date dd deno deb-get df dhclient diff dig \
        direnv dirname dmesg dmidecode dnf docker docker-compose doctl dotnet dpkg dpkg-query dropdb du e2fsck ed \
        egrep eksctl elixir emacs env envsubst erl etcdctl ethtool etcdutl exa expand expect expr exportfs fallocate \
        fdisk ffmpeg fgrep file find firebase firewall-cmd fish flock flux flyctl fmt fold free fsck fuser g++ gcc \
        gcloud gdb gem getconf getent getfacl gh git git-lfs glab go gofmt goose gmake gpg gradle grafana-cli grep groupadd \
        groups grub2-mkconfig gsutil gunicorn gunzip gzip hadoop haproxy hbase hdfs head helm helmfile heroku \
        hexdump hive host hostname hostnamectl htop http httpie htpasswd hugo iconv id ifconfig ifdown iftop ifup \
        influx initctl insmod install ionice iostat iotop ip ip6tables ipcs iperf iperf3 ipmitool ipset iptables \
        iptables-save irb iscsiadm istioctl java javac jmap join journalctl jps jq jstack k k3s k6 k9s \
        kafka-configs.sh kafka-console-consumer.sh kafka-console-producer.sh kafka-consumer-groups.sh \
        kafka-reassign-partitions.sh kafka-topics.sh keytool killall kind kinit klist knife kops kubeadm kubectl \
        kubectx kubens kubeseal kustomize last ldapmodify ldapsearch ldconfig ldd less ln locale localectl locate \
        logger loginctl logrotate ls lsattr lsblk lscpu lsmod lsof lspci lsusb lvcreate lvdisplay lvextend lvreduce \
        lvremove lvs m4 mail make man mc md5sum mdadm mkdir mkfifo mkfs mkfs.ext4 mkfs.xfs mkswap mktemp minikube \
        modprobe mongo mongod mongodump mongorestore mongosh more mount mpstat mtr multipath mutt mv mvn mysql \
        mysqladmin mysqlcheck mysqld mysqldump nano nc ncat ncdu net netcat netplan netstat newgrp nft nginx ngrep \
        ngrok nice nl nmap nmcli nodetool node nodemon nohup nomad npm npx nslookup nsenter ntpdate ntpq nvidia-smi \
        nvm oc od okteto op opa openssl openstack osqueryi packer parallel parted partprobe passwd paste patch \
        pathchk perl pg_basebackup pg_ctl pg_ctlcluster pg_dump pg_dumpall pg_isready pg_lsclusters pg_restore \
        pg_rewind pgbench pgrep php pidof pidstat ping ping6 pip pip3 pipenv pipx pkill pm2 pnpm podman poetry \
        popeye postgres postfix poweroff pre-commit printenv prisma prlimit promtool protoc ps psql puppet pulumi \
        pv pvcreate pvdisplay pvresize pvs pvremove pytest python python2 python3 qemu-img rabbitmqadmin \
        rabbitmq-plugins rabbitmqctl rails rake rbd rclone readlink realpath reboot redis-benchmark redis-cli \
        redis-server renice reset resize2fs restic rev rkt rm rmdir rmmod rosa route rpm rsync ruby runuser rustc \
        rustup sar scp screen script sealert sed semanage seq serve service sestatus setenforce setfacl setsid sftp \
        sh sha1sum sha256sum shellcheck shred shuf shutdown skaffold skopeo sleep slabtop smartctl snap \
        snapctl socat solana sops sort spark-submit split sqlcmd sqlite3 ss ssh ssh-add ssh-agent ssh-copy-id \
        ssh-keygen ssh-keyscan stat stern strace strings stty su sudo sudoedit supabase supervisorctl swapoff swapon \
        swift sync sysbench sysctl systemctl systemd-analyze systemd-cgtop systemd-resolve systemd-run tac tail tar \
        taskset tc tcpdump tee telnet terraform terragrunt tilt timedatectl timeout tmux top touch tput tr tracepath \
        traceroute trivy truncate tsc tsh tty tune2fs tyk ufw umount uname unexpand uniq unlink unxz unzip update-ca-certificates \
        update-grub uptime useradd userdel usermod uv uvicorn uvx vagrant vault velero vercel vgcreate vgdisplay vgextend vgs \
        vi vim virsh virtualenv visudo vmstat w wal-g watch wc wg wget whatis whereis which who whoami wrangler \
        wrk xargs xfs_growfs xfs_repair xxd xz yamllint yarn yes yq yum zcat zfs zgrep zip zookeeper-shell.sh zpool \
        zsh zypper 7z
        """)

    /// Names that also begin a line of a sentence, of SQL or of a compound command.
    static let words = set(
        """
        . : [ [[ ab at break case column command complete continue cut date dart dash declare dig ed eval exec exit \
        expand export false file find fish fold for free function go groups head helm help history host if install \
        jobs join kill knife last less let local locale mail make man more mount nice node paste patch read reset \
        return route screen script select serve service set shift shutdown sleep sort source split stat strings \
        sync tail test time times top touch trap true type until vault w wait watch which while who yes
        """)

    /// Words that begin or fill a sentence and name no tool.
    static let proseWords = set(
        """
        a about above after again all also an and any are as be because been before below best both but by can cannot \
        could default did do does done each either else every example expected for from had has have here how however i \
        in inside instead into is isn't it its just like may might must need neither next no nor not note now of on once \
        one only or our out output over please same see shall should since so some such than that the their them then \
        there these they this those through to too under use using was we were what when where which who why will with \
        without would yet you your
        """)

    static let statusWords = set(
        """
        Active Available Bound Completed CrashLoopBackOff Error Failed Healthy Healty ImagePullBackOff Pending Ready \
        Running Succeeded Synced Terminated Terminating Unknown Up False True created configured deleted unchanged \
        patched scaled labeled annotated restarted
        """)

    /// The part before the slash where kubectl reports what it did: `deployment.apps/api created`.
    static let resourceKinds = set(
        """
        pod pods service services deployment deployments deployment.apps statefulset statefulset.apps daemonset \
        daemonset.apps replicaset replicaset.apps job job.batch cronjob cronjob.batch configmap secret namespace node \
        ingress ingress.networking.k8s.io serviceaccount persistentvolumeclaim persistentvolume projects locations \
        horizontalpodautoscaler.autoscaling role.rbac.authorization.k8s.io clusterrole.rbac.authorization.k8s.io
        """)

    /// What ends the name of a file that one runs.
    static let scriptEndings = set("sh bash py rb pl js ts exe bat cmd ps1 php jar run bin out pex phar")

    private static func set(_ list: String) -> Set<String> {
        Set(list.utf8.split { $0 == Byte.space || $0 == Byte.newline }.map { String(decoding: $0, as: UTF8.self) })
    }
}
