"""A value that a reader types can never change what is around it: run in a real shell, SQL engine and parsers."""

import json
import shutil
import sqlite3
import subprocess
import urllib.parse

import pytest
import yaml

import handmade
from hostile import DATA, INNER, SHELL, SQL

FILL = """([id, value]) => {
    const field = document.querySelector(`input[name="${id}"]`);
    Object.defineProperty(field, "value", { value, configurable: true, writable: true });
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return [...document.querySelectorAll("code[data-source]")].map(code => [
        code.textContent, [...code.querySelectorAll(".parameter")].every(span => span.classList.contains("filled")),
    ]);
}"""


def filled(page, value):
    """Text of each command with the value in it, and whether it was put in. Goes past the field's own clean-up of line ends."""
    return page.evaluate(FILL, ["x", value])


# Stands for one row of SQLite's: no rows counted, and the value as it is.
SQL_ROW = "sql"
# Stands for one argument that is JSON with the value as `a`.
JSON_ARGUMENT = "json"

# Command, context, and the arguments that `show` gets for the value v.
SHELL_CASES = [
    ("show a ‹<X>› b", "bare", lambda v: ["a", v, "b"]),
    ("show --flag=‹X› b", "bare", lambda v: ["--flag=" + v, "b"]),
    ("show ‹X›:REGION:db=tcp:5432", "bare", lambda v: [v + ":REGION:db=tcp:5432"]),
    ("show {‹X›,z}", "bare", None),
    ("show a ‹X›>/dev/stdout", "bare", lambda v: ["a", v]),
    ("show a # about ‹X›", "bare", lambda v: ["a"]),
    ("show a && show ‹X›; show c", "bare", lambda v: ["a", v, "c"]),
    ("show $(printf '%s' ‹X› | wc -l >/dev/null) b", "bare", lambda v: ["b"]),
    ('show "‹$X›"', "doubleQuoted", lambda v: [v]),
    ('show "a ‹${X}› b" c', "doubleQuoted", lambda v: [f"a {v} b", "c"]),
    ('show "$(printf %s "‹$X›")x"', "doubleQuoted", lambda v: [v + "x"]),
    ("show 'a ‹<X>› b' c", "singleQuoted", lambda v: [f"a {v} b", "c"]),
    ("show $'a ‹<X>› b' c", "singleQuoted", lambda v: [f"a {v} b", "c"]),
    ("show 'it'\\''s ‹<X>›' c", "singleQuoted", lambda v: [f"it's {v}", "c"]),
    ('show "$(cat <<EOF\nline ‹$X› end\nEOF\n)" z', "hereDocument", lambda v: [f"line {v} end", "z"]),
    ("show \"$(cat <<'EOF'\nline ‹<X>› end\nEOF\n)\" z", "hereDocument", lambda v: [f"line {v} end", "z"]),
    ('show "$(cat <<EOF\n‹$X›\nEOF\n)" z', "hereDocument", lambda v: [v, "z"]),
    ('show "$(cat <<-END\n\tE‹$X›D\n\tEND\n)" z', "hereDocument", lambda v: [f"E{v}D", "z"]),
    # Behind a `$` or a backslash a quoted value would mean something else: only a refusal or a plain word is right.
    ("show $‹<X>›", "bare", None),
    ("show \\‹<X>›", "bare", None),
    ('show "$‹<X>›"', "doubleQuoted", None),
    ('show "\\‹<X>›"', "doubleQuoted", None),
    ("‹X›=1 show a", "bare", lambda v: ["a"]),
    # What is read a second time, or as arithmetic, takes plain words only.
    ("show a $((1 + ‹$X›))", "bare", None),
    ("declare -a list; show a ${list[‹$X›]}", "bare", None),
    ("[[ ‹$X› -eq 1 ]]; show a", "bare", None),
    ("show `printf %s ‹<X>›` b", "bare", None),
    ('bash -c "printf %s ‹$X› >/dev/null"; show b', "doubleQuoted", lambda v: ["b"]),
    ("eval 'show ‹<X>›' b", "singleQuoted", None),
    # SQL and JSON in the shell's quotes.
    ("sqlite3 :memory: \"CREATE TABLE t (id); SELECT count(*), '‹$X›' FROM t WHERE id = '‹$X›'\"", "doubleQuoted", SQL_ROW),
    ("sqlite3 :memory: <<EOF\nCREATE TABLE t (id);\nSELECT count(*), '‹$X›' FROM t;\nEOF", "hereDocument", SQL_ROW),
    ("show '{\"a\": \"‹<X>›\", \"b\": 1}'", "singleQuoted", JSON_ARGUMENT),
    ('show "{\\"a\\": \\"‹$X›\\", \\"b\\": 1}"', "doubleQuoted", JSON_ARGUMENT),
    ("show '{\"a\": ‹<X>›, \"b\": 1}'", "singleQuoted", None),
]

