extension CommandExamples {
    static let tools = code + data + hosts + platforms + nested

    static let code = [
        CommandExample("git log --oneline -10", "read git log |  | --oneline, -10"),
        CommandExample("git commit -m \"Fix it\" --amend", "change git commit |  | -m=Fix it, --amend"),
        CommandExample("git checkout -b hotfix origin/main", "change git checkout | origin/main | -b=hotfix"),
        CommandExample("git reset --hard HEAD~1", "destroy git reset | HEAD~1 | --hard"),
        CommandExample("git -C repo stash list", "read git stash list |  | -C=repo"),
        CommandExample("git clean -fd", "destroy git clean |  | -f, -d"),
        CommandExample("git branch -D old", "destroy git branch | old | -D"),
        CommandExample("git tag v1 -m x", "change git tag | v1 | -m=x"),
        CommandExample("git push origin :old", "change git push | origin, :old"),
        CommandExample("git revert --no-edit abc123", "change git revert | abc123 | --no-edit"),
        CommandExample("gh pr merge 12 --squash -R o/r", "change gh pr merge | 12 | --squash, -R=o/r"),
        CommandExample("gh run list -L 5", "read gh run list |  | -L=5"),
        CommandExample("gh api -X DELETE repos/o/r", "destroy gh api | repos/o/r | -X=DELETE"),
        CommandExample("npm run audit:secrets", "read npm run audit:secrets"),
        CommandExample("npm install --save-dev x", "change npm install | x | --save-dev"),
        CommandExample("npm uninstall x", "destroy npm uninstall | x"),
        CommandExample("npx prisma migrate deploy", "change (npx) prisma migrate deploy"),
        CommandExample("pip install -r requirements.txt", "change pip install |  | -r=requirements.txt"),
        CommandExample("pip3 list --outdated", "read pip3 list |  | --outdated"),
        CommandExample("poetry run alembic upgrade head", "change (poetry run) alembic upgrade | head"),
        CommandExample("bundle exec rake db:rollback", "destroy (bundle exec) rake db:rollback"),
        CommandExample("rails db:migrate:status", "read rails db:migrate:status"),
        CommandExample("make -C web deploy", "change make deploy |  | -C=web"),
        CommandExample(
            "terraform apply -auto-approve -var region=x", "change terraform apply |  | -auto-approve, -var=region=x"),
        CommandExample("terraform state rm aws_s3_bucket.a", "destroy terraform state rm | aws_s3_bucket.a"),
        CommandExample("terraform plan -out=plan.bin", "read terraform plan |  | -out=plan.bin"),
        CommandExample(
            "ansible-playbook -i hosts site.yml --check", "read ansible-playbook | site.yml | -i=hosts, --check"),
        CommandExample("cargo build --release", "change cargo build |  | --release"),
        CommandExample("pytest -k smoke tests", "read pytest | tests | -k=smoke"),
    ]

