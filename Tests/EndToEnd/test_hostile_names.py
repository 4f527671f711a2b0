"""Names of files and headings that were made to break a page, a terminal or a file system."""

import html.parser
import os
import re
import subprocess
import unicodedata
import urllib.parse

import pytest

TEXT = "# Title\n\n## Do it\n\n```bash\nkubectl get pods -n team\n```\n"
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)

NAMES = [
    b"new\nline.md", b"tab\tx.md", b"esc\x1b[31mred.md", b"bell\x07.md", b"del\x7f.md", b"<script>alert(1)<.md",
    b"<img src=x onerror=alert(1)>.md", b"a\"b'c&d.md", b"x" * 252 + b".md", "é".encode() * 126 + b".md",
    "日本".encode() * 41 + b".md", b"con.md", b"NUL.md", b"com1.md", b"aux.markdown", b"trailing. .md", b"-rf.md",
    b"%2e%2e%2f.md", b"a?b#c.md", b"a:b|c*.md", b"back\\slash.md", "\u202eevil.md".encode(), b"::error::x.md",
    b"{{name}}.md", b"index.md", b"404.md", b"CONIN$.md", "com\u00b9.md".encode(), b"clock$.md", b"$(reboot).md",
    b"`id`.md", b"'; rm -rf '.md", b"javascript:alert(1).md", b"~.md", b" .md", b"a" + b"." * 90 + b".md",
    "\u2028line.md".encode(), "\u0085next.md".encode(), "\ufeffmark.md".encode(), "\u2066isolate\u2069.md".encode(),
    "\U000e0041tag.md".encode(), "e\u0301\u0301\u0301.md".encode(), b"folder.md/a.md", b"con/nul/aux.md",
    b"y" * 255 + b"/" + b"z" * 252 + b".md", b"/".join([b"y" * 255, b"w" * 255, b"z" * 252]) + b".md",
    b"<b>/\n/a.md", b"assets/site.css.md", b"-/--/---.md",
]


def build(runsheet, folder, **options):
    return subprocess.run(
        [runsheet, "build", "--content", folder / "content", "--output", folder / "public"],
        capture_output=True, timeout=120, **options,
    )


def write(folder, files):
    for name, text in files.items():
        path = os.path.join(os.fsencode(folder / "content"), name if isinstance(name, bytes) else name.encode())
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(text.encode())


def pages(folder):
    return sorted(folder.glob("public/runbooks/**/*.html")) + sorted(folder.glob("public/procedures/**/*.html"))


class Links(html.parser.HTMLParser):
    """The addresses a page leads to, and its scripts that are not files."""

    def __init__(self, text):
        super().__init__()
        self.addresses = []
        self.handlers = []
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in ("href", "src") and value is not None:
                self.addresses.append(value)
            if name.startswith("on"):
                self.handlers.append((tag, name))


def assert_links_lead_somewhere(folder):
    for page in set(folder.glob("public/**/*.html")) - {folder / "public" / "404.html"}:
        for address in Links(page.read_text()).addresses:
            parts = urllib.parse.urlsplit(address)
            if not parts.scheme and parts.path:
                assert (page.parent / urllib.parse.unquote(parts.path)).exists(), (page, address)


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name.decode("utf-8"))[1:25])
def test_a_name_that_was_made_to_harm(runsheet, tmp_path, name):
    write(tmp_path, {name: TEXT + "\n[a](missing.md)\n"})
    result = build(runsheet, tmp_path)
    assert result.returncode == 0, result.stderr
    assert len(pages(tmp_path)) == 2
    assert_links_lead_somewhere(tmp_path)
    for page in tmp_path.glob("public/runbooks/**/*.html"):
        assert len(os.fsencode(page.relative_to(tmp_path / "public"))) <= len("runbooks/.html") + 240
        assert len(os.fsencode(page.name)) <= 143
    for page in tmp_path.glob("public/**/*.html"):
        text = page.read_text()
        assert "<script>alert" not in text and "<img src=x" not in text
        assert Links(text).handlers == []
    for path in tmp_path.glob("public/**/*"):
        assert not DEVICES.match(path.name), path
        assert path.name.isprintable() and not set(path.name) & set('<>:"|?*\\'), path
    lint = subprocess.run([runsheet, "lint", tmp_path / "content"], capture_output=True, timeout=60)
    assert lint.returncode == 1
    assert re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", lint.stdout + lint.stderr) is None
    assert b"\n::error" not in lint.stdout


def test_messages_do_not_act_on_the_terminal(runsheet, tmp_path):
    write(tmp_path, {b"a\x1b[2J\nerror: forged.md": TEXT, b"a\x1b[2j\nerror: forged.md": TEXT})
    result = build(runsheet, tmp_path)
    assert b"same address" in result.stderr
    assert b"\x1b" not in result.stderr
    assert result.stderr.count(b"\n") == 1


def test_a_name_that_is_not_utf_8_is_reported(runsheet, tmp_path):
    write(tmp_path, {b"bad\xff.md": TEXT, b"dir\xfe/a.md": TEXT, b"good.md": TEXT})
    result = build(runsheet, tmp_path)
    assert result.returncode == 1
    assert result.stderr.count(b"not valid UTF-8") == 2
    assert len(pages(tmp_path)) == 2


