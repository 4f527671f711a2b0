extension ToolShapes {
    /// Kubernetes and what is built on it. Flags: kubectl 1.32.
    static let clusterTables = """
        tool kubectl oc k kubecolor microk8s.kubectl
        path groups
        groups rollout set config auth certificate top create create/secret create/service plugin krew
        groups argo cnpg gs adm adm/policy policy
        children apply/view-last-applied apply/set-last-applied apply/edit-last-applied cluster-info/dump
        assume
        values -L -P -c -e -k -l -n -o -r -s -u -v -f set/env:--containers set/resources:--containers
        switches --all --all-containers --all-namespaces --all-pods --allow-missing-template-keys --append-hash
        switches --append-server-path --arguments-only --as-current-user --attach --cached --client --command
        switches --create-annotation --current --delete-emptydir-data --disable-compression --disable-eviction
        switches --disable-filter --edit --embed-certs --enable-alpha-plugins --enable-helm --expose --flatten
        switches --follow --force --force-conflicts --global-default --helm-debug --ignore-daemonsets
        switches --ignore-errors --ignore-not-found --insecure-skip-tls-verify --interactive --keep-annotations
        switches --insecure-skip-tls-verify-backend --leave-stdin-open --list --local --match-server-version --merge
        switches --minify --name-only --namespaced --network --no-headers --no-preserve --now --openapi-patch
        switches --output-patch --output-watch-events --overwrite --previous --privileged --prune --quiet --recursive
        switches --remove-extra-permissions --remove-extra-subjects --replace --resolve --rm --same-node
        switches --save-config --server-print --server-side --set-raw-bytes --share-processes --show-capacity
        switches --show-events --show-kind --show-labels --show-managed-fields --stdin --sum --timestamps --tty
        switches --use-protocol-buffers --wait --warnings-as-errors --watch --watch-only --windows-line-endings
        switches -A -R -i -q -t -w --dry-run --cascade --validate --record --short --export --delete-local-data
        switches logs:-f logs:-p logs:--prefix --help -h top/pod:--containers config/view:--raw
        values patch:-p proxy:-p proxy:-w --raw
        read get describe logs top explain api-resources api-versions cluster-info version diff events rollout/status
        read rollout/history auth/can-i auth/whoami wait options config/view get-contexts status whoami projects
        read apply/view-last-applied plugin certificate/get adm/top adm/inspect adm/must-gather
        none config/use-context config/set-context config/current-context config/get-contexts config/set-cluster
        none config/set-credentials config/rename-context config/get-clusters config/set completion kustomize help
        none login
        none config/delete-context config/unset project logout convert
        local config kustomize completion
        none port-forward proxy
        change apply : makes the cluster match the manifests
        change create patch set label annotate expose autoscale run rollout/pause rollout/resume edit cordon uncordon
        change taint cp certificate/approve debug attach adm/policy policy new-app start-build import
        destroy certificate/deny
        change rollout/restart : replaces every pod, a few at a time
        change rollout/undo : goes back to an earlier revision
        change scale : changes how many pods run
        destroy scale+--replicas=0 : stops every pod
        destroy replace+--force : deletes the resource and makes it anew
        change replace : replaces the resource
        destroy delete : deletes resources
        destroy drain adm/drain : evicts every pod of the node
        change adm/cordon adm/uncordon adm/taint adm/upgrade
        destroy apply+--prune : deletes what the manifests do not name
        read delete+--dry-run apply+--dry-run create+--dry-run scale+--dry-run patch+--dry-run drain+--dry-run
        read replace+--dry-run run+--dry-run=client+-o create+--dry-run+-o
        unknown exec rsh attach
        change cp
        undoable scale rollout/undo rollout/restart cordon uncordon label annotate rollout/pause rollout/resume
        undoable set/image delete@pod delete@pods delete@po delete@job delete@pod/* set/env
        blocks port-forward proxy logs+-f logs+--follow get+-w get+--watch attach
        asks edit exec+-it exec+-i exec+--stdin rsh debug+-it attach+-it run+-it exec+--tty exec+-t run+-i
        nested dashes exec 99
        nested words exec 1
        nested dashes run 99
        nested dashes debug 99
        nested words rsh 1
        slot * -n=k8s.namespace --namespace=k8s.namespace --context=k8s.context --cluster=k8s.cluster
        slot * --from=k8s.resource? --image=image.ref -l=k8s.selector --selector=k8s.selector -c=k8s.container
        slot * --container=k8s.container -f=file --filename=file
        slot get 0=k8s.kind
        slot describe 0=k8s.kind
        slot delete 0=k8s.kind
        slot scale 0=k8s.kind
        slot edit 0=k8s.kind
        slot patch 0=k8s.kind
        slot label 0=k8s.kind
        slot annotate 0=k8s.kind
        slot autoscale 0=k8s.kind
        slot expose 0=k8s.kind
        slot wait 0=k8s.kind
        slot rollout/* 0=k8s.kind
        slot set/* 0=k8s.kind
        slot create/deployment 0=k8s.deployment
        slot create/job 0=k8s.job
        slot create/namespace 0=k8s.namespace
        slot create/configmap 0=k8s.configmap
        slot create/secret/* 0=k8s.secret
        slot logs 0=k8s.pod
        slot exec 0=k8s.pod
        slot cp
        slot port-forward 0=k8s.pod?
        slot top/pod 0=k8s.pod
        slot top/node 0=k8s.node
        slot cordon 0=k8s.node
        slot uncordon 0=k8s.node
        slot drain 0=k8s.node
        slot taint 0=k8s.kind
        slot run 0=k8s.pod
        slot config/use-context 0=k8s.context
        slot project 0=k8s.namespace

        tool helm
        path groups
        assume
        groups repo get show plugin dependency registry search
        values -n -f -o -l -d -u -p
        switches --install -i --atomic --wait --dry-run --debug --force --reuse-values --reset-values --devel
        switches --create-namespace --cleanup-on-fail --all -a --all-namespaces -A --purge --verify --no-hooks -q
        switches --short
        switches --insecure-skip-tls-verify --skip-crds --dependency-update --disable-openapi-validation
        switches --wait-for-jobs
        switches --keep-history --recreate-pods --reset-then-reuse-values --failed --deployed --pending --superseded
        switches --generate-name -g --is-upgrade --logs --hide-notes --no-headers --render-subchart-notes --untar
        read list ls status history hist get show template lint version search env verify repo/list diff
        none repo/add repo/update repo/remove dependency plugin pull package create completion registry/login
        local repo dependency plugin pull package create template lint
        change install upgrade test push
        change rollback : goes back to an earlier revision of the release
        destroy uninstall delete del un : deletes everything the release made
        read install+--dry-run upgrade+--dry-run rollback+--dry-run uninstall+--dry-run
        undoable upgrade rollback
        slot * -n=k8s.namespace --namespace=k8s.namespace --kube-context=k8s.context
        slot upgrade 0=helm.release 1=helm.chart?
        slot install 0=helm.release 1=helm.chart?
        slot rollback 0=helm.release 1=helm.revision?
        slot uninstall 0=helm.release
        slot delete 0=helm.release
        slot status 0=helm.release
        slot history 0=helm.release
        slot get/* 0=helm.release

        tool kustomize
        path groups
        read build version cfg
        change edit create
        local *

        tool argocd
        like cloud-verbs
        path groups
        assume
        groups app appset cluster proj repo account cert admin app/actions app/actions/run
        switches --prune --dry-run --force --hard-refresh --refresh --grpc-web --insecure --cascade --yes -y --async
        switches --core --plaintext --sso
        values -o -l -N
        read app/get app/list app/diff app/history app/logs app/manifests app/resources app/wait version cluster/list
        none login logout context relogin
        change app/sync : makes the cluster match git
        change app/rollback : goes back to an earlier deployment
        destroy app/delete app/terminate-op app/sync+--prune
        read app/sync+--dry-run
        undoable app/rollback app/set
        slot app/* 0=argocd.app

        tool flux
        like cloud-verbs
        path groups
        groups get create delete suspend resume reconcile reconcile/source get/sources logs create/source
        assume
        children logs
        values -n
        switches -A
        change reconcile suspend resume
        read get logs check

        tool velero
        like cloud-verbs
        path groups
        assume
        groups backup restore schedule backup-location snapshot-location client plugin
        switches --wait --confirm --details
        change backup/create restore/create schedule/create
        destroy backup/delete restore/delete schedule/delete
        slot backup/* 0=velero.backup
        slot restore/* 0=velero.restore

        tool istioctl linkerd
        path groups
        assume
        read analyze proxy-status ps proxy-config version check stat tap edges viz
        change install upgrade inject
        destroy uninstall
        values -n -f

        tool kubectx kubens
        none *
        local *

        tool k9s stern kubetail
        read *
        blocks *
        values -n -c -l -s --namespace --container --selector --since --tail --context

        tool kind minikube k3d
        like cloud-verbs
        path groups
        groups create delete get load cluster node image
        assume
        change start create load
        destroy delete stop
        local *

        tool etcdctl
        path groups
        groups snapshot member endpoint auth user role lease lock alarm
        assume
        values -w
        switches --prefix --keys-only --insecure-skip-tls-verify --cluster --hex --from-key
        read get endpoint member/list snapshot/status alarm/list watch version check user/list role/list
        change put member/add snapshot/save compaction defrag lease user/add role/add member/update
        destroy del member/remove snapshot/restore alarm/disarm user/delete : deletes from the cluster's store
        destroy role/delete : deletes from the cluster's store
        blocks watch
        """
}
