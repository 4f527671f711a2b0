"""A browser that may open files and nothing else, on the site that `runsheet build` makes of content/.

RUNSHEET_SITE names a built site; without it one is built with RUNSHEET (or the newest binary below .build).
CHROMIUM names the browser.
"""

import os
import pathlib
import shutil
import subprocess

import pytest
from playwright.sync_api import expect, sync_playwright

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
WATCH = """
window.violations = [];
addEventListener("securitypolicyviolation", event => {
  violations.push(event.violatedDirective + " " + event.blockedURI);
});
"""


def built(content, folder):
    """Builds `content` into `folder` and gives the folder."""
    binaries = [CHECKOUT / ".build" / mode / "runsheet" for mode in ("release", "debug")]
    newest = max((path for path in binaries if path.exists()), key=lambda path: path.stat().st_mtime, default=None)
    binary = os.environ.get("RUNSHEET") or newest
    if not binary:
        pytest.exit("no runsheet binary: run 'swift build' first, or set RUNSHEET or RUNSHEET_SITE", returncode=2)
    command = [str(binary), "build", "--content", str(content), "--output", str(folder)]
    command += ["--quiet"]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, f"{' '.join(command)}\n{run.stdout}{run.stderr}"
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The folder of the site made of content/."""
    if given := os.environ.get("RUNSHEET_SITE"):
        return pathlib.Path(given).resolve()
    return built(CHECKOUT / "content", tmp_path_factory.mktemp("site") / "public")


@pytest.fixture(scope="session")
def chromium():
    executable = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield browser
        browser.close()


def opener(chromium):
    """Opens files as a reader would; at the end asserts that nothing else was asked for and nothing went wrong."""
    contexts, faults = [], []

    def allow(route):
        if route.request.url.startswith(("file://", "data:")):
            route.continue_()
        else:
            faults.append("request " + route.request.url)
            route.abort()

    def open_page(path, query="", **options):
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.add_init_script(WATCH)
        context.route("**/*", allow)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"script: {error}"))
        page.on("console", lambda message: message.type == "error" and faults.append(f"console: {message.text}"))
        page.goto(path.as_uri() + query)
        return page

    yield open_page
    for context in contexts:
        for page in context.pages:
            faults += page.evaluate("window.violations || []")
        context.close()
    assert not faults, faults


@pytest.fixture
def open_page(chromium):
    """Opens a file in a browser of its own."""
    yield from opener(chromium)


@pytest.fixture(scope="module")
def open_shared_page(chromium):
    """Opens a file that all tests of a module look at."""
    yield from opener(chromium)


def type_query(page, query):
    """Types a query and waits for its results; gives the texts of the options."""
    field = page.locator("[data-search]").first
    field.fill("")
    field.press_sequentially(query)
    return results(page, query)


def results(page, query):
    expect(page.locator("[data-results]").first).to_have_attribute("data-query", query)
    return page.locator("[data-results] [role=option]")
