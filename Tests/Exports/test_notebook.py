"""Notebooks run exactly the commands that the JSON names, whatever the values are."""

import json
import os

import pytest

from recording import calls, compare, export, lines, mixed


def execute(notebooks, stubs):
    """Runs all in one kernel, one behind the other, each in its own folder."""
    import nbclient
    import nbformat

    whole = nbformat.v4.new_notebook()
    for path, steps, folder in notebooks:
        folder.mkdir()
        for step in steps:
            if directory := step["run"].get("cwd"):
                (folder / directory).mkdir(parents=True, exist_ok=True)
        start = {"PATH": str(stubs), "RECORD": str(folder / "record"), "HOME": str(folder), "RUNSHEET_AGREED": "all"}
        whole.cells.append(nbformat.v4.new_code_cell(f"import os; os.environ.update({start!r}); os.chdir({str(folder)!r})"))
        for cell in nbformat.read(path, as_version=4).cells:
            cell.pop("id")
            whole.cells.append(cell)
    nbclient.NotebookClient(whole, timeout=120, kernel_name="python3", allow_errors=True).execute()


@pytest.fixture(scope="session", autouse=True)
def kernel(tmp_path_factory):
    """The kernel of the Python that runs the tests, whatever else is installed."""
    import sys

    from ipykernel.kernelspec import install

    folder = tmp_path_factory.mktemp("kernel")
    install(prefix=str(folder))
    before = os.environ.get("JUPYTER_PATH")
    os.environ["JUPYTER_PATH"] = str(folder / "share" / "jupyter")
    yield sys.executable
    os.environ.pop("JUPYTER_PATH") if before is None else os.environ.update(JUPYTER_PATH=before)


def test_notebooks_run_what_the_json_says(runsheet, source, stubs, acceptable, tmp_path):
    values = acceptable(source, mixed(source, 1))
    options = [option for name, text in values.items() for option in ("--param", f"{name}={text}")]
    filled = {}
    for line in lines(runsheet, source.folder, *options):
        filled.setdefault(line["procedure"]["id"], []).append(line["step"])
    folder = tmp_path / "notebooks"
    export(runsheet, source.folder, "--format", "jupyter", "--output", folder, *options)
    paths = {json.loads(path.read_text())["metadata"]["runsheet"]["procedure"]: path for path in folder.iterdir()}
    assert paths.keys() == source.procedures.keys()

    notebooks = [(paths[procedure], steps, tmp_path / str(number)) for number, (procedure, steps) in enumerate(source.procedures.items())]
    execute(notebooks, stubs)
    for procedure, (_, steps, folder) in zip(source.procedures, notebooks):
        compare(steps, filled[procedure], calls(folder / "record"))
        assert not (folder / "canary").exists(), procedure
