"""The manual page and the completions, made from the arguments that the program reads."""

import json
import pathlib
import shutil
import subprocess

import pytest

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def page(runsheet):
    return subprocess.run([CHECKOUT / "Scripts" / "manual", runsheet], capture_output=True, text=True, check=True).stdout


def options(runsheet):
    tool = json.loads(subprocess.run([runsheet, "--experimental-dump-help"], capture_output=True, check=True).stdout)
    for command in tool["command"]["subcommands"]:
        for argument in command.get("arguments", []):
            if argument["shouldDisplay"] and argument["kind"] != "positional":
                yield argument["preferredName"]["name"]


def test_the_manual_names_every_option(runsheet, page):
    names = set(options(runsheet))
    assert len(names) > 20
    for name in names - {"version", "help"}:
        assert "\\-\\-" + name.replace("-", "\\-") in page


def test_the_manual_is_set_without_a_warning(page):
    if not shutil.which("groff"):
        pytest.skip("there is no groff")
    result = subprocess.run(["groff", "-man", "-ww", "-z"], input=page, capture_output=True, text=True)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_know_the_formats(runsheet, shell):
    result = subprocess.run([runsheet, "--generate-completion-script", shell], capture_output=True, text=True)
    assert result.returncode == 0
    assert "checkstyle" in result.stdout
    if shutil.which(shell):
        assert subprocess.run([shell, "-n"], input=result.stdout, capture_output=True, text=True).returncode == 0
