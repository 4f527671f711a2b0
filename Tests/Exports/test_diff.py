"""Differences in meaning: each pair is a runbook, an edit of it, and exactly what that edit means."""

import json
import pathlib
import subprocess

import pytest

BASE = """# Orders

## Deploy

**Rollback**: send traffic back to the old revision

1. **Take a backup**
   ```bash
   gcloud sql backups create --instance=orders-db
   ```
2. **Deploy without traffic**
   ```bash
   gcloud run deploy orders --image=gcr.io/shop/orders:v2 --region=us-central1 --no-traffic
   ```
3. **Send traffic**
   ```bash
   gcloud run services update-traffic orders --to-latest --region=us-central1
   ```
4. **Check health**
   ```bash
   curl -fsS https://orders.example.com/health
   ```
   Expected response:
   ```json
   {"status": "ok"}
   ```
5. Tell the support team that 2 services were deployed

See [Clean up](#clean-up).

## Clean up

1. **Drop the old table**
   ```sql
   DELETE FROM sessions WHERE created_at < '2025-01-01';
   ```
2. **Scale down**
   ```bash
   kubectl scale deployment worker --replicas=1 -n shop
   ```
3. **List what is left**
   ```bash
   kubectl get pods -n shop
   ```
"""

# Name, replacements, kinds of changes that are reported, whether risk rises.
PAIRS = [
    ("nothing", [], [], False),
    ("words of a heading of a step", [("**Take a backup**", "**Make a backup first**")], [], False),
    ("a paragraph more", [("# Orders\n", "# Orders\n\nThe shop's orders. Ask the team before you deploy.\n")], [], False),
    ("line continuations", [("update-traffic orders --to-latest", "update-traffic orders \\\n     --to-latest")], [], False),
    ("order of flags", [("--image=gcr.io/shop/orders:v2 --region=us-central1", "--region=us-central1 --image=gcr.io/shop/orders:v2")], [], False),
    ("quotes", [("--instance=orders-db", "--instance='orders-db'")], [], False),
    ("words of a manual step", [("Tell the support team that 2 services were deployed", "Tell the support team, please, that 2 services were deployed")], [], False),
    ("a comment in SQL", [("   DELETE FROM", "   -- old sessions\n   DELETE FROM")], [], False),
    ("blank lines", [("\n## Clean up", "\n\n\n## Clean up")], [], False),
    ("a comment in a block", [("   kubectl get pods", "   # what runs now\n   kubectl get pods")], [], False),
    ("a step that reads", [("3. **Send traffic**", "3. **Look**\n   ```bash\n   gcloud run revisions list --service=orders --region=us-central1\n   ```\n4. **Send traffic**")], ["step-added"], False),
    ("a step that destroys", [("3. **List what is left**", "3. **Remove**\n   ```bash\n   kubectl delete namespace shop\n   ```\n4. **List what is left**")], ["step-added"], True),
    ("a step less", [("2. **Scale down**\n   ```bash\n   kubectl scale deployment worker --replicas=1 -n shop\n   ```\n", "")], ["step-removed"], False),
    ("a check less", [("4. **Check health**\n   ```bash\n   curl -fsS https://orders.example.com/health\n   ```\n   Expected response:\n   ```json\n   {\"status\": \"ok\"}\n   ```\n", "")], ["step-removed", "verification-lost"], True),
    ("steps in another order", [("1. **Drop the old table**\n   ```sql\n   DELETE FROM sessions WHERE created_at < '2025-01-01';\n   ```\n2. **Scale down**\n   ```bash\n   kubectl scale deployment worker --replicas=1 -n shop\n   ```\n", "1. **Scale down**\n   ```bash\n   kubectl scale deployment worker --replicas=1 -n shop\n   ```\n2. **Drop the old table**\n   ```sql\n   DELETE FROM sessions WHERE created_at < '2025-01-01';\n   ```\n")], ["step-moved"], True),
    ("a step in another procedure", [("2. **Scale down**\n   ```bash\n   kubectl scale deployment worker --replicas=1 -n shop\n   ```\n", ""), ("5. Tell", "5. **Scale down**\n   ```bash\n   kubectl scale deployment worker --replicas=1 -n shop\n   ```\n6. Tell")], ["step-moved"], True),
    ("a careful flag lost", [(" --no-traffic", "")], ["flag-removed"], True),
    ("a flag more", [("--to-latest --region", "--to-latest --async --region")], ["flag-added"], False),
    ("a value", [("--replicas=1", "--replicas=2")], ["flag-changed"], False),
    ("a value that takes the service away", [("--replicas=1", "--replicas=0")], ["effect-raised", "flag-changed"], True),
    ("an argument", [("deployment worker", "deployment orders")], ["argument-changed"], True),
    ("another image", [("orders:v2", "orders:v3")], ["flag-changed"], False),
    ("another subcommand that destroys", [("kubectl scale deployment worker --replicas=1 -n shop", "kubectl delete deployment worker -n shop")], ["confirmation?", "effect-raised", "tool-changed"], True),
    ("the rollback lost", [("**Rollback**: send traffic back to the old revision\n\n", "")], ["undo-lost"], True),
    ("an expectation lost", [("   Expected response:\n   ```json\n   {\"status\": \"ok\"}\n   ```\n", "")], ["expectation-lost"], True),
    ("another expectation", [("{\"status\": \"ok\"}", "{\"status\": \"ready\"}")], ["expectation-changed"], False),
    ("SQL", [("WHERE created_at < '2025-01-01'", "WHERE created_at < '2026-01-01'")], ["text-changed"], True),
    ("SQL without a condition", [(" WHERE created_at < '2025-01-01'", "")], ["text-changed", "risk?"], True),
    ("a number in an instruction", [("2 services were deployed", "3 services were deployed")], ["text-changed"], False),
    ("a parameter", [("--instance=orders-db", "--instance=<instance>")], ["flag-changed", "parameter-added"], False),
    ("a broken reference", [("(#clean-up)", "(#tidy-up)")], ["reference-broken"], True),
    ("a procedure less", [("See [Clean up](#clean-up).\n\n", ""), ("## Clean up" + BASE.split("## Clean up")[1], "")], ["procedure-removed"], True),
    ("a procedure more", [("## Clean up", "## Restart\n\n```bash\nkubectl rollout restart deployment worker -n shop\n```\n\n## Clean up")], ["procedure-added"], True),
    ("another heading of a procedure", [("## Deploy\n", "## Roll out a release\n")], [], False),
    ("a pipe more", [("kubectl get pods -n shop", "kubectl get pods -n shop | grep worker")], ["command-added"], False),
    ("a wrapper", [("   kubectl get pods", "   sudo kubectl get pods")], ["surroundings-changed"], False),
]