    static let data = [
        CommandExample("psql -h db -U app -d shop", "unknown psql |  | -h=db, -U=app, -d=shop"),
        CommandExample("psql \"$DATABASE_URL\" -tAc 'SELECT 1'", "read psql | $DATABASE_URL | -t, -A, -c=SELECT 1"),
        CommandExample("psql -c \"DROP TABLE x\"", "destroy psql |  | -c=DROP TABLE x"),
        CommandExample("psql <<SQL\nDELETE FROM a;\nSQL", "destroy psql |  |  |  | <<SQL"),
        CommandExample("pg_dump -Fc -h db shop -f shop.dump", "read pg_dump | shop | -F=c, -h=db, -f=shop.dump"),
        CommandExample("pg_dump shop > shop.sql", "change pg_dump | shop |  |  | >shop.sql"),
        CommandExample("pg_restore --clean -d shop shop.dump", "destroy pg_restore | shop.dump | --clean, -d=shop"),
        CommandExample("dropdb shop", "destroy dropdb | shop"),
        CommandExample(
            "mysql -uroot -psecret -e 'SHOW TABLES' shop", "read mysql | shop | -u=root, -p=secret, -e=SHOW TABLES"),
        CommandExample("mysqldump -u root -p shop > x.sql", "change mysqldump | shop | -u=root, -p |  | >x.sql"),
        CommandExample("sqlite3 app.db '.tables'", "read sqlite3 | app.db, .tables"),
        CommandExample("sqlite3 app.db 'DELETE FROM a'", "destroy sqlite3 | app.db, DELETE FROM a"),
        CommandExample("redis-cli -h r -p 6379 FLUSHALL", "destroy redis-cli | FLUSHALL | -h=r, -p=6379"),
        CommandExample("redis-cli SET a 1", "change redis-cli | SET, a, 1"),
        CommandExample("redis-cli CONFIG GET maxmemory", "read redis-cli | CONFIG, GET, maxmemory"),
        CommandExample("mongosh --eval 'db.stats()'", "unknown mongosh |  | --eval=db.stats()"),
        CommandExample("alembic downgrade -1", "destroy alembic downgrade | -1"),
        CommandExample("alembic -c db.ini history", "read alembic history |  | -c=db.ini"),
        CommandExample("flask db migrate -m \"Add x\"", "change flask db migrate |  | -m=Add x"),
        CommandExample("python manage.py migrate --plan", "unknown python | manage.py, migrate | --plan"),
        CommandExample(
            "bq query --use_legacy_sql=false 'DELETE FROM d.t WHERE true'",
            "destroy bq query | DELETE FROM d.t WHERE true | --use_legacy_sql=false"),
        CommandExample("bq ls -n 5 d", "read bq ls | d | -n=5"),
        CommandExample("gsutil -m cp -r gs://a/x gs://b/x", "change gsutil cp | gs://a/x, gs://b/x | -m, -r"),
        CommandExample("gsutil rm gs://a/x", "destroy gsutil rm | gs://a/x"),
        CommandExample("aws s3 sync a s3://b --delete", "destroy aws s3 sync | a, s3://b | --delete"),
        CommandExample(
            "aws s3api put-object --bucket b --key k --body f",
            "change aws s3api put-object |  | --bucket=b, --key=k, --body=f"),
        CommandExample(
            "kafka-topics.sh --bootstrap-server b:9092 --delete --topic t",
            "destroy kafka-topics.sh |  | --bootstrap-server=b:9092, --delete, --topic=t"),
        CommandExample("etcdctl snapshot save backup.db", "change etcdctl snapshot save | backup.db"),
        CommandExample("vault kv get -field=x secret/app", "read vault kv get | secret/app | -field=x"),
    ]

