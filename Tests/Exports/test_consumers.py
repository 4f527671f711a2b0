"""What is exported is taken by the programs it is for, or fits the rules that they publish.

Rundeck and Runme cannot be had from a package registry: their documents are checked against the documented forms
(https://docs.rundeck.com/docs/manual/document-format-reference/job-yaml-v12.html, https://docs.runme.dev/configuration).
"""

import csv
import io
import json
import re
import subprocess
import sys

import pytest
import yaml

from recording import HOSTILE, export, lines


@pytest.fixture(scope="session")
def documents(runsheet, source, tmp_path_factory):
    """The documents of a format for all procedures; with hostile values for what may be put in."""

    def documents(name, *options):
        folder = tmp_path_factory.mktemp(name)
        export(runsheet, source.folder, "--format", name, "--output", folder, *options)
        found = sorted(folder.iterdir())
        assert len(found) == len(source.procedures)
        return found

    return documents


@pytest.fixture(scope="session")
def filling(source, acceptable):
    value = HOSTILE[15] + " {{ x }} ${{ github.token }}"
    values = acceptable(source, {name: value for name in source.definitions})
    return [option for name, text in values.items() for option in ("--param", f"{name}={text}")]


@pytest.fixture(params=["templates", "values"])
def options(request, filling):
    return filling if request.param == "values" else []


def accepted(*command):
    run = subprocess.run([str(word) for word in command], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def steps_of(source):
    return sum(len(steps) for steps in source.procedures.values())


def test_csv(runsheet, source):
    rows = list(csv.DictReader(io.StringIO(export(runsheet, source.folder, "--format", "csv").decode(), newline="")))
    assert {row["step"] for row in rows} == {step["id"] for steps in source.procedures.values() for step in steps}
    assert not [row for row in rows for field in row.values() if field[:1] in "=+@" and field]


def test_markdown(documents, options):
    for path in documents("markdown", *options):
        text = path.read_text()
        assert text.count("\n- [ ] done") == len(re.findall(r"^## \d+\. ", text, re.M))
        assert "<script" not in re.sub(r"```.*?```", "", text, flags=re.S)


def test_notebooks_are_valid(documents, options):
    import nbformat

    for path in documents("jupyter", *options):
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        assert notebook.nbformat_minor == 5
        for cell in notebook.cells:
            if cell.cell_type == "code" and not cell.source.startswith("%%step"):
                compile(cell.source, str(path), "exec")


def test_ansible_playbooks(documents, options, tmp_path):
    paths = documents("ansible", *options)
    accepted("ansible-playbook", "--syntax-check", "-i", "localhost,", *paths)


def test_github_workflows(documents, options):
    paths = documents("github", *options)
    accepted("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *paths)
    accepted("zizmor", "--offline", "--no-config", "--quiet", *paths)


def test_github_jobs_that_destroy_wait_for_an_environment(documents, source):
    for path in documents("github"):
        workflow = yaml.safe_load(path.read_text())
        assert "on" in workflow
        for job in workflow["jobs"].values():
            assert ("takes something away" in job["name"]) == (job.get("environment") == "runsheet-destroy")


def test_ssm_documents_load(documents, options, monkeypatch, tmp_path):
    import boto3
    import moto

    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "test")
    templates = []
    with moto.mock_aws():
        client = boto3.client("ssm", region_name="us-east-1")
        for number, path in enumerate(documents("ssm", *options)):
            client.create_document(Content=path.read_text(), Name=f"document-{number}", DocumentType="Automation", DocumentFormat="YAML")
            content = yaml.safe_load(path.read_text())
            check_ssm(content)
            template = {"Resources": {"Document": {"Type": "AWS::SSM::Document", "Properties": {"DocumentType": "Automation", "Content": content}}}}
            templates.append(tmp_path / f"{number}.json")
            templates[-1].write_text(json.dumps(template))
    accepted("cfn-lint", "--non-zero-exit-code", "error", "--regions", "us-east-1", "--", *templates)


def check_ssm(document):
    """Rules of schema 0.3 that no checker looks at: names, references, ends."""
    names = [step["name"] for step in document["mainSteps"]]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-zA-Z0-9_]{3,50}", name) for name in names)
    assert [step.get("isEnd", False) for step in document["mainSteps"]] == [False] * (len(names) - 1) + [True]
    assert {step["action"] for step in document["mainSteps"]} <= {"aws:runCommand", "aws:approve", "aws:pause", "aws:sleep"}
    known = set(document["parameters"]) | {"automation:EXECUTION_ID"}
    for step in document["mainSteps"]:
        assert set(re.findall(r"\{\{\s*([\w:]+)\s*\}\}", json.dumps(step["inputs"]))) <= known
    for parameter in document["parameters"].values():
        if pattern := parameter.get("allowedPattern"):
            assert not re.match(pattern, "it's") and not re.match(pattern, "a\nb") and re.match(pattern, "plain")
            assert "default" not in parameter or re.match(pattern, parameter["default"])


