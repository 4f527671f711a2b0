"""Builds sites and types queries."""

import os
import pathlib
import subprocess

import pytest
from playwright.sync_api import expect

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]


def built(content, folder, *options):
    """Builds `content` into `folder` and gives the folder."""
    binaries = [CHECKOUT / ".build" / mode / "runsheet" for mode in ("release", "debug")]
    newest = max((path for path in binaries if path.exists()), key=lambda path: path.stat().st_mtime, default=None)
    binary = os.environ.get("RUNSHEET") or newest
    if not binary:
        pytest.exit("no runsheet binary: run 'swift build' first, or set RUNSHEET or RUNSHEET_SITE", returncode=2)
    command = [str(binary), "build", "--content", str(content), "--output", str(folder)]
    command += ["--quiet", *map(str, options)]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, f"{' '.join(command)}\n{run.stdout}{run.stderr}"
    return folder


def type_query(page, query):
    """Types a query and waits for its results; gives the texts of the options."""
    field = page.locator("[data-search]").first
    field.fill("")
    field.press_sequentially(query)
    return results(page, query)


def results(page, query):
    expect(page.locator("[data-results]").first).to_have_attribute("data-query", query)
    return page.locator("[data-results] [role=option]")
