extension ToolShapes {
    /// Hosting platforms and services with a command line of their own.
    static let platformTables = """
        tool vercel vc now
        path groups
        groups env domains dns certs secrets project projects teams alias cache integration
        assume
        values -A -Q -S -t -e -b -m -n -o -s -p
        switches -y -f -d --prod --yes --force --follow --debug -h -v --confirm --no-wait --json --safe --preview -P
        switches --expand
        read ls list inspect logs whoami env/ls env/list domains/ls domains/inspect dns/ls certs/ls project/ls
        read projects/ls
        read teams/ls alias/ls secrets/ls --version help alias/list
        none login logout link switch env/pull pull init
        local link env/pull pull build dev init
        change deploy : puts a new version into service
        change rollback : puts an earlier deployment back into service
        change promote : puts the deployment into service
        change redeploy alias alias/set env/add domains/add dns/add certs/issue project/add build env/update
        change secrets/add bisect
        change env secrets domains dns project projects teams
        destroy rm remove env/rm domains/rm dns/rm certs/rm project/rm alias/rm secrets/rm
        blocks logs+--follow logs+-f dev
        asks env/add login
        undoable rollback promote alias/set env/add
        slot rollback 0=vercel.deployment
        slot promote 0=vercel.deployment
        slot inspect 0=vercel.deployment
        slot logs 0=vercel.deployment
        slot rm 0=vercel.deployment
        slot deploy
        slot env/add 0=vercel.variable
        slot env/rm 0=vercel.variable

        tool supabase
        path groups
        groups db functions secrets migration projects branches storage gen inspect inspect/db orgs domains
        groups ssl-enforcement
        groups db/remote config snippets vanity-subdomains network-bans
        assume
        values -p -f -s -x -t -o -n
        switches --linked --local --dry-run --debug --experimental --data-only --schema-only --role-only --yes
        switches --no-verify-jwt
        switches --follow --include-all --include-seed --include-roles --use-copy --no-backup --keep-data
        switches --create-ticket
        read status logs projects/list functions/list secrets/list migration/list branches/list db/diff db/dump
        read inspect
        read db/lint db/remote/commit+--dry-run db/push+--dry-run gen storage/ls orgs/list branches/get
        none login logout link unlink init
        local init start stop status db/start link unlink migration/new functions/new db/reset functions/serve gen
        local db/diff
        change db/push : applies the migrations to the linked database
        change migration/new : writes an empty migration file
        change db/remote/commit migration/repair migration/up migration/squash functions/deploy secrets/set
        change branches/create
        change db/pull start projects/create functions/new branches/merge storage/cp config/push test seed domains
        destroy db/reset : deletes every row of the local database and builds it anew
        destroy db/reset+--linked : deletes every row of the linked database and builds it anew
        destroy db/reset+--db-url : deletes every row of the database and builds it anew
        remote db/reset+--linked db/reset+--db-url
        destroy stop functions/delete secrets/unset projects/delete branches/delete storage/rm migration/down
        blocks functions/serve logs+--follow
        slot link --project-ref=supabase.project
        slot * --project-ref=supabase.project
        slot functions/* 0=supabase.function
        slot migration/new 0=supabase.migration

        tool wrangler
        path groups
        groups d1 kv r2 secret pages queues deployments versions kv/key kv/namespace kv/bulk r2/bucket r2/object
        groups d1/migrations
        groups pages/deployment pages/project workflows hyperdrive vectorize secrets-store
        assume
        values -c -e
        switches --local --remote --preview --dry-run --minify --json --yes -y --force
        read whoami deployments/list deployments/status versions/list versions/view d1/list d1/info kv/key/list
        read kv/key/get
        read kv/namespace/list r2/bucket/list r2/object/get secret/list pages/deployment/list pages/project/list tail
        read d1/migrations/list deploy+--dry-run types
        none login logout init
        change deploy publish : puts a new version into service
        change versions/upload versions/deploy triggers
        change rollback : puts an earlier version back into service
        change secret/put kv/key/put kv/namespace/create kv/bulk/put r2/bucket/create r2/object/put d1/create
        change d1/migrations/apply d1/migrations/create d1/execute pages/deploy queues/create d1/import
        read d1/export d1/time-travel/info
        destroy delete secret/delete kv/key/delete kv/namespace/delete r2/bucket/delete r2/object/delete d1/delete
        destroy queues/delete queues/purge pages/project/delete d1/time-travel/restore kv/bulk/delete
        destroy pages/deployment/delete
        blocks tail dev pages/dev
        asks secret/put login
        undoable rollback secret/put deploy versions/deploy
        local dev init login
        slot secret/* 0=secret.name
        slot * --name=worker.name! -e=worker.environment --env=worker.environment
        slot d1/* 0=d1.database
        slot rollback 0=worker.version

        tool netlify ntl
        like cloud-verbs
        path groups
        assume
        groups env sites functions
        switches --prod -p --build --open --json --trigger
        values -d -m -s -a
        read status env:list sites:list env:get functions:list logs:function logs:deploy watch
        change deploy env:set env:import build
        destroy env:unset sites:delete
        blocks dev

        tool railway
        like cloud-verbs
        path groups
        assume
        values -s -e -p -d
        switches --detach --yes -y --ci --json
        read status logs whoami list variables
        none login link environment service
        change up redeploy add domain restart variables+--set
        destroy down delete
        unknown run shell connect ssh
        asks connect shell ssh
        blocks logs shell

        tool render koyeb scalingo clever dokku caprover amplify copilot sam cdk serverless sls eb chalice zappa
        like cloud-verbs
        path groups
        assume
        groups app svc env task job pipeline storage secret apps
        values -n -a -e -s -r -c
        read status logs list synth diff validate info show package+--dry-run doctor
        change deploy publish bootstrap init up invoke build swap scale restart
        destroy destroy delete remove terminate abort rollback
        undoable deploy

        tool sentry-cli datadog-ci newrelic pd pagerduty opsgenie statuspage honeycomb grafana-cli amtool promtool
        also logcli
        like cloud-verbs
        path groups
        assume
        groups releases silence alert deploys check query test tsdb plugins cluster config incident
        values -o -p -n -a -c -d -t -l
        read check query test labels series instant-query
        change silence/add releases/new releases/finalize releases/set-commits incident
        destroy silence/expire releases/delete
        blocks query+--tail

        tool sendgrid twilio stripe shopify auth0 okta contentful sanity algolia
        like cloud-verbs
        path groups
        assume
        blocks listen logs/tail logs+--tail

        tool influx mc s3cmd s5cmd rclone b2
        like cloud-verbs
        path groups
        groups admin bucket org user alias policy ilm admin/user admin/service admin/info
        assume
        values -c -o -t -b -P
        switches --recursive --force --dry-run -n -i --delete --insecure --json -r --versions --progress -v
        read ls lsd lsl lsf du stat cat find tree size check diff head info query backup listremotes ncdu list-buckets
        change cp copy sync mirror mb put share mkdir copyto anonymous write restore upload
        destroy rm rb del delete purge move mv moveto rmdirs cleanup admin/service
        destroy sync : deletes what the source does not have
        destroy mirror+--remove
        read sync+--dry-run sync+-n copy+--dry-run copy+-n
        slot * 0+=s3.uri
        """
}
