"""Search on the site made of content/: what is found first, and how it is used."""

import pathlib
import re

import pytest
from playwright.sync_api import expect

from reading import CHECKOUT, built, results, type_query

PLAYBOOKS = CHECKOUT.parent / "shared" / "playbooks"

# Query, and what the first hit must hold: in its command, or else in its title or place.
QUERIES = [
    ("--to-revisions", "--to-revisions"),
    ("--no-traffic", "--no-traffic"),
    ("--quiet", "--quiet"),
    ("--set-env-vars", "env-vars"),
    ("gcloud run services update-traffic", "gcloud run services update-traffic"),
    ("gcloud sql backups restore", "gcloud sql backups restore"),
    ("flask db downgrade", "flask db downgrade"),
    ("photobomb-prod-db", "photobomb-prod-db"),
    ("loopcloser-prod-00005-xyz", "loopcloser-prod"),
    ("$REDIS_HOST", "$REDIS_HOST"),
    ("supabase db reset", "supabase db reset"),
    ("kill switch", "kill switch"),
    ("rotate secrets", "Rotate secrets"),
    ("severity", "severity"),
    ("certificate", "certificate"),
    ("--region=us-central1", "--region=us-central1"),
    ("-h", "-h"),
    ("redis-cli -h", "redis-cli -h"),
    ("update-traffic", "update-traffic"),
    ("to-revisions", "to-revisions"),
    ("kubectl", "kubectl"),
    ("gcloud storage cp", "gcloud storage cp"),
    ("no-traff", "--no-traffic"),
    ("gcloud run serv", "gcloud run serv"),
    ("restore the database", "Restore the database"),
    ("restoring databases", "Restore the database"),
    ("scale workers", "Scale the workers"),
    ("roll back a revision", "Roll back a revision"),
    ("databse", "database"),
    ("--no-trafic", "--no-traffic"),
    ("certifcate", "certificate"),
    ('"severity>=ERROR"', "severity>=ERROR"),
    ("risk:destroy", "destroy"),
    ("risk:destroy tool:gcloud", "gcloud"),
    ("tool:kubectl scale", "kubectl"),
    ("kind:rollback traffic", "traffic"),
    ("owner:platform", "Virtuoso"),
    ("tag:flask", "mdraft"),
    ("service:mdraft-worker", "mdraft"),
    ("all", "all"),
    ("no", "no"),
    ("to", "to"),
    ("-X POST", "-X POST"),
    ("--to-latest", "--to-latest"),
    ("--remove-tags", "--remove-tags"),
    ("--limit", "--limit"),
    ("--format", "--format"),
    ("gcloud run services describe", "gcloud run services describe"),
    ("gcloud logging read", "gcloud logging read"),
    ("docker push", "docker push"),
    ("git revert", "git revert"),
    ("vercel promote", "vercel promote"),
    ("wrangler deploy", "wrangler deploy"),
    ("curl", "curl"),
    ("run.googleapis.com/ingress", "run.googleapis.com/ingress"),
    ("us-central1", "us-central1"),
    ("mdraft-worker", "mdraft-worker"),
    ("$KNOWN_GOOD_IMAGE", "$KNOWN_GOOD_IMAGE"),
    ("${KNOWN_GOOD_IMAGE}", "$KNOWN_GOOD_IMAGE"),
    ("gs://loopcloser-db-prod", "gs://loopcloser-db-prod"),
    ("full service recovery", "Full service recovery"),
    ("emergency rollback", "Emergency rollback"),
    ("cost emergency", "Cost emergency"),
    ("kill switch off", "kill switch"),
    ("tool:supabase", "supabase"),
    ("tool:git revert", "git revert"),
    ("risk:read tool:gcloud logging", "logging"),
    ("service:mdraft rollback", "mdraft"),
    ('"--to-revisions"', "--to-revisions"),
    ('"gcloud sql"', "gcloud sql"),
    ("kubctl", "kubectl"),
    ("gclud run", "gcloud run"),
    ("rolback", "roll"),
]


def test_the_step_that_is_about_a_flag_is_first(tmp_path, open_page):
    content = tmp_path / "content"
    content.mkdir()
    short = "1. Restart it\n   ```bash\n   gcloud run services update a --no-traffic\n   ```\n"
    long = "2. Deploy a revision without traffic\n   ```bash\n   gcloud run deploy a --image=us-docker.pkg.dev/p/r/a:1 --region=us-central1 --tag=next --no-traffic\n   ```\n"
    (content / "a.md").write_text("# A\n\n## Do\n\n" + short + long)
    page = open_page(built(content, tmp_path / "public") / "index.html")
    titles = [hit.inner_text().splitlines()[0] for hit in type_query(page, "--no-traffic").all()]
    assert titles == ["Deploy a revision without traffic", "Restart it"]