if not shutil.which("sqlite3"):
    SHELL_CASES = [case for case in SHELL_CASES if not case[0].startswith("sqlite3")]

# History is on, as in the shell that a reader pastes into.
PRELUDE = """set -o history; set -o histexpand
X=unset
show() { printf '%s\\0' "$@"; }
"""


def run(command, folder):
    result = subprocess.run(["bash", "--norc", "-s"], input=(PRELUDE + command + "\n").encode(), capture_output=True, cwd=folder, timeout=20)
    return result.stdout.decode(errors="surrogateescape")


@pytest.fixture(scope="module")
def page_of(site, open_shared_page, tmp_path_factory):
    """A page with a step for each command and context."""

    def page_of(cases):
        steps = [handmade.step(number, source, context) for number, (source, context) in enumerate(cases)]
        return open_shared_page(handmade.write(tmp_path_factory.mktemp("page") / "page.html", site, steps))

    return page_of


@pytest.fixture(scope="module")
def shell_page(page_of):
    return page_of([case[:2] for case in SHELL_CASES])


@pytest.fixture(scope="module")
def sql_page(page_of):
    return page_of([(source, "sql") for source, _ in SQL_CASES])


@pytest.fixture(scope="module")
def data_page(page_of):
    return page_of([case[:2] for case in DATA_CASES])


@pytest.mark.parametrize("value", SHELL, ids=lambda value: repr(value[:30]))
def test_value_stays_one_argument(shell_page, tmp_path, value):
    sandbox = tmp_path / "sandbox"
    sandbox.mkdir()
    for (source, _, expected), (text, is_filled) in zip(SHELL_CASES, filled(shell_page, value)):
        if not is_filled:
            notation = source.replace("‹", "").replace("›", "")
            assert text == notation, "a value that is refused leaves the notation"
            continue
        output = run(text, sandbox)
        arguments = output.split("\0")[:-1]
        if expected == SQL_ROW:
            assert output.rstrip("\n") == "0|" + value, f"{text!r} gave {output!r}"
        elif expected == JSON_ARGUMENT:
            assert [json.loads(argument) for argument in arguments] == [{"a": value, "b": 1}], text
        elif expected:
            assert arguments == expected(value), f"{text!r} gave {arguments}"
        assert not list(sandbox.iterdir()), f"{text!r} made a file"


def test_ordinary_values_are_put_in_everywhere(shell_page):
    for value in ["mdraft-prod-417302", "us-central1", "https://example.com/a", "mdraft:2026.11.04", "4711"]:
        for (source, _, expected), (text, is_filled) in zip(SHELL_CASES, filled(shell_page, value)):
            if expected and "=1 show" not in source:
                assert is_filled and value in text, f"{value} in {source}: {text}"


@pytest.mark.parametrize("value", ["two words", "it's", "a;b", "$(id)", 'say "hi"', "a\\b"])
def test_hostile_values_are_quoted_rather_than_refused(shell_page, value):
    results = filled(shell_page, value)
    for (source, _, expected), (text, is_filled) in zip(SHELL_CASES, results):
        if expected and "=1 show" not in source and "bash -c" not in source and "sqlite3" not in source:
            assert is_filled, f"{value} in {source}: {text}"


SQL_CASES = [
    ("SELECT '‹<X>›', 'rest'", lambda v: (v, "rest")),
    ("SELECT 'a ‹<X>› b' AS \"q\", 'rest'", lambda v: (f"a {v} b", "rest")),
    ("SELECT 'it''s ‹<X>›', 'rest'", lambda v: (f"it's {v}", "rest")),
    ("SELECT 1 AS \"‹<X>›\"", lambda v: (1,)),
    ("SELECT 1 -- about ‹<X>›\n", lambda v: (1,)),
    ("SELECT 1 /* ‹<X>› */", lambda v: (1,)),
    ("SELECT count(*) FROM t WHERE id = ‹<X>›", None),
]


