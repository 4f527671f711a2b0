"""Runbooks of several repositories as one, and alerts that lead to them."""

import json
import subprocess

from recording import export


def text(name, link="", extra=""):
    return f"# {name}\n\n## Restart\n{extra}\n\n1. **Restart {name}**\n   ```bash\n   kubectl rollout restart deployment {name} -n shop\n   ```\n{link}"


def write(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return folder


def organisation(folder):
    write(folder, {
        "orders/docs/run.md": text("orders", "\nSee [payments](../payments/run.md#restart).\n"),
        "payments/docs/run.md": text("payments"),
        "search/docs/run.md": text("search"),
    })
    return ["orders=orders/docs", "payments=payments/docs"]


def run(runsheet, folder, *arguments):
    return subprocess.run([runsheet, *arguments], cwd=folder, capture_output=True, text=True)


def test_folders_and_catalogs_stand_under_their_names(runsheet, tmp_path):
    sources = organisation(tmp_path)
    (tmp_path / "search.json").write_bytes(export(runsheet, tmp_path / "search/docs"))
    result = run(runsheet, tmp_path, "export", *sources, "search.json")
    assert result.returncode == 0, result.stderr
    runbooks = json.loads(result.stdout)["runbooks"]
    assert sorted(runbook["id"] for runbook in runbooks) == ["orders/run", "payments/run", "search/run"]
    steps = [step["id"] for runbook in runbooks for procedure in runbook["procedures"] for step in procedure["steps"]]
    assert all(step.split("/")[0] in ("orders", "payments", "search") for step in steps) and len(set(steps)) == 3
    [reference] = [reference for runbook in runbooks for reference in runbook["references"]]
    assert reference["resolved"] and reference["target"]["id"] == "payments/run#restart"


def test_ids_do_not_depend_on_the_other_sources(runsheet, tmp_path):
    sources = organisation(tmp_path)
    both = json.loads(run(runsheet, tmp_path, "export", *sources).stdout)["runbooks"]
    turned = json.loads(run(runsheet, tmp_path, "export", *reversed(sources)).stdout)["runbooks"]
    assert both == turned


def test_sources_of_one_name_are_refused(runsheet, tmp_path):
    organisation(tmp_path)
    result = run(runsheet, tmp_path, "export", "orders/docs", "payments/docs")
    assert result.returncode == 2 and "would both be called 'docs'" in result.stderr


def test_one_site_with_one_index(runsheet, tmp_path):
    sources = organisation(tmp_path)
    (tmp_path / "search.json").write_bytes(export(runsheet, tmp_path / "search/docs"))
    options = [option for source in [*sources, "search.json"] for option in ("--content", source)]
    result = run(runsheet, tmp_path, "build", *options, "--output", "public")
    assert result.returncode == 0, result.stderr
    catalog = json.loads((tmp_path / "public/catalog.json").read_text())
    assert [runbook["id"] for runbook in catalog["runbooks"]] == ["orders/run", "payments/run", "search/run"]
    for runbook in catalog["runbooks"]:
        assert (tmp_path / "public" / runbook["url"]).is_file()
    page = (tmp_path / "public/runbooks/orders/run.html").read_text()
    assert "payments" in page
    texts = [json.loads(line)["step"]["text"] for line in (tmp_path / "public/steps.jsonl").read_text().splitlines()]
    assert "kubectl rollout restart deployment search -n shop" in texts
    assert not (tmp_path / "all-sources").exists()
    # One map, with the way from one source into another, and one index.
    assert 'href="procedures/orders/run/restart.html">Restart</a> mentions <a href="procedures/payments/run/restart.html"' in (tmp_path / "public/map.html").read_text()
    index = "".join(path.read_text() for path in (tmp_path / "public/search").glob("documents-*.js"))
    assert all(f"deployment {name} -n shop" in index for name in ["orders", "payments", "search"])


def test_a_site_of_an_exported_catalog_has_its_steps(runsheet, source, tmp_path):
    (tmp_path / "catalog.json").write_bytes(export(runsheet, source.folder))
    result = run(runsheet, tmp_path, "build", "--content", "all=catalog.json", "--quiet")
    assert result.returncode == 0, result.stderr
    made = [json.loads(line)["step"] for line in (tmp_path / "public/steps.jsonl").read_text().splitlines()]
    texts = [step["text"] for step in made if step["commands"]]
    wanted = [step["text"] for steps in source.procedures.values() for step in steps if step["commands"]]
    missing = [text for text in wanted if text not in texts]
    assert len(missing) <= len(wanted) // 50, missing


RULES = """groups:
  - name: shop
    rules:
      - alert: OrdersDown
        expr: up == 0
        annotations:
          runbook_url: https://runbooks.example.com/orders.md#restart
      - alert: PaymentsSlow
        expr: latency > 1
      - alert: NoSuchHeading
        annotations: {runbook_url: "https://runbooks.example.com/orders.md#reboot"}
      - alert: NoSuchRunbook
        annotations: {runbook_url: "https://runbooks.example.com/billing.md"}
      - alert: ProcedurePage
        annotations: {runbook_url: "https://runbooks.example.com/procedures/orders/restart.html"}
      - alert: NoSuchPage
        annotations: {runbook_url: "https://runbooks.example.com/procedures/orders/stop.html"}
      - alert: Templated
        annotations: {runbook_url: "https://runbooks.example.com/{{ $labels.job }}.md"}
      - record: job:up
        expr: up
"""


def test_alerts_are_checked_in_both_directions(runsheet, tmp_path):
    write(tmp_path, {"content/orders.md": text("orders", extra="\n**Alert**: OrdersDown, OrdersGone"), "rules.yml": RULES})
    result = run(runsheet, tmp_path, "alerts", "rules.yml", "--format", "json")
    assert result.returncode == 1, result.stderr
    found = {(finding["code"], word) for finding in json.loads(result.stdout)["findings"] for word in finding["message"].split("'")[1:2]}
    assert found == {("ALR001", "PaymentsSlow"), ("ALR002", "NoSuchHeading"), ("ALR002", "NoSuchRunbook"), ("ALR002", "NoSuchPage"), ("ALR003", "OrdersGone")}
    nested = "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n" + "".join("  " + line + "\n" for line in RULES.splitlines())
    (tmp_path / "rules.yml").write_text(nested)
    again = json.loads(run(runsheet, tmp_path, "alerts", "rules.yml", "--format", "json").stdout)["findings"]
    assert len(again) == 5
    elsewhere = run(runsheet, tmp_path, "alerts", "rules.yml", "--url", "https://wiki.example.com/", "--format", "json")
    assert {finding["code"] for finding in json.loads(elsewhere.stdout)["findings"]} == {"ALR001", "ALR003"}
    (tmp_path / "rules.yml").write_text("groups: [")
    broken = run(runsheet, tmp_path, "alerts", "rules.yml", "--format", "json")
    assert "ALR004" in broken.stdout and broken.returncode == 1


def test_a_path_among_the_words_of_a_query_is_where_to_look(runsheet, tmp_path):
    organisation(tmp_path)
    result = run(runsheet, tmp_path, "query", "./orders/docs", "restart orders")
    assert result.returncode == 0 and "1 of 1 steps." in result.stdout, result.stdout + result.stderr
    # A word without a file is a word.
    assert run(runsheet, tmp_path, "query", "--in", "orders/docs", "deployment/orders").returncode == 1


def test_values_come_from_files_or_stand_there(runsheet, tmp_path):
    (tmp_path / "a.md").write_text("# A\n\n```bash\nkubectl scale deployment api --replicas=<REPLICAS> -n <NAMESPACE>\n```\n")
    (tmp_path / "values").write_text("replicas=3\nnamespace=shop\n")
    options = ["export", "a.md", "--format", "jsonl", "--quiet", "--params", "values", "--params", "namespace=bar"]
    result = run(runsheet, tmp_path, *options)
    assert result.returncode == 0, result.stderr
    command = json.loads(result.stdout)["step"]["commands"][0]
    assert command["argv"] == ["kubectl", "scale", "deployment", "api", "--replicas=3", "-n", "bar"]
    assert "no such file" in run(runsheet, tmp_path, "export", "a.md", "--params", "nowhere").stderr
