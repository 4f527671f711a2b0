"""Scripts run exactly the commands that the JSON names, whatever the values are."""

import concurrent.futures
import re
import subprocess

import pytest

from recording import HOSTILE, PLACES, calls, compare, export, is_run, lines, make_stubs, mixed, read


def scripts_of(runsheet, source, folder, *options):
    """Each procedure's script, by id."""
    export(runsheet, source.folder, "--format", "bash", "--output", folder, *options)
    found = {re.search(r"^rs_id='(.*)'$", path.read_text(), re.M)[1]: path for path in folder.glob("*.sh")}
    assert found.keys() == source.procedures.keys()
    return found


@pytest.fixture(scope="session")
def scripts(runsheet, source, tmp_path_factory):
    return scripts_of(runsheet, source, tmp_path_factory.mktemp("scripts"))


@pytest.fixture(scope="session")
def places(runsheet, tmp_path_factory):
    """The runbook that has a value in every kind of place."""
    source = read(runsheet, PLACES)
    return source, make_stubs(source, tmp_path_factory.mktemp("stubs")), scripts_of(runsheet, source, tmp_path_factory.mktemp("scripts"))


def test_scripts_are_clean(scripts):
    run = subprocess.run(["shellcheck", *scripts.values()], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def run(script, steps, stubs, folder, values, *options):
    for step in steps:
        if directory := step["run"].get("cwd"):
            (folder / directory).mkdir(parents=True, exist_ok=True)
    record = folder / "record"
    environment = {"PATH": str(stubs), "RECORD": str(record), "HOME": str(folder), "USER": "somebody"}
    parameters = [option for name, value in values.items() for option in ("--param", f"{name}={value}")]
    result = subprocess.run(
        ["/bin/bash", script, "--no-wait", "--log", "log", *parameters, *options], cwd=folder, env=environment,
        stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="surrogateescape", timeout=60)
    return result, calls(record)


def check_runs(runsheet, source, scripts, stubs, folder, values):
    options = [option for name, text in values.items() for option in ("--param", f"{name}={text}")]
    filled = {}
    for line in lines(runsheet, source.folder, *options):
        filled.setdefault(line["procedure"]["id"], []).append(line["step"])

    def check(number):
        procedure, steps = list(source.procedures.items())[number]
        own = folder / str(number)
        own.mkdir()
        used = {parameter["id"] for step in steps for parameter in step["parameters"]}
        result, made = run(scripts[procedure], steps, stubs, own, {name: values[name] for name in used},
                           "--yes", "--destroy", "--all-ways", "--keep-going")
        assert result.returncode == 0, f"{procedure}: {result.stderr}"
        compare(steps, filled[procedure], made)
        assert not (own / "canary").exists(), procedure
        assert len((own / "log").read_text().splitlines()) >= 2

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        list(pool.map(check, range(len(source.procedures))))


@pytest.mark.parametrize("round", range(2))
def test_scripts_run_what_the_json_says(runsheet, source, scripts, stubs, acceptable, tmp_path, round):
    check_runs(runsheet, source, scripts, stubs, tmp_path, acceptable(source, mixed(source, round)))


@pytest.mark.parametrize("value", HOSTILE, ids=repr)
def test_every_hostile_value_stays_one_value(runsheet, places, tmp_path_factory, value, acceptable):
    source, stubs, scripts = places
    values = acceptable(source, {name: value for name in source.definitions})
    check_runs(runsheet, source, scripts, stubs, tmp_path_factory.mktemp("places"), values)


def test_a_dry_run_runs_nothing(source, scripts, stubs, tmp_path):
    for procedure, steps in source.procedures.items():
        result, made = run(scripts[procedure], steps, stubs, tmp_path, {}, "--dry-run")
        assert result.returncode == 0, result.stderr
        assert made == []
        assert not (tmp_path / "log").exists()
        for step in steps:
            assert step["title"].split()[0] in result.stderr


def test_nothing_is_taken_away_without_consent(source, scripts, stubs, tmp_path):
    destroying = {name: steps for name, steps in source.procedures.items()
                  if any(step["effect"] == "destroy" and is_run(step) for step in steps)}
    assert destroying or source.folder.name == "hostile"
    for number, (procedure, steps) in enumerate(destroying.items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        values = {parameter["id"]: "plain" for step in steps for parameter in step["parameters"]}
        result, made = run(scripts[procedure], steps, stubs, folder, values, "--yes", "--keep-going", "--all-ways")
        assert result.returncode == 4, result.stderr
        assert "--destroy agrees" in result.stderr


def test_values_may_be_written_into_the_script(runsheet, source, stubs, tmp_path, acceptable):
    values = acceptable(source, {name: "it's $(touch canary)\nnot" for name in source.definitions})
    options = [option for name, text in values.items() for option in ("--param", f"{name}={text}")]
    scripts = scripts_of(runsheet, source, tmp_path, *options)
    for number, (procedure, steps) in enumerate(source.procedures.items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        result, _ = run(scripts[procedure], steps, stubs, folder, {}, "--yes", "--destroy", "--keep-going")
        assert result.returncode == 0, result.stderr
        assert not (folder / "canary").exists()


def test_a_script_without_answers_stops(source, scripts, stubs, tmp_path):
    for procedure, steps in source.procedures.items():
        if any(step["parameters"] and is_run(step) for step in steps):
            result, made = run(scripts[procedure], steps, stubs, tmp_path, {}, "--yes")
            assert result.returncode == 2
            assert "no value for" in result.stderr
            assert made == []
