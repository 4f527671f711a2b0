"""Every JSON file that is written fits its schema, and the schemas name every field that is written."""

import json
import pathlib
import subprocess

import pytest

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
SOURCES = CHECKOUT / "Sources" / "Exporting" / "Schema" / "v1"
GOLDENS = CHECKOUT / "Tests" / "ExportingTests" / "Goldens"


def strict(schema):
    """The schema with nothing allowed that it does not name."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: strict(value) for key, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and "oneOf" not in schema:
        result.setdefault("additionalProperties", False)
    return result


@pytest.fixture(scope="session")
def schemas(tmp_path_factory):
    folder = tmp_path_factory.mktemp("schemas")
    for source in SOURCES.glob("*.json"):
        (folder / source.name).write_text(json.dumps(strict(json.loads(source.read_text()))))
    lines = {"type": "array", "minItems": 1, "items": {"$ref": "step.schema.json"}}
    (folder / "steps.schema.json").write_text(json.dumps(lines))
    return folder


def check(schema, *files):
    assert files
    command = ["check-jsonschema", "--schemafile", str(schema), *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def as_array(lines, folder):
    """JSON Lines as one document, for a checker that takes no lines."""
    path = folder / "steps.json"
    path.write_text("[" + ",".join(lines.read_text().splitlines()) + "]")
    return path


def test_schemas_are_schemas():
    run = subprocess.run(["check-jsonschema", "--check-metaschema", *map(str, SOURCES.glob("*.json"))])
    assert run.returncode == 0


def test_samples_of_every_field_fit(schemas, tmp_path):
    check(schemas / "runbook.schema.json", GOLDENS / "runbook.json")
    check(schemas / "catalog.schema.json", GOLDENS / "catalog.json")
    check(schemas / "steps.schema.json", as_array(GOLDENS / "steps.jsonl", tmp_path))


def test_the_site_fits_the_schemas_it_carries(schemas, site, tmp_path):
    carried = sorted(path.name for path in (site / "schema" / "v1").glob("*.json"))
    assert carried == sorted(path.name for path in SOURCES.iterdir())
    check(schemas / "catalog.schema.json", site / "catalog.json")
    check(schemas / "runbook.schema.json", *(site / "runbooks").rglob("*.json"))
    check(schemas / "steps.schema.json", as_array(site / "steps.jsonl", tmp_path))


def test_an_export_fits(schemas, runsheet, tmp_path):
    run = subprocess.run([runsheet, "export", CHECKOUT / "content"], capture_output=True, check=True)
    (tmp_path / "export.json").write_bytes(run.stdout)
    check(schemas / "bundle.schema.json", tmp_path / "export.json")


def test_an_inspection_fits(schemas, runsheet, tmp_path):
    files = [*sorted((CHECKOUT / "content").glob("*.md")), CHECKOUT / "Tests/InspectionTests/Goldens/rotate.md"]
    for file in files:
        run = subprocess.run([runsheet, "inspect", file, "--format", "json"], capture_output=True, check=True)
        (tmp_path / (file.name + ".json")).write_bytes(run.stdout)
        lines = json.loads(run.stdout)["lines"]
        assert [line["line"] for line in lines] == list(range(1, len(file.read_bytes().split(b"\n")) + 1))
    check(schemas / "inspection.schema.json", *tmp_path.glob("*.json"))


def test_the_catalog_counts_what_the_files_hold(site):
    catalog = json.loads((site / "catalog.json").read_text())
    steps = [json.loads(line) for line in (site / "steps.jsonl").read_text().splitlines()]
    assert sum(runbook["steps"] for runbook in catalog["runbooks"]) == len(steps)
    assert len({line["step"]["id"] for line in steps}) == len(steps)
    for entry in catalog["runbooks"]:
        runbook = json.loads((site / "runbooks" / (entry["id"] + ".json")).read_text())
        assert len(runbook["procedures"]) == entry["procedures"]
        assert (site / entry["url"]).is_file()


def test_offsets_lead_to_the_text_of_the_step(site):
    for line in (site / "steps.jsonl").read_text().splitlines():
        step = json.loads(line)["step"]
        source = (CHECKOUT / "content" / step["source"]["path"]).read_bytes()
        start, end = step["source"]["start"], step["source"]["end"]
        before = source[: start["offset"]].decode()
        assert before.count("\n") + 1 == start["line"]
        assert len(before) - before.rfind("\n") == start["column"]
        if step["kind"] in ("command", "query", "script"):
            first = step["text"].splitlines()[0].strip()
            assert first in source[start["offset"] : end["offset"]].decode(), step["id"]
