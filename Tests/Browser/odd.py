"""Runbooks that try the pages: with findings, of one step and of sixty, wide, deep, in other scripts, without headings, refused."""

FENCE = "```"


def step(number, title, command, language="bash", expected=""):
    """A step of a numbered list: its block stands as deep as the text of its item."""
    indent = " " * (len(str(number)) + 2)
    lines = ["", FENCE + language, *command.split("\n"), FENCE, "", *([f"Should show `{expected}`", ""] if expected else [])]
    return f"{number}. {title}\n" + "".join(f"{indent}{line}".rstrip() + "\n" for line in lines)


FLAWED = """---
title: Orders outage
owners: [team-orders]
services: [orders]
reviewed: 2024-01-01
---
# Orders outage

The service takes orders.

## Roll orders back

**When**: Error rate above 5 % for five minutes
**Time to complete**: 15 minutes

""" + "".join([
    step(1, "See what runs", "gcloud run services describe orders --region=us-central1", expected="Ready: True"),
    step(2, "Send traffic to the previous revision", "gcloud run services update-traffic orders \\\n  --to-revisions=orders-00001-abc=100 --region=us-central1"),
    step(3, "Set the variable", "gcloud run services update orders --set-env-vars MODE=safe --regoin=us-central1"),
    step(4, "Restore the data", "gcloud sql backups restore BACKUP_ID --restore-instance=orders-prod-db"),
    step(5, "Delete what is left", "kubectl delete namespace orders-canary\npsql -h $DB_HOST -c \"DELETE FROM orders WHERE note = '<NOTE>'\""),
    "6. Monitor for 15 minutes\n7. Tell the support team\n\n**Rollback**: run [Bring orders back](#bring-orders-back)\n\n## Bring orders back\n\n",
    step(1, "Send traffic to the latest revision", "gcloud run services update-traffic orders --to-latest --region=us-central1"),
    "\n## Escalation Contacts\n\n- **On-call**: the schedule orders-primary\n- **Manager**: ops@example.com\n",
])


def many(count):
    commands = [
        "gcloud run services describe s{0} --region=us-central1",
        'gcloud run services update s{0} --image="$IMAGE" --region=us-central1',
        "kubectl rollout status deployment/s{0} -n prod",
        "kubectl delete pod s{0}-0 -n prod",
        'psql -h $DB_HOST -c "SELECT count(*) FROM t{0}"',
    ]
    return "".join(step(number, f"Look at service {number}", commands[number % 5].format(number), expected="" if number % 3 else "ok") for number in range(1, count + 1))


LONG = (
    "# Many steps\n\n## Thirty steps\n\n**When**: The whole region has to be moved\n\n" + many(30) + "\n## Sixty steps\n\n" + many(60)
    + "\n## Only one\n\n" + step(1, "Restart the gateway", "kubectl rollout restart deployment/gateway -n prod")
)

SECRETS = " ".join(f"--set-secrets=NAME_{number}=projects/a-very-long-project-name/secrets/secret-{number}:latest" for number in range(24))
IMAGE = "us-central1-docker.pkg.dev/a-very-long-project-name/images/orders@sha256:" + "0123456789abcdef" * 4
TABLE = "".join("| " + " | ".join(f"value-{row}-{column}-{'x' * column}" for column in range(14)) + " |\n" for row in range(6))
NESTED = "".join("   " * depth + f"1. Level {depth}: see that all is well\n" for depth in range(9))
DOCUMENT = """cat <<'EOF' | kubectl apply -f -
apiVersion: v1
kind: ConfigMap
metadata:
  name: <CONFIG_NAME>
data:
  url: "postgres://app@db.example.com/orders?sslmode=require&application_name=a-long-name-for-an-application"
EOF"""
LOOP = "curl -sS https://api.example.com/v1/orders?status=stuck\\&limit=1000 | jq -r '.items[] | select(.age > 3600) | .id' | sort -u | while read -r id; do curl -sS -X POST https://api.example.com/v1/orders/$id/retry; done"
STATEMENTS = "BEGIN;\nDELETE FROM orders WHERE created_at < now() - interval '90 days' AND state IN ('cancelled', 'expired', 'failed', 'rejected', 'returned');\nSELECT count(*) FROM orders;\nCOMMIT;"

WIDE = "".join([
    "# Wide and deep\n\n## Deploy with everything\n\n",
    step(1, "One very long command", f"gcloud run deploy orders --image={IMAGE} {SECRETS}"),
    step(2, "A pipeline of many parts", LOOP),
    step(3, "Apply a document", DOCUMENT),
    step(4, "Run Python", "python3 - <<'PY'\nimport json\nfor row in json.load(open('/tmp/orders.json')):\n    print(row['id'], row['state'])\nPY"),
    step(5, "Clean up in SQL", STATEMENTS, "sql"),
    "\n## What is where\n\n| " + " | ".join(f"Column {column} with a title" for column in range(14)) + " |\n|" + "---|" * 14 + "\n" + TABLE,
    "\n## Nested\n\n" + NESTED + "\n> A quote\n>> in a quote with `code-that-is-long-enough-to-need-wrapping-somewhere-in-the-middle-of-a-phone`\n",
])

SCRIPTS = "".join([
    "# 障害対応手順書\n\n## ロールバックする手順\n\n**When**: エラー率が五パーセントを超えたとき\n\n",
    step(1, "現在のリビジョンを確認する", "gcloud run revisions list --service=注文 --region=asia-northeast1", expected="準備完了"),
    step(2, "前のリビジョンへトラフィックを切り替える", "gcloud run services update-traffic orders --to-revisions=<前のリビジョン>=100 --region=asia-northeast1"),
    "\n## استعادة قاعدة البيانات\n\n**When**: عندما تفقد الخدمة بياناتها\n\n",
    step(1, "أوقف الخدمة orders قبل الاستعادة", "gcloud run services delete orders --region=me-central1"),
    step(2, "تحقق من النسخ الاحتياطية", "gcloud sql backups list --instance=orders-db"),
    "\n## שחזור\n\n1. בדוק את `orders-db` ואז המשך\n2. 👩‍👩‍👧 Straße ǅ İstanbul\n",
])

BARE = step(1, "Look", "kubectl get pods -n prod") + step(2, "Restart", "kubectl rollout restart deployment/api -n prod")
# More brackets than are read, and what would be markup if it were not shown as text.
REFUSED = "![" * 6000 + "\n\n# A title\n\n```bash\nkubectl get pods\n```\n<script>alert(1)</script>\n" + "long-line-" * 300 + "\n"


def write(folder):
    """Puts all of it into the folder, and gives the folder."""
    texts = {"orders": FLAWED, "long": LONG, "wide": WIDE, "scripts": SCRIPTS, "bare": BARE, "refused": REFUSED}
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text)
    return folder