def write(folder, text):
    folder.mkdir()
    (folder / "orders.md").write_text(text)
    return folder


def edited(replacements):
    text = BASE
    for old, new in replacements:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def diff(runsheet, *arguments, cwd=None):
    run = subprocess.run([runsheet, "diff", *map(str, arguments)], capture_output=True, text=True, cwd=cwd)
    assert run.returncode in (0, 1), run.stderr
    return run


@pytest.mark.parametrize("name,replacements,kinds,risk", PAIRS, ids=[pair[0] for pair in PAIRS])
def test_pair(runsheet, tmp_path, name, replacements, kinds, risk):
    old, new = write(tmp_path / "old", BASE), write(tmp_path / "new", edited(replacements))
    run = diff(runsheet, old, new, "--format", "json")
    found = json.loads(run.stdout)
    told = sorted({change["kind"] for change in found["changes"]})
    sure = {kind for kind in kinds if not kind.endswith("?")}
    possible = {kind for kind in told if any(kind.startswith(other[:-1]) for other in kinds if other.endswith("?"))}
    assert set(told) - possible == sure, run.stdout
    if risk is not None:
        assert found["riskRose"] == risk and run.returncode == int(risk), run.stdout
    # What was exported tells the same as the Markdown.
    for folder in (old, new):
        exported = subprocess.run([runsheet, "export", folder], capture_output=True, check=True).stdout
        (tmp_path / f"{folder.name}.json").write_bytes(exported)
    again = json.loads(diff(runsheet, tmp_path / "old.json", tmp_path / "new.json", "--format", "json").stdout)
    assert sorted(change["kind"] for change in again["changes"]) == sorted(change["kind"] for change in found["changes"])


