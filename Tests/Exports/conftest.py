"""The folders of runbooks that are exported, and values that they take."""

import re

import pytest

from recording import SOURCES, export, make_stubs, read


@pytest.fixture(scope="session", params=SOURCES, ids=lambda folder: folder.name)
def source(request, runsheet):
    return read(runsheet, request.param)


@pytest.fixture(scope="session")
def acceptable(runsheet):
    """Values by name, with a plain word where the export says that the value cannot be put in safely."""

    def acceptable(source, values):
        options = [option for name, text in values.items() for option in ("--param", f"{name}={text}")]
        run = export(runsheet, source.folder, "--format", "jsonl", *options, check=False)
        refused = set(re.findall(r"the value of '([^']*)'", run.stderr.decode()))
        return {name: "plain" if name in refused else text for name, text in values.items()}

    return acceptable


@pytest.fixture(scope="session")
def stubs(source, tmp_path_factory):
    return make_stubs(source, tmp_path_factory.mktemp("stubs"))
