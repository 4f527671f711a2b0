"""Texts that try to get out of the place they are put in: in files, in queries, in addresses, in what is stored."""

import json

import pytest
from playwright.sync_api import expect

from reading import built, results
from hostile import MARKUP

# Elements that only an escape from text could have made, and addresses that lead out.
INTRUDERS = """() => [
    ...document.querySelectorAll("script:not([src]), iframe, object, embed, style, base, meta[http-equiv=refresh], form:not([data-parameters])"),
    ...[...document.querySelectorAll("*")].filter(element => [...element.attributes].some(attribute => /^on|^style$/.test(attribute.name)
        || /^(href|src|action|formaction)$/.test(attribute.name) && /^(javascript|data|vbscript):/i.test(attribute.value.trim()))),
    ...document.querySelectorAll("img[src^='http']"),
].map(element => element.outerHTML.slice(0, 200)).concat(window.violations)"""


PLAIN = [text for text in MARKUP if "\n" not in text]


FRONT = """---
title: {0}
owners: [{0}]
services: [{0}]
tags: [{0}]
parameters:
  NAME:
    description: {0}
    sample: {0}
    discover: {0}
    pattern: {0}
---"""


def texts(text):
    """The text as YAML."""
    return "'" + text.replace("'", "''") + "'"


def page_of(text):
    """A runbook with the text in every place that an author can write."""
    inside = text.replace("`", "'")
    return f"""# {text}

Text {text} text. [{inside}](#x) ![{inside}](x.png) [x]({inside})

## Do {text}

**When**: {text}

**Rollback**: {text}

1. Step {text}

   ```bash {inside}
   gcloud run services update {inside} --image="$NAME" # {inside}
   ```

   Should return `{inside}`
2. **{text}**: {text} `{inside}`
3. Delete {text}

   ```bash
   gcloud run services delete {json.dumps(text)} && psql -c "DROP TABLE \"{inside}\""
   ```

- [ ] {text}

| {text} | b |
|---|---|
| c | {text} |

## Undo {text}

See [Do](#do) and {text}.

- **On-call**: {text}
"""


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory):
    assert len(set(MARKUP)) >= 150
    content = tmp_path_factory.mktemp("hostile")
    for number in range(0, len(PLAIN), 4):
        (content / f"h{number}.md").write_text("\n\n".join([FRONT.format(texts(PLAIN[number])), *map(page_of, PLAIN[number : number + 4])]))
    name = PLAIN[0].replace("'", "''")
    (content / "runsheet.yml").write_text(
        f"site:\n  name: '{name}'\n  footer: '{name}'\n  url: https://example.com/x\n  edit: https://example.com/{{path}}?{{title}}\n"
        "  report: https://example.com/?{title}&{step}&{hash}\n"
    )
    return built(content, tmp_path_factory.mktemp("hostile-site") / "public")


@pytest.fixture(scope="module")
def hostile_page(hostile_site, open_shared_page):
    page = open_shared_page(hostile_site / "index.html")
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    return page


@pytest.mark.parametrize("part", range(8))
def test_hostile_text_stays_in_its_place(hostile_site, hostile_page, part):
    paths = [path for path in sorted(hostile_site.rglob("*.html")) if path.name != "404.html"][part::8]
    assert len(paths) > 20
    found = {}
    for path in paths:
        hostile_page.goto(path.as_uri())
        if intruders := hostile_page.evaluate(INTRUDERS):
            found[path.name] = intruders
    assert not found


def test_hostile_queries_stay_text(hostile_site, hostile_page):
    hostile_page.goto((hostile_site / "index.html").as_uri())
    for query in PLAIN:
        hostile_page.locator("[data-search]").first.fill(query)
        if shown := hostile_page.evaluate("query => query.trim()", query):
            results(hostile_page, shown)
        assert hostile_page.evaluate(INTRUDERS) == [], query
        assert hostile_page.locator("[data-results] :is(img, script, svg, a[href^=javascript])").count() == 0, query


def test_hostile_addresses_stay_text(hostile_site, hostile_page):
    page = sorted((hostile_site / "procedures" / "h0").glob("do*.html"))[0].as_uri()
    for text in PLAIN:
        quoted = hostile_page.evaluate("text => encodeURIComponent(text)", text)
        for address in [f"{page}#{quoted}", f"{page}#{text}", f"{page}#x?name={quoted}", f"{page}#x?{quoted}={quoted}", f"{page}?q={quoted}"]:
            hostile_page.goto("about:blank")
            hostile_page.goto(address)
            assert hostile_page.evaluate(INTRUDERS) == [], address


def test_hostile_stored_state_stays_text(hostile_site, hostile_page):
    page = sorted((hostile_site / "procedures" / "h0").glob("do*.html"))[0].as_uri()
    hostile_page.goto(page)
    steps = hostile_page.locator("li.step").evaluate_all("steps => steps.map(step => step.dataset.step + '@' + step.dataset.hash)")
    assert steps
    for text in PLAIN:
        run = {step: {"state": text, "start": text, "end": 5, "note": text, "timer": text} for step in steps}
        run[steps[0]] = {"state": "failed", "start": 1e12, "end": 2e12, "note": text, "timer": 1e300}
        stored = {"runsheet:run:h0": json.dumps(run), "runsheet:values:h0": json.dumps({"name": text, text: text}), "runsheet:theme": text, "runsheet:keys": text}
        hostile_page.evaluate("stored => Object.assign(localStorage, stored)", stored)
        hostile_page.goto(page)
        expect(hostile_page.locator(".run")).to_be_visible()
        assert hostile_page.evaluate(INTRUDERS) == [], text
    hostile_page.locator(".run .tool-button").click()
    assert PLAIN[-1] in hostile_page.locator("dialog pre").inner_text()
    hostile_page.evaluate("localStorage.clear()")
