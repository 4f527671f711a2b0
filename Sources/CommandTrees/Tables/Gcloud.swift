extension ToolShapes {
    /// The Google Cloud command lines.
    static let gcloudTable = """
        tool gcloud
        like cloud-verbs
        path gcloud
        assume
        values --project --region --zone --account --format --filter --configuration --impersonate-service-account
        switches -q -h --quiet --help --version
        read auth/list auth/print-access-token auth/print-identity-token config/list config/get-value config/get
        none auth/login auth/application-default config/set config/unset config/configurations info version init
        none container/clusters/get-credentials components auth/configure-docker feedback help topic survey
        none sql/generate-login-token
        local config auth components container/clusters/get-credentials info init version source app/gen-config
        change run/deploy : puts a new revision into service
        change run/services/update : makes a new revision of the service
        change run/services/update-traffic : changes which revision serves traffic
        change run/services/replace : replaces the service by what the file says
        change run/jobs/execute : runs the job
        change functions/deploy : puts a new version of the function into service
        change app/deploy : puts a new version of the app into service
        change builds/submit : builds an image from the source
        change sql/instances/patch : changes the settings of the instance and may restart it
        change sql/instances/restart : cuts every connection to the instance
        change sql/users/set-password : changes the password at once; whoever has the old one is locked out
        change sql/export storage/buckets/create storage/cp storage/rsync
        destroy storage/rsync+--delete-unmatched-destination-objects : deletes what the source does not have
        destroy storage/mv : takes the object away from where it was
        destroy sql/import : writes over data in the database
        destroy sql/backups/restore : overwrites the instance with the backup
        destroy sql/instances/restore-backup : overwrites the instance with the backup
        destroy sql/instances/failover : cuts every connection while the standby takes over
        change sql/instances/promote-replica : makes the replica a primary; it cannot be made a replica again
        change sql/backups/create sql/instances/clone sql/databases/create sql/users/create
        change secrets/versions/add : makes a new version of the secret
        read secrets/versions/access : prints the secret
        change secrets/versions/enable : makes the version readable again
        destroy secrets/versions/disable : makes the version unreadable
        destroy secrets/versions/destroy : destroys the version for good
        change firestore/import : writes the exported documents over those of the same names
        change firestore/export
        destroy compute/instances/stop compute/instances/reset compute/instances/suspend : takes the machine down
        read compute/instances/get-serial-port-output compute/instances/tail-serial-port-output
        change compute/ssh compute/scp compute/reset-windows-password
        unknown compute/ssh sql/connect
        destroy projects/delete : shuts the whole project down
        destroy services/disable : turns the API off for the project
        change services/enable : turns the API on for the project
        change pubsub/topics/publish
        read pubsub/subscriptions/pull
        destroy pubsub/subscriptions/seek : drops or repeats messages
        destroy pubsub/subscriptions/pull+--auto-ack : takes the messages out of the subscription
        destroy container/clusters/resize container/clusters/delete
        change container/clusters/resize : changes how many nodes the cluster has
        change dns/record-sets/transaction/execute : publishes the collected record changes
        none dns/record-sets/transaction/start dns/record-sets/transaction/add dns/record-sets/transaction/remove
        none dns/record-sets/transaction/abort
        read logging/read logs/read run/services/logs run/logs logging/tail app/logs functions/logs builds/log
        change logging/write
        read container/images/list-tags artifacts/docker/images/list
        change projects/add-iam-policy-binding : gives access
        destroy projects/remove-iam-policy-binding : takes access away
        undoable run/services/update-traffic run/services/update services/enable services/disable config
        undoable secrets/versions/enable secrets/versions/disable compute/instances/start compute/instances/stop
        undoable sql/instances/patch container/clusters/resize */resize run/deploy projects/add-iam-policy-binding
        undoable projects/remove-iam-policy-binding */pause */resume
        blocks logging/tail run/services/logs/tail run/logs/tail app/logs/tail compute/start-iap-tunnel
        blocks run/services/proxy
        blocks functions/local */tail beta/emulators emulators builds/log+--stream
        asks auth/login auth/application-default/login init compute/ssh~--command sql/connect cloud-shell/ssh
        asks alpha/cloud-shell/ssh
        nested text compute/ssh 99 --command
        nested dashes compute/ssh 99
        slot * --region=gcp.region --zone=gcp.zone --location=gcp.region --project=gcp.project --zones=gcp.zone,
        slot * --service-account=iam.account --image=image.ref --account=email --billing-account=billing.account
        slot * --instance=sql.instance --cluster=gke.cluster --network=vpc.network --topic=pubsub.topic --key=kms.key
        slot * --source-region=gcp.region --regions=gcp.region, --locations=gcp.region, --member=iam.member
        slot * --role=iam.role
        slot run/services/* 0=run.service --service=run.service --to-revisions=run.revision!, --image=image.ref
        slot run/services/logs/* 0=run.service --service=run.service
        slot run/services/replace 0=file
        slot run/services/list
        slot run/revisions/* 0=run.revision --service=run.service
        slot run/revisions/list --service=run.service
        slot run/deploy 0=run.service --image=image.ref
        slot run/jobs/* 0=run.job --image=image.ref --job=run.job
        slot run/logs/* 0=run.service --service=run.service
        slot functions/* 0=functions.function
        slot functions/deploy 0=functions.function
        slot sql/instances/* 0=sql.instance
        slot sql/instances/restore-backup 0=sql.backup
        slot sql/instances/clone 0=sql.instance? 1=sql.instance
        slot sql/backups/* 0=sql.backup --instance=sql.instance
        slot sql/backups/create --instance=sql.instance!
        slot sql/backups/restore 0=sql.backup? --backup-instance=sql.instance --restore-instance=sql.instance!
        slot sql/databases/* 0=sql.database --instance=sql.instance
        slot sql/users/* 0=sql.user --instance=sql.instance!
        slot sql/users/list --instance=sql.instance
        slot sql/operations/* 0=sql.operation --instance=sql.instance
        slot sql/connect 0=sql.instance --user=sql.user --database=sql.database
        slot sql/export/* 0=sql.instance? 1=gcs.uri --database=sql.database,
        slot sql/import/* 0=sql.instance 1=gcs.uri? --database=sql.database
        slot secrets/* 0=secret.name
        slot secrets/versions/* 0=secret.version --secret=secret.name!
        slot secrets/versions/access 0=secret.version --secret=secret.name
        slot secrets/versions/add 0=secret.name --data-file=file
        slot secrets/versions/list 0=secret.name
        slot storage/* 0+=gcs.uri
        slot storage/cp 0=gcs.uri? 1=gcs.uri
        slot storage/rsync 0=gcs.uri? 1=gcs.uri
        slot storage/buckets/* 0+=gcs.uri
        slot firestore/import 0=gcs.uri? --database=firestore.database!
        slot firestore/export 0=gcs.uri --database=firestore.database
        slot firestore/databases/* --database=firestore.database!
        slot compute/instances/* 0+=gce.instance
        slot compute/ssh 0=gce.instance
        slot compute/disks/* 0=gce.disk --source-snapshot=gce.snapshot
        slot compute/snapshots/* 0=gce.snapshot
        slot compute/firewall-rules/* 0=vpc.firewall
        slot compute/ssl-certificates/* 0=tls.certificate
        slot compute/backend-services/* 0=lb.backend
        slot compute/instance-groups/managed/* 0=gce.group
        slot container/clusters/* 0=gke.cluster
        slot container/node-pools/* 0=gke.nodepool --cluster=gke.cluster!
        slot container/images/* 0=image.ref
        slot artifacts/docker/images/* 0=image.ref
        slot artifacts/repositories/* 0=artifacts.repository
        slot projects/* 0=gcp.project
        slot config/set
        slot config/set@project 1=gcp.project?
        slot config/set@run/region 1=gcp.region
        slot config/set@compute/region 1=gcp.region
        slot config/set@compute/zone 1=gcp.zone
        slot config/set@region 1=gcp.region
        slot services/* 0+=gcp.api
        slot iam/service-accounts/* 0=iam.account
        slot iam/service-accounts/keys/* --iam-account=iam.account
        slot pubsub/topics/* 0=pubsub.topic
        slot pubsub/subscriptions/* 0=pubsub.subscription
        slot redis/instances/* 0=redis.instance
        slot builds/* 0=build.id
        slot builds/submit --tag=image.ref!
        slot builds/triggers/* 0=build.trigger
        slot scheduler/jobs/* 0=scheduler.job
        slot tasks/queues/* 0=tasks.queue
        slot dns/record-sets/* --zone=dns.zone
        slot dns/managed-zones/* 0=dns.zone
        slot logging/metrics/* 0=logging.metric
        slot logging/sinks/* 0=logging.sink
        slot monitoring/policies/* 0=monitoring.policy --notification-channels=monitoring.channel,
        slot app/versions/* 0+=app.version --service=app.service
        slot app/services/* 0=app.service
        slot spanner/databases/* 0=spanner.database --instance=spanner.instance
        slot kms/* --keyring=kms.keyring --key=kms.key
        slot bigtable/* --instance=bigtable.instance

        tool gsutil
        like cloud-verbs
        path groups
        groups iam acl defacl web lifecycle versioning bucketpolicyonly ubla cors logging notification label retention
        groups kms pap requesterpays rpo
        values -o -h -t -c -l -b -p -i -u -k -a -s
        switches -m -q -D cp:-c cp:-a cp:-p cp:-s rm:-a ls:-b ls:-p ls:-l ls:-a du:-s du:-c du:-a cp:-u
        switches rsync:-c rsync:-p rsync:-u rsync:-a mv:-p mv:-a rm:-s stat:-a du:-h ls:-h ls:-L cat:-h
        read ls cat du stat hash iam/get acl/get lifecycle/get versioning/get label/get web/get cors/get version help
        destroy rm rb mv : deletes objects
        change cp : copies over whatever stands at the target
        change mb rsync setmeta rewrite compose iam/ch iam/set acl/ch acl/set signurl
        destroy rsync+-d : deletes what the source does not have
        undoable versioning/set iam/ch
        slot * 0+=gcs.uri
        slot cp 0=gcs.uri? 1=gcs.uri
        slot rsync 0=gcs.uri? 1=gcs.uri

        tool bq
        like cloud-verbs
        path groups
        assume
        values --format --location --project_id --dataset_id --job_id --max_rows -n -d -t
        switches --use_legacy_sql --nouse_legacy_sql --dry_run --replace --force -f --recursive -r --quiet -q --table
        switches --nosync --sync --autodetect --append_table --batch --headless --synchronous_mode mk:-t mk:-d rm:-t
        switches rm:-d ls:-d rm:-m --dataset -j
        read ls show head query query+--dry_run extract+--dry_run version help
        none init
        change mk load insert update cp extract mkdef set-iam-policy add-iam-policy-binding
        destroy rm truncate undelete+--force cancel remove-iam-policy-binding
        destroy load+--replace cp+-f : writes over the table
        slot show 0=bq.table
        slot head 0=bq.table
        slot rm 0=bq.table
        slot load 0=bq.table 1=gcs.uri?
        slot extract 0=bq.table? 1=gcs.uri
        slot cp 0=bq.table? 1=bq.table
        slot mk 0=bq.table
        slot * --location=gcp.region --project_id=gcp.project

        tool cloud_sql_proxy cloud-sql-proxy
        style words
        none *
        blocks *
        local *
        values -instances -credential_file -dir -ip_address_types -port -p --port --address -a --credentials-file
        values -c --http-port --admin-port --unix-socket -u -log_debug_stdout -projects
        slot * -instances=sql.connection 0+=sql.connection?

        tool cbt
        like cloud-verbs
        path groups
        values -project -instance -creds

        tool firebase
        like cloud-verbs
        path groups
        values --project -P --token --only --except --message -m --config
        read projects:list functions:log hosting:channel:list apps:list functions:list
        change deploy functions:config:set hosting:channel:deploy
        destroy firestore:delete functions:delete hosting:disable hosting:rollback hosting:clone
        blocks emulators:start serve
        none login use
        """
}
