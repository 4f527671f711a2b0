"""Texts that try to get out of the place they are put in: in files, in queries, in addresses, in what is stored."""

import json

import pytest
from playwright.sync_api import expect

from reading import built, results
from hostile import MARKUP

# Elements that only an escape from text could have made, and addresses that lead out.
INTRUDERS = """given => (page => [
    ...page.querySelectorAll("script:not([src]), script[src*='//'], iframe, object, embed, style, base, meta[http-equiv=refresh], form:not([data-parameters])"),
    ...[...page.querySelectorAll("*")].filter(element => [...element.attributes].some(attribute => /^on|^style$/.test(attribute.name)
        || /^(href|src|action|formaction)$/.test(attribute.name) && /^(javascript|data|vbscript):/i.test(attribute.value.trim()))),
    ...page.querySelectorAll("img[src^='http']"),
].map(element => element.outerHTML.slice(0, 200)).concat(window.violations || []))(given || document)"""


PLAIN = [text for text in MARKUP if "\n" not in text]
# So many texts are in one runbook, and each in a parameter of its own.
TOGETHER = 8
GROUPS = [PLAIN[start : start + TOGETHER] for start in range(0, len(PLAIN), TOGETHER)]


def quoted(text):
    """The text as YAML."""
    return "'" + text.replace("'", "''") + "'"


def front_of(group):
    text = quoted(group[0])
    lines = ["---", f"title: {text}", f"owners: [{text}]", f"services: [{text}]", f"tags: [{', '.join(map(quoted, group))}]", "parameters:"]
    for number, text in enumerate(map(quoted, group)):
        lines += [f"  NAME{number}:", *[f"    {key}: {text}" for key in ["description", "sample", "discover", "pattern"]]]
    return "\n".join([*lines, "---"])


def steps_of(number, text):
    inside = text.replace("`", "'")
    return f"""1. Step {text}

   ```bash {inside}
   gcloud run services update {inside} --image="$NAME{number}" # {inside}
   ```

   Should return `{inside}`
2. **{text}**: {text} `{inside}`
3. Delete {text}

   ```bash
   gcloud run services delete {json.dumps(text)} && psql -c "DROP TABLE \"{inside}\""
   ```
"""


def runbook_of(group):
    """A runbook with the texts in every place that an author can write."""
    parts = [front_of(group), f"# {group[0]}", "## Do " + group[0], *[steps_of(number, text) for number, text in enumerate(group)]]
    for text in group:
        inside = text.replace("`", "'")
        parts += [
            f"## Undo {text}", f"Text {text} text. [{inside}](#x) ![{inside}](x.png) [x]({inside})", f"**When**: {text}", f"**Rollback**: {text}",
            f"1. See [Do](#do) and {text}.", f"- [ ] {text}", f"| {text} | b |\n|---|---|\n| c | {text} |", f"- **On-call**: {text}",
        ]
    return "\n\n".join(parts) + "\n"


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory):
    assert len(set(MARKUP)) >= 150
    content = tmp_path_factory.mktemp("hostile")
    for number, group in enumerate(GROUPS):
        (content / f"h{number}.md").write_text(runbook_of(group))
    name = quoted(PLAIN[0])
    (content / "runsheet.yml").write_text(
        f"site:\n  name: {name}\n  footer: {name}\n  url: https://example.com/x\n  edit: https://example.com/{{path}}?{{title}}\n"
        f"  report: https://example.com/?{{title}}&{{step}}&{{hash}}\n  links: [{{title: {name}, url: 'https://example.com'}}]\n"
    )
    return built(content, tmp_path_factory.mktemp("hostile-site") / "public")


@pytest.fixture(scope="module")
def hostile_titles(tmp_path_factory):
    """A site in which every text is the title, the owner and the service of a runbook."""
    content = tmp_path_factory.mktemp("titles")
    for number, text in enumerate(map(quoted, PLAIN)):
        front = f"---\ntitle: {text}\nowners: [{text}]\nservices: [{text}]\n---"
        (content / f"t{number}.md").write_text(f"{front}\n\n## Look\n\n1. Look\n\n   ```bash\n   kubectl get pods\n   ```\n")
    (content / "fields.md").write_text("# Fields\n\n## Look\n\n1. Look\n\n   ```bash\n   kubectl get pod \"$NAME\"\n   ```\n")
    return built(content, tmp_path_factory.mktemp("titles-site") / "public")


