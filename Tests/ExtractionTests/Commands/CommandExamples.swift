/// What is written, and what is read out of it.
enum CommandExamples {
    static let all = cloud + cluster + shell + tools

    static let cloud = [
        CommandExample(
            "gcloud run services update-traffic api \\\n  --to-revisions=api-00001-abc=100 \\\n  --region=us-central1",
            "change gcloud run services update-traffic | api | --to-revisions=api-00001-abc=100, --region=us-central1"),
        CommandExample(
            "gcloud run services describe api --region us-central1 --format=\"value(status.url)\"",
            "read gcloud run services describe | api | --region=us-central1, --format=value(status.url)"),
        CommandExample(
            "gcloud --project demo run deploy api --source . --async",
            "change gcloud run deploy | api | --project=demo, --source=., --async"),
        CommandExample(
            "gcloud beta run services logs tail api", "read gcloud beta run services logs tail | api"),
        CommandExample("gcloud run logs read --limit=5", "read gcloud run logs read |  | --limit=5"),
        CommandExample(
            "gcloud logs read \"resource.type=x\" --limit 5", "read gcloud logs read | resource.type=x | --limit=5"),
        CommandExample(
            "gcloud run services update api --no-traffic --region=x",
            "change gcloud run services update | api | --no-traffic, --region=x"),
        CommandExample("gcloud config set project demo", "none gcloud config set | project, demo"),
        CommandExample("gcloud auth login", "none gcloud auth login"),
        CommandExample(
            "gcloud sql backups restore 1700 --restore-instance=db --quiet",
            "destroy gcloud sql backups restore | 1700 | --restore-instance=db, --quiet"),
        CommandExample("gcloud projects delete demo", "destroy gcloud projects delete | demo"),
        CommandExample(
            "aws ec2 describe-instances --instance-ids i-1 i-2 --region eu-west-1",
            "read aws ec2 describe-instances |  | --instance-ids=i-1 i-2, --region=eu-west-1"),
        CommandExample(
            "aws s3 cp a.txt s3://bucket/a.txt --quiet", "change aws s3 cp | a.txt, s3://bucket/a.txt | --quiet"),
        CommandExample(
            "aws ec2 wait instance-running --instance-ids i-1",
            "read aws ec2 wait instance-running |  | --instance-ids=i-1"),
        CommandExample(
            "az webapp config appsettings set -n app -g group --settings A=1 B=2",
            "change az webapp config appsettings set |  | -n=app, -g=group, --settings=A=1 B=2"),
    ]

    static let cluster = [
        CommandExample("kubectl get pods -n shop -o wide", "read kubectl get | pods | -n=shop, -o=wide"),
        CommandExample(
            "kubectl -n shop rollout restart deployment/api",
            "change kubectl rollout restart | deployment/api | -n=shop"),
        CommandExample("kubectl logs -f api-0 -c web", "read kubectl logs | api-0 | -f, -c=web"),
        CommandExample("kubectl apply -f manifest.yaml", "change kubectl apply |  | -f=manifest.yaml"),
        CommandExample(
            "kubectl exec -it api-0 -n shop -- psql -c 'SELECT 1'", "none kubectl exec | api-0 | -i, -t, -n=shop",
            "read psql |  | -c=SELECT 1"),
        CommandExample("kubectl scale deploy api --replicas=0", "destroy kubectl scale | deploy, api | --replicas=0"),
        CommandExample(
            "kubectl get pods -Aowide", "read kubectl get | pods | -A, -o=wide"),
        CommandExample(
            "docker run -d -p 8080:80 --name web nginx:1.27 nginx -g x",
            "change docker run | nginx:1.27, nginx, x | -d, -p=8080:80, --name=web, -g"),
        CommandExample(
            "docker exec -it web ls -l /tmp", "none docker exec | web | -i, -t", "read ls | /tmp | -l"),
        CommandExample(
            "docker compose -f prod.yml logs --tail=20 -f api",
            "read docker compose logs | api | -f=prod.yml, --tail=20, -f"),
        CommandExample(
            "helm upgrade --install api ./chart -n shop", "change helm upgrade | api, ./chart | --install, -n=shop"),
    ]

    static let shell = [
        CommandExample("sudo -u postgres pg_ctl stop -D /data", "destroy (sudo) pg_ctl stop |  | -D=/data"),
        CommandExample("env A=1 B=2 make deploy", "change (env) make deploy |  |  | A=1, B=2"),
        CommandExample("timeout -k 5 30 curl -fsS https://x.test", "read (timeout) curl | https://x.test | -f, -s, -S"),
        CommandExample("A=1 flask db downgrade -1", "destroy flask db downgrade | -1 |  | A=1"),
        CommandExample("python -m flask db upgrade", "change (python -m) flask db upgrade"),
        CommandExample(
            "curl -XPOST -d '{\"a\":1}' https://x.test/a", "change curl | https://x.test/a | -X=POST, -d={\"a\":1}"),
        CommandExample("curl -I https://x.test", "read curl | https://x.test | -I"),
        CommandExample("cat a.txt | grep -v x > b.txt", "read cat | a.txt", "change grep | x | -v |  | >b.txt"),
        CommandExample("command -v docker", "none command | docker | -v"),
        CommandExample("frobnicate --now x", "unknown frobnicate | x | --now"),
        CommandExample(
            "watch -n 5 \"redis-cli -h $HOST LLEN q\"", "none watch | redis-cli -h $HOST LLEN q | -n=5",
            "read redis-cli | LLEN, q | -h=$HOST"),
        CommandExample(
            "ssh -p 2222 ops@web 'sudo systemctl restart nginx'", "none ssh | ops@web | -p=2222",
            "change (sudo) systemctl restart | nginx"),
        CommandExample("git push --force origin main", "destroy git push | origin, main | --force"),
        CommandExample("ls -la /tmp", "read ls | /tmp | -l, -a"),
        CommandExample("kubectl get pod <pod-name> -n <ns>", "read kubectl get | pod, <pod-name> | -n=<ns>"),
    ]
}
