"""Version 1 of the JSON only grows: what a field is called, what it is and what it means stays as it is.

A new field is frozen too: RECORD_SNAPSHOTS=1 writes frozen_v1.json anew, and fails, so that nobody leaves it on.
"""

import hashlib
import json
import os
import pathlib
import subprocess

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
SOURCES = CHECKOUT / "Sources" / "Exporting" / "Schema" / "v1"
FROZEN = pathlib.Path(__file__).with_name("frozen_v1.json")


def shape(node):
    """Type of a field, without what says more about it."""
    if "$ref" in node:
        return node["$ref"]
    if "enum" in node:
        return "one of " + " ".join(map(str, node["enum"]))
    if "const" in node:
        return f"always {node['const']}"
    if "items" in node:
        return f"list of {shape(node['items'])}"
    return node.get("type", "any")


def fields(node, place):
    for name, value in (node.get("properties") or {}).items():
        meaning = hashlib.sha256(value.get("description", "").encode()).hexdigest()[:16]
        needed = "required" if name in node.get("required", []) else "optional"
        yield f"{place}.{name}", {"type": shape(value), "need": needed, "meaning": meaning, "unit": value.get("x-unit", "")}
        yield from fields(value, f"{place}.{name}")
        yield from fields(value.get("items", {}), f"{place}.{name}[]")
    for part in node.get("oneOf", []) + node.get("anyOf", []):
        yield from fields(part, place)
    for name, value in (node.get("$defs") or {}).items():
        yield from fields(value, f"{place}#{name}")
        if "enum" in value:
            yield f"{place}#{name}", {"type": shape(value), "need": "", "meaning": "", "unit": ""}


def current():
    return {name: field for path in sorted(SOURCES.glob("*.json"))
            for name, field in fields(json.loads(path.read_text()), path.name.split(".")[0])}


def broken(frozen, now):
    """What a reader of version 1 would stumble over."""
    for name, was in frozen.items():
        if name not in now:
            yield f"{name} is gone"
            continue
        field = now[name]
        grown = was["type"].startswith("one of ") and set(was["type"].split()) <= set(field["type"].split())
        if field["type"] != was["type"] and not grown:
            yield f"{name} was {was['type']} and is {field['type']}"
        if was["need"] == "required" and field["need"] != "required":
            yield f"{name} was always there"
        if (field["meaning"], field["unit"]) != (was["meaning"], was["unit"]):
            yield f"{name} means something else"


def test_no_field_of_version_1_changes_or_goes():
    now = current()
    if os.environ.get("RECORD_SNAPSHOTS"):
        FROZEN.write_text(json.dumps(now, indent=1, sort_keys=True) + "\n")
        raise AssertionError(f"recorded {FROZEN.name}")
    frozen = json.loads(FROZEN.read_text())
    assert list(broken(frozen, now)) == []
    assert not now.keys() - frozen.keys(), "new fields are to be frozen: RECORD_SNAPSHOTS=1"


def test_the_freeze_notices():
    now = current()
    name = "step#step.risk"
    for change in [{"type": "string"}, {"meaning": "0"}, {"need": "optional"}, {"unit": "percent"}]:
        assert list(broken({name: now[name]}, {name: {**now[name], **change}}))
    assert list(broken({name: now[name]}, {}))
    kind = "step#step.kind"
    assert not list(broken({kind: now[kind]}, {kind: {**now[kind], "type": now[kind]["type"] + " another"}}))


def test_every_field_is_explained(runsheet, site):
    for path in SOURCES.glob("*.json"):
        for name, value in described(json.loads(path.read_text())):
            assert value.get("description"), name
            assert value.get("x-provenance") in ("stated", "derived", "program"), name
            assert value.get("type") != "integer" or value.get("x-unit"), name
    text = subprocess.run([runsheet, "schema"], capture_output=True, text=True, check=True).stdout
    assert (CHECKOUT / "docs" / "schema.md").read_text() == text, "runsheet schema > docs/schema.md"
    page = (site / "schema" / "v1" / "index.html").read_text()
    for name in current():
        last = name.split(".")[-1].split("#")[-1]
        assert last in text and last in page


def described(node):
    for name, value in (node.get("properties") or {}).items():
        yield name, value
        yield from described(value)
        yield from described(value.get("items", {}))
    for value in (node.get("$defs") or {}).values():
        yield from described(value)
