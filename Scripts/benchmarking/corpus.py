"""Many runbooks made of the few in content/: the same ones for the same number, on every machine."""

import re
import shutil

TARGET_SIZE = 8_000
SECTIONS = 40


def parts_of(text):
    """The part before the first second-level heading, and the parts below those headings."""
    parts = re.split(r"(?m)^(?=## )", text)
    return parts[0], parts[1:]


def runbook(number, sources):
    """A run of sections of one source, with names of its own so that the indexes grow as with real runbooks."""
    head, parts = sources[number % len(sources)]
    start = number // len(sources)
    text = re.sub(r"(?m)^(# .*)$", rf"\1 {number}", head, count=1)
    turn = 0
    while parts and turn < len(parts) and len(text) < TARGET_SIZE:
        text += parts[(start + turn) % len(parts)]
        turn += 1
    return re.sub(r"\b(mdraft|loopcloser|virtuoso|photobomb)\b", rf"\1-{number % 997}", text)


def generate(checkout, folder, count):
    """Writes `count` runbooks below `folder`, and says how many bytes they have."""
    sources = [parts_of(path.read_text()) for path in sorted((checkout / "content").rglob("*.md"))]
    if not sources:
        raise SystemExit("benchmark: content/ holds no runbooks")
    for number in range(min(count, SECTIONS)):
        (folder / f"team-{number:02}").mkdir(parents=True)
    size = 0
    for number in range(count):
        data = runbook(number, sources).encode()
        (folder / f"team-{number % SECTIONS:02}" / f"runbook-{number:05}.md").write_bytes(data)
        size += len(data)
    return size


def copy(source, folder):
    """Copies the runbooks of `source` as they are, and says how many there are and how many bytes they have."""
    shutil.copytree(source, folder, ignore=lambda _, names: [name for name in names if name.startswith(".")])
    sizes = [path.stat().st_size for path in folder.rglob("*.md")]
    if not sizes:
        raise SystemExit(f"benchmark: {source} holds no runbooks")
    return len(sizes), sum(sizes)
