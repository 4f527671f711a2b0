"""What the tests in Python share: the binary, and the site it makes of content/."""

import os
import pathlib
import subprocess

import pytest

# What a test does not say is made anew each time.
os.environ["RUNSHEET_CACHE"] = ""

CHECKOUT = pathlib.Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def runsheet():
    """The binary that RUNSHEET names, or the newest one below .build."""
    if given := os.environ.get("RUNSHEET"):
        return pathlib.Path(given).resolve()
    built = [CHECKOUT / ".build" / mode / "runsheet" for mode in ("release", "debug")]
    newest = max((path for path in built if path.exists()), key=lambda path: path.stat().st_mtime, default=None)
    if newest is None:
        pytest.exit("no runsheet binary: run 'swift build' first, or set RUNSHEET", returncode=2)
    return newest


@pytest.fixture(scope="session")
def site(runsheet, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "public"
    subprocess.run([runsheet, "build", "--content", CHECKOUT / "content", "--output", folder], check=True)
    return folder
