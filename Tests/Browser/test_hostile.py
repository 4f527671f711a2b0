"""Texts that try to get out of the place they are put in: in files, in queries, in addresses, in what is stored."""

import json
import re

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


FINE = "# A\n\n## Look\n\n1. Look\n\n   ```bash\n   kubectl get pod \"$NAME\" --namespace=x\n   ```\n2. Wait\n"


@pytest.fixture(scope="module")
def fine_site(tmp_path_factory):
    content = tmp_path_factory.mktemp("fine")
    (content / "a.md").write_text(FINE)
    return built(content, tmp_path_factory.mktemp("fine-site") / "public")


# What another program, or a reader with tools, may have left in the browser's storage.
STORED = [
    "null", "[]", "0", "true", '"x"', "{", "", "[[[[", '{"name":{}}', '{"name":[1]}', '{"name":1e999}', '{"name":null}', '{"__proto__":{"name":"x"}}',
    '{"constructor":{"prototype":{"polluted":1}}}', '{"name":"' + "x" * 200_000 + '"}', '{"name":"\\u202e"}', '{"off":1}', '{"length":1e9}', "\u2028", "NaN", '{"toString":1}',
]


@pytest.mark.parametrize("stored", STORED, ids=lambda stored: repr(stored[:24]))
def test_whatever_is_stored_the_page_works(fine_site, hostile_page, stored):
    page = (fine_site / "procedures/a/look.html").as_uri()
    hostile_page.goto(page)
    hostile_page.evaluate("stored => { for (const key of ['run:a', 'values:a', 'keys', 'theme']) localStorage.setItem('runsheet:' + key, stored) }", stored)
    step = hostile_page.locator("li.step").first.get_attribute("data-step") + "@" + hostile_page.locator("li.step").first.get_attribute("data-hash")
    for run in [stored, '{"' + step + '":' + (stored or "0") + "}", json.dumps({step: {"state": stored, "start": stored, "end": -1, "note": stored, "timer": -1}})]:
        hostile_page.evaluate("run => localStorage.setItem('runsheet:run:a', run)", run)
        hostile_page.goto(page)
        hostile_page.locator("input[name=name]").fill("web")
        expect(hostile_page.locator("code[data-source]").first).to_have_text(re.compile('get pod "web"'))
        hostile_page.locator("[data-tick=done]").first.click()
        expect(hostile_page.locator(".run")).to_be_visible()
        hostile_page.locator("[data-tick=done]").first.click()
        assert hostile_page.evaluate("({}).polluted") is None
        assert hostile_page.evaluate(INTRUDERS) == []
    hostile_page.evaluate("localStorage.clear()")


FRAGMENTS = [
    "#", "#?", "#??", "#?name", "#?name=", "#?=x", "#%E0%A4%A?name=x", "#%?name=x", "#:main?name=x&name=y", "#step?name=%00", "#?name=%E2%80%AE", "#?__proto__=x", "#?constructor=x",
    "#<img src=x onerror=alert(1)>?name=<img src=x onerror=alert(1)>", "#javascript:alert(1)?name=javascript:alert(1)", "#?name=" + "x" * 50_000, "#" + "x" * 50_000, "#?name=%0Atouch%20canary", "#?name=--upload-file=/etc/passwd",
]


@pytest.mark.parametrize("fragment", FRAGMENTS, ids=lambda fragment: fragment[:30])
def test_a_link_sets_values_and_nothing_else(fine_site, hostile_page, fragment):
    hostile_page.goto("about:blank")
    hostile_page.goto((fine_site / "procedures/a/look.html").as_uri() + fragment)
    assert hostile_page.evaluate(INTRUDERS) == []
    assert hostile_page.evaluate("({}).name") is None
    command = hostile_page.locator("code[data-source]").first.inner_text().strip()
    assert command.count("\n") == 0 and "--upload" not in command and "\u202e" not in command
    hostile_page.evaluate("localStorage.clear()")


