extension ToolShapes {
    /// Databases, queues and migrations. The SQL inside is judged by its statements, not here.
    static let databaseTables = """
        tool psql
        values -h -p -U -d -c -f -v -o -P -F -R -T -L --host --port --username --dbname --command --file --set
        values --variable
        values --output --pset --field-separator --record-separator --table-attr --log-file
        switches -A -a -b -E -e -H -l -n -q -S -s -t -V -W -w -X -x -z -0 -1 -i --list --no-psqlrc --tuples-only
        switches --expanded
        switches --no-align --quiet --single-transaction --echo-all --csv --html --password --no-password --version
        unknown *
        read *+-l *+--list *+--version *+-V
        blocks *~-c~--command~-f~--file~-l~--list~--version~-V
        asks *~-c~--command~-f~--file~-l~--list~--version~-V *+-W
        slot * -h=host --host=host -d=sql.database --dbname=sql.database -U=sql.user --username=sql.user
        slot * 0=sql.database?
        slot * -p=port 1=sql.user?

        tool mysql mariadb
        values -h -P -u -e -D -S --host --port --user --execute --database --socket --defaults-file --login-path
        values --default-character-set --protocol --ssl-mode --ssl-ca
        attached -p
        switches -N -B -s -t -v -A -f -q -r -E -H --password --batch --skip-column-names --silent --table --force
        unknown *
        blocks *~-e~--execute
        asks *~-e~--execute
        slot * -h=host --host=host -u=sql.user --user=sql.user 0=sql.database -D=sql.database

        tool sqlite3
        style words
        values -cmd -separator -nullvalue -init -newline
        switches -batch -bail -column -csv -echo -header -noheader -html -interactive -json -line -list -readonly
        switches -table
        unknown *
        local *
        slot * 0=file

        tool mongosh mongo
        assume
        values -u -p -f
        switches --quiet --norc --nodb --shell --ipv6 --tls --ssl --verbose
        unknown *
        blocks *~--eval~-f
        asks *~--eval~-f
        slot * 0=url

        tool redis-cli valkey-cli keydb-cli
        path none
        values -h -p -a -n -u -s -r -i -t --user --pass --cluster --pattern --rdb --sni --cacert --cert --key -d
        switches -c -x --raw --no-raw --csv --stat --latency --latency-history --bigkeys --memkeys --hotkeys --scan
        switches --tls
        switches --no-auth-warning --insecure --json -3 -2 --intrinsic-latency --verbose
        unknown *
        read *@GET *@MGET *@KEYS *@SCAN *@LLEN *@LRANGE *@HGET *@HGETALL *@TTL *@PING *@INFO *@EXISTS *@TYPE
        read *@SMEMBERS
        read *@ZRANGE *@SCARD *@DBSIZE *@LINDEX *@HLEN *@ZCARD *@PTTL *@STRLEN *@HKEYS *@ECHO *@ROLE *@TIME *@LASTSAVE
        read *@SLOWLOG *@MEMORY *@CLIENT *@CONFIG *@CLUSTER *@XLEN *@XINFO *@XRANGE *@OBJECT *@SSCAN *@HSCAN *@ZSCAN
        read *@MONITOR *@SUBSCRIBE *@PSUBSCRIBE *@AUTH *@DUMP *@COMMAND *@PUBSUB *@XPENDING *@HMGET *@SISMEMBER
        read *@ZSCORE
        read *@get *@mget *@keys *@scan *@llen *@lrange *@hget *@hgetall *@ttl *@ping *@info *@exists *@type
        read *@smembers
        read *@zrange *@scard *@dbsize *@hlen *@zcard *@role *@slowlog *@memory *@client *@config *@cluster *@monitor
        read *+--scan *+--stat *+--latency *+--bigkeys *+--memkeys *+--rdb *+--hotkeys
        change *@SET *@HSET *@LPUSH *@RPUSH *@SADD *@ZADD *@INCR *@DECR *@EXPIRE *@PERSIST *@MSET *@APPEND *@SETEX
        change *@RENAME
        change *@PUBLISH *@SAVE *@BGSAVE *@BGREWRITEAOF *@XADD *@INCRBY *@RESTORE *@EVAL *@HMSET *@SETNX *@LMOVE
        change *@COPY
        change *@CONFIG@SET *@config@set *@CONFIG@REWRITE *@set *@hset *@lpush *@rpush *@sadd *@zadd *@incr *@expire
        change *@publish *@save *@bgsave *@REPLICAOF *@SLAVEOF *@setex
        destroy *@DEL *@UNLINK *@HDEL *@LPOP *@RPOP *@LTRIM *@LREM *@SREM *@ZREM *@SPOP *@GETDEL *@XDEL *@XTRIM
        destroy *@BLPOP
        destroy *@del *@unlink *@hdel *@lpop *@rpop *@ltrim *@lrem *@srem *@zrem *@spop *@xdel *@xtrim
        destroy *@ZREMRANGEBYSCORE *@ZREMRANGEBYRANK *@SCRIPT@FLUSH *@XGROUP@DESTROY *@zremrangebyscore
        destroy *@FLUSHDB *@FLUSHALL *@flushdb *@flushall : empties the database
        destroy *@SHUTDOWN *@shutdown : stops the server
        destroy *@CLIENT@KILL *@client@kill *@CLUSTER@FAILOVER *@cluster@failover *@CLUSTER@RESET *@cluster@reset
        blocks *@MONITOR *@monitor *@SUBSCRIBE *@PSUBSCRIBE *@subscribe *+--stat *+--latency *+--latency-history
        slot * -h=host -u=url

        tool pg_dump pg_dumpall
        values -h -p -U -d -f -F -n -N -t -T -Z -j -E -S --host --port --username --dbname --file --format --schema
        values --table
        values --exclude-table --exclude-schema --jobs --compress --encoding --lock-wait-timeout --exclude-table-data
        values --role --section --snapshot --superuser -l --database
        read *
        slot * -h=host --host=host -d=sql.database --dbname=sql.database -U=sql.user 0=sql.database -f=file
        slot * --file=file

        tool pg_restore
        values -h -p -U -d -f -F -n -N -t -T -j -I -L -P -S --host --port --username --dbname --file --format --schema
        values --table --jobs --index --role --section --superuser --trigger --use-list --function
        change * : writes the dump into the database
        destroy *+--clean *+-c : drops what the dump is about to restore
        read *+-l *+--list
        slot * -h=host --host=host -d=sql.database! --dbname=sql.database! -U=sql.user 0=file

        tool createdb createuser vacuumdb reindexdb clusterdb
        values -h -p -U -d -t -T -E -O -D -l -j -P --host --port --username --table --owner --template --jobs
        values --maintenance-db
        change *
        slot createdb 0=sql.database

        tool dropdb dropuser
        values -h -p -U --host --port --username --maintenance-db
        destroy * : drops it
        asks *+-i *+--interactive
        slot * 0=sql.database

        tool pg_isready pg_config pg_controldata pg_waldump
        values -h -p -U -d -t --host --port --username --dbname --timeout
        read *
        slot * -h=host

        tool pg_ctl pg_ctlcluster
        values -D -l -m -o -t -U
        path groups
        read status
        change start reload promote
        destroy stop restart kill
        undoable stop start restart

        tool pg_basebackup pg_receivewal
        values -h -p -U -D -F -X -S -d -c -l -Z -r
        read *

        tool pgbackrest barman wal-g
        path groups
        read info check list-backup list-backups show-backup backup-list list-server
        change backup archive-push stanza-create start backup-push
        destroy restore expire delete stop stanza-delete recover backup-fetch
        assume

        tool patronictl
        path groups
        read list show-config topology history version dsn query
        change reload pause resume edit-config
        destroy restart switchover failover reinit remove flush
        asks switchover~--force failover~--force restart~--force reinit~--force remove edit-config
        values -c -d --master --leader --candidate --primary --scheduled
        undoable pause resume switchover

        tool mysqldump mariadb-dump mongodump mongoexport
        values -h -P -u -r -w --host --port --user --result-file --where -d -c -o --db --collection --out
        values --uri --query -q
        attached -p
        read *
        slot * -h=host --host=host -u=sql.user

        tool mysqladmin
        values -h -P -u -S --host --port --user
        attached -p
        path groups
        read status ping processlist extended-status version variables
        change create reload refresh flush-logs flush-hosts password
        destroy drop shutdown kill stop-slave

        tool mongorestore mongoimport
        assume
        values -h -u -p -d -c
        switches --drop --gzip --oplogReplay --dryRun --jsonArray --headerline --upsert
        change * : writes into the database
        destroy *+--drop : drops collections before it restores them
        read *+--dryRun

        tool clickhouse-client cqlsh duckdb sqlcmd snowsql presto trino cockroach
        assume
        values -h -u -d -q -e -f -U -S -P -p
        unknown *
        blocks *~-q~--query~-e~-f~--execute~-Q
        asks *~-q~--query~-e~-f~--execute~-Q

        tool alembic
        path groups
        values -c -n -x --config --name -m -t --rev-id --head
        negative
        read history current heads show branches check
        change upgrade stamp revision merge edit
        destroy downgrade : takes schema changes back, and the data in them with it
        read upgrade+--sql downgrade+--sql
        local revision merge edit
        undoable upgrade stamp
        slot downgrade 0=alembic.revision
        slot upgrade 0=alembic.revision
        slot stamp 0=alembic.revision

        tool flask
        path groups
        groups db
        values --app -A -e --env-file -h -p --host --port -m -d --directory -x --message --rev-id
        negative
        read routes db/history db/current db/heads db/show db/branches db/check
        change db/upgrade db/stamp
        change db/migrate db/revision db/init db/merge db/edit : writes a migration file
        local db/migrate db/revision db/init db/merge db/edit run shell
        destroy db/downgrade : takes schema changes back, and the data in them with it
        read db/upgrade+--sql db/downgrade+--sql
        change run
        unknown shell
        blocks run shell
        asks shell
        undoable db/upgrade db/stamp
        slot db/downgrade 0=alembic.revision
        slot db/upgrade 0=alembic.revision
        slot db/stamp 0=alembic.revision

        tool liquibase flyway dbmate goose sql-migrate migrate atlas knex sequelize sequelize-cli typeorm
        like cloud-verbs
        path groups
        assume
        values -url -path -database -source -dir -env -u -d -e -f
        negative
        groups schema migrations db seed
        read status info validate history diff version migrate:list migrate:status migrate:currentVersion
        change update up migrate migrate:latest migrate:up new create apply db:migrate seed:run migration:run upgrade
        destroy down rollback clean drop downgrade reset migrate:rollback migrate:down db:migrate:undo force undo
        destroy rollback-count rollback-to-date rollbackCount db:migrate:undo:all migration:revert redo drop-all
        destroy dropAll

        tool prisma
        path groups
        groups migrate db
        assume
        read validate format version migrate/status migrate/diff db/pull
        change migrate/deploy migrate/dev db/push generate db/seed migrate/resolve db/execute
        destroy migrate/reset : drops the database and builds it anew
        blocks studio

        tool kafka-topics kafka-topics.sh kafka-consumer-groups kafka-consumer-groups.sh kafka-configs
        also kafka-configs.sh
        assume
        switches --list --describe --create --delete --alter --execute --dry-run --reset-offsets --all-topics
        switches --all-groups
        switches --to-earliest --to-latest --if-exists --if-not-exists --members --state --verify --force
        unknown *
        read *+--list *+--describe *+--verify
        change *+--create *+--alter
        destroy *+--delete *+--reset-offsets+--execute
        read *+--reset-offsets+--dry-run
        slot * --topic=kafka.topic! --group=kafka.group! --bootstrap-server=host

        tool rabbitmqctl rabbitmq-diagnostics
        path groups
        values -n -p -t
        read list_queues list_users list_connections list_channels status cluster_status list_vhosts ping environment
        read list_consumers list_exchanges list_policies check_running check_alarms
        change add_user add_vhost set_permissions set_policy start_app change_password join_cluster set_user_tags
        destroy delete_queue purge_queue delete_user delete_vhost stop_app reset force_reset stop forget_cluster_node

        tool elasticdump kcat kafkacat
        assume
        unknown *
        """
}