def first_hit(page):
    return page.locator("[data-results] .found-group").first.inner_text().replace("\\\n", " ")


@pytest.fixture(scope="module")
def home(site, open_shared_page):
    return open_shared_page(site / "index.html")


@pytest.mark.parametrize("query, expected", QUERIES)
def test_finds_first(home, query, expected):
    hit = type_query(home, query).first
    text = hit.inner_text() + " " + hit.evaluate("hit => hit.parentElement.querySelector('.found-where').textContent")
    assert expected.lower() in re.sub(r"\\?\s+", " ", text).lower()


@pytest.mark.skipif(not PLAYBOOKS.is_dir(), reason="the playbooks are not beside the checkout")
@pytest.mark.parametrize("query", [query for query, _ in QUERIES[:15]])
def test_finds_first_in_playbooks_as_written(playbooks, query):
    hit = type_query(playbooks, query).first
    text = hit.inner_text() + " " + hit.evaluate("hit => hit.parentElement.querySelector('.found-where').textContent")
    assert query.lower() in re.sub(r"\\?\s+", " ", text).lower()


def test_ranks_enough_queries():
    assert len(QUERIES) >= 60


SERVICES = [f"{first}-{second}" for first in ["billing", "checkout", "search", "profile", "media"] for second in ["api", "worker", "cron", "gateway", "db"]]

# Query with {} for a service, and what the first hit must hold.
GENERATED = [
    ("{}", "{}"), ("--service-{}", "--service-{}"), ("kubectl rollout undo deployment/{}", "deployment/{}"), ("{}-00042-abc", "{}-00042-abc"),
    ("restart {}", "{}"), ("$TOKEN_{}", "$TOKEN_{}"), ('"deployment/{}"', "deployment/{}"), ("tool:kubectl {}", "{}"), ("risk:destroy {}", "delete {}"),
]


@pytest.fixture(scope="module")
def generated(tmp_path_factory, open_shared_page):
    content = tmp_path_factory.mktemp("generated")
    for service in SERVICES:
        name = service.replace("-", "_").upper()
        (content / f"{service}.md").write_text(
            f"# {service} operations\n\n## Restart {service}\n\n1. Roll it\n   ```bash\n   kubectl rollout restart deployment/{service} --namespace=prod\n   ```\n"
            f"2. Roll it back\n   ```bash\n   kubectl rollout undo deployment/{service} --namespace=prod\n   ```\n\n## Remove {service}\n\n1. Remove it\n   ```bash\n"
            f"   gcloud run services delete {service} --region=us-central1 --service-{service}\n   ```\n2. Pin it\n   ```bash\n"
            f"   gcloud run services update-traffic {service} --to-revisions={service}-00042-abc=100 --set-env-vars=TOKEN=$TOKEN_{name}\n   ```\n"
        )
    return open_shared_page(built(content, tmp_path_factory.mktemp("generated-site") / "public") / "index.html")


@pytest.mark.parametrize("query, expected", GENERATED)
def test_finds_first_among_many_alike(generated, query, expected):
    for service in SERVICES[::4]:
        name = service.replace("-", "_").upper() if "$" in query else service
        hit = type_query(generated, query.format(name)).first
        text = hit.inner_text() + " " + hit.evaluate("hit => hit.parentElement.querySelector('.found-where').textContent")
        assert expected.format(name).lower() in re.sub(r"\\?\s+", " ", text).lower()


@pytest.fixture(scope="module")
def playbooks(tmp_path_factory, open_shared_page):
    folder = built(PLAYBOOKS, tmp_path_factory.mktemp("playbooks") / "public")
    return open_shared_page(folder / "index.html")


def flags_of(site):
    """Every flag that stands in a command of the site."""
    flags = set()
    for page in (site / "procedures").rglob("*.html"):
        for command in re.findall(r"<code data-source[^>]*>(.*?)</code>", page.read_text(), re.S):
            text = re.sub(r"<[^>]*>", "", command)
            flags.update(re.findall(r"(?<![\w'\"=.-])--?[a-z][a-z0-9-]*(?![\w-])", text))
    return sorted(flags)


def test_finds_every_flag_in_a_step_that_holds_it(site, home):
    flags = flags_of(site)
    assert len(flags) > 50
    missed = [flag for flag in flags if flag not in first_hit_of(home, flag)]
    assert not missed


def first_hit_of(page, query):
    page.locator("[data-search]").first.fill(query)
    return results(page, query).first.inner_text()


