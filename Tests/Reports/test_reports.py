"""The reports as the programs read them that they are written for."""

import json
import subprocess

import junitparser
import pytest
from sarif import loader

MOJIBAKE = "# Größe\n\nðŸ”„ and 日本 <name> then [x](#nowhere)\n\n```bash\nkubectl get pod <name> -n 日本\n```\n"


@pytest.fixture
def folder(tmp_path):
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "ü b.md").write_text(MOJIBAKE)
    (tmp_path / "docs" / "good.md").write_text("# Good\n\n<!-- runsheet-ignore LNK001: the wiki has it -->\n[x](#x)\n")
    return tmp_path


def lint(runsheet, folder, *arguments, below="docs"):
    result = subprocess.run(
        [runsheet, "lint", ".", *arguments], cwd=folder / below, capture_output=True, text=True, timeout=120
    )
    assert result.returncode == 1, result.stderr
    return result.stdout


def findings(runsheet, folder):
    return json.loads(lint(runsheet, folder, "--format", "json"))["findings"]


def test_sarif_is_read_by_sarif_tools(runsheet, folder):
    report = folder / "report.sarif"
    report.write_text(lint(runsheet, folder, "--format", "sarif"))
    results = loader.load_sarif_file(report).get_records()
    assert {record["Location"] for record in results} == {"docs/%C3%BC%20b.md", "docs/good.md"}
    assert len(results) == len(findings(runsheet, folder)) + 1
    summary = subprocess.run(["sarif", "summary", report], capture_output=True, text=True)
    assert summary.returncode == 0
    assert "LNK001" in summary.stdout


def test_sarif_has_what_code_scanning_wants(runsheet, folder):
    run = json.loads(lint(runsheet, folder, "--format", "sarif"))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["automationDetails"]["id"]
    for rule in rules:
        assert rule["shortDescription"]["text"] and rule["fullDescription"]["text"] and rule["help"]["markdown"]
    prints = []
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] == region["endLine"]
        assert set(result["partialFingerprints"]) == {"primaryLocationLineHash", "runbookFinding/v1"}
        prints.append(result["partialFingerprints"]["runbookFinding/v1"])
    assert len(prints) == len(set(prints))
    assert sum(bool(result["suppressions"]) for result in run["results"]) == 1


def test_columns_are_right_in_the_unit_of_each_format(runsheet, folder):
    line = MOJIBAKE.splitlines()[2]
    points = line.index("#nowhere") + 1
    sarif = json.loads(lint(runsheet, folder, "--format", "sarif"))["runs"][0]["results"]
    regions = [
        result["locations"][0]["physicalLocation"]["region"] for result in sarif if not result["suppressions"]
    ]
    assert points in [region["startColumn"] for region in regions if region["startLine"] == 3]
    reviewdog = json.loads(lint(runsheet, folder, "--format", "rdjson"))["diagnostics"]
    starts = [entry["location"]["range"]["start"] for entry in reviewdog]
    assert {"line": 3, "column": len(line[: points - 1].encode()) + 1} in starts
    assert f"line=3,endLine=3,col={points},endColumn={points + 8}," in lint(runsheet, folder, "--format", "github")


def test_rdjsonl_holds_the_diagnostics_of_rdjson(runsheet, folder):
    whole = json.loads(lint(runsheet, folder, "--format", "rdjson"))
    lines = [json.loads(line) for line in lint(runsheet, folder, "--format", "rdjsonl").splitlines()]
    assert [line.pop("source") for line in lines] == [whole["source"]] * len(lines)
    assert lines == whole["diagnostics"]


def test_junit_shows_what_passed(runsheet, folder):
    report = folder / "report.xml"
    report.write_text(lint(runsheet, folder, "--format", "junit"))
    suites = junitparser.JUnitXml.fromfile(report)
    assert {suite.name for suite in suites} == {"docs/ü b.md", "docs/good.md"}
    good = next(suite for suite in suites if suite.name == "docs/good.md")
    assert good.tests > 10 and good.failures == 0
    assert suites.tests == sum(suite.tests for suite in suites)
    failed = [case.name for suite in suites for case in suite if case.result]
    assert "LNK001/broken-anchor" in failed


def test_gitlab_gets_unique_fingerprints_and_plain_paths(runsheet, folder):
    report = json.loads(lint(runsheet, folder, "--format", "gitlab"))
    assert len({entry["fingerprint"] for entry in report}) == len(report) == len(findings(runsheet, folder))
    for entry in report:
        assert entry["location"]["path"] == "docs/ü b.md"
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["lines"]["begin"] >= 1


def test_github_gets_a_summary_of_the_step(runsheet, folder):
    summary = folder / "summary.md"
    subprocess.run(
        [runsheet, "lint", "docs", "--format", "github"], cwd=folder, capture_output=True, timeout=120,
        env={"GITHUB_STEP_SUMMARY": str(summary)},
    )  # fmt: skip
    assert "| error | docs/ü b.md&#58;3 |" in summary.read_text()


@pytest.mark.parametrize("name", ["sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "text"])
def test_reports_are_the_same_from_every_folder_and_with_any_number_of_workers(runsheet, folder, name):
    one = lint(runsheet, folder, "--format", name, "--workers", "1")
    assert one == lint(runsheet, folder, "--format", name, "--workers", "4")
    if name != "text":
        assert one == lint(runsheet, folder, "--format", name, below=".")


FAULTS = """# Runbook {number}

See [the other](runbook-{other}.md#gone), [this](#gone) and step 9.

```bash
# Scale up
kubectl scale deployment worker --replicas={number}
kubectl scale deployment worker --replicas=1
gcloud run services update api-{number} --set-env-vars A=1 --region=us-central1
gcloud run services update api --region=us-central{number}
psql -h db -U app -d shop
curl -I https://example.com/{number}?a=b | grep X-Cache
kubectl get pod <name> -n 日本
```

- **On-call**: [Add contact]
- **P{grade}**: down
- **P2**: slow
"""


@pytest.mark.parametrize(
    "name", ["text", "json", "jsonl", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson", "rdjsonl"]
)
def test_ten_runs_with_one_two_and_four_workers_write_the_same_bytes(runsheet, tmp_path, name):
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    for number in range(20):
        text = FAULTS.format(number=number, other=number * 7 % 20, grade=number % 2)
        (tmp_path / f"runbook-{number}.md").write_text(text)
    arguments = [runsheet, "lint", ".", "--persona", "pedantic", "--as-of", "2026-03-01", "--format", name]
    written = {
        subprocess.run([*arguments, "--workers", str(count)], cwd=tmp_path, capture_output=True, timeout=120).stdout
        for count in (1, 2, 4, 1, 2, 4, 1, 2, 4, 2)
    }
    assert len(written) == 1
    # GitHub shows no more than ten errors and ten warnings of a step, so that format is short.
    assert written.pop().count(b"runbook-") >= 20