@pytest.fixture(scope="module")
def hostile_page(hostile_site, open_shared_page):
    page = open_shared_page(hostile_site / "index.html")
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    page.evaluate("localStorage.clear()")
    return page


def procedures(site):
    """The page of each group's steps."""
    pages = [next(iter(sorted((site / "procedures" / f"h{number}").glob("do*.html")))) for number in range(len(GROUPS))]
    assert len(pages) >= 150 / TOGETHER
    return pages


def test_every_page_holds_only_what_its_template_says(hostile_site, hostile_titles, hostile_page):
    """By the browser's own parser, which is what decides; nothing of the page is run or shown."""
    paths = [path for site in [hostile_site, hostile_titles] for path in sorted(site.rglob("*.html")) if path.name != "404.html"]
    assert len(paths) > 500
    found = {}
    for start in range(0, len(paths), 50):
        some = paths[start : start + 50]
        for path, intruders in zip(some, hostile_page.evaluate(f"pages => pages.map(page => ({INTRUDERS})(new DOMParser().parseFromString(page, 'text/html')))", [path.read_text() for path in some])):
            if intruders:
                found[path.name] = intruders
    assert not found


def test_hostile_text_stays_in_its_place_when_scripts_are_run(hostile_site, hostile_page):
    others = [path for name in ["index", "map", "commands", "resources", "parameters", "findings"] for path in hostile_site.glob(name + ".html")]
    assert len(others) == 6
    for path in [*procedures(hostile_site), *others]:
        hostile_page.goto(path.as_uri())
        assert hostile_page.evaluate(INTRUDERS) == [], path


def test_hostile_queries_stay_text(hostile_site, hostile_page):
    hostile_page.goto((hostile_site / "index.html").as_uri())
    for query in PLAIN:
        hostile_page.locator("[data-search]").first.fill(query)
        if shown := hostile_page.evaluate("query => query.trim()", query):
            results(hostile_page, shown)
        assert hostile_page.evaluate(INTRUDERS) == [], query
        assert hostile_page.evaluate("document.querySelectorAll('[data-results] :is(img, script, svg, a[href^=javascript])').length") == 0, query


def test_hostile_addresses_stay_text(hostile_titles, hostile_page):
    page = (hostile_titles / "procedures/fields/look.html").as_uri()
    for number, text in enumerate(PLAIN):
        code = hostile_page.evaluate("text => encodeURIComponent(text)", text)
        anchor = code if number % 2 or "?" in text else text
        # Another query makes a new page of it; what stands behind # alone would not.
        hostile_page.goto(f"{page}?q={code}&{number}#{anchor}?name={code}&{code}={code}", wait_until="domcontentloaded")
        assert hostile_page.evaluate(INTRUDERS) == [], text
        assert hostile_page.evaluate("document.querySelector('[name=name]').value") == text


def test_hostile_stored_state_stays_text(hostile_site, hostile_page):
    for page, group in zip(procedures(hostile_site), GROUPS):
        hostile_page.goto(page.as_uri())
        steps = hostile_page.locator("li.step").evaluate_all("steps => steps.map(step => step.dataset.step + '@' + step.dataset.hash)")
        assert len(steps) >= 2 * len(group)
        run = {step: {"state": group[at % len(group)], "start": group[at % len(group)], "end": 5, "note": group[at % len(group)], "timer": group[0]} for at, step in enumerate(steps)}
        run[steps[0]] = {"state": "failed", "start": 1e12, "end": 2e12, "note": group[-1], "timer": 1e300}
        values = {f"name{number}": text for number, text in enumerate(group)} | {text: text for text in group}
        runbook = page.parent.name
        stored = {f"runsheet:run:{runbook}": json.dumps(run), f"runsheet:values:{runbook}": json.dumps(values), "runsheet:theme": group[0], "runsheet:keys": group[-1]}
        hostile_page.evaluate("stored => Object.assign(localStorage, stored)", stored)
        hostile_page.goto(page.as_uri())
        expect(hostile_page.locator(".run")).to_be_visible()
        assert hostile_page.evaluate(INTRUDERS) == [], group
        hostile_page.locator(".run .tool-button").click()
        assert group[-1].strip() in hostile_page.locator("dialog pre").inner_text()
        assert hostile_page.evaluate(INTRUDERS) == [], group
    hostile_page.evaluate("localStorage.clear()")