def test_nothing_is_found_for_what_is_not_there(home):
    assert type_query(home, "qqqqzzzz").count() == 0
    expect(home.locator("[role=status]").first).to_contain_text("Nothing found")


@pytest.mark.parametrize("query", ['"', '""', '"  "', "risk:", "tool:", "'", "\\", "*", "(", "[a-", "<b>", "%", "$", "--", "~", "~rotat",
                                   "__proto__", "constructor", "toString", "a" * 500, "😀", "\u202e", "risk:nothing", "é", "-" * 50])
def test_survives_queries_that_are_no_words(home, query):
    home.locator("[data-search]").first.fill(query)
    results(home, query.strip())
    assert home.locator("[data-results] img, [data-results] script, [data-results] b").count() == 0


def test_opens_the_step_with_enter_and_copies_with_shift(site, open_page):
    page = open_page(site / "index.html")
    page.keyboard.press("/")
    expect(page.locator("[data-search]").first).to_be_focused()
    type_query(page, "gcloud run revisions list")
    page.keyboard.press("Shift+Enter")
    copied = page.evaluate("navigator.clipboard.readText()")
    if not copied:  # A first press that named what is not filled in.
        page.keyboard.press("Shift+Enter")
        copied = page.evaluate("navigator.clipboard.readText()")
    assert "gcloud run revisions list" in copied
    page.keyboard.press("ArrowDown")
    selected = page.locator("[role=option][aria-selected=true]")
    expect(selected).to_have_count(1)
    assert selected.get_attribute("id") == page.locator("[data-search]").first.get_attribute("aria-activedescendant")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/procedures/.*#"))
    assert page.locator(page.evaluate("'#' + CSS.escape(decodeURIComponent(location.hash.slice(1)))")).count() == 1


def test_does_not_copy_what_destroys(site, open_page):
    page = open_page(site / "index.html")
    page.evaluate("navigator.clipboard.writeText('before')")
    type_query(page, "risk:destroy")
    page.keyboard.press("Shift+Enter")
    page.wait_for_url(re.compile("/procedures/"))
    assert page.evaluate("navigator.clipboard.readText()") == "before"


def test_escape_closes_and_control_k_focuses(site, open_page):
    page = open_page(site / "index.html")
    page.keyboard.press("Control+k")
    type_query(page, "kubectl")
    expect(page.locator("[data-results]").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-results]").first).to_be_hidden()
    expect(page.locator("[data-search]").first).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("query", ["gcloud", "database", "rollback", "severity", "operations", "the"])
def test_every_hit_leads_somewhere(site, open_page, query):
    page = open_page(site / "index.html", "?q=" + query)
    expect(page.locator(".all-found a.found").first).to_be_visible()
    links = page.locator(".all-found a.found").evaluate_all(
        "links => links.map(link => [decodeURIComponent(new URL(link.href).pathname), decodeURIComponent(new URL(link.href).hash.slice(1))])"
    )
    for path, anchor in links:
        text = pathlib.Path(path).read_text()
        assert not anchor or f'id="{anchor}"' in text, f"{path}#{anchor}"


def test_splits_and_stems_as_the_index_does(home):
    table = (CHECKOUT / "Tests/Browser/fixtures/tokens.tsv").read_text().splitlines()
    assert len(table) > 20
    for line in table:
        kind, text, expected = line.split("\t")
        function = {"words": "words", "stem": "stem"}[kind]
        found = home.evaluate("([name, text]) => runsheetSearch[name](text)", [function, text])
        assert (" ".join(found) if kind == "words" else found) == expected


def test_loads_little_and_only_when_it_is_needed(site, open_page):
    page = open_page(site / "index.html")
    loaded = []
    page.on("request", lambda request: loaded.append(request.url))
    page.wait_for_timeout(200)
    assert not [url for url in loaded if "/search/" in url]
    type_query(page, "photobomb-prod-db")
    assert [url for url in loaded if "/search/terms-" in url]


@pytest.mark.parametrize("title", ["<img src=x onerror=alert(1)>", "</script><script>alert(1)</script>", "\"><svg/onload=alert(1)>", "{{7*7}}"])
def test_hostile_titles_stay_text(open_page, tmp_path, title):
    content = tmp_path / "content"
    content.mkdir()
    (content / "a.md").write_text(f"# T {title}\n\n## P {title}\n\n1. Do {title}\n   ```bash\n   echo '{title}' zebra\n   ```\n")
    page = open_page(built(content, tmp_path / "public") / "index.html")
    type_query(page, "zebra")
    assert title in first_hit(page)
    assert page.locator("[data-results] :is(img, script, svg)").count() == 0
