"""What a page costs: the time that its own thread spends, which does not depend on what else the machine does."""

import json
import re
from statistics import median

import pytest
from playwright.sync_api import expect

from reading import built

# Milliseconds on a machine with nothing else to do.
FIRST_PAINT, INPUT = 100, 50
# What style and script may add to the words alone: it is between 0.8 and 1.25 even where four others want the processor.
ON_TOP = 1.5


@pytest.fixture(scope="module")
def long_page(tmp_path_factory):
    """The page of one procedure with so many steps."""

    def long_page(count):
        content = tmp_path_factory.mktemp("content")
        step = '{0}. Step {0}\n\n     ```bash\n     gcloud run services update s{0} --image="$IMAGE" --region=us-central1\n     ```\n\n     Should show `ok`\n\n'
        (content / "a.md").write_text("# A\n\n## Long\n\n" + "".join(step.format(number) for number in range(1, count + 1)))
        return built(content, tmp_path_factory.mktemp("site") / "public") / "procedures/a/long.html"

    return long_page


def traced(chromium, page, act):
    """What happened on the page's own thread while `act` ran, in order: name, time and cost in milliseconds."""
    chromium.start_tracing(page=page, categories=["devtools.timeline", "disabled-by-default-devtools.timeline"])
    act()
    page.wait_for_timeout(300)
    events = json.loads(chromium.stop_tracing())["traceEvents"]
    threads = {(event["pid"], event["tid"]) for event in events if event["name"] in ("firstContentfulPaint", "EventTiming")}
    own = [event for event in events if (event["pid"], event["tid"]) in threads]
    return sorted((event["ts"] / 1000, event["name"], event.get("tdur", 0) / 1000) for event in own)


# What turns a page into a picture, apart from what the browser does for any page.
WORK = {"ParseHTML", "EvaluateScript", "UpdateLayoutTree", "Layout", "PrePaint", "Paint", "Layerize", "Commit"}


def first_paint(chromium, page, path, names=("RunTask",)):
    events = traced(chromium, page, lambda: page.goto(path.as_uri()))
    shown = next(time for time, name, _ in events if name == "firstContentfulPaint")
    begun = next(time for time, name, _ in events if name == "ParseHTML")
    return sum(cost for time, name, cost in events if name in names and begun <= time < shown)


def key_press(chromium, page):
    events = traced(chromium, page, lambda: page.keyboard.press("b"))
    pressed = next(time for time, name, _ in events if name == "EventDispatch")
    painted = next(time for time, name, _ in events if name == "Commit" and time > pressed)
    return sum(cost for time, name, cost in events if name == "RunTask" and pressed - 5 < time <= painted)


def test_a_procedure_is_painted_at_once(chromium, open_page, long_page):
    path = long_page(30)
    page = open_page(path)
    costs = [first_paint(chromium, page, path) for _ in range(4)]
    print("first paint of 30 steps:", costs)
    assert min(costs) <= FIRST_PAINT


def test_a_procedure_costs_little_more_than_its_words(chromium, open_page, long_page):
    """The same page without style and script, drawn in turn with it; what else the machine does only ever adds."""
    path = long_page(30)
    bare = path.with_name("bare.html")
    bare.write_text(re.sub(r"<link[^>]*>|<script.*?</script>", "", path.read_text(), flags=re.S))
    page, costs, walls = open_page(path), {path: [], bare: []}, {path: [], bare: []}
    for _ in range(7):
        for each in costs:
            costs[each].append(first_paint(chromium, page, each, WORK))
            walls[each].append(page.evaluate("performance.getEntriesByType('paint')[0].startTime"))
    ratio = min(costs[path]) / min(costs[bare])
    print(f"first paint on top of the words alone: {ratio:.2f}; by the clock {median(walls[path]):.0f} ms, bare {median(walls[bare]):.0f} ms")
    assert ratio <= ON_TOP


def test_scripts_come_behind_the_first_picture(open_page, long_page):
    page = open_page(long_page(30))
    page.context.add_init_script(
        """new MutationObserver(changes => {
            for (const { addedNodes } of changes) for (const node of addedNodes) if (/app\\.js/.test(node.src)) window.begun = performance.now();
        }).observe(document, { childList: true, subtree: true })"""
    )
    page.reload()
    begun, painted = page.evaluate("[window.begun, performance.getEntriesByName('first-contentful-paint')[0].startTime]")
    assert begun >= painted


def test_a_long_procedure_answers_every_key(chromium, open_page, long_page):
    page = open_page(long_page(200))
    field = page.locator("input[name]").first
    field.press("a")
    costs = [key_press(chromium, page) for _ in range(4)]
    print("a key on a page of 200 steps:", costs)
    assert min(costs) <= INPUT
    expect(page.locator(".parameter.filled")).to_have_count(200)


@pytest.mark.parametrize("count", [1, 30, 200])
def test_nothing_moves_after_a_page_was_painted(open_page, long_page, count):
    page = open_page(long_page(count))
    expect(page.locator("li.step")).to_have_count(count)
    shifts = page.evaluate("""() => new Promise(done => {
        let sum = 0;
        new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; }).observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), 200);
    })""")
    assert shifts == 0