    static let hosts = [
        CommandExample("systemctl status nginx", "read systemctl status | nginx"),
        CommandExample("sudo systemctl stop nginx --now", "destroy (sudo) systemctl stop | nginx | --now"),
        CommandExample(
            "journalctl -u nginx -f --since '1 hour ago'", "read journalctl |  | -u=nginx, -f, --since=1 hour ago"),
        CommandExample("apt-get install -y jq curl", "change apt-get install | jq, curl | -y"),
        CommandExample("kill -9 123", "destroy kill | 123 | -9"),
        CommandExample("kill -HUP 123", "change kill | 123 | -HUP"),
        CommandExample("tail -n 50 -f app.log", "read tail | app.log | -n=50, -f"),
        CommandExample("tail -100 app.log", "read tail | app.log | -100"),
        CommandExample("head -c5 x", "read head | x | -c=5"),
        CommandExample("grep -rn --include='*.py' TODO src", "read grep | TODO, src | -r, -n, --include=*.py"),
        CommandExample(
            "find /var/log -name '*.gz' -mtime +30 -delete", "destroy find | /var/log | -name=*.gz, -mtime=+30, -delete"
        ),
        CommandExample("rm -rf /tmp/x", "destroy rm | /tmp/x | -r, -f"),
        CommandExample("cp -a a b", "change cp | a, b | -a"),
        CommandExample("mv a b", "change mv | a, b"),
        CommandExample("tar -xzf a.tgz -C /opt", "change tar |  | -x, -z, -f=a.tgz, -C=/opt"),
        CommandExample("sed -i 's/a/b/' f", "change sed | s/a/b/, f | -i"),
        CommandExample("sed -n 5p f", "read sed | 5p, f | -n"),
        CommandExample("chmod +x run.sh", "change chmod | +x, run.sh"),
        CommandExample("df -h", "read df |  | -h"),
        CommandExample("ps aux", "read ps | aux"),
        CommandExample("crontab -l", "read crontab |  | -l"),
        CommandExample("openssl rand -hex 32", "none openssl rand | 32 | -hex"),
        CommandExample("openssl x509 -in c.pem -noout -dates", "read openssl x509 |  | -in=c.pem, -noout, -dates"),
        CommandExample("scp -P 22 a.txt ops@h:/tmp", "change scp | a.txt, ops@h:/tmp | -P=22"),
        CommandExample("rsync -avz --delete a/ h:b/", "destroy rsync | a/, h:b/ | -a, -v, -z, --delete"),
        CommandExample("dig +short example.com", "read dig | +short, example.com"),
        CommandExample("nc -zv db 5432", "read nc | db, 5432 | -z, -v"),
        CommandExample("wget -qO- https://x.test", "read wget | https://x.test | -q, -O=-"),
        CommandExample("curl -o out.json https://x.test", "change curl | https://x.test | -o=out.json"),
        CommandExample("curl -G -d q=1 https://x.test", "read curl | https://x.test | -G, -d=q=1"),
        CommandExample("curl -X $METHOD https://x.test", "unknown curl | https://x.test | -X=$METHOD"),
        CommandExample("curl -T f https://x.test", "change curl | https://x.test | -T=f"),
        CommandExample("reboot", "destroy reboot"),
        CommandExample("jq -r '.a' x.json", "read jq | .a, x.json | -r"),
        CommandExample("export A=1", "none export |  |  | A=1"),
        CommandExample("./deploy.sh prod", "unknown deploy.sh | prod"),
        CommandExample("/usr/bin/docker ps", "read docker ps"),
        CommandExample("$KUBECTL get pods", "unknown $KUBECTL | get, pods"),
    ]

    static let platforms = [
        CommandExample("vercel deploy --prod", "change vercel deploy |  | --prod"),
        CommandExample("vercel rollback", "change vercel rollback"),
        CommandExample("vercel logs --follow", "read vercel logs |  | --follow"),
        CommandExample("supabase db push", "change supabase db push"),
        CommandExample("supabase db reset --linked", "destroy supabase db reset |  | --linked"),
        CommandExample("supabase db dump --data-only > d.sql", "change supabase db dump |  | --data-only |  | >d.sql"),
        CommandExample("wrangler secret put KEY", "change wrangler secret put | KEY"),
        CommandExample("helm rollback api 3 -n shop", "change helm rollback | api, 3 | -n=shop"),
        CommandExample("helm list -A", "read helm list |  | -A"),
        CommandExample("argocd app sync api --prune", "destroy argocd app sync | api | --prune"),
        CommandExample("oc get routes", "read oc get | routes"),
        CommandExample("oc adm drain node1 --force", "destroy oc adm drain | node1 | --force"),
        CommandExample("docker system prune -af", "destroy docker system prune |  | -a, -f"),
        CommandExample("docker build -t app:1 -f Dockerfile .", "change docker build | . | -t=app:1, -f=Dockerfile"),
        CommandExample("docker-compose up -d --build", "change docker-compose up |  | -d, --build"),
        CommandExample("docker compose down -v", "destroy docker compose down |  | -v"),
        CommandExample(
            "kubectl create secret generic s --from-literal=a=b",
            "change kubectl create secret generic | s | --from-literal=a=b"),
        CommandExample("kubectl config use-context prod", "none kubectl config use-context | prod"),
        CommandExample(
            "kubectl delete pod x --grace-period=0 --force",
            "destroy kubectl delete | pod, x | --grace-period=0, --force"),
        CommandExample("kubectl patch deploy x -p '{\"a\":1}'", "change kubectl patch | deploy, x | -p={\"a\":1}"),
        CommandExample("kubectl port-forward svc/x 80:80", "none kubectl port-forward | svc/x, 80:80"),
        CommandExample("kubectl drain n1 --ignore-daemonsets", "destroy kubectl drain | n1 | --ignore-daemonsets"),
        CommandExample("kubectl top pod -n x", "read kubectl top pod |  | -n=x"),
        CommandExample(
            "kubectl wait --for=condition=ready pod/x --timeout=60s",
            "read kubectl wait | pod/x | --for=condition=ready, --timeout=60s"),
        CommandExample("heroku releases:rollback v10 -a app", "change heroku releases:rollback | v10 | -a=app"),
    ]

