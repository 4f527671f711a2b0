"""A browser that may open files and nothing else, on the site that `runsheet build` makes of content/.

RUNSHEET_SITE names a built site; without it one is built with RUNSHEET (or the newest binary below .build).
CHROMIUM names the browser.
"""

import os
import pathlib
import shutil

import pytest
from playwright.sync_api import sync_playwright

import odd
from reading import CHECKOUT, built

WATCH = """
window.violations = [];
addEventListener("securitypolicyviolation", event => {
  violations.push(event.violatedDirective + " " + event.blockedURI);
});
"""

# The scripts come behind the first picture; what a test does at once would be too early for them.
READY = "() => !document.querySelector(\"script[data-scripts*='.js']\") || document.documentElement.hasAttribute('data-ready')"


def patient(page, action):
    """The action, and then the wait until the page's scripts have run."""

    def act(*arguments, **options):
        response = action(*arguments, **options)
        page.wait_for_function(READY)
        return response

    return act


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The folder of the site made of content/."""
    if given := os.environ.get("RUNSHEET_SITE"):
        return pathlib.Path(given).resolve()
    return built(CHECKOUT / "content", tmp_path_factory.mktemp("site") / "public")


@pytest.fixture(scope="session")
def odd_site(tmp_path_factory):
    """The folder of a site with findings and of runbooks that try the pages."""
    return built(odd.write(tmp_path_factory.mktemp("odd")), tmp_path_factory.mktemp("odd-site") / "public")


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
        if options.get("java_script_enabled", True):
            page.goto, page.reload = patient(page, page.goto), patient(page, page.reload)
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
