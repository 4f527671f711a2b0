"""How long a reader waits for the first result of a search, and how much the browser reads for it.

first_result.py SITE REPEATS; CHROMIUM names the browser.
"""

import os
import pathlib
import shutil
import statistics
import sys
import urllib.parse

from playwright.sync_api import sync_playwright

COLD, WARM, SHARD = 150, 50, 128 << 10
# What somebody types first, and then, on the same page.
QUERIES = [
    ("gcloud run services update-traffic", "gcloud run services update-traffic to"),
    ("rollback", "rollback database"), ("kubectl get pods", "kubectl get pod"), ("--to-revisions", "--to-revision"),
    ("mdraft-17-worker", "mdraft-17"), ("certifcate", "certificate"), ("risk:destroy", "risk:destroy database"),
]

# From the event of the last key to the frame that shows the results.
ASK = """query => new Promise(done => {
  const field = document.querySelector("[data-search]"), list = document.querySelector("[data-results]");
  const begin = performance.now();
  const watch = new MutationObserver(() => {
    if (list.dataset.query !== query || list.hidden) return;
    watch.disconnect();
    requestAnimationFrame(() => done([performance.now() - begin, list.querySelectorAll("[role=option]").length]));
  });
  watch.observe(list, { attributes: true, childList: true });
  field.focus();
  field.value = query;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
})"""


def size(url):
    return os.path.getsize(urllib.parse.unquote(urllib.parse.urlsplit(url).path))


def asked(browser, site, first, second):
    """Milliseconds cold and warm, hits, and the bytes that were read for the first query and for the page before it."""
    context = browser.new_context()
    page = context.new_page()
    loaded = []
    page.on("request", lambda request: request.url.startswith("file:") and loaded.append(request.url))
    page.goto((site / "index.html").as_uri())
    before = len(loaded)
    cold, hits = page.evaluate(ASK, first)
    after = len(loaded)
    warm, _ = page.evaluate(ASK, second)
    context.close()
    return cold, warm, hits, sum(map(size, loaded[:before])), sum(map(size, loaded[before:after]))


def main():
    site, repeats = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2])
    browser_path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    worst = [0, 0]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        print(f"{'query':<38}{'cold ms':>10}{'warm ms':>10}{'hits':>7}{'page kB':>10}{'search kB':>11}")
        for first, second in QUERIES:
            runs = [asked(browser, site, first, second) for _ in range(repeats)]
            cold, warm = (statistics.median(run[part] for run in runs) for part in (0, 1))
            worst = [max(worst[0], cold), max(worst[1], warm)]
            _, _, hits, page, search = runs[-1]
            print(f"{first:<38}{cold:>10.1f}{warm:>10.1f}{hits:>7}{page / 1000:>10.1f}{search / 1000:>11.1f}")
        browser.close()
    shards = [path.stat().st_size for path in (site / "search").iterdir()]
    for name, got, wanted, unit in [
        ("first result, cold", worst[0], COLD, "ms"), ("first result, warm", worst[1], WARM, "ms"),
        (f"largest of {len(shards)} parts of the index", max(shards) / 1024, SHARD / 1024, "kB"),
    ]:
        print(f"{'holds ' if got <= wanted else 'MISSED'} {name}: {got:.1f} {unit} (at most {wanted:.0f})")


if __name__ == "__main__":
    main()
