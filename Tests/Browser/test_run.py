"""A run of a procedure: states, timers, the bar, the log, the way back, and what the keyboard alone can do."""

import json
import re

import pytest
from playwright.sync_api import expect

import handmade
from reading import built

PROCEDURE = "procedures/mdraft/full-service-recovery.html"


@pytest.fixture
def open_steps(site, open_page, tmp_path):
    def open_steps(steps, fields=None, query="", **options):
        return open_page(handmade.write(tmp_path / "page.html", site, steps, fields), query, **options)

    return open_steps


def tick(page, number, state):
    return page.locator(f"#step-{number} [data-tick={state}]")


def clipboard(page):
    return page.evaluate("navigator.clipboard.readText()")


def test_a_run_is_kept_and_goes_on_after_a_reload(open_steps):
    page = open_steps([handmade.step(number, f"show {number}", effect="change" if number == 3 else "read") for number in (1, 2, 3)])
    expect(page.locator(".run")).to_be_hidden()
    page.locator("#step-1 [data-copy]").click()
    expect(tick(page, 1, "running")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".run")).to_contain_text("Step 1 of 3")
    expect(page.locator(".run .badge")).to_contain_text("3")
    tick(page, 1, "done").click()
    expect(page.locator(".run")).to_contain_text("Step 2 of 3")
    page.reload()
    expect(page.locator(".run")).to_contain_text("Step 2 of 3")
    expect(tick(page, 1, "done")).to_have_text(re.compile(r"Done .*\d"))
    for number in (2, 3):
        tick(page, number, "skipped").click()
    expect(page.locator(".run")).to_contain_text("All steps done")


def test_a_timer_counts_down_and_lasts(open_steps):
    page = open_steps([handmade.step(1, "show", seconds=900)])
    page.clock.install()
    timer = page.locator("#step-1 [data-timer]")
    expect(timer).to_have_text("Timer 15:00")
    timer.click()
    page.clock.run_for(61_000)
    expect(timer).to_have_text(re.compile(r"Timer 13:5\d"))
    page.reload()
    expect(timer).to_have_text(re.compile(r"Timer 13:5\d"))
    page.clock.run_for(900_000)
    expect(timer).to_have_text("Timer is over")
    expect(page.locator("[role=status]").last).to_contain_text("Time is up")


def log_of(page, tmp_path, button):
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_the_log_tells_everything_but_secrets(open_steps, tmp_path):
    fields = [handmade.field("x"), handmade.field("key", secret=True)]
    steps = [handmade.step(1, "show ‹X›"), handmade.step(2, "login ‹KEY› ```", identifier="key"), handmade.step(3, "show")]
    page = open_steps(steps, fields)
    page.locator("input[name=x]").fill("two words")
    page.locator("input[name=key]").fill("s3cret-value")
    tick(page, 1, "done").click()
    tick(page, 2, "failed").click()
    page.locator("#step-2 .tick", has_text="Note").click()
    page.locator("#step-2 .run-note").fill("it said s3cret-value is wrong")
    page.locator(".run .tool-button").click()
    run = json.loads(log_of(page, tmp_path, "Save as JSON").read_text())
    assert [step["state"] for step in run["steps"]] == ["done", "failed", "open"]
    assert run["values"] == {"x": "two words", "key": "•••"}
    assert run["steps"][0]["command"] == "show 'two words'"
    assert run["steps"][0]["started"] and run["steps"][0]["finished"] and run["finished"] is None
    assert run["procedure"] == "steps" and run["runbook"] == "hand"
    markdown = log_of(page, tmp_path, "Save as Markdown").read_text()
    assert "- x: `two words`" in markdown and "> it said ••• is wrong" in markdown and "````" in markdown
    assert "s3cret" not in json.dumps(run) + markdown
    page.get_by_role("button", name="Copy", exact=True).last.click()
    assert clipboard(page) == markdown
    page.get_by_role("button", name="Start over").click()
    page.wait_for_timeout(400)
    page.get_by_role("button", name="Press again").click()
    expect(page.locator(".run")).to_be_hidden()
    expect(page.locator(".run-note")).to_have_count(0)