@pytest.mark.parametrize(
    "names",
    [
        ["README.md", "readme.md", "Readme.md"],
        ["caf\u00e9.md", "cafe\u0301.md", "cafe.md"],
        ["\ufb01.md", "fi.md"],
        ["a b.md", "a-b.md", "a_b.md"],
        ["A/x.md", "a/x.md"],
        ["\u212aelvin.md", "kelvin.md"],
        ["\u6f22.md", "\ufa47.md"],
        ["x.md", "x.markdown"],
    ],
    ids=["case", "accents", "ligature", "punctuation", "folders", "kelvin", "compatibility", "endings"],
)
def test_names_that_a_file_system_takes_for_the_same(runsheet, tmp_path, names):
    write(tmp_path, {name: TEXT.replace("Title", f"Title {number}") for number, name in enumerate(names)})
    if len(list(tmp_path.glob("content/**/*.m*"))) < len(names):
        pytest.skip("this file system takes them for the same itself")
    result = build(runsheet, tmp_path)
    assert result.returncode == 0
    headings = (re.search(r"<h1[^>]*>(.*?)</h1>", page.read_text(), re.S) for page in pages(tmp_path))
    titles = {heading[1] for heading in headings if "Title" in heading[1]}
    assert len(titles) == len(names), "a page was written over another one"
    folded = [unicodedata.normalize("NFKC", str(page)).casefold() for page in pages(tmp_path)]
    assert len(folded) == len(set(folded)) == 2 * len(names)
    if names[0] not in ("\u212aelvin.md", "\u6f22.md"):  # these get a hash instead, which tells them apart
        assert result.stderr.count(b"would have the same address") == len(names) - 1


def test_an_address_does_not_change_when_another_file_comes(runsheet, tmp_path):
    write(tmp_path, {"復旧.md": TEXT})
    assert build(runsheet, tmp_path).returncode == 0
    before = {page.relative_to(tmp_path) for page in pages(tmp_path)}
    write(tmp_path, {"デプロイ.md": TEXT, "監視.md": TEXT})
    result = build(runsheet, tmp_path)
    assert b"same address" not in result.stderr
    assert before < {page.relative_to(tmp_path) for page in pages(tmp_path)}


@pytest.mark.parametrize(
    "heading",
    ["p" * 5000, "é" * 300, "日本" * 300, "Con", "aux", "COM1", "...", "a/b\\c", "-", "\u202eevil"],
    ids=["long", "accents", "ideographs", "con", "aux", "com1", "dots", "slashes", "hyphen", "direction"],
)
def test_a_heading_that_cannot_be_the_name_of_a_file(runsheet, tmp_path, heading):
    write(tmp_path, {"a.md": f"# T\n\n## {heading}\n\n```sh\nls\n```\n\n## {heading}\n\n```sh\npwd\n```\n"})
    result = build(runsheet, tmp_path)
    assert result.returncode == 0, result.stderr
    found = list(tmp_path.glob("public/procedures/a/*.html"))
    assert len(found) == 2
    for page in found:
        assert not DEVICES.match(page.name)
        assert len(page.name.encode()) <= 143 and len(page.stem) > 0
    assert_links_lead_somewhere(tmp_path)


def test_headings_that_differ_only_in_how_an_accent_is_written(runsheet, tmp_path):
    write(tmp_path, {"a.md": "# T\n\n## caf\u00e9\n\n```sh\nls\n```\n\n## cafe\u0301\n\n```sh\npwd\n```\n"})
    assert build(runsheet, tmp_path).returncode == 0
    found = [unicodedata.normalize("NFC", page.name) for page in tmp_path.glob("public/procedures/a/*.html")]
    assert len(found) == len(set(found)) == 2


def test_folders_as_deep_as_the_system_allows(runsheet, tmp_path):
    (tmp_path / "content").mkdir()
    folder = os.open(tmp_path / "content", os.O_RDONLY)
    for level in range(700):
        os.mkdir("deeper", dir_fd=folder)
        inner = os.open("deeper", os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = inner
        if level in (3, 200, 500, 699):
            file = os.open("a.md", os.O_WRONLY | os.O_CREAT, dir_fd=folder)
            os.write(file, TEXT.encode())
            os.close(file)
    os.close(folder)
    result = build(runsheet, tmp_path)
    assert result.returncode == 1
    assert b"the name is too long" in result.stderr
    assert len(pages(tmp_path)) == 6
    subprocess.run(["rm", "-rf", tmp_path / "content"], check=True)


@pytest.mark.parametrize("target", ["../secret", "/etc", "../secret/secret.md", "/proc/self/environ"])
def test_a_link_never_leads_out_of_the_content(runsheet, tmp_path, target):
    write(tmp_path, {"good.md": TEXT})
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "secret.md").write_text("# Secret\n\nhunter2\n")
    (tmp_path / "content" / "link.md").symlink_to(target)
    (tmp_path / "content" / "folder").symlink_to(tmp_path / "secret")
    (tmp_path / "content" / "chain").symlink_to("folder")
    result = build(runsheet, tmp_path)
    assert result.stderr.count(b"leads out of the content folder") >= 2
    for path in tmp_path.glob("public/**/*"):
        assert not path.is_symlink()
        assert path.is_dir() or b"hunter2" not in path.read_bytes()
