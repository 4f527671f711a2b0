extension ToolShapes {
    /// Containers, images and infrastructure as code. Flags: docker 28.2, terraform 1.11.
    static let containerTables = """
        tool docker podman nerdctl
        path groups
        groups compose buildx container image volume network system builder context manifest plugin swarm service
        groups stack
        groups secret config node trust scout buildx/imagetools checkpoint machine pod
        assume
        values -H -c -e -f -m -n -p -u -w -l run:-v create:-v run:-a build:-t container/run:-v buildx/build:-t -o
        values -v compose/run:-v image/build:-t
        switches -D -P -d -i -q -s -a -t ps:-l ps:-n rm:-f rmi:-f rm:-v rm:-l logs:-f logs:-t system/prune:-f
        switches volume/prune:-f image/prune:-f container/prune:-f network/prune:-f builder/prune:-f volume/rm:-f
        switches compose/logs:-f compose/logs:-t compose/rm:-f compose/rm:-v compose/down:-v compose/rm:-s
        switches compose/exec:-T
        switches container/rm:-f image/rm:-f container/logs:-f compose/up:-V exec:-t compose/run:-T compose/up:-w
        switches --all --all-tags --compress --debug --detach --digests --disable-content-trust --force-rm --help
        switches --init
        switches --interactive --latest --no-cache --no-healthcheck --no-trunc --oom-kill-disable --password-stdin
        switches --privileged --publish-all --quiet --read-only --rm --sig-proxy --size --squash --tls --tlsverify
        switches --tree --tty --use-api-socket --version --force --follow --volumes --timestamps --build --pull
        switches --remove-orphans --force-recreate --no-deps --no-recreate --abort-on-container-exit --no-build
        switches --details --push --load --orphans --wait --attach-dependencies --always-recreate-deps --services
        switches --no-color --no-log-prefix --no-start --renew-anon-volumes --with-registry-auth --prune
        values run:--pull create:--pull
        values compose/up:--scale compose/--scale
        read ps images logs inspect stats top port version info history diff events search container/ls image/ls
        read volume/ls volume/inspect network/ls network/inspect system/df system/info node/ls service/ls service/ps
        read service/logs stack/ls stack/ps compose/ps compose/logs compose/config compose/images compose/top
        read compose/ls
        read container/inspect container/logs image/inspect manifest/inspect context/ls container/list wait
        read image/history
        read compose/version buildx/ls system/events stack/services service/inspect container/stats compose/port
        none login logout context/use
        local *
        remote push service stack swarm node compose/push image/push
        change build pull tag run create start commit cp import load save export rename update attach compose/up
        change compose/build compose/pull compose/start compose/create compose/run buildx/build volume/create
        change network/create network/connect push service/update service/create service/scale stack/deploy unpause
        change compose/push compose/unpause image/pull image/push image/tag image/build container/start container/run
        change restart compose/restart container/restart service/rollback
        change push : publishes the image
        destroy rm rmi kill stop pause container/rm image/rm container/stop container/kill compose/stop compose/kill
        destroy compose/rm volume/rm network/rm service/rm stack/rm swarm/leave compose/down compose/pause
        destroy network/disconnect builder/prune
        destroy system/prune volume/prune image/prune container/prune network/prune : deletes what is not in use
        destroy compose/down+-v compose/down+--volumes : deletes the volumes with their data
        unknown exec compose/exec container/exec
        undoable stop start restart compose/stop compose/start compose/restart service/scale service/update pause
        undoable unpause tag
        blocks run~-d~--detach~-it~--rm logs+-f logs+--follow attach stats~--no-stream events compose/logs+-f
        blocks compose/logs+--follow compose/up~-d~--detach~--wait
        asks run+-it run+-i exec+-it exec+-i compose/exec~-T attach login~-p~--password-stdin~--password
        asks container/exec+-it
        asks run+--interactive exec+--interactive
        nested words exec 1
        nested words container/exec 1
        nested words compose/exec 1
        slot * --name=container.name! --network=container.network
        slot run 0=image.ref?
        slot build -t=image.ref! --tag=image.ref!
        slot buildx/build -t=image.ref! --tag=image.ref!
        slot pull 0=image.ref?
        slot push 0=image.ref
        slot tag 0=image.ref? 1=image.ref
        slot rmi 0+=image.ref
        slot logs 0=container.name
        slot exec 0=container.name
        slot inspect 0+=container.name
        slot stop 0+=container.name
        slot start 0+=container.name
        slot restart 0+=container.name
        slot kill 0+=container.name
        slot rm 0+=container.name
        slot stats 0+=container.name
        slot volume/rm 0+=container.volume
        slot compose/logs 0+=compose.service
        slot compose/restart 0+=compose.service
        slot compose/stop 0+=compose.service
        slot compose/up 0+=compose.service
        slot compose/exec 0=compose.service

        tool docker-compose podman-compose
        path groups
        assume
        values -f -p -H --file --project-name --profile --env-file --project-directory --scale --tail -t --timeout -e
        values -u -w
        values run:-v -n
        switches -d --detach --build --no-deps --force-recreate --remove-orphans --volumes logs:-f logs:--follow rm:-f
        switches -q
        switches down:-v rm:-v --rm -T -a --all --no-cache --pull --quiet --follow --timestamps logs:-t -V --no-color
        read ps logs config images top port version events ls
        local *
        change up build pull start create run restart unpause push
        destroy stop kill rm pause down
        destroy down+-v down+--volumes : deletes the volumes with their data
        unknown exec
        undoable stop start restart
        blocks logs+-f logs+--follow up~-d~--detach events
        asks exec~-T
        nested words exec 1
        slot logs 0+=compose.service
        slot restart 0+=compose.service
        slot stop 0+=compose.service
        slot up 0+=compose.service
        slot exec 0=compose.service

        tool skopeo crane
        path groups
        read inspect list-tags digest manifest ls catalog config
        change copy cp push append tag sync mutate
        destroy delete
        assume

        tool crictl ctr
        path groups
        groups pods images containers tasks image container task
        read ps pods images logs inspect stats inspecti inspectp info version
        change pull start create run
        destroy rm rmi stop stopp rmp
        values -n -a
        unknown exec
        asks exec+-it

        tool terraform tofu terragrunt
        path groups
        style words
        groups state workspace providers run-all
        values -target -var -var-file -out -backend-config -lock-timeout -parallelism -state -replace -chdir -exclude
        values --target --var --var-file --backend-config
        switches -auto-approve --auto-approve -destroy -refresh-only -json -no-color -reconfigure -upgrade
        switches -migrate-state
        switches -raw -recursive -check -input -lock -refresh -force -detailed-exitcode -compact-warnings -diff -help
        read plan show output validate graph version state/list state/show state/pull workspace/list workspace/show
        read console fmt+-check providers
        none init fmt workspace/select workspace/new get login
        local init fmt get workspace/select validate
        change apply : makes the infrastructure match the configuration
        change import taint untaint refresh state/push
        destroy destroy apply+-destroy : destroys everything the configuration made
        destroy state/rm state/mv : takes resources out of the state
        destroy force-unlock workspace/delete
        undoable taint untaint
        asks apply~-auto-approve~--auto-approve destroy~-auto-approve~--auto-approve console
        slot * -target=terraform.resource! -target=terraform.resource!
        slot state/* 0=terraform.resource
        slot import 0=terraform.resource
        slot workspace/* 0=terraform.workspace

        tool pulumi
        like cloud-verbs
        path groups
        groups stack config state
        assume
        values -s -C
        switches --yes -y --skip-preview --diff --refresh --secret
        read preview stack/ls stack/output config/get logs whoami
        change up refresh config/set import
        destroy destroy stack/rm state/delete cancel
        asks up~--yes~-y~--skip-preview destroy~--yes~-y

        tool ansible ansible-playbook
        values -i -l -e -u -t -m -a -f -c --inventory --limit --extra-vars --user --tags --skip-tags --module-name
        values --args --forks --become-user --private-key --key-file --vault-password-file --start-at-task
        switches -b -K -k -C -D -v -vv -vvv --check --diff --become --ask-become-pass --list-hosts --list-tasks
        switches --syntax-check
        change *
        read *+--check *+-C *+--list-hosts *+--list-tasks *+--syntax-check *+-m=ping
        asks *+-K *+--ask-become-pass *+-k

        tool ansible-vault
        path groups
        read view
        change edit encrypt decrypt rekey create
        local *

        tool packer vagrant
        path groups
        read validate inspect status
        change build up provision reload init
        destroy destroy halt
        local *
        asks ssh

        tool vault
        like cloud-verbs
        path groups
        groups kv secrets auth policy token lease operator audit namespace kv/metadata operator/raft
        groups operator/raft/snapshot
        groups transit pki
        style words
        values -address -namespace -format -field -mount -version -versions -ttl -policy -method -path -description
        read read list status kv/get kv/list token/lookup secrets/list policy/read operator/raft/list-peers auth/list
        none login
        change write kv/put kv/patch secrets/enable auth/enable token/create operator/unseal operator/init
        change policy/write
        change lease/renew token/renew operator/rekey operator/rotate kv/undelete kv/rollback
        change operator/raft/snapshot/save
        destroy delete kv/delete kv/destroy kv/metadata/delete lease/revoke token/revoke operator/seal secrets/disable
        destroy auth/disable policy/delete operator/step-down operator/raft/snapshot/restore operator/raft/remove-peer
        asks operator/unseal login
        slot kv/* 0=vault.path
        slot read 0=vault.path
        slot write 0=vault.path

        tool consul nomad
        like cloud-verbs
        path groups
        groups kv catalog operator acl snapshot operator/raft job node alloc deployment server services acl/token
        style words
        values -address -token -namespace -http-addr -datacenter
        read members kv/get info catalog operator/raft/list-peers status node/status job/status alloc/logs
        read alloc/status
        change kv/put join reload snapshot/save job/run job/plan job/scale deployment/promote
        destroy kv/delete leave force-leave snapshot/restore job/stop node/drain operator/raft/remove-peer system
        """
}