@pytest.mark.parametrize("value", SHELL + SQL, ids=lambda value: repr(value[:30]))
def test_value_stays_one_sql_literal(sql_page, value):
    for (source, expected), (text, is_filled) in zip(SQL_CASES, filled(sql_page, value)):
        if not is_filled:
            assert text == source.replace("‹", "").replace("›", "")
            continue
        database = sqlite3.connect(":memory:")
        database.execute("CREATE TABLE t (id)")
        try:
            row = database.execute(text).fetchone()
        except sqlite3.OperationalError as error:
            # A bare word that is no column is an error of the reader's, not a way out.
            assert expected is None and "no such column" in str(error), f"{text!r}: {error}"
            continue
        if expected:
            assert row == expected(value), f"{text!r} gave {row}"
        assert database.execute("SELECT count(*) FROM t").fetchone() == (0,)


DATA_CASES = [
    ('{"a": "‹<X>›", "b": 1}', "json", json.loads, lambda v: {"a": v, "b": 1}),
    ('{"a": "x \\"‹<X>›\\" y"}', "json", json.loads, lambda v: {"a": f'x "{v}" y'}),
    ('{"a": ‹<X>›, "b": 1}', "json", json.loads, None),
    ("a: ‹<X>›\nb: 1\n", "yaml", yaml.safe_load, None),
    ('a: "x ‹<X>›"\nb: 1\n', "yaml", yaml.safe_load, lambda v: {"a": f"x {v}", "b": 1}),
    ("a: 'x ‹<X>›'\nb: 1\n", "yaml", yaml.safe_load, lambda v: {"a": f"x {v}", "b": 1}),
    ("- ‹<X>›\n- b\n", "yaml", yaml.safe_load, None),
    ("a: 1 # ‹<X>›\nb: 1\n", "yaml", yaml.safe_load, lambda v: {"a": 1, "b": 1}),
]


@pytest.mark.parametrize("value", [value for value in SHELL + SQL + DATA if value], ids=lambda value: repr(value[:30]))
def test_value_stays_one_scalar(data_page, value):
    for (source, _, parse, expected), (text, is_filled) in zip(DATA_CASES, filled(data_page, value)):
        if not is_filled:
            assert text == source.replace("‹", "").replace("›", "")
            continue
        parsed = parse(text)
        if expected:
            assert parsed == expected(value), text
        else:
            rest = parsed[1:] if isinstance(parsed, list) else parsed.get("b")
            first = parsed[0] if isinstance(parsed, list) else parsed["a"]
            assert rest in (["b"], 1) and not isinstance(first, (list, dict)), text


def path_of_address(argument, value):
    parts = urllib.parse.urlsplit(argument)
    assert (parts.netloc, parts.query, parts.fragment) == ("example.com", "r=1", "") and urllib.parse.unquote(parts.path) == f"/a/{value}/b"
    assert ".." not in parts.path


def query_of_address(argument, value):
    parts = urllib.parse.urlsplit(argument)
    assert (parts.netloc, parts.path, parts.fragment) == ("example.com", "/a", "")
    assert urllib.parse.parse_qs(parts.query, keep_blank_values=True) == {"q": [value], "r": ["1"]}


def host(argument, value):
    parts = urllib.parse.urlsplit(argument)
    assert (parts.netloc, parts.path, parts.query, parts.fragment) == (value, "/health", "", "")


def items(argument, value):
    assert argument == f"--set=A={value},B=1" and argument.count(",") == 1


def mapping(argument, value):
    found = yaml.safe_load(argument)["metadata"]
    assert set(found) == {"name", "b"} and found["b"] == 1 and not isinstance(found["name"], (dict, list))
    assert not isinstance(found["name"], str) or found["name"] == value


def quoted_filter(argument, value):
    assert argument == f'name="{value}" AND a=1' and argument.count('"') == 2


def bare_filter(argument, value):
    assert argument == f"--filter=severity>={value} AND a=1" and len(argument.split()) == 3


def only_argument(argument, value):
    assert argument == "a"


def row(output, value):
    assert output.rstrip("\n") == "0|" + value