CONFIGURATIONS = [
    "accent: 'red;} body { display: none'", "accent: 'url(//example.com/x)'", "accent: '#fff/**/;}'", "accent: 'expression(alert(1))'", "logo: 'javascript:alert(1)'", "logo: '//example.com/x.svg'", "logo: 'https://example.com/x.svg'",
    "logo: '../../etc/passwd'", "logo: 'x\" onerror=\"alert(1)'", "url: 'javascript:alert(1)'", "url: 'https://example.com/\"><script>alert(1)</script>'", "url: 'data:text/html,x'", "edit: 'javascript:alert({path})'", "edit: 'data:text/html,{title}'",
    "report: 'java\tscript:alert(1)'", "report: ' javascript:alert({step})'", "report: 'https://example.com/{title}\" onclick=\"alert(1)'", "links: [{title: x, url: 'javascript:alert(1)'}]", "links: [{title: x, url: ' JaVaScRiPt:alert(1)'}]", "links: [{title: x, url: '\\x01javascript:alert(1)'}]",
    "links: [{title: '<img src=x onerror=alert(1)>', url: 'https://example.com'}]", "links: [{title: x, url: 'https://example.com/\" onclick=\"alert(1)'}]", "footer: '</footer><script>alert(1)</script>'", "name: '</title><script>alert(1)</script>'", "footer: '\u202ex'",
]


@pytest.mark.parametrize("configuration", CONFIGURATIONS)
def test_a_hostile_configuration_is_refused_or_stays_text(tmp_path, hostile_page, configuration):
    content = tmp_path / "content"
    content.mkdir()
    (content / "a.md").write_text(FINE)
    (content / "runsheet.yml").write_text(f"site:\n  {configuration}\n")
    try:
        site = built(content, tmp_path / "public")
    except AssertionError as refusal:
        assert "runsheet.yml" in str(refusal)
        return
    for path in ["index.html", "procedures/a/look.html"]:
        hostile_page.goto((site / path).as_uri())
        assert hostile_page.evaluate(INTRUDERS) == []
        assert hostile_page.evaluate("getComputedStyle(document.body).display") == "block"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["content", "public"]


UNSEEN = ["\u202e", "\u2066", "\u200b", "\u00ad", "\ufeff", "\u2060", "\u200d", "\u061c", "\u001b"]


def test_what_cannot_be_seen_in_a_command_is_shown_and_said(tmp_path, open_page):
    """Trojan Source: a command that reads like one thing and is another."""
    content = tmp_path / "content"
    content.mkdir()
    steps = "".join(f"{number}. Step {number}\n\n   ```bash\n   echo zebra{character}moc.live //:sptth\n   ```\n" for number, character in enumerate(UNSEEN, 1))
    (content / "a.md").write_text(f"# A\n\n## Look\n\n{steps}{len(UNSEEN) + 1}. Family\n\n   ```bash\n   echo '\U0001f468\u200d\U0001f469'\n   ```\n")
    site = built(content, tmp_path / "public")
    page = open_page(site / "procedures/a/look.html")
    for number, character in enumerate(UNSEEN, 1):
        step = page.locator("li.step").nth(number - 1)
        code = step.locator("code[data-source]")
        if character not in code.evaluate("code => code.textContent"):
            continue  # Not a character that a file may hold.
        mark = code.locator(".unseen")
        assert mark.get_attribute("data-code") == f"U+{ord(character):04X}"
        assert mark.evaluate("mark => getComputedStyle(mark, '::before').content") == f'"U+{ord(character):04X}"'
        # What stands behind it is where it would be without it.
        assert mark.evaluate("mark => getComputedStyle(mark).unicodeBidi") == "isolate"
        page.evaluate("navigator.clipboard.writeText('before')")
        step.locator("[data-copy]").click()
        expect(step.locator(".copy-note")).to_contain_text("cannot be seen")
        assert page.evaluate("navigator.clipboard.readText()") == "before"
        page.wait_for_timeout(400)
        step.locator("[data-copy]").click()
        expect(step.locator("[data-copy]")).to_have_text("Copied")
        assert character in page.evaluate("navigator.clipboard.readText()")
    assert page.locator(".unseen").count() >= 7
    assert page.locator("li.step").last.locator(".unseen").count() == 0
    page = open_page(site / "index.html")
    page.locator("[data-search]").first.fill("zebra")
    shown = results(page, "zebra").first.inner_text()
    assert "\ufffd" in shown and not set(shown) & set(UNSEEN)
    page.keyboard.press("Shift+Enter")
    page.wait_for_url(re.compile("/procedures/"))