RUNDECK_JOB = {"name", "group", "description", "loglevel", "executionEnabled", "scheduleEnabled", "multipleExecutions", "options", "sequence"}
RUNDECK_OPTION = {"name", "label", "description", "required", "value", "values", "enforced", "regex", "secure", "valueExposed", "isDate", "dateFormat"}


def check_rundeck(jobs):
    for job in jobs:
        assert job.keys() <= RUNDECK_JOB and job["name"] and "/" not in job["name"]
        for option in job.get("options", []):
            assert option.keys() <= RUNDECK_OPTION and re.fullmatch(r"[a-zA-Z0-9_.-]+", option["name"])
            assert not option.get("enforced") or option["value"] in option["values"]
            assert not option.get("secure") or "value" not in option
        assert job["sequence"]["strategy"] in ("node-first", "step-first")
        for command in job["sequence"]["commands"]:
            assert command.keys() == {"description", "script", "scriptInterpreter", "interpreterArgsQuoted"}
            assert subprocess.run(["bash", "-n"], input=command["script"], text=True, capture_output=True).returncode == 0


def test_rundeck_jobs(documents, options):
    for one, other in zip(documents("rundeck", *options), documents("rundeck-json", *options)):
        jobs = yaml.safe_load(one.read_text())
        assert jobs == json.loads(other.read_text())
        check_rundeck(jobs)


def test_runme_documents(documents, options):
    for path in documents("runme", *options):
        text = path.read_text()
        assert yaml.safe_load(text.split("---")[1])["runme"]["version"] == "v3"
        fences = [json.loads(found) for found in re.findall(r"^```+\w+ (\{.*\})$", text, re.M)]
        named = [fence["name"] for fence in fences if "name" in fence]
        assert len(set(named)) == len(named)
        for fence in fences:
            assert fence.keys() <= {"name", "interactive", "background", "excludeFromRunAll", "promptEnv", "ignore"}
            assert all(isinstance(value, str) for value in fence.values())
            assert re.fullmatch(r"[a-z0-9-]+", fence.get("name", "a"))


@pytest.mark.parametrize("name", ["csv", "bash", "jupyter", "runme", "rundeck", "ssm", "github", "ansible"])
def test_what_is_lost_is_told(runsheet, source, name, tmp_path):
    """Every step that is not run is named, on standard error and in the document."""
    run = subprocess.run([runsheet, "export", source.folder, "--format", name, "--output", tmp_path], capture_output=True, text=True)
    documents = "".join(path.read_text() for path in tmp_path.iterdir())
    for steps in source.procedures.values():
        for step in steps:
            waits = step["kind"] == "wait" and name not in ("csv", "jupyter", "runme")
            if not waits and not step["commands"] and (step.get("language") or {}).get("effective") not in ("shell", "console"):
                title = " ".join(step["title"].split())
                assert title in run.stderr, step["id"]


def test_yaml_keeps_every_text(runsheet, tmp_path):
    """Titles and commands that YAML could take for something else come back as they are."""
    texts = ["yes", "null", "1e3", "0x10", "- a", "a: b", "# x", "'", '"', "a\\nb", "&a", "*a", "!b", "%c", "@d", "|", ">", "{}", "[]", "é", "😀", "2026-01-01", "~", "=", "<<"]
    folder = tmp_path / "content"
    folder.mkdir()
    blocks = "\n".join(f"```bash\nshow {index} '{text}'\n  \tshow again\n```\n" if "'" not in text else f"```bash\nshow \"{index} it's\"\n```\n" for index, text in enumerate(texts))
    (folder / "a.md").write_text("# A\n\n## B: yes\n\n" + blocks)
    expected = [step["text"] for step in (line["step"] for line in lines(runsheet, folder))]
    jobs = yaml.safe_load(export(runsheet, folder, "--format", "rundeck"))
    assert [command["script"].rstrip("\n") for command in jobs[0]["sequence"]["commands"]] == expected
    play = yaml.safe_load(export(runsheet, folder, "--format", "ansible"))
    assert [task["ansible.builtin.shell"]["cmd"].rstrip("\n") for task in play[0]["tasks"] if "ansible.builtin.shell" in task] == expected


def test_ansible_passes_on_what_looks_like_a_template(runsheet, tmp_path):
    """Run for real, on this machine: braces of other tools and values come through."""
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "a.md").write_text("# A\n\n## B\n\n```bash\nprintf '%s|' '{{.Names}}' \"it's\" <name> > out\n```\n")
    value = "0123 {{ 1 + 1 }} '$(touch canary)' \\n {% raw %}"
    (tmp_path / "play.yml").write_bytes(export(runsheet, folder, "--format", "ansible", "--param", f"name={value}"))
    run = subprocess.run(["ansible-playbook", "-i", "localhost,", "-c", "local", "-e", f"ansible_python_interpreter={sys.executable}", "play.yml"], cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout
    assert (tmp_path / "out").read_text() == "{{.Names}}|it's|" + value + "|"