# Command, context, and what must hold for the one argument that `show` gets, or for what SQLite answers.
INNER_CASES = [
    ("echo z | sed 's/z/‹<X>›/' >/dev/null; show a", "singleQuoted", only_argument),
    ("echo z | sed -n 's/‹<X>›/b/p' >/dev/null; show a", "singleQuoted", only_argument),
    ("awk 'BEGIN { print \"‹<X>›\" > \"/dev/null\" }'; show a", "singleQuoted", only_argument),
    ("awk '/‹<X>›/ { print }' </dev/null; show a", "singleQuoted", only_argument),
    ("python3 -c \"str('‹<X>›')\"; show a", "doubleQuoted", only_argument),
    ("perl -e 'my $x = \"‹<X>›\";'; show a", "singleQuoted", only_argument),
    ("python3 - <<'EOF'\nstr('‹<X>›')\nEOF\nshow a", "hereDocument", only_argument),
    ("bash <<'EOF'\necho ‹<X>› >/dev/null\nEOF\nshow a", "hereDocument", only_argument),
    ("bash -s <<EOF\necho \"‹$X›\" >/dev/null\nEOF\nshow a", "hereDocument", only_argument),
    ("cat <<EOF | bash >/dev/null\necho ‹$X›\nEOF\nshow a", "hereDocument", only_argument),
    ("echo ‹<X>› | xargs -I{} sh -c 'echo {}' >/dev/null; show a", "bare", only_argument),
    ("echo \"echo ‹$X›\" | bash >/dev/null; show a", "doubleQuoted", only_argument),
    ("trap 'echo ‹<X>› >/dev/null' EXIT; show a", "singleQuoted", only_argument),
    ("show \"https://example.com/a/‹$X›/b?r=1\"", "doubleQuoted", path_of_address),
    ("show https://example.com/a/‹<X>›/b?r=1", "bare", path_of_address),
    ("show \"https://example.com/a?q=‹$X›&r=1\"", "doubleQuoted", query_of_address),
    ("show 'https://example.com/a?r=1&q=‹$X›'", "singleQuoted", query_of_address),
    ("show 'https://‹<X>›/health'", "singleQuoted", host),
    ("show --set=A=‹X›,B=1", "bare", items),
    ("show \"--set=A=‹$X›,B=1\"", "doubleQuoted", items),
    (": kubectl; show \"$(cat <<EOF\nmetadata:\n  name: ‹$X›\n  b: 1\nEOF\n)\"", "hereDocument", mapping),
    ("show 'name=\"‹<X>›\" AND a=1'", "singleQuoted", quoted_filter),
    ("show \"name=\\\"‹$X›\\\" AND a=1\"", "doubleQuoted", quoted_filter),
    ("show --filter=\"severity>=‹$X› AND a=1\"", "doubleQuoted", bare_filter),
]
if shutil.which("sqlite3"):
    INNER_CASES += [
        ("sqlite3 :memory: 'SELECT 0, '\\''‹<X>›'\\'''", "singleQuoted", row),
        ("echo \"SELECT 0, '‹$X›'\" | sqlite3 :memory:", "doubleQuoted", row),
    ]


@pytest.fixture(scope="module")
def inner_page(page_of):
    return page_of([case[:2] for case in INNER_CASES])


@pytest.mark.parametrize("value", INNER + SHELL + SQL, ids=lambda value: repr(value[:30]))
def test_value_stays_what_it_is_within_an_argument(inner_page, tmp_path, value):
    sandbox = tmp_path / "sandbox"
    sandbox.mkdir()
    for (source, _, holds), (text, is_filled) in zip(INNER_CASES, filled(inner_page, value)):
        if not is_filled:
            assert text == source.replace("‹", "").replace("›", ""), "a value that is refused leaves the notation"
            continue
        output = run(text, sandbox)
        arguments = [output] if holds is row else output.split("\0")[:-1]
        assert len(arguments) == 1, f"{text!r} gave {arguments}"
        holds(arguments[0], value)
        assert not list(sandbox.iterdir()), f"{text!r} made a file"


@pytest.mark.parametrize("value", ["mdraft-prod-417302", "v1.2", "4711"])
def test_ordinary_values_are_put_into_arguments(inner_page, value):
    for (source, _, _), (text, is_filled) in zip(INNER_CASES, filled(inner_page, value)):
        assert is_filled and value in text, f"{value} in {source}: {text}"


def test_a_column_is_not_compared_with_itself(page_of):
    page = page_of([("DELETE FROM t WHERE id = ‹<X>›", "sql"), ("DELETE FROM ‹<X>› WHERE ‹<X>› = 1", "sql"), ("SELECT 5 -‹<X>›", "sql")])
    assert [is_filled for _, is_filled in filled(page, "id")] == [False, True, True]
    assert [is_filled for _, is_filled in filled(page, "-5")] == [True, True, False]


def test_words_of_other_languages_are_plain(page_of):
    page = page_of([('Get-Service -Name "‹<X>›" -ComputerName ‹<X>›', "other"), ("net stop ‹<X>›", "other"), ('client.delete(name="‹<X>›")', "other")])
    for value in ['a"; Remove-Item x; "', "a & del x", "%PATH%", "$x", "a`b", "it's", "a;b", "a|b", "(x)", "@x"]:
        assert not any(is_filled for _, is_filled in filled(page, value)[:2]), value
    assert [is_filled for _, is_filled in filled(page, "two words")] == [False, False, True]
    assert all(is_filled for _, is_filled in filled(page, "web-01.example.com:80"))
