#include "EmbeddedTrees.h"

/* Standard since C23; the compiler knows it in older modes too. */
#pragma clang diagnostic ignored "-Wc23-extensions"

/* Written by Scripts/compile-trees from Sources/CommandTrees/Data; a test compares both. */
static const uint8_t tree_alembic[] = {
#embed "Trees/alembic.tree"
};
static const uint8_t tree_aws[] = {
#embed "Trees/aws.tree"
};
static const uint8_t tree_az[] = {
#embed "Trees/az.tree"
};
static const uint8_t tree_base64[] = {
#embed "Trees/base64.tree"
};
static const uint8_t tree_basename[] = {
#embed "Trees/basename.tree"
};
static const uint8_t tree_bq[] = {
#embed "Trees/bq.tree"
};
static const uint8_t tree_cat[] = {
#embed "Trees/cat.tree"
};
static const uint8_t tree_chgrp[] = {
#embed "Trees/chgrp.tree"
};
static const uint8_t tree_chmod[] = {
#embed "Trees/chmod.tree"
};
static const uint8_t tree_chown[] = {
#embed "Trees/chown.tree"
};
static const uint8_t tree_clusterdb[] = {
#embed "Trees/clusterdb.tree"
};
static const uint8_t tree_comm[] = {
#embed "Trees/comm.tree"
};
static const uint8_t tree_cp[] = {
#embed "Trees/cp.tree"
};
static const uint8_t tree_createdb[] = {
#embed "Trees/createdb.tree"
};
static const uint8_t tree_createuser[] = {
#embed "Trees/createuser.tree"
};
static const uint8_t tree_curl[] = {
#embed "Trees/curl.tree"
};
static const uint8_t tree_cut[] = {
#embed "Trees/cut.tree"
};
static const uint8_t tree_date[] = {
#embed "Trees/date.tree"
};
static const uint8_t tree_dd[] = {
#embed "Trees/dd.tree"
};
static const uint8_t tree_df[] = {
#embed "Trees/df.tree"
};
static const uint8_t tree_dirname[] = {
#embed "Trees/dirname.tree"
};
static const uint8_t tree_docker[] = {
#embed "Trees/docker.tree"
};
static const uint8_t tree_dropdb[] = {
#embed "Trees/dropdb.tree"
};
static const uint8_t tree_dropuser[] = {
#embed "Trees/dropuser.tree"
};
static const uint8_t tree_du[] = {
#embed "Trees/du.tree"
};
static const uint8_t tree_env[] = {
#embed "Trees/env.tree"
};
static const uint8_t tree_flask[] = {
#embed "Trees/flask.tree"
};
static const uint8_t tree_free[] = {
#embed "Trees/free.tree"
};
static const uint8_t tree_gcloud[] = {
#embed "Trees/gcloud.tree"
};
static const uint8_t tree_gh[] = {
#embed "Trees/gh.tree"
};
static const uint8_t tree_git[] = {
#embed "Trees/git.tree"
};
static const uint8_t tree_grep[] = {
#embed "Trees/grep.tree"
};
static const uint8_t tree_gsutil[] = {
#embed "Trees/gsutil.tree"
};
static const uint8_t tree_gzip[] = {
#embed "Trees/gzip.tree"
};
static const uint8_t tree_head[] = {
#embed "Trees/head.tree"
};
static const uint8_t tree_helm[] = {
#embed "Trees/helm.tree"
};
static const uint8_t tree_initdb[] = {
#embed "Trees/initdb.tree"
};
static const uint8_t tree_install[] = {
#embed "Trees/install.tree"
};
static const uint8_t tree_journalctl[] = {
#embed "Trees/journalctl.tree"
};
static const uint8_t tree_jq[] = {
#embed "Trees/jq.tree"
};
static const uint8_t tree_kill[] = {
#embed "Trees/kill.tree"
};
static const uint8_t tree_kubectl[] = {
#embed "Trees/kubectl.tree"
};
static const uint8_t tree_ln[] = {
#embed "Trees/ln.tree"
};
static const uint8_t tree_ls[] = {
#embed "Trees/ls.tree"
};
static const uint8_t tree_md5sum[] = {
#embed "Trees/md5sum.tree"
};
static const uint8_t tree_mkdir[] = {
#embed "Trees/mkdir.tree"
};
static const uint8_t tree_mktemp[] = {
#embed "Trees/mktemp.tree"
};
static const uint8_t tree_mv[] = {
#embed "Trees/mv.tree"
};
static const uint8_t tree_nice[] = {
#embed "Trees/nice.tree"
};
static const uint8_t tree_nohup[] = {
#embed "Trees/nohup.tree"
};
static const uint8_t tree_npm[] = {
#embed "Trees/npm.tree"
};
static const uint8_t tree_oc[] = {
#embed "Trees/oc.tree"
};
static const uint8_t tree_openssl[] = {
#embed "Trees/openssl.tree"
};
static const uint8_t tree_paste[] = {
#embed "Trees/paste.tree"
};
static const uint8_t tree_pg_basebackup[] = {
#embed "Trees/pg_basebackup.tree"
};
static const uint8_t tree_pg_ctl[] = {
#embed "Trees/pg_ctl.tree"
};
static const uint8_t tree_pg_dump[] = {
#embed "Trees/pg_dump.tree"
};
static const uint8_t tree_pg_dumpall[] = {
#embed "Trees/pg_dumpall.tree"
};
static const uint8_t tree_pg_isready[] = {
#embed "Trees/pg_isready.tree"
};
static const uint8_t tree_pg_restore[] = {
#embed "Trees/pg_restore.tree"
};
static const uint8_t tree_pg_upgrade[] = {
#embed "Trees/pg_upgrade.tree"
};
static const uint8_t tree_pgbench[] = {
#embed "Trees/pgbench.tree"
};
static const uint8_t tree_pgrep[] = {
#embed "Trees/pgrep.tree"
};
static const uint8_t tree_pip[] = {
#embed "Trees/pip.tree"
};
static const uint8_t tree_pkill[] = {
#embed "Trees/pkill.tree"
};
static const uint8_t tree_psql[] = {
#embed "Trees/psql.tree"
};
static const uint8_t tree_readlink[] = {
#embed "Trees/readlink.tree"
};
static const uint8_t tree_realpath[] = {
#embed "Trees/realpath.tree"
};
static const uint8_t tree_redis_cli[] = {
#embed "Trees/redis-cli.tree"
};
static const uint8_t tree_reindexdb[] = {
#embed "Trees/reindexdb.tree"
};
static const uint8_t tree_rm[] = {
#embed "Trees/rm.tree"
};
static const uint8_t tree_rmdir[] = {
#embed "Trees/rmdir.tree"
};
static const uint8_t tree_rsync[] = {
#embed "Trees/rsync.tree"
};
static const uint8_t tree_scp[] = {
#embed "Trees/scp.tree"
};
static const uint8_t tree_sed[] = {
#embed "Trees/sed.tree"
};
static const uint8_t tree_seq[] = {
#embed "Trees/seq.tree"
};
static const uint8_t tree_sftp[] = {
#embed "Trees/sftp.tree"
};
static const uint8_t tree_sha256sum[] = {
#embed "Trees/sha256sum.tree"
};
static const uint8_t tree_shred[] = {
#embed "Trees/shred.tree"
};
static const uint8_t tree_sleep[] = {
#embed "Trees/sleep.tree"
};
static const uint8_t tree_sort[] = {
#embed "Trees/sort.tree"
};
static const uint8_t tree_split[] = {
#embed "Trees/split.tree"
};
static const uint8_t tree_sqlite3[] = {
#embed "Trees/sqlite3.tree"
};
static const uint8_t tree_ssh[] = {
#embed "Trees/ssh.tree"
};
static const uint8_t tree_stat[] = {
#embed "Trees/stat.tree"
};
static const uint8_t tree_supabase[] = {
#embed "Trees/supabase.tree"
};
static const uint8_t tree_sync[] = {
#embed "Trees/sync.tree"
};
static const uint8_t tree_systemctl[] = {
#embed "Trees/systemctl.tree"
};
static const uint8_t tree_tac[] = {
#embed "Trees/tac.tree"
};
static const uint8_t tree_tail[] = {
#embed "Trees/tail.tree"
};
static const uint8_t tree_tar[] = {
#embed "Trees/tar.tree"
};
static const uint8_t tree_tee[] = {
#embed "Trees/tee.tree"
};
static const uint8_t tree_terraform[] = {
#embed "Trees/terraform.tree"
};
static const uint8_t tree_timeout[] = {
#embed "Trees/timeout.tree"
};
static const uint8_t tree_touch[] = {
#embed "Trees/touch.tree"
};
static const uint8_t tree_tr[] = {
#embed "Trees/tr.tree"
};
static const uint8_t tree_truncate[] = {
#embed "Trees/truncate.tree"
};
static const uint8_t tree_uniq[] = {
#embed "Trees/uniq.tree"
};
static const uint8_t tree_vacuumdb[] = {
#embed "Trees/vacuumdb.tree"
};
static const uint8_t tree_vercel[] = {
#embed "Trees/vercel.tree"
};
static const uint8_t tree_watch[] = {
#embed "Trees/watch.tree"
};
static const uint8_t tree_wc[] = {
#embed "Trees/wc.tree"
};
static const uint8_t tree_wget[] = {
#embed "Trees/wget.tree"
};
static const uint8_t tree_wrangler[] = {
#embed "Trees/wrangler.tree"
};
static const uint8_t tree_xargs[] = {
#embed "Trees/xargs.tree"
};