def test_a_failed_step_shows_the_way_back_and_whom_to_call(site, open_page):
    page = open_page(site / PROCEDURE)
    page.locator("li.step").nth(2).locator("[data-tick=failed]").click()
    note = page.locator("li.step").nth(2).locator(".failure")
    expect(note).to_contain_text("This step failed.")
    expect(note).to_contain_text("PagerDuty schedule mdraft-primary")
    expect(note.locator("a").first).to_have_attribute("href", re.compile("roll-back-a-revision"))


def test_the_script_stops_before_what_destroys(open_steps, open_page, site):
    page = open_page(site / "procedures/mdraft/restore-the-database.html")
    button = page.locator("[data-script]")
    page.evaluate("navigator.clipboard.writeText('before')")
    button.click()
    expect(page.locator(".copy-note").last).to_contain_text("Stops before step")
    first = clipboard(page)
    page.wait_for_timeout(400)
    button.click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text.startsWith('#!'))")
    whole = clipboard(page)
    titles = page.locator("li.step h2").all_inner_texts()
    assert len(whole) > len(first) and all(title.split("\n")[0][:30] in whole for title in titles)


def test_one_press_is_enough_where_nothing_is_open(site, open_page):
    page = open_page(site / "procedures/loopcloser/read-logs.html")
    page.locator("[data-script]").click()
    page.wait_for_function("navigator.clipboard.readText().then(text => text.startsWith('#!/usr/bin/env bash'))")


def test_says_which_environment_the_values_point_at(open_steps):
    page = open_steps([handmade.step(1, "show ‹X›", identifier="project")], [handmade.field("project")])
    banner = page.locator("form .environment")
    expect(banner).to_be_hidden()
    page.locator("input[name=project]").fill("shop-staging")
    expect(banner).to_have_text("project: shop-staging")
    expect(banner).not_to_have_class(re.compile("production"))
    page.locator("input[name=project]").fill("shop-prod")
    expect(banner).to_have_class(re.compile("production"))
    tick(page, 1, "running").click()
    expect(page.locator(".run .environment")).to_have_text("project: shop-prod")


def test_a_whole_procedure_by_keyboard_alone(site, open_page):
    page = open_page(site / PROCEDURE)
    page.keyboard.press("p")
    page.keyboard.type("registry.example.com/mdraft:1")
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.name") != "service-url":
        page.keyboard.press("Tab")
    page.keyboard.type("https://mdraft.example.com")
    page.keyboard.press("Escape")
    count = page.locator("li.step").count()
    for number in range(count):
        page.keyboard.press("j")
        step = page.locator("li.step").nth(number)
        expect(step).to_be_focused()
        if step.locator("code[data-source]").count():
            shown = step.locator("code[data-source]").evaluate("code => code.textContent").rstrip("\n")
            page.keyboard.press("c")
            if step.locator(".copy-note p").count() and step.locator(".copy-note").is_visible():
                page.wait_for_timeout(400)
                page.keyboard.press("c")
            expect(step.locator("[data-copy]")).to_have_text("Copied")
            assert clipboard(page).encode() == shown.encode()
        page.keyboard.press("x")
        expect(step).to_have_class(re.compile("is-done"))
    expect(page.locator(".run")).to_contain_text("All steps done")
    page.keyboard.press("p")
    page.keyboard.press("Escape")
    expect(page.locator("li.step").last).to_be_focused()
    page.locator("li.step").nth(1).focus()
    page.keyboard.press("v")
    assert "#" in page.url


def test_copies_commands_that_stand_in_sentences(open_page, tmp_path):
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "a.md").write_text("# A\n\n## Look\n\n1. Run `make open --all` now\n2. Ask `bob`\n3. Run `ssh <host> uptime` there\n")
    built(tmp_path / "c", tmp_path / "o")
    page = open_page(tmp_path / "o/procedures/a/look.html")
    expect(page.locator(".inline-copy")).to_have_count(2)
    page.locator(".inline-copy").first.click()
    expect(page.locator(".inline-copy").first).to_have_text("Copied")
    assert clipboard(page) == "make open --all"
    page.locator(".inline-copy").last.click()
    expect(page.locator("[role=status]").last).to_contain_text("<host>")
    assert clipboard(page) == "make open --all"
