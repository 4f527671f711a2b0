extension ToolShapes {
    /// The command lines of the other clouds.
    static let cloudTables = """
        tool aws
        like cloud-verbs
        path pair
        style lists
        switches --debug --no-verify-ssl --no-paginate --no-sign-request --no-cli-pager --recursive --dryrun --delete
        switches --quiet --human-readable --summarize --only-show-errors --exact-timestamps --size-only --follow
        switches --no-progress --force --dry-run --skip-final-snapshot --no-skip-final-snapshot --apply-immediately
        switches --no-apply-immediately --multi-az --no-multi-az --with-decryption --force-new-deployment --overwrite
        switches --enable-execute-command --interactive --force-delete-without-recovery --all-regions --no-decode
        switches --decrypt --include-planned-deletion --associate-public-ip-address --no-fail-on-empty-changeset
        switches --no-execute-changeset --include-deprecated --force-failover --no-cli-auto-prompt
        none configure/set configure/list sts/get-caller-identity configure/sso sso/login sso/logout configure/import
        read sts/get-caller-identity configure/list configure/get configure/list-profiles
        local configure sso
        none eks/update-kubeconfig ecr/get-login-password ecr/get-login
        local eks/update-kubeconfig
        read s3/ls s3/presign logs/tail logs/filter-log-events logs/start-query logs/get-query-results
        read cloudwatch/get-metric-statistics athena/start-query-execution cloudtrail/lookup-events
        read secretsmanager/get-secret-value : prints the secret
        read ssm/get-parameter+--with-decryption : prints the secret
        change s3/cp : copies over whatever stands at the target
        change s3/sync s3/mb s3/website
        destroy s3/sync+--delete : deletes what the source does not have
        destroy s3/rm s3/rb s3/mv : deletes objects
        change ecs/update-service : changes what the service runs
        change lambda/invoke : runs the function
        change ec2/start-instances
        destroy ec2/stop-instances ec2/reboot-instances ec2/terminate-instances : takes the machines down
        destroy rds/reboot-db-instance rds/failover-db-cluster : cuts every connection while it lasts
        change rds/restore-db-instance-from-db-snapshot : makes a new instance
        change rds/restore-db-instance-to-point-in-time : makes a new instance
        change rds/restore-db-cluster-from-snapshot rds/restore-db-cluster-to-point-in-time : makes a new cluster
        change rds/create-db-snapshot dynamodb/put-item dynamodb/update-item dynamodb/restore-table-from-backup
        change kms/cancel-key-deletion secretsmanager/restore-secret route53/change-resource-record-sets
        destroy ssm/send-command : runs a command on the machines
        change ssm/send-command
        unknown ssm/start-session ecs/execute-command
        asks ssm/start-session ecs/execute-command+--interactive configure~--profile sso/login configure/sso
        blocks logs/tail+--follow
        undoable ecs/update-service ec2/stop-instances ec2/start-instances autoscaling/set-desired-capacity
        undoable lambda/update-alias autoscaling/update-auto-scaling-group
        slot * --region=aws.region --profile=aws.profile --cluster=ecs.cluster --bucket=s3.bucket!
        slot * --source-region=aws.region
        slot * --function-name=lambda.function! --table-name=dynamodb.table! --queue-url=sqs.queue!
        slot * --topic-arn=sns.topic!
        slot * --db-instance-identifier=rds.instance! --db-cluster-identifier=rds.cluster!
        slot * --instance-ids=ec2.instance!
        slot * --db-snapshot-identifier=rds.snapshot! --secret-id=secret.name! --load-balancer-arn=aws.arn!
        slot * --stack-name=cloudformation.stack! --log-group-name=logs.group --target-group-arn=aws.arn!
        slot * --auto-scaling-group-name=ec2.group! --nodegroup-name=eks.nodegroup! --hosted-zone-id=dns.zone!
        slot * --distribution-id=cloudfront.distribution! --key-id=kms.key! --volume-id=ec2.volume!
        slot * --snapshot-id=ec2.snapshot!
        slot ecs/* --cluster=ecs.cluster --service=ecs.service! --task-definition=ecs.task --services=ecs.service
        slot eks/* --name=eks.cluster! --cluster-name=eks.cluster
        slot s3/* 0+=s3.uri
        slot s3/cp 0=s3.uri? 1=s3.uri
        slot s3/sync 0=s3.uri? 1=s3.uri
        slot secretsmanager/* --secret-id=secret.name! --name=secret.name!
        slot ssm/* --target=ec2.instance! --name=ssm.parameter!
        slot logs/tail 0=logs.group

        tool az
        like cloud-verbs
        path leading
        style lists
        values -n -g -o -l -s -p -t -u --name --resource-group --location --subscription --output --query
        switches --yes -y --no-wait --debug --verbose --only-show-errors --overwrite-existing --help -h
        none login logout account/set configure aks/get-credentials acr/login
        read account/show account/list
        local account login logout aks/get-credentials acr/login configure
        change aks/scale webapp/restart functionapp/restart vm/start vm/run-command
        change webapp/deployment/slot/swap : swaps what the two slots serve
        destroy vm/stop vm/deallocate vm/restart webapp/stop aks/stop group/delete
        blocks webapp/log/tail containerapp/logs/show+--follow
        undoable aks/scale vm/start vm/stop vm/deallocate webapp/deployment/slot/swap webapp/start webapp/stop
        slot * -l=azure.region --location=azure.region -g=azure.group --resource-group=azure.group
        slot * --subscription=azure.subscription --vault-name=azure.vault
        slot group/* -n=azure.group! --name=azure.group! -g=azure.group! --resource-group=azure.group!
        slot aks/* -n=aks.cluster! --name=aks.cluster!
        slot vm/* -n=azure.vm! --name=azure.vm!
        slot webapp/* -n=azure.webapp! --name=azure.webapp!
        slot keyvault/secret/* -n=secret.name! --name=secret.name!

        tool doctl
        like cloud-verbs
        path leading
        assume
        none auth/init auth/switch kubernetes/cluster/kubeconfig/save

        tool eksctl
        like cloud-verbs
        path groups
        groups get create delete scale upgrade utils drain enable
        assume
        read get
        change create scale upgrade utils enable
        destroy delete drain
        values -n -f -N -r
        slot * --region=aws.region --cluster=eks.cluster --name=eks.cluster

        tool ibmcloud oci linode-cli hcloud scw openstack
        like cloud-verbs
        path leading
        assume

        tool flyctl fly
        like cloud-verbs
        path groups
        groups apps machine machines secrets scale postgres pg volumes volume ips certs releases regions ssh image
        groups auth config status logs deploy
        assume
        values -a -c -r -i -t
        switches -y --yes --json -j --detach --now --stage
        read status logs releases apps/list secrets/list volumes/list scale/show machine/list machines/list
        change deploy secrets/set scale/count scale/memory scale/vm machine/restart machine/start apps/restart
        destroy apps/destroy secrets/unset volumes/destroy machine/stop machine/destroy machine/kill
        unknown ssh/console postgres/connect
        none auth/login
        blocks logs proxy
        asks ssh/console postgres/connect auth/login
        children status logs deploy
        slot * -a=fly.app --app=fly.app

        tool heroku
        like cloud-verbs
        path groups
        assume
        values -a -r -n -p -t
        read apps logs ps releases config config:get pg:info addons pg:ps pg:diagnose pg:backups
        change config:set ps:scale ps:restart releases:rollback rollback maintenance:on maintenance:off run
        change pg:backups:capture pg:promote addons:create restart dyno:restart scale
        destroy config:unset apps:destroy pg:reset pg:backups:restore addons:destroy ps:stop
        unknown run pg:psql
        blocks logs+--tail logs+-t
        asks pg:psql run
        undoable maintenance:on maintenance:off ps:scale scale rollback releases:rollback
        slot * -a=heroku.app --app=heroku.app
        """
}
