"""The site made of content/, opened from disk: the main job, what holds without scripts, and what must hold everywhere."""

import re
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from reading import CHECKOUT, built, type_query

PAGES = {
    "home": "index.html",
    "all results": "index.html?q=rollback",
    "runbook": "runbooks/mdraft.html",
    "procedure": "procedures/mdraft/roll-back-a-revision.html",
    "procedure with parameters": "procedures/mdraft/full-service-recovery.html",
    "findings": "findings.html",
    "commands": "commands.html",
    "tool": "commands/gcloud.html",
    "command": "commands/gcloud/run-services-update-traffic.html",
    "resources": "resources.html",
    "resource": "resources/run-service/mdraft.html",
    "parameters": "parameters.html",
    "map": "map.html",
    "book": "book.html",
    "schema": "schema/v1/index.html",
    "missing": "404.html",
}
# Of the site made of odd.py.
ODD_PAGES = {
    "many findings": "findings.html",
    "rule": "findings/restore-overwrites-live.html",
    "runbook with findings": "runbooks/orders.html",
    "procedure with findings": "procedures/orders/roll-orders-back.html",
    "procedure of thirty steps": "procedures/long/thirty-steps.html",
    "procedure of sixty steps": "procedures/long/sixty-steps.html",
    "procedure of one step": "procedures/long/only-one.html",
    "wide procedure": "procedures/wide/deploy-with-everything.html",
    "wide runbook": "runbooks/wide.html",
    "chinese and japanese": "procedures/scripts/ロールバックする手順.html",
    "right to left": "procedures/scripts/استعادة-قاعدة-البيانات.html",
    "without headings": "procedures/bare/bare.html",
    "refused source": "runbooks/refused.html",
}


@pytest.fixture
def open_kind(site, odd_site, open_page):
    """Opens a page of either list by its name."""
    return lambda name, **options: open_named(open_page, odd_site if name in ODD_PAGES else site, name, **options)


def open_named(open_page, site, name, **options):
    path, _, query = {**PAGES, **ODD_PAGES}[name].partition("?")
    path = site / path
    if name == "missing":
        # A server shows it at any depth, so its addresses start at the server's root.
        served = path.with_name("missing-opened-from-disk.html")
        served.write_text(re.sub(r'="/(?!/)', f'="{site.as_uri()}/', path.read_text()))
        path = served
    page = open_page(path, "?" + query if query else "", **options)
    if query:
        expect(page.locator(".all-found a.found").first).to_be_visible()
    return page


def violations(page):
    """What axe finds; it may not load the style sheet a second time, which the page's policy forbids."""
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, options={"runOnly": rules, "preload": False})
    return [
        (fault["id"], [node["html"][:200] for node in fault["nodes"][:3]], fault["nodes"][0].get("failureSummary", "")[:300])
        for fault in found.response["violations"]
    ]


