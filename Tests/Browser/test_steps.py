"""Filling in, copying, ticking off and keys on a page made by hand."""

import re

import pytest
from playwright.sync_api import expect

import handmade


@pytest.fixture
def open_steps(site, open_page, tmp_path):
    def open_steps(steps, fields=None, query="", **options):
        return open_page(handmade.write(tmp_path / "page.html", site, steps, fields), query, **options)

    return open_steps


def clipboard(page):
    return page.evaluate("navigator.clipboard.readText()")


def put(page, text):
    page.evaluate("text => navigator.clipboard.writeText(text)", text)


def copy_button(page, number=1):
    return page.locator(f"#step-{number} [data-copy]")


def said(page, pattern):
    expect(page.locator("[role=status]").last).to_have_text(re.compile(pattern))


def test_copies_one_command_byte_for_byte(open_steps):
    source = "gcloud run deploy ‹SERVICE› \\\n  --image='a  b' \\\n  --no-traffic\t# é 😀"
    page = open_steps([handmade.step(1, source)])
    page.locator("input[name=x]").fill("two words")
    copy_button(page).click()
    expect(copy_button(page)).to_have_text("Copied")
    assert clipboard(page) == source.replace("‹SERVICE›", "'two words'")
    said(page, "Copied: Step 1")


def test_fills_every_place_while_typing(open_steps):
    page = open_steps([handmade.step(1, "show ‹<X>› ‹<X>›"), handmade.step(2, 'show "‹$X›"', "doubleQuoted")])
    page.locator("input[name=x]").press_sequentially("a$b")
    expect(page.locator("#step-1 code[data-source]")).to_have_text("show 'a$b' 'a$b'")
    expect(page.locator("#step-2 code[data-source]")).to_have_text('show "a\\$b"')
    expect(page.locator(".parameter.filled")).to_have_count(3)
    page.locator("input[name=x]").fill("")
    expect(page.locator("#step-1 code[data-source]")).to_have_text("show <X> <X>")
    expect(page.locator(".parameter.filled")).to_have_count(0)


def test_first_press_names_what_is_not_filled_in(open_steps):
    page = open_steps([handmade.step(1, "show ‹<NAME>›")])
    put(page, "before")
    copy_button(page).click()
    expect(page.locator("#step-1 .copy-note")).to_contain_text("<NAME>")
    said(page, "Not filled in: <NAME>")
    assert clipboard(page) == "before"
    page.wait_for_timeout(400)
    copy_button(page).click()
    expect(copy_button(page)).to_have_text("Copied")
    assert clipboard(page) == "show <NAME>"


def test_double_click_is_not_a_second_decision(open_steps):
    page = open_steps([handmade.step(1, "rm -r data", effect="destroy", confirm="ask", target="data")])
    put(page, "before")
    copy_button(page).dblclick()
    expect(page.locator("#step-1 .copy-note")).to_contain_text("This destroys data.")
    assert clipboard(page) == "before"
    page.wait_for_timeout(400)
    copy_button(page).click()
    expect(copy_button(page)).to_have_text("Copied")
    assert clipboard(page) == "rm -r data"


def test_guard_is_up_again_after_a_while(open_steps):
    page = open_steps([handmade.step(1, "rm -r data", effect="destroy", confirm="ask", target="data")])
    put(page, "before")
    page.clock.install()
    copy_button(page).click()
    page.clock.fast_forward(9000)
    copy_button(page).click()
    page.clock.fast_forward(100)
    assert clipboard(page) == "before"


def test_asks_for_the_name_of_what_is_destroyed(open_steps):
    page = open_steps([handmade.step(1, "gsutil rm -r ‹$X›", effect="destroy", confirm="typeTarget", target="$X")])
    put(page, "before")
    page.locator("input[name=x]").fill("gs://photos")
    copy_button(page).click()
    field = page.locator("#step-1 .confirm input")
    expect(field).to_be_focused()
    field.fill("gs://other")
    field.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert clipboard(page) == "before"
    field.fill("gs://photos")
    field.press("Enter")
    expect(copy_button(page)).to_have_text("Copied")
    expect(copy_button(page)).to_be_focused()
    assert clipboard(page) == "gsutil rm -r gs://photos"


def test_says_what_becomes_of_the_target(open_steps):
    page = open_steps([handmade.step(1, "kubectl scale data", effect="change", confirm="ask", target="data")])
    copy_button(page).click()
    expect(page.locator("#step-1 .copy-note")).to_contain_text("This changes data.")


def test_copies_without_the_clipboard_interface(open_steps):
    page = open_steps([handmade.step(1, "show a")])
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
    copy_button(page).click()
    expect(copy_button(page)).to_have_text("Copied")
    assert clipboard(page) == "show a"


