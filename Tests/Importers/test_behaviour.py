"""Files of a project that say what its own tools do."""
import json
import subprocess

TABLE = """tool deployctl
path groups
change push : publishes the service to everybody
destroy drain
slot push 0=run.service

wrapper with-keys
arguments 1
"""
RUNBOOK = "# Deploy\n\n## Deploy api\n\n```bash\nwith-keys prod deployctl push api\ndeployctl drain node-1\n```\n"


def project(folder, table):
    (folder / ".runsheet/trees").mkdir(parents=True)
    (folder / ".runsheet/trees/ours.behaviour").write_text(table)
    (folder / "runbooks").mkdir()
    (folder / "runbooks/deploy.md").write_text(RUNBOOK)


def run(runsheet, folder, *arguments):
    return subprocess.run([runsheet, *arguments], cwd=folder, capture_output=True, text=True)


def test_a_project_says_what_its_own_tools_do(runsheet, tmp_path):
    project(tmp_path, TABLE)
    run(runsheet, tmp_path, "build", "--content", "runbooks", "--output", "site")
    steps = [json.loads(line) for line in (tmp_path / "site/steps.jsonl").read_text().splitlines()]
    steps = [line["step"] for line in steps]
    commands = [command for step in steps for command in step["commands"]]
    assert [(command["tool"], command["wrappers"]) for command in commands] == [
        ("deployctl", ["with-keys"]), ("deployctl", [])]
    assert [step["effect"] for step in steps] == ["change", "destroy"]
    assert steps[0]["reasons"][0]["text"] == "deployctl push publishes the service to everybody"


def test_a_line_that_says_nothing_is_an_error_with_its_number(runsheet, tmp_path):
    project(tmp_path, TABLE + "argument 2\n")
    result = run(runsheet, tmp_path, "lint", "runbooks", "--format", "json")
    found = [finding for finding in json.loads(result.stdout)["findings"] if finding["code"] == "SRC008"]
    assert result.returncode == 1
    assert [finding["message"] for finding in found] == [
        "cannot use this table of behaviour: line 9: 'argument' is not a keyword here; did you mean 'arguments'?"]
    assert found[0]["path"] == ".runsheet/trees/ours.behaviour"