def test_finds_fills_and_copies_from_disk(site, open_page):
    page = open_page(site / "index.html")
    first = type_query(page, "no-traffic").first
    assert "--no-traffic" in first.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/procedures/.*#"))
    step = page.locator("li.step:target")
    expect(step).to_have_count(1)
    code = step.locator("code[data-source]")
    source = code.inner_text()
    assert "--no-traffic" in source
    values = {}
    for identifier in step.locator(".parameter").evaluate_all("spans => [...new Set(spans.map(span => span.dataset.parameter))]"):
        values[identifier] = f"value of {identifier}"
        page.locator(f'input[name="{identifier}"]').fill(values[identifier])
    assert values, "the step has a parameter"
    for value in values.values():
        expect(code).to_contain_text(value)
    filled = code.evaluate("code => code.textContent")
    step.locator("[data-copy]").click()
    page.wait_for_timeout(500)
    if step.locator(".copy-note").count() and step.locator(".copy-note").is_visible():
        step.locator("[data-copy]").click()
    expect(step.locator("[data-copy]")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.encode() == filled.rstrip("\n").encode()
    assert not copied.endswith("\n")


@pytest.fixture(scope="module")
def small_site(tmp_path_factory):
    """A site of one runbook: axe needs minutes for the book of all."""
    content = tmp_path_factory.mktemp("small")
    shutil.copy(CHECKOUT / "content/virtuoso-api.md", content)
    return built(content, tmp_path_factory.mktemp("small-site") / "public")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_has_no_accessibility_violations(site, small_site, open_page, name, scheme, width):
    page = open_named(open_page, small_site if name == "book" else site, name, color_scheme=scheme, viewport={"width": width, "height": 800})
    assert not violations(page)


@pytest.mark.parametrize("scheme, width", [("light", 360), ("dark", 1280)])
@pytest.mark.parametrize("name", [name for name in ODD_PAGES if name != "procedure of sixty steps"])  # Thirty say the same.
def test_odd_pages_have_no_accessibility_violations(open_kind, name, scheme, width):
    assert not violations(open_kind(name, color_scheme=scheme, viewport={"width": width, "height": 800}))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_results_have_no_accessibility_violations(site, open_page, scheme):
    page = open_page(site / "procedures/mdraft/roll-back-a-revision.html", color_scheme=scheme)
    type_query(page, "gcloud run")
    assert not violations(page)


@pytest.mark.parametrize("name", [*PAGES, *ODD_PAGES])
def test_fits_a_phone(open_kind, name):
    page = open_kind(name, viewport={"width": 360, "height": 740})
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360


@pytest.mark.parametrize("name", [name for name in [*PAGES, *ODD_PAGES] if name != "all results"])
def test_reads_without_scripts(open_kind, name):
    page = open_kind(name, java_script_enabled=False)
    expect(page.locator("main h1").first).to_be_visible()
    # Each chapter of the book is a document of its own; every other page has one heading.
    assert name == "book" or page.locator("h1").count() == 1
    for hidden in ["[data-search]", "[data-copy]", "form[data-parameters]"]:
        for element in page.locator(hidden).all():
            expect(element).to_be_hidden()
    for command in page.locator("code[data-source]").all():
        expect(command).to_be_visible()


def test_every_page_asks_only_for_its_own_files(site):
    pages = sorted(path for path in site.rglob("*.html") if "from-disk" not in path.name)
    assert len(pages) > 50
    for path in pages:
        text = path.read_text()
        assert "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';" in text, path
        assert not re.search(r"<script(?![^>]*\bsrc=)", text), path
        assert not re.search(r"\s(on\w+|style)=[\"']", re.sub(r"<code.*?</code>", "", text, flags=re.S)), path
        for address in re.findall(r"<(?:script|img|iframe|source)[^>]*\bsrc=\"([^\"]*)|<link[^>]*\bhref=\"([^\"]*)", text):
            assert not re.match(r"[a-z]+:|//", "".join(address)), f"{path}: {address}"


def test_every_command_on_a_page_is_the_steps_text(site, open_page):
    page = open_named(open_page, site, "procedure with parameters")
    sources = page.locator("code[data-source]").evaluate_all("codes => codes.map(code => code.textContent)")
    assert sources and all(source.strip() for source in sources)


@pytest.mark.parametrize("name", [*PAGES, *ODD_PAGES])
def test_fits_four_times_the_size(open_kind, name):
    page = open_kind(name, viewport={"width": 320, "height": 256})
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


def test_prints_every_step_and_nothing_to_press(site, open_page):
    page = open_named(open_page, site, "procedure with parameters")
    page.emulate_media(media="print")
    for hidden in [".bar", ".copy", ".ticks", "aside", "nav"]:
        assert not any(element.is_visible() for element in page.locator(hidden).all()), hidden
    for command in page.locator("li.step code[data-source]").all():
        expect(command).to_be_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_the_map_shows_what_is_asked_for_without_scripts(site, open_page):
    page = open_named(open_page, site, "map", java_script_enabled=False)
    undo = page.locator(".arc.undo").first
    expect(undo).to_be_visible()
    page.locator("input[name=undo]").uncheck()
    expect(undo).to_be_hidden()
    expect(page.locator(".arc.mention").first).to_be_visible()


def test_a_resource_in_a_command_leads_to_what_else_touches_it(site, open_page):
    page = open_named(open_page, site, "procedure with parameters")
    page.locator(".slab a", has_text="mdraft").first.click()
    page.wait_for_url(re.compile("/resources/run-service/mdraft.html"))
    expect(page.locator(".uses li").first).to_be_visible()
    page.locator(".uses li a").first.click()
    page.wait_for_url(re.compile("/procedures/.*#"))
    expect(page.locator("li.step:target")).to_have_count(1)


def test_a_site_of_ones_own(tmp_path, open_page):
    content = tmp_path / "content"
    content.mkdir()
    (content / "a.md").write_text("# A\n\n## Do\n\n1. Look\n   ```bash\n   gcloud run services list\n   ```\n")
    (content / "runsheet.yml").write_text(
        "site:\n  name: Acme\n  logo: assets/logo.svg\n  url: https://ops.example.com/runbooks\n  accent: '#ffcc00'\n  footer: Ask us\n  links: [{title: Status, url: 'https://status.example.com'}]\n"
        "  edit: https://git.example.com/{path}#L{line}\n  report: https://git.example.com/new?title={title}&step={step}&hash={hash}\n"
    )
    (tmp_path / "own/assets").mkdir(parents=True)
    logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/><script>alert(1)</script></svg>'
    (tmp_path / "own/assets/logo.svg").write_text(logo)
    folder = built(content, tmp_path / "public", "--templates", tmp_path / "own")
    assert "<loc>https://ops.example.com/runbooks/procedures/a/do.html</loc>" in (folder / "sitemap.xml").read_text()
    assert "https://ops.example.com/runbooks/index.html?q={searchTerms}" in (folder / "opensearch.xml").read_text()
    assert "[A](https://ops.example.com/runbooks/runbooks/a.json)" in (folder / "llms.txt").read_text()
    for scheme in ["light", "dark"]:
        page = open_page(folder / "procedures/a/do.html", color_scheme=scheme)
        assert not violations(page)
    assert page.locator("link[rel=canonical]").get_attribute("href") == "https://ops.example.com/runbooks/procedures/a/do.html"
    assert page.get_by_text("Edit this page").get_attribute("href") == "https://git.example.com/a.md#L3"
    assert re.search(r"title=Look&step=a/do/look&hash=[0-9a-f]+$", page.get_by_text("Report a problem").get_attribute("href"))
    expect(page.locator(".foot")).to_have_text("Ask us")
    image = page.locator(".brand img")
    assert image.get_attribute("src") == "../../assets/logo.svg" and image.evaluate("image => image.complete && image.naturalWidth > 0")
    assert (folder / "assets/logo.svg").read_text() == logo
    expect(page.get_by_role("link", name="Status")).to_have_attribute("href", "https://status.example.com")


def test_long_lists_are_narrowed_and_ordered(tmp_path, open_page):
    content = tmp_path / "content"
    content.mkdir()
    for number in range(14):
        fault = "gcloud run services list --regoin=x" if number == 5 else "gcloud run services list"
        text = f"---\nservices: [service-{number:02}]\nreviewed: 2026-{number % 12 + 1:02}-01\n---\n# Runbook {number:02}\n\n"
        text += f"## Do\n\nSee [Undo](#undo).\n\n1. Look\n   ```bash\n   {fault}\n   ```\n\n## Undo\n\n1. Look\n   ```bash\n   gcloud run jobs list\n   ```\n"
        (content / f"r{number:02}.md").write_text(text)
    folder = built(content, tmp_path / "public")
    page = open_page(folder / "index.html")
    rows, order, shown = page.locator(".service li"), page.locator("[data-order]"), page.locator(".service li:visible .row-title")
    expect(shown).to_have_count(14)
    page.locator("[data-narrow]").fill("SERVICE-1")
    assert shown.all_inner_texts() == [f"Runbook {number}" for number in range(10, 14)]
    expect(page.locator("section.service:visible")).to_have_count(4)
    page.locator("[data-narrow]").fill("")
    order.select_option("severity")
    expect(shown.first).to_have_text("Runbook 05")
    expect(shown).to_have_count(14)
    expect(page.locator("section.service:visible")).to_have_count(0)
    order.select_option("age")
    expect(shown.first).to_have_text(re.compile("Runbook (00|12)"))
    assert not violations(page)
    order.select_option("")
    assert shown.all_inner_texts() == [f"Runbook {number:02}" for number in range(14)]
    assert rows.count() == 14
    page = open_page(folder / "map.html")
    page.locator("[data-narrow]").fill("book 07")
    expect(page.locator(".cluster:visible")).to_have_count(1)
    assert not violations(page)


def test_flags_say_what_they_take(site, open_page):
    page = open_named(open_page, site, "procedure")
    assert page.locator(".step .flag", has_text="--to-revisions").first.get_attribute("title") == "takes pairs of key and value"
    assert page.locator(".step .flag", has_text="--region").first.get_attribute("title") == "takes text"
    # Nothing of it is part of the command.
    assert "takes" not in page.locator("code[data-source]").first.inner_text()


def test_forced_colours_show_what_colours_said(site, open_page):
    page = open_named(open_page, site, "procedure", forced_colors="active")
    for name in [".step .badge", ".step .slab", ".sequence a", ".step .parameter"]:
        border = page.locator(name).first.evaluate("element => { const style = getComputedStyle(element); return [style.borderTopStyle, style.borderTopWidth] }")
        assert border == ["solid", "1px"], name
    page.locator("[data-tick=done]").first.click()
    assert page.locator("[data-tick=done]").first.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    # Icons are cut out of the colour of the text, which the system leaves as it is.
    assert page.locator(".step .badge .icon").first.evaluate("element => getComputedStyle(element).forcedColorAdjust") == "none"
    assert not violations(page)


def test_the_owner_leads_to_whom_to_call(site, open_page):
    for name in ["runbook", "procedure"]:
        page = open_named(open_page, site, name, viewport={"width": 1280, "height": 900})
        way = page.locator(".facts a[href='#:contacts']")
        expect(way).to_be_in_viewport()
        way.click()
        expect(page.locator("h2:target + dl.notes")).to_be_in_viewport()


@pytest.mark.parametrize("name", ["home", "procedure with parameters", "map"])
def test_nothing_moves_by_itself(site, open_page, name):
    page = open_named(open_page, site, name, reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll("*")].filter(element => {
        const style = getComputedStyle(element);
        return style.animationName !== "none" || style.transitionDuration !== "0s" || style.scrollBehavior !== "auto";
    }).length"""
    assert page.evaluate(moving) == 0


def test_a_long_command_has_a_line_for_each_flag(tmp_path, open_page):
    content = tmp_path / "content"
    content.mkdir()
    long = "gcloud run services update orders --region=europe-west1 --update-env-vars=MODE=careful --no-traffic --tag=next"
    (content / "a.md").write_text(f"# A\n\n## Do\n\n1. Long\n   ```bash\n   {long}\n   ```\n2. Short\n   ```bash\n   gcloud run services list --region=europe-west1\n   ```\n3. With room for values\n   ```bash\n   gcloud sql backups restore $BACKUP_ID --restore-instance=$INSTANCE\n   ```\n")
    page = open_page(built(content, tmp_path / "public") / "procedures/a/do.html")
    marks = "flags => flags.map(flag => getComputedStyle(flag, '::before').content)"
    # A backslash and a new line between two words: what is typed off the screen or the paper is the same command.
    mark = r'''"\\\a   "'''
    assert page.locator(".step .flag").evaluate_all(marks) == [mark] * 4 + ["none", mark]
    for _ in range(2):  # The first press may only warn.
        page.locator("[data-copy]").first.click()
        page.wait_for_timeout(400)
    assert page.evaluate("navigator.clipboard.readText()") == long
    page.emulate_media(media="print")
    assert page.locator(".step .flag").evaluate_all(marks) == [mark] * 4 + ["none", mark]
    assert page.locator("code[data-source]").first.evaluate("code => code.textContent").rstrip("\n") == long


def test_a_command_leads_to_all_steps_that_have_it(site, open_page):
    page = open_named(open_page, site, "procedure", java_script_enabled=False)
    code = page.locator("li.step code[data-source]", has=page.locator("a.subcommand", has_text="run services update-traffic")).first
    source = code.text_content()
    code.locator("a.subcommand").first.click()
    page.wait_for_url(re.compile("/commands/gcloud/run-services-update-traffic.html"))
    expect(page.locator("h1")).to_have_text("gcloud run services update-traffic")
    assert source.strip() in [code.text_content().strip() for code in page.locator(".uses pre code").all()]


def test_a_command_of_one_step_leads_to_its_tool_and_a_tool_of_one_command_nowhere(tmp_path, open_page):
    content = tmp_path / "content"
    content.mkdir()
    commands = ["gcloud run services list", "gcloud run jobs list", "dig example.com", "sudo gcloud run jobs list | jq ."]
    steps = "".join(f"{number}. Step {number}\n   ```bash\n   {command}\n   ```\n" for number, command in enumerate(commands, 1))
    (content / "a.md").write_text("# A\n\n## Do\n\n" + steps)
    page = open_page(built(content, tmp_path / "public") / "procedures/a/do.html")
    ways = page.locator("li.step").evaluate_all("steps => steps.map(step => [...step.querySelectorAll('code[data-source] a')].map(way => [way.textContent, way.getAttribute('href')]))")
    jobs = ["run jobs list", "../../commands/gcloud/run-jobs-list.html"]
    assert ways == [[["run services list", "../../commands/gcloud.html"]], [jobs], [], [jobs]]


def test_a_field_leads_to_the_list_of_parameters(site, open_page):
    page = open_named(open_page, site, "procedure with parameters")
    field = page.locator(".parameter-field").first
    name = field.locator("label").evaluate("label => label.firstChild.textContent.trim()")
    field.get_by_role("link", name="In all runbooks").click()
    page.wait_for_url(re.compile(r"/parameters\.html#."))
    expect(page.locator("li:target .name")).to_have_text(name)


def test_what_the_json_means_is_found_from_the_start_and_from_a_runbook(site, open_page):
    page = open_named(open_page, site, "home")
    page.get_by_role("link", name="What the JSON means").click()
    expect(page.locator("h1")).to_contain_text("JSON")
    page.locator("td a[href^='#']").first.click()
    expect(page.locator("h2:target")).to_be_visible()
    page.locator(".crumbs a").click()
    page.wait_for_url(re.compile("/index.html"))
    page = open_named(open_page, site, "runbook")
    page.get_by_role("link", name="What the JSON means").click()
    page.wait_for_url(re.compile("/schema/v1/index.html"))
    page.go_back()
    assert (site / "runbooks" / page.get_by_role("link", name="As JSON").get_attribute("href").rpartition("/")[2]).exists()


def test_procedures_of_one_title_are_told_apart(tmp_path, open_page):
    content = tmp_path / "content"
    content.mkdir()
    text = "## {0}\n\n### Roll back\n\n1. Look\n   ```bash\n   gcloud run services list --filter={1}\n   ```\n\n"
    (content / "a.md").write_text("# Same\n\n" + text.format("Orders", "rollback-a") + text.format("Billing", "rollback-b"))
    (content / "b.md").write_text("# Same\n\n" + text.format("Orders", "rollback-c"))
    folder = built(content, tmp_path / "public")
    page = open_page(folder / "book.html")
    sections = page.locator(".chapter section").all_inner_texts()
    assert len({" ".join(section.split("Look")[0].split()) for section in sections[:2]}) == 2
    page = open_page(folder / "index.html")
    expect(type_query(page, "gcloud run services list").first).to_be_visible()
    labels = page.locator("[data-results] .found-where").all_inner_texts()
    assert len(labels) == 3 and len(set(labels)) == 3, labels


@pytest.mark.parametrize("width", [360, 1000])
def test_the_sides_of_a_small_window_are_drawers(site, open_page, width):
    page = open_named(open_page, site, "procedure with parameters", viewport={"width": width, "height": 740})
    aside, nav = page.locator("aside"), page.locator("nav.siblings")
    for way, side in [(":aside", aside), (":nav", nav)]:
        expect(side).to_be_hidden()
        page.locator(f"[popovertarget='{way}']").click()
        expect(side).to_be_visible()
        page.keyboard.press("Escape")
        expect(side).to_be_hidden()
    page.keyboard.press("p")
    expect(aside.locator("input").first).to_be_focused()
    aside.locator("input").first.press_sequentially("v")
    expect(page.locator(".step .parameter.filled").first).to_have_text("v")
    page = open_named(open_page, site, "procedure with parameters", viewport={"width": width, "height": 740}, java_script_enabled=False)
    page.locator("[popovertarget=':nav']").click()
    expect(page.locator("nav.siblings")).to_be_visible()


def test_runbooks_and_procedures_lead_to_their_place_on_the_map(site, open_page):
    page = open_named(open_page, site, "runbook")
    page.locator(".facts a", has_text="lead to each other").click()
    page.wait_for_url(re.compile(r"/map\.html#mdraft$"))
    expect(page.locator("section.cluster:target h2")).to_contain_text("mdraft")
    page.locator("section.cluster:target h2 a").click()
    page.wait_for_url(re.compile("/runbooks/mdraft.html"))
    page = open_named(open_page, site, "procedure")
    page.locator(".source a", has_text="lead to each other").click()
    page.wait_for_url(re.compile(r"/map\.html#mdraft$"))


@pytest.fixture(scope="module")
def faulty_site(tmp_path_factory):
    content = tmp_path_factory.mktemp("faulty")
    for name in ["one", "two"]:
        (content / f"{name}.md").write_text("# Same title\n\n## Do\n\n1. Look\n   ```bash\n   gcloud run services list --regoin=$REGION\n   ```\n")
    return built(content, tmp_path_factory.mktemp("faulty-site") / "public")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_a_rule_says_what_it_is_about(faulty_site, open_page, scheme):
    page = open_page(faulty_site / "findings/unknown-flag.html", color_scheme=scheme, viewport={"width": 360, "height": 740})
    expect(page.locator("main")).to_contain_text("Why it matters")
    page.locator("summary").click()
    expect(page.locator("details pre")).to_contain_text("```")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
    assert not violations(page)


def test_runbooks_of_one_title_are_told_apart(faulty_site, open_page):
    for path in ["index.html", "parameters.html", "findings/unknown-flag.html", "book.html"]:
        page = open_page(faulty_site / path)
        for name in ["one.md", "two.md"]:
            expect(page.locator("main").get_by_text(name).first).to_be_visible()


def test_long_words_stay_on_the_page(tmp_path, open_page):
    content = tmp_path / "content"
    content.mkdir()
    long = "Supercalifragilisticexpialidocious" * 4
    (content / "a.md").write_text(f"# {long}\n\n## {long}\n\n**When**: {long}\n\n1. {long}\n   ```bash\n   gcloud run services list --region={long} --regoin={long}\n   ```\n2. Wait 5 minutes for {long}\n\n- **{long}**: {long}\n")
    folder = built(content, tmp_path / "public")
    for path in sorted(folder.rglob("*.html")):
        if path.name != "404.html":
            page = open_page(path, viewport={"width": 360, "height": 740})
            assert page.evaluate("document.scrollingElement.scrollWidth") <= 360, path
            page.emulate_media(media="print")
            assert page.evaluate("[...document.querySelectorAll('pre')].every(pre => pre.scrollWidth <= pre.clientWidth + 1)"), path


@pytest.mark.parametrize("width", [1000, 1280, 1600])
def test_the_figures_of_a_runbook_stand_on_one_line(site, open_page, width):
    page = open_named(open_page, site, "home", viewport={"width": width, "height": 900})
    boxes = page.locator(".row").evaluate_all(
        """rows => rows.map(row => [...row.querySelectorAll(".row-figures > span")].filter(span => span.textContent.trim()).map(span => {
            const range = document.createRange(), box = row.getBoundingClientRect();
            range.selectNodeContents(span);
            return [...range.getClientRects()].every(part => part.height < 30 && part.bottom <= box.bottom && part.right <= box.right + 1);
        }))"""
    )
    assert boxes and all(all(row) and row for row in boxes)


def test_a_page_that_is_gone_shows_what_its_address_asks_for(site, open_page):
    text = re.sub(r'="/(?!/)', f'="{site.as_uri()}/', (site / "404.html").read_text())
    gone = site / "roll-back-a-revision.html"
    gone.write_text(text)
    try:
        page = open_page(gone)
        expect(page.locator(".all-found a.found").first).to_contain_text("Roll back a revision")
        expect(page.locator("[data-search]")).to_have_value("roll back a revision")
    finally:
        gone.unlink()
    # The page's own name says nothing.
    own = site / "404.html"
    kept = own.read_text()
    own.write_text(text)
    try:
        page = open_page(own)
        expect(page.locator("[data-search]")).to_have_value("")
        assert page.locator(".all-found").count() == 0
    finally:
        own.write_text(kept)


def test_results_take_the_place_of_the_lists(site, open_page):
    page = open_named(open_page, site, "all results")
    assert page.locator(".service:visible").count() == 0
    shifts = "() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))).observe({ type: 'layout-shift', buffered: true }) || setTimeout(() => done(0), 300))"
    assert page.evaluate(shifts) == 0
