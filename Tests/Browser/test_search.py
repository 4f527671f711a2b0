"""Search on the site made of content/: what is found first, and how it is used."""

import pytest

from conftest import type_query

# Query, and what the command of the first hit must hold.
COMMANDS = [
    "--to-revisions",
    "--no-traffic",
    "--quiet",
    "gcloud run services update-traffic",
    "gcloud sql backups restore",
    "flask db downgrade",
    "photobomb-prod-db",
    "$REDIS_HOST",
    "supabase db reset",
]


@pytest.mark.parametrize("query", COMMANDS)
def test_first_hit_holds_the_command(site, open_page, query):
    page = open_page(site / "index.html")
    first = type_query(page, query).first
    assert query in first.locator(".found-command").inner_text().replace("\\\n", " ")
