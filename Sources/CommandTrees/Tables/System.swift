extension ToolShapes {
    /// Services, packages, disks and users of a host.
    static let systemTables = """
        tool systemctl
        path groups
        values -p -t -n -o -s -H -M -P --property --type --state --lines --output --signal --host --job-mode
        switches -q -l -a -r -f --now --user --system --no-pager --no-block --all --full --failed --force --no-legend
        switches --quiet
        read status show list-units list-unit-files is-active is-enabled is-failed cat list-timers list-dependencies
        read get-default list-sockets list-jobs --failed
        change start reload enable daemon-reload reload-or-restart edit set-property link preset isolate daemon-reexec
        change restart try-restart : interrupts the service while it starts again
        change unmask reset-failed set-environment set-default reenable
        destroy stop disable mask kill : takes the service down
        destroy reboot poweroff halt suspend rescue emergency : takes the machine down
        undoable start stop restart enable disable mask unmask reload
        asks edit
        slot * 0+=host.service

        tool service rc-service
        path none
        unknown *
        read *@status
        change *@start *@restart *@reload
        destroy *@stop
        undoable *@start *@stop *@restart
        slot * 0=host.service

        tool supervisorctl pm2 monit sv initctl s6-svc
        path groups
        values -c -u -p -s -n -i
        read status tail logs list describe show info monit avail version pid maintail prettylist
        change start restart reload update reread add save scale up once
        destroy stop delete remove kill shutdown flush down
        undoable start stop restart
        blocks logs monit tail+-f
        slot * 0+=host.service

        tool journalctl
        values -u -n -p -t -S -U -o -b -g -D -M --unit --since --until --lines --priority --output --identifier --grep
        values --boot
        values --vacuum-size --vacuum-time --vacuum-files --user-unit --facility
        switches -f -e -x -k -r -q -a -l --follow --no-pager --reverse --dmesg --disk-usage --list-boots --user --utc
        switches 
        read *
        blocks *+-f *+--follow
        destroy *+--vacuum-size *+--vacuum-time *+--vacuum-files *+--rotate : deletes old logs
        slot * -u=host.service --unit=host.service

        tool dmesg
        switches -T -w -H -k -x --follow --human --ctime
        read *
        blocks *+-w *+--follow
        destroy *+-C *+--clear

        tool apt apt-get aptitude dnf yum zypper apk pacman brew snap flatpak
        path groups
        groups cask
        assume
        values -t -o -c -x
        switches -y -q -f -d -u -s --yes --assume-yes --no-install-recommends --purge --allow-downgrades
        switches --only-upgrade
        switches --simulate --dry-run --fix-broken --no-cache --update --installed --classic --cask --quiet --refresh
        read list show search info policy depends check repolist provides history outdated leaves deps doctor changes
        none update makecache refresh
        change install upgrade dist-upgrade full-upgrade add reinstall downgrade groupinstall tap link pin services
        change hold
        destroy remove purge autoremove del erase uninstall clean autoclean cleanup rm
        read install+-s install+--simulate install+--dry-run upgrade+--dry-run upgrade+-s
        slot install 0+=os.package

        tool apt-cache apt-mark dpkg-query
        path groups
        read show policy search showhold depends madison
        change hold unhold auto manual

        tool dpkg rpm
        values --root
        unknown *
        read *+-l *+-L *+-s *+-S *+-q *+-qa *+-ql *+-qf *+-V *+--list
        change *+-i *+-U *+-ivh *+-Uvh *+--configure *+--install
        destroy *+-r *+-P *+-e *+--purge *+--remove

        tool crontab
        values -u
        unknown *
        change *@*
        read *+-l
        destroy *+-r
        change *+-e
        asks *+-e

        tool useradd usermod adduser groupadd addgroup chpasswd passwd gpasswd chage visudo chsh
        values -u -g -G -d -s -c -e -p -aG -M -E
        change *
        slot * 0=os.user

        tool userdel groupdel deluser delgroup
        destroy *
        slot * 0=os.user

        tool reboot shutdown poweroff halt init telinit
        destroy * : takes the machine down
        change *+-c

        tool mount swapon modprobe sysctl hostnamectl timedatectl localectl setenforce update-alternatives ntpdate
        also chronyc
        values -t -o -p -L -U
        unknown *
        change *@*
        read *@status *@sources *@tracking *+-a *~@*
        change *+-w *+-a *+-p *@set-*

        tool umount swapoff rmmod
        destroy *
        values -t

        tool mkfs mkfs.ext4 mkfs.xfs fdisk parted wipefs lvremove vgremove pvremove sgdisk mkswap cryptsetup zpool zfs
        also mdadm
        values -t -L -b -n
        destroy *
        read *+-l *@list *@status *@get *@print *@info *+--detail *+--examine
        change *@create *@snapshot *@set *@import *@send *@receive *@scrub *@open *@mount *@luksOpen

        tool lvcreate lvextend vgcreate vgextend pvcreate resize2fs xfs_growfs growpart e2fsck fsck lvresize pvresize
        values -L -l -n
        change *

        tool lsblk blkid lvs vgs pvs df du free uptime vmstat iostat sar ps pgrep pstree w who whoami id groups last
        values -o -t -p -n -u -d -s -U -C -k --sort --format -S -P
        switches -a -e -f -h -l -x -w -m -H -T -c -i -v
        read *
        blocks top~-b htop

        tool lspci lsusb lscpu lsmod uname hostname nproc arch ulimit getconf locale date cal tty logname finger
        also mpstat dstat
        values -d -f -s -r -D
        read *

        tool top htop iotop atop nethogs iftop glances bpytop btop nvtop powertop
        values -n -d -p -u -U
        read *
        blocks *~-b~-n
        asks *~-b~-n

        tool kill pkill killall skill
        style words
        values -s -u -g -t -P -U -n --signal
        destroy * : ends the process
        read *+-0 *+-l
        undoable *+-HUP *+-USR1 *+-1
        change *+-HUP *+-USR1 *+-USR2 *+-1 *+-SIGHUP *+-s=HUP

        tool logrotate updatedb ldconfig depmod mandb
        values -s
        change *
        read *+-d

        tool screen tmux
        path groups
        values -S -L -t -s -n -c -f
        unknown *
        read ls list-sessions *+-ls *+-list
        asks *~-d~-dm~-dmS~-ls~-list attach
        local *

        tool su login newgrp runuser
        values -c -s -g -u -G --command --session-command --shell --group --user
        unknown *
        asks *~-c~--command
        nested text * 0 -c
        nested text * 0 --command
        slot * 0=os.user

        tool nsenter unshare lxc-attach machinectl systemd-run at batch
        assume
        values -t -p -u -f
        unknown *

        tool ceph rbd rados radosgw-admin cephadm
        path leading
        values -p -n -c -o -i -f --pool --format --cluster
        read status health df osd/df osd/tree osd/stat mon/stat pg/stat pg/dump osd/pool/ls osd/ls versions
        read mgr/services
        read osd/dump osd/pool/stats osd/perf health/detail pg/query osd/lspools osd/find device/ls log/last fs/status
        read osd/ok-to-stop osd/safe-to-destroy ls info auth/get auth/ls user/info user/list bucket/stats
        read quorum_status crash/ls
        read config/dump config/show config/get orch/ls orch/ps tell *+-s *+-v *+--version
        change osd/set osd/unset osd/in osd/reweight osd/pool/set osd/pool/create config/set orch/apply create
        change snap/create
        change osd/crush pg/repair pg/deep-scrub pg/scrub mgr/fail mds/fail orch/restart orch/daemon crash/archive-all
        change auth/add
        destroy osd/out osd/down osd/purge osd/rm osd/destroy osd/pool/delete osd/pool/rm rm purge snap/rm auth/del
        destroy auth/rm
        destroy osd/crush/remove osd/crush/rm osd/lost mon/remove user/rm bucket/rm orch/rm fs/rm trash/rm
        undoable osd/set osd/unset osd/in osd/out osd/reweight
        blocks *+-w

        tool knife chef-client puppet salt salt-call chef-server-ctl puppetserver chef
        path leading
        values -E -n -i -c -o -r -x -e -a -G -P
        unknown *
        read node/list node/show role/show status search data/bag/show test.ping client/list cert/list agent+--noop
        change agent apply role/from/file node/edit data/bag/edit environment/edit highstate state.apply
        change cookbook/upload
        change chef-client agent+--test
        destroy node/delete client/delete role/delete cert/clean
        """
}
