"""Pictures of every kind of page, to be looked at: in .build/test-results/screenshots after each run."""

import pytest

from reading import CHECKOUT
from test_site import PAGES, open_named

FOLDER = CHECKOUT / ".build" / "test-results" / "screenshots"
# As a reader in the office, at night and on the way sees it, and on paper: the last is the width of A4 between margins.
VIEWS = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "phone": {"color_scheme": "light", "viewport": {"width": 360, "height": 740}},
    "print": {"color_scheme": "light", "viewport": {"width": 688, "height": 980}},
}


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_its_pictures(site, open_page, name):
    FOLDER.mkdir(parents=True, exist_ok=True)
    for view, options in VIEWS.items():
        page = open_named(open_page, site, name, **options)
        if view == "print":
            page.emulate_media(media="print")
            page.pdf(path=FOLDER / f"{name.replace(' ', '-')}.pdf", format="A4")
        path = FOLDER / f"{name.replace(' ', '-')}-{view}.png"
        page.screenshot(path=path)
        assert page.locator("h1").first.is_visible()
        assert path.stat().st_size > 5000, f"{path} shows next to nothing"