static const struct {
    const char *name;
    const uint8_t *bytes;
    size_t count;
} trees[] = {
    {"alembic", tree_alembic, sizeof tree_alembic},
    {"aws", tree_aws, sizeof tree_aws},
    {"az", tree_az, sizeof tree_az},
    {"base64", tree_base64, sizeof tree_base64},
    {"basename", tree_basename, sizeof tree_basename},
    {"bq", tree_bq, sizeof tree_bq},
    {"cat", tree_cat, sizeof tree_cat},
    {"chgrp", tree_chgrp, sizeof tree_chgrp},
    {"chmod", tree_chmod, sizeof tree_chmod},
    {"chown", tree_chown, sizeof tree_chown},
    {"clusterdb", tree_clusterdb, sizeof tree_clusterdb},
    {"comm", tree_comm, sizeof tree_comm},
    {"cp", tree_cp, sizeof tree_cp},
    {"createdb", tree_createdb, sizeof tree_createdb},
    {"createuser", tree_createuser, sizeof tree_createuser},
    {"curl", tree_curl, sizeof tree_curl},
    {"cut", tree_cut, sizeof tree_cut},
    {"date", tree_date, sizeof tree_date},
    {"dd", tree_dd, sizeof tree_dd},
    {"df", tree_df, sizeof tree_df},
    {"dirname", tree_dirname, sizeof tree_dirname},
    {"docker", tree_docker, sizeof tree_docker},
    {"dropdb", tree_dropdb, sizeof tree_dropdb},
    {"dropuser", tree_dropuser, sizeof tree_dropuser},
    {"du", tree_du, sizeof tree_du},
    {"env", tree_env, sizeof tree_env},
    {"flask", tree_flask, sizeof tree_flask},
    {"free", tree_free, sizeof tree_free},
    {"gcloud", tree_gcloud, sizeof tree_gcloud},
    {"gh", tree_gh, sizeof tree_gh},
    {"git", tree_git, sizeof tree_git},
    {"grep", tree_grep, sizeof tree_grep},
    {"gsutil", tree_gsutil, sizeof tree_gsutil},
    {"gzip", tree_gzip, sizeof tree_gzip},
    {"head", tree_head, sizeof tree_head},
    {"helm", tree_helm, sizeof tree_helm},
    {"helm3", tree_helm, sizeof tree_helm},
    {"initdb", tree_initdb, sizeof tree_initdb},
    {"install", tree_install, sizeof tree_install},
    {"journalctl", tree_journalctl, sizeof tree_journalctl},
    {"jq", tree_jq, sizeof tree_jq},
    {"kill", tree_kill, sizeof tree_kill},
    {"kubectl", tree_kubectl, sizeof tree_kubectl},
    {"ln", tree_ln, sizeof tree_ln},
    {"ls", tree_ls, sizeof tree_ls},
    {"md5sum", tree_md5sum, sizeof tree_md5sum},
    {"mkdir", tree_mkdir, sizeof tree_mkdir},
    {"mktemp", tree_mktemp, sizeof tree_mktemp},
    {"mv", tree_mv, sizeof tree_mv},
    {"nice", tree_nice, sizeof tree_nice},
    {"nohup", tree_nohup, sizeof tree_nohup},
    {"now", tree_vercel, sizeof tree_vercel},
    {"npm", tree_npm, sizeof tree_npm},
    {"oc", tree_oc, sizeof tree_oc},
    {"openssl", tree_openssl, sizeof tree_openssl},
    {"paste", tree_paste, sizeof tree_paste},
    {"pg_basebackup", tree_pg_basebackup, sizeof tree_pg_basebackup},
    {"pg_ctl", tree_pg_ctl, sizeof tree_pg_ctl},
    {"pg_dump", tree_pg_dump, sizeof tree_pg_dump},
    {"pg_dumpall", tree_pg_dumpall, sizeof tree_pg_dumpall},
    {"pg_isready", tree_pg_isready, sizeof tree_pg_isready},
    {"pg_restore", tree_pg_restore, sizeof tree_pg_restore},
    {"pg_upgrade", tree_pg_upgrade, sizeof tree_pg_upgrade},
    {"pgbench", tree_pgbench, sizeof tree_pgbench},
    {"pgrep", tree_pgrep, sizeof tree_pgrep},
    {"pip", tree_pip, sizeof tree_pip},
    {"pip3", tree_pip, sizeof tree_pip},
    {"pkill", tree_pkill, sizeof tree_pkill},
    {"psql", tree_psql, sizeof tree_psql},
    {"readlink", tree_readlink, sizeof tree_readlink},
    {"realpath", tree_realpath, sizeof tree_realpath},
    {"redis-cli", tree_redis_cli, sizeof tree_redis_cli},
    {"reindexdb", tree_reindexdb, sizeof tree_reindexdb},
    {"rm", tree_rm, sizeof tree_rm},
    {"rmdir", tree_rmdir, sizeof tree_rmdir},
    {"rsync", tree_rsync, sizeof tree_rsync},
    {"scp", tree_scp, sizeof tree_scp},
    {"sed", tree_sed, sizeof tree_sed},
    {"seq", tree_seq, sizeof tree_seq},
    {"sftp", tree_sftp, sizeof tree_sftp},
    {"sha256sum", tree_sha256sum, sizeof tree_sha256sum},
    {"shred", tree_shred, sizeof tree_shred},
    {"sleep", tree_sleep, sizeof tree_sleep},
    {"sort", tree_sort, sizeof tree_sort},
    {"split", tree_split, sizeof tree_split},
    {"sqlite3", tree_sqlite3, sizeof tree_sqlite3},
    {"ssh", tree_ssh, sizeof tree_ssh},
    {"stat", tree_stat, sizeof tree_stat},
    {"supabase", tree_supabase, sizeof tree_supabase},
    {"sync", tree_sync, sizeof tree_sync},
    {"systemctl", tree_systemctl, sizeof tree_systemctl},
    {"tac", tree_tac, sizeof tree_tac},
    {"tail", tree_tail, sizeof tree_tail},
    {"tar", tree_tar, sizeof tree_tar},
    {"tee", tree_tee, sizeof tree_tee},
    {"terraform", tree_terraform, sizeof tree_terraform},
    {"timeout", tree_timeout, sizeof tree_timeout},
    {"touch", tree_touch, sizeof tree_touch},
    {"tr", tree_tr, sizeof tree_tr},
    {"truncate", tree_truncate, sizeof tree_truncate},
    {"uniq", tree_uniq, sizeof tree_uniq},
    {"vacuumdb", tree_vacuumdb, sizeof tree_vacuumdb},
    {"vc", tree_vercel, sizeof tree_vercel},
    {"vercel", tree_vercel, sizeof tree_vercel},
    {"watch", tree_watch, sizeof tree_watch},
    {"wc", tree_wc, sizeof tree_wc},
    {"wget", tree_wget, sizeof tree_wget},
    {"wrangler", tree_wrangler, sizeof tree_wrangler},
    {"xargs", tree_xargs, sizeof tree_xargs},
};

size_t runsheet_tree_count(void) { return sizeof trees / sizeof trees[0]; }

const char *runsheet_tree_name(size_t index) { return index < runsheet_tree_count() ? trees[index].name : NULL; }

const uint8_t *runsheet_tree_bytes(size_t index, size_t *count) {
    if (index >= runsheet_tree_count()) {
        *count = 0;
        return NULL;
    }
    *count = trees[index].count;
    return trees[index].bytes;
}
