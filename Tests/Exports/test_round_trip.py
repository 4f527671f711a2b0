"""What is exported can be read again, and does not depend on where or when it was made."""

import filecmp
import pathlib
import shutil
import subprocess

import pytest

from recording import SOURCES, export

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("guesses", [[], ["--include-guessed"]], ids=["sure", "guesses"])
@pytest.mark.parametrize("folder", [*SOURCES, CHECKOUT / "Tests/InspectionTests/Goldens"], ids=lambda folder: folder.name)
def test_json_is_read_and_written_without_a_difference(runsheet, tmp_path, folder, guesses):
    first = export(runsheet, folder, *guesses)
    (tmp_path / "catalog.json").write_bytes(first)
    again = export(runsheet, tmp_path / "catalog.json", "--include-guessed")
    assert again == first


def test_scripts_are_the_same_from_json(runsheet, tmp_path):
    (tmp_path / "catalog.json").write_bytes(export(runsheet, CHECKOUT / "content"))
    for name in ("bash", "ansible", "jsonl"):
        one, other = tmp_path / f"{name}-1", tmp_path / f"{name}-2"
        export(runsheet, CHECKOUT / "content", "--format", name, "--output", one)
        export(runsheet, tmp_path / "catalog.json", "--format", name, "--output", other)
        assert sorted(path.name for path in one.iterdir()) == sorted(path.name for path in other.iterdir())
        for path in one.iterdir():
            assert path.read_bytes() == (other / path.name).read_bytes(), path.name


def test_two_builds_in_two_places_are_the_same(runsheet, tmp_path):
    places = [tmp_path / "one", tmp_path / "two" / "further" / "down"]
    for place in places:
        shutil.copytree(CHECKOUT / "content", place / "content")
        command = [runsheet, "build", "--quiet", "--as-of", "2026-11-21"]
        subprocess.run(command, cwd=place, check=True, stdout=subprocess.DEVNULL)
        subprocess.run([runsheet, "export", "content", "--output", "steps"], cwd=place, check=True, capture_output=True)
    compared = filecmp.dircmp(*places)

    def same(comparison):
        assert not comparison.left_only and not comparison.right_only, comparison.report()
        for name in comparison.common_files:
            one, other = pathlib.Path(comparison.left, name), pathlib.Path(comparison.right, name)
            assert one.read_bytes() == other.read_bytes(), one
        for part in comparison.subdirs.values():
            same(part)

    same(compared)


def test_what_is_no_catalog_is_refused(runsheet, tmp_path):
    for text, message in [("{}", "not an exported catalog"), ('{"schema": 2, "runbooks": []}', "version 2"), ("{", "not JSON")]:
        (tmp_path / "a.json").write_text(text)
        run = export(runsheet, tmp_path / "a.json", check=False)
        assert run.returncode == 2 and message in run.stderr.decode()