def test_reports_name_place_and_both_sides(runsheet, tmp_path):
    old, new = write(tmp_path / "old", BASE), write(tmp_path / "new", edited([(" --no-traffic", "")]))
    text = diff(runsheet, old, new).stdout
    assert "! orders.md:13: Deploy › Deploy without traffic" in text and "- --no-traffic" in text
    markdown = diff(runsheet, old, new, "--format", "markdown").stdout
    assert "**Deploy › Deploy without traffic**" in markdown and "```diff" in markdown
    sarif = json.loads(diff(runsheet, old, new, "--format", "sarif").stdout)
    assert [result["ruleId"] for result in sarif["runs"][0]["results"]] and sarif["version"] == "2.1.0"


def test_commits_are_compared(runsheet, tmp_path):
    def git(*arguments):
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@example.com", *arguments], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q")
    write(tmp_path / "content", BASE)
    git("add", ".")
    git("commit", "-qm", "one")
    (tmp_path / "content" / "orders.md").write_text(edited([(" --no-traffic", "")]))
    assert "flag-removed" in diff(runsheet, "HEAD", cwd=tmp_path).stdout
    git("commit", "-qam", "two")
    assert diff(runsheet, "HEAD", cwd=tmp_path).stdout == "Nothing changed in meaning.\n"
    assert "flag-removed" in diff(runsheet, "HEAD~1", "HEAD:content", cwd=tmp_path).stdout
    assert "flag-added" in diff(runsheet, "HEAD", "HEAD~1", cwd=tmp_path).stdout
    run = subprocess.run([runsheet, "diff", "nothing-here"], cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode == 2 and "no commit that git knows" in run.stderr


def test_a_site_is_a_catalog_too(runsheet, site):
    content = pathlib.Path(__file__).resolve().parents[2] / "content"
    assert diff(runsheet, content, site).stdout == "Nothing changed in meaning.\n"


def query(runsheet, folder, *arguments):
    run = subprocess.run([runsheet, "query", "--in", folder, "--format", "json", *arguments], capture_output=True, text=True)
    assert run.returncode in (0, 1), run.stderr
    return [line["step"]["title"] for line in json.loads(run.stdout)]


def test_questions_are_answered(runsheet, tmp_path):
    folder = write(tmp_path / "content", BASE)
    assert query(runsheet, folder, "--tool", "kubectl", "--effect", "change") == ["Scale down"]
    assert query(runsheet, folder, "--uses-flag", "--no-traffic") == ["Deploy without traffic"]
    assert query(runsheet, folder, "--uses-flag=--no-traffic", "--uses-flag", "-n") == []
    assert query(runsheet, folder, "--uses-flag", "-n", "--effect", "read") == ["List what is left"]
    assert query(runsheet, folder, "--resource", "orders-db") == ["Take a backup"]
    assert query(runsheet, folder, "what can delete sessions") == ["Drop the old table"]
    assert query(runsheet, folder, "backup") == ["Take a backup"]
    assert "Scale down" in query(runsheet, folder, "--unverified")
    assert query(runsheet, folder, "--tool", "helm") == []
    run = subprocess.run([runsheet, "query", "--in", folder, "--tool", "helm"], capture_output=True, text=True)
    assert run.returncode == 1 and run.stdout == "0 of 8 steps.\n"
    table = subprocess.run([runsheet, "query", "--in", folder, "--tool", "kubectl"], capture_output=True, text=True).stdout
    assert table.splitlines()[0].split() == ["effect", "risk", "place", "procedure", "step"] and "orders.md:" in table


def test_blanks_are_what_the_configuration_says_on_both_sides(runsheet, tmp_path):
    """An exported catalog knows that the value is a secret; the folder it was made from must not seem to have lost that."""
    (tmp_path / "runsheet.yml").write_text("parameters:\n  DB_PASS:\n    secret: true\n    description: of the shop\n")
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "shop.md").write_text("# Shop\n\n## Set\n\n```bash\nkubectl create secret generic db --from-literal=pw=<db-pass>\n```\n")
    catalog = tmp_path / "catalog.json"
    catalog.write_bytes(subprocess.run([runsheet, "export", folder, "--format", "json"], capture_output=True, check=True).stdout)
    run = subprocess.run([runsheet, "diff", catalog, folder], capture_output=True, text=True)
    assert run.returncode == 0 and run.stdout == "Nothing changed in meaning.\n", run.stdout
    (tmp_path / "runsheet.yml").write_text("parmeters: 1\n")
    run = subprocess.run([runsheet, "query", "--in", folder, "db"], capture_output=True, text=True)
    assert run.returncode == 2 and "did you mean 'parameters'?" in run.stderr
