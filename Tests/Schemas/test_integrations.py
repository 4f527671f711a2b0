"""What other programs are told about runsheet: the action, the hooks, the schema for editors, the examples of the docs."""

import json
import os
import pathlib
import re
import subprocess

import pytest
import yaml

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]


def succeeds(*command, **options):
    run = subprocess.run([str(part) for part in command], capture_output=True, text=True, **options)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.fixture(scope="session")
def examples(tmp_path_factory):
    """The files that docs/ci.md shows, by their names."""
    folder = tmp_path_factory.mktemp("ci")
    text = (CHECKOUT / "docs" / "ci.md").read_text()
    found = {}
    for name, content in re.findall(r"```yaml\n# (\S+)\n(.*?)```", text, re.DOTALL):
        found[name] = folder / name
        found[name].parent.mkdir(parents=True, exist_ok=True)
        found[name].write_text(content)
    return found


def test_the_action_is_an_action_and_safe():
    succeeds("check-jsonschema", "--builtin-schema", "vendor.github-actions", CHECKOUT / "action.yml")
    succeeds("zizmor", "--offline", "--no-progress", "--quiet", CHECKOUT / "action.yml")


def test_the_hooks_are_hooks():
    succeeds("pre-commit", "validate-manifest", CHECKOUT / ".pre-commit-hooks.yaml")


@pytest.mark.parametrize(
    ("name", "schema"),
    [(".github/workflows/runbooks.yml", "vendor.github-workflows"), (".gitlab-ci.yml", "vendor.gitlab-ci")],
)
def test_the_examples_of_the_docs_fit_their_schemas(examples, name, schema):
    succeeds("check-jsonschema", "--builtin-schema", schema, examples[name])


def test_the_example_for_pre_commit_is_a_configuration(examples):
    succeeds("pre-commit", "validate-config", examples[".pre-commit-config.yaml"])
    hooks = {hook["id"] for hook in yaml.safe_load((CHECKOUT / ".pre-commit-hooks.yaml").read_text())}
    used = yaml.safe_load(examples[".pre-commit-config.yaml"].read_text())["repos"][0]["hooks"]
    assert {hook["id"] for hook in used} <= hooks


def test_the_hook_runs_in_a_repository(runsheet, tmp_path):
    """As pre-commit runs it, with this binary in the place of the one that it would build."""
    for folder in ("hooks", "work"):
        succeeds("git", "init", "-q", tmp_path / folder)
    manifest = (CHECKOUT / ".pre-commit-hooks.yaml").read_text().replace("language: swift", "language: system")
    (tmp_path / "hooks" / ".pre-commit-hooks.yaml").write_text(manifest.replace("runsheet lint", f"{runsheet} lint"))
    identity = {"GIT_AUTHOR_NAME": "n", "GIT_AUTHOR_EMAIL": "n@example.com", "GIT_COMMITTER_NAME": "n"}
    environment = {**os.environ, **identity, "GIT_COMMITTER_EMAIL": "n@example.com"}
    work = tmp_path / "work"
    (work / "a.md").write_text("# A\n\n[old](#old)\n")
    for folder in (tmp_path / "hooks", work):
        succeeds("git", "add", "-A", cwd=folder)
        succeeds("git", "commit", "-q", "-m", "first", cwd=folder, env=environment)

    def tried():
        command = ["pre-commit", "try-repo", tmp_path / "hooks", "runsheet", "--all-files"]
        environment["PRE_COMMIT_HOME"] = str(tmp_path / "cache")
        return subprocess.run([*map(str, command)], cwd=work, env=environment, capture_output=True, text=True)

    assert tried().returncode == 0
    (work / "a.md").write_text("# A\n\n[old](#old)\n\n[new](#new)\n")
    succeeds("git", "add", "-A", cwd=work)
    failed = tried()
    assert failed.returncode == 1
    assert "'#new'" in failed.stdout and "'#old'" not in failed.stdout


def test_the_schema_for_editors_takes_what_the_docs_show(tmp_path):
    schema = CHECKOUT / "schema" / "runsheet.schema.json"
    succeeds("check-jsonschema", "--check-metaschema", schema)
    blocks = re.findall(r"```yaml\n(.*?)```", (CHECKOUT / "docs" / "configuration.md").read_text(), re.DOTALL)
    example = tmp_path / "runsheet.yml"
    example.write_text(blocks[-1])
    succeeds("check-jsonschema", "--schemafile", schema, example)
    example.write_text("persnoa: default\n")
    with pytest.raises(AssertionError):
        succeeds("check-jsonschema", "--schemafile", schema, example)


def test_the_example_of_the_docs_is_read(runsheet, tmp_path):
    blocks = re.findall(r"```yaml\n(.*?)```", (CHECKOUT / "docs" / "configuration.md").read_text(), re.DOTALL)
    (tmp_path / "runsheet.yml").write_text(blocks[-1])
    (tmp_path / "a.md").write_text("# A\n")
    succeeds(runsheet, "lint", tmp_path / "a.md", cwd=tmp_path)


def test_rules_are_listed_for_people_and_programs(runsheet):
    table = subprocess.run([runsheet, "rules"], capture_output=True, text=True, check=True).stdout
    rules = json.loads(subprocess.run([runsheet, "rules", "--format", "json"], capture_output=True, check=True).stdout)
    assert len(table.splitlines()) == len(rules) + 1
    for rule in rules:
        assert f"{rule['code']}  {rule['name']} " in table
        assert rule["explanation"].startswith(f"# {rule['code']} {rule['name']}\n")


def test_the_action_checks_what_it_is_told(runsheet, tmp_path):
    """The script of the action as a runner would run it, with this binary on the path."""
    action = yaml.safe_load((CHECKOUT / "action.yml").read_text())
    defaults = {name.upper().replace("-", "_"): given["default"] for name, given in action["inputs"].items()}
    (step,) = action["runs"]["steps"]
    assert set(step["env"]) == set(defaults)
    (tmp_path / "one two").mkdir()
    (tmp_path / "one two" / "a.md").write_text("# A\n\n[x](#x)\n")
    (tmp_path / "b.md").write_text("# B\n")

    def run(**inputs):
        environment = {**os.environ, **defaults, **inputs, "PATH": f"{runsheet.parent}:{os.environ['PATH']}"}
        environment["GITHUB_STEP_SUMMARY"] = str(tmp_path / "summary.md")
        return subprocess.run(
            ["bash", "-c", step["run"]], cwd=tmp_path, env=environment, capture_output=True, text=True
        )

    failed = run(SARIF="out.sarif")
    assert failed.returncode == 1
    assert "::error file=one two/a.md,line=3," in failed.stdout
    assert len(json.loads((tmp_path / "out.sarif").read_text())["runs"][0]["results"]) == 1
    assert "one two/a.md" in (tmp_path / "summary.md").read_text()
    assert run(PATHS="b.md", PERSONA="pedantic").returncode == 0
    assert run(PATHS="b.md\n.", FAIL_ON="never").returncode == 0
    assert run(PATHS="; echo injected").returncode == 3