    static let nested = [
        CommandExample("sh -c 'rm -rf /tmp/x'", "none sh | rm -rf /tmp/x | -c", "destroy rm | /tmp/x | -r, -f"),
        CommandExample("find . -name x | xargs rm -f", "read find | . | -name=x", "destroy (xargs) rm |  | -f"),
        CommandExample(
            "kubectl exec x -- sh -c 'ls | wc'", "none kubectl exec | x", "none sh | ls | wc | -c", "read ls", "read wc"
        ),
        CommandExample(
            "gcloud compute ssh vm --zone z --command='sudo reboot'",
            "none gcloud compute ssh | vm | --zone=z, --command=sudo reboot", "destroy (sudo) reboot"),
        CommandExample("A=$(kubectl get pod -o name)", "read kubectl get | pod | -o=name"),
        CommandExample("echo \"$(date)\"", "none echo | $(date)", "read date"),
        CommandExample(
            "if curl -f https://x.test; then echo ok; fi", "read curl | https://x.test | -f", "none echo | ok"),
        CommandExample("nohup sudo -u app env A=1 node x.js &", "unknown (nohup) (sudo) (env) node | x.js |  | A=1"),
        CommandExample("time -p make build", "change (time) make build"),
        CommandExample("sudo -i", "unknown sudo |  | -i"),
        CommandExample(
            "docker exec db psql -U app -c 'TRUNCATE t'", "none docker exec | db",
            "destroy psql |  | -U=app, -c=TRUNCATE t"),
        CommandExample("ssh h", "unknown ssh | h"),
        CommandExample(
            #"bash -c "rm -rf \"$X\"""#, #"none bash | rm -rf "$X" | -c"#, "destroy rm | $X | -r, -f"),
        CommandExample(
            #"ssh h 'ssh i "rm \"a b\"; ls"'"#, #"none ssh | h"#, "none ssh | i", "destroy rm | a b", "read ls"),
        CommandExample(
            "sh -c 'ls '\"$X\"' -l'", "none sh | ls $X -l | -c", "read ls | $X | -l"),
        CommandExample(
            #"watch "echo \"a\" && rm \$X""#, #"none watch | echo "a" && rm $X"#, "none echo | a", "destroy rm | $X"),
        CommandExample("watch 'ls \"'", "unknown watch | ls \""),
        CommandExample("sh -c $'rm x'", "unknown sh | rm x | -c"),
        CommandExample("ssh h <<'E'\nrm -rf /x\nE", "none ssh | h |  |  | <<E", "destroy rm | /x | -r, -f"),
        CommandExample("sudo bash -s <<E\nls\nE", "none (sudo) bash |  | -s |  | <<E", "read ls"),
        CommandExample("bash x.sh <<E\nls\nE", "unknown bash | x.sh |  |  | <<E"),
        CommandExample(
            "kubectl exec -i p -- psql <<E\nDROP TABLE t;\nE", "none kubectl exec | p | -i |  | <<E",
            "destroy psql"),
        CommandExample(
            "find . -name x -exec rm -f {} + -print", "read find | . | -name=x, -exec, -print",
            "destroy rm | {} | -f"),
        CommandExample(
            #"find . -exec sh -c 'rm "$1"' _ {} \;"#, "read find | . | -exec", #"none sh | rm "$1", _, {} | -c"#,
            "destroy rm | $1"),
        CommandExample(
            "su - db --command 'psql -c \"DELETE FROM t\"'", #"none su | -, db | --command=psql -c "DELETE FROM t""#,
            "destroy psql |  | -c=DELETE FROM t"),
        CommandExample("false || true && ls", "none false", "none true", "read ls"),
    ]
}