def test_keeps_values_per_runbook_and_secrets_nowhere(open_steps):
    fields = [handmade.field("x"), handmade.field("key", secret=True)]
    page = open_steps([handmade.step(1, "show ‹X›"), handmade.step(2, "show ‹K›", identifier="key")], fields)
    page.locator("input[name=x]").fill("value")
    page.locator("input[name=key]").fill("s3cret")
    page.reload()
    expect(page.locator("input[name=x]")).to_have_value("value")
    expect(page.locator("input[name=key]")).to_have_value("")
    expect(page.locator("#step-1 code[data-source]")).to_have_text("show value")
    assert "s3cret" not in page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")


def test_works_and_says_so_where_nothing_is_kept(open_steps):
    page = open_steps([handmade.step(1, "show ‹X›")])
    page.context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } });")
    page.reload()
    page.locator("input[name=x]").fill("value")
    expect(page.locator("#step-1 code[data-source]")).to_have_text("show value")
    expect(page.locator("form[data-parameters]")).to_contain_text("keeps nothing")


def test_link_carries_values_but_no_secrets(open_steps):
    fields = [handmade.field("x"), handmade.field("key", secret=True)]
    steps = [handmade.step(1, "show ‹X›"), handmade.step(2, "show ‹K›", identifier="key")]
    page = open_steps(steps, fields, "#step-2")
    page.locator("input[name=x]").fill("a b&c=d#e")
    page.locator("input[name=key]").fill("s3cret")
    page.get_by_role("button", name="Copy a link with these values").click()
    said(page, "Copied the link")
    link = clipboard(page)
    assert "s3cret" not in link
    other = open_steps(steps, fields, "#" + link.split("#")[1] + "&key=planted&unknown=1")
    expect(other.locator("input[name=x]")).to_have_value("a b&c=d#e")
    expect(other.locator("input[name=key]")).to_have_value("")
    assert other.url.endswith("#step-2")
    expect(other.locator("form[data-parameters]")).to_contain_text("from the link")


def test_says_why_a_value_is_wrong(open_steps):
    page = open_steps([handmade.step(1, "show ‹X›")], [handmade.field("x", pattern="[a-z]+-\\d+", sample="rev-1")])
    field = page.locator("input[name=x]")
    field.fill("nonsense!")
    expect(field).to_have_attribute("aria-invalid", "true")
    reason = page.locator("#" + re.sub(r":", r"\\:", field.get_attribute("aria-describedby").strip()))
    expect(reason).to_contain_text("rev-1")
    field.fill("rev-7")
    expect(field).to_have_attribute("aria-invalid", "false")
    expect(reason).to_be_hidden()


def test_ticks_last_until_the_step_changes(open_steps):
    page = open_steps([handmade.step(1, "show a"), handmade.step(2, "show b")])
    page.locator("#step-1 [data-tick=done]").click()
    page.locator("#step-2 [data-tick=failed]").click()
    page.reload()
    expect(page.locator("#step-1 [data-tick=done]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#step-1 [data-tick=done]")).to_have_text(re.compile(r"Done .*\d"))
    expect(page.locator("#step-2")).to_have_class(re.compile("is-failed"))
    changed = [handmade.step(1, "show changed", hash="2"), handmade.step(2, "show b")]
    page = open_steps(changed)
    expect(page.locator("#step-1 [data-tick=done]")).to_have_attribute("aria-pressed", "false")


def test_goes_through_a_procedure_by_keys_alone(open_steps):
    page = open_steps([handmade.step(1, "show a"), handmade.step(2, "show ‹X›")])
    page.keyboard.press("j")
    page.keyboard.press("c")
    expect(copy_button(page)).to_have_text("Copied")
    page.keyboard.press("x")
    expect(page.locator("#step-1")).to_have_class(re.compile("is-done"))
    page.keyboard.press("p")
    expect(page.locator("input[name=x]")).to_be_focused()
    page.keyboard.type("jcx")
    expect(page.locator("input[name=x]")).to_have_value("jcx")
    page.locator("input[name=x]").blur()
    page.keyboard.press("j")
    page.keyboard.press("c")
    expect(copy_button(page, 2)).to_have_text("Copied")
    assert clipboard(page) == "show jcx"


def test_single_keys_can_be_turned_off(open_steps):
    page = open_steps([handmade.step(1, "show a")])
    page.keyboard.press("?")
    page.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator("#step-1")).not_to_have_class(re.compile("is-done"))
    page.reload()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_stored_state_cannot_break_a_page(open_steps):
    page = open_steps([handmade.step(1, "show ‹X›")])
    for hostile in ["null", "1", "[]", '"<img src=x onerror=alert(1)>"', "{broken", '{"x":{"toString":1}}', '{"x":"$(id)"}']:
        page.evaluate("value => { for (const key of ['values', 'run']) localStorage.setItem(`runsheet:${key}:hand`, value); }", hostile)
        page.reload()
        expect(copy_button(page)).to_be_visible()
        assert page.locator("img").count() == 0
    expect(page.locator("#step-1 code[data-source]")).to_have_text("show '$(id)'")
