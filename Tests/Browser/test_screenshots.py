"""Pictures of every kind of page, to be looked at: in .build/test-results/screenshots after each run."""

import pytest

from reading import CHECKOUT, type_query
from test_site import ODD_PAGES, PAGES, open_kind, open_named  # noqa: F401

FOLDER = CHECKOUT / ".build" / "test-results" / "screenshots"
# As a reader in the office, at night and on the way sees it, and on paper: the last is the width of A4 between margins.
VIEWS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 360, "height": 740}},
    "print": {"color_scheme": "light", "viewport": {"width": 688, "height": 980}},
}


@pytest.mark.parametrize("name", [*PAGES, *ODD_PAGES])
def test_every_page_has_its_pictures(open_kind, name):
    FOLDER.mkdir(parents=True, exist_ok=True)
    for view, options in VIEWS.items():
        page = open_kind(name, **options)
        if view == "print":
            page.emulate_media(media="print")
            page.pdf(path=FOLDER / f"{name.replace(' ', '-')}.pdf", format="A4")
        path = FOLDER / f"{name.replace(' ', '-')}-{view}.png"
        page.screenshot(path=path)
        assert page.locator("h1").first.is_visible()
        assert path.stat().st_size > 5000, f"{path} shows next to nothing"


@pytest.mark.parametrize("view", ["light", "dark", "phone"])
def test_what_readers_do_has_its_pictures(site, open_page, view):
    FOLDER.mkdir(parents=True, exist_ok=True)
    page = open_named(open_page, site, "procedure with parameters", **VIEWS[view])
    type_query(page, "gcloud run")
    page.screenshot(path=FOLDER / f"results-{view}.png")
    # Open results lie above the page and leave it where it is.
    assert page.evaluate("[scrollX, document.scrollingElement.scrollWidth - innerWidth]") == [0, 0]
    box = page.locator("[data-results]").first.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= page.viewport_size["width"]
    page.keyboard.press("Escape")
    page.locator("[data-tick=done]").first.click()
    page.locator("[data-tick=failed]").nth(1).click()
    page.locator("li.step").nth(1).scroll_into_view_if_needed()
    page.screenshot(path=FOLDER / f"failed-step-{view}.png")
    assert page.locator(".failure").is_visible() and page.locator(".run").is_visible()
    if view == "light":
        page.emulate_media(media="print")
        page.set_viewport_size(VIEWS["print"]["viewport"])
        page.screenshot(path=FOLDER / "failed-step-print.png")
        assert page.locator(".run").is_hidden()
