"""What is published of a version: complete, the same bytes each time, and a program that needs no network."""

import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import tarfile

import pytest

CHECKOUT = pathlib.Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def released(runsheet, tmp_path_factory):
    if not shutil.which("strip"):
        pytest.skip("needs strip")
    folders = [tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("two")]
    for folder in folders:
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "TMPDIR": str(folder)}
        subprocess.run(
            [CHECKOUT / "Scripts" / "release", "--binary", runsheet, folder / "dist"], check=True, env=environment,
            capture_output=True)
    return [folder / "dist" for folder in folders]


@pytest.fixture(scope="module")
def unpacked(released, tmp_path_factory):
    folder = tmp_path_factory.mktemp("unpacked")
    with tarfile.open(next(released[0].glob("*.tar.gz"))) as archive:
        assert all(member.isfile() and member.mtime == 1_700_000_000 for member in archive)
        archive.extractall(folder, filter="data")
    return next(folder.iterdir())


def test_two_releases_are_the_same_bytes(released):
    one, two = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in released)
    assert one == two and len(one) == 3


def test_checksums_are_right(released):
    for line in (released[0] / "SHA256SUMS").read_text().splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((released[0] / name).read_bytes()).hexdigest() == digest


def test_everything_is_in_it(unpacked, runsheet):
    version = subprocess.run([unpacked / "bin" / "runsheet", "version"], capture_output=True, text=True, check=True)
    assert re.fullmatch(r"runsheet \d+\.\d+\.\d+\S*\n", version.stdout)
    assert unpacked.name.startswith(version.stdout.strip().replace(" ", "-"))
    for path in [
        "share/man/man1/runsheet.1", "share/bash-completion/completions/runsheet", "share/zsh/site-functions/_runsheet",
        "share/fish/vendor_completions.d/runsheet.fish", "share/doc/runsheet/README.md",
    ]:
        assert (unpacked / path).stat().st_size > 500
    packed = {path.relative_to(unpacked / "share/runsheet") for path in (unpacked / "share/runsheet").rglob("*")}
    assert packed == {path.relative_to(CHECKOUT) for path in [CHECKOUT / "templates", *(CHECKOUT / "templates").rglob("*")]}


def test_the_bill_of_materials_names_what_is_linked(unpacked):
    bill = json.loads((unpacked / "sbom.spdx.json").read_text())
    assert bill["spdxVersion"] == "SPDX-2.3" and bill["creationInfo"]["created"] == "2023-11-14T22:13:20Z"
    names = {package["name"] for package in bill["packages"]}
    assert {"runsheet", "cmark-gfm", "libyaml", "libpg_query", "nettle", "xxhash"} < names
    identifiers = [package["SPDXID"] for package in bill["packages"]] + ["SPDXRef-DOCUMENT"]
    assert len(identifiers) == len(set(identifiers))
    for relation in bill["relationships"]:
        assert {relation["spdxElementId"], relation["relatedSpdxElement"]} <= set(identifiers)
    digest = hashlib.sha256((unpacked / "bin" / "runsheet").read_bytes()).hexdigest()
    assert bill["packages"][0]["checksums"] == [{"algorithm": "SHA256", "checksumValue": digest}]
    modules = re.findall(r'"lib([\w-]+)-dev"|"(nettle)-dev"', (CHECKOUT / "Package.swift").read_text())
    linked = {"".join(module) for module in modules} - {"cmark-gfm-extensions"}
    listed = {package.get("externalRefs", [{}])[0].get("referenceLocator", "") for package in bill["packages"]}
    assert all(any(f"{name}-dev@" in locator for locator in listed) for name in linked)


def test_the_bill_of_materials_is_valid(released):
    parser = pytest.importorskip("spdx_tools.spdx.parser.parse_anything")
    validator = pytest.importorskip("spdx_tools.spdx.validation.document_validator")
    document = parser.parse_file(str(next(released[0].glob("*.spdx.json"))))
    assert [message.validation_message for message in validator.validate_full_spdx_document(document)] == []


def test_versions_of_the_trees(runsheet):
    lines = subprocess.run([runsheet, "--version"], capture_output=True, text=True, check=True).stdout
    versions = dict(line.split(" ") for line in lines.splitlines())
    assert {"runsheet", "gcloud", "kubectl", "docker", "aws", "git", "terraform"} <= set(versions)
    short = subprocess.run([runsheet, "version"], capture_output=True, text=True, check=True).stdout
    assert short == lines.splitlines()[0] + "\n"


def test_nothing_needs_a_network(runsheet, tmp_path):
    alone = ["unshare", "-n", "-r"] if os.geteuid() != 0 else ["unshare", "-n"]
    if shutil.which("unshare") is None or subprocess.run([*alone, "true"], capture_output=True).returncode != 0:
        pytest.skip("needs unshare")
    for arguments in [
        ["build", "--content", CHECKOUT / "content", "--output", tmp_path / "public"], ["lint", CHECKOUT / "content"],
        ["check", "kubectl get pods"], ["export", CHECKOUT / "content"], ["tools", "list"],
    ]:
        result = subprocess.run([*alone, runsheet, *arguments], capture_output=True, text=True, timeout=120)
        assert result.returncode in (0, 1), result.stderr
        assert result.stderr == ""


@pytest.fixture
def traced(tmp_path):
    """The calls about networks that a command makes."""
    tracer = shutil.which("strace")
    if tracer is None or subprocess.run([tracer, "-o", tmp_path / "log", "true"], capture_output=True).returncode != 0:
        pytest.skip("needs strace")

    def traced(*arguments, until=None):
        command = [tracer, "-f", "-e", "trace=%network", "-o", tmp_path / "log", *arguments]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=tmp_path)
        if until:
            for line in process.stderr:
                if until in line:
                    break
            subprocess.run(["pkill", "-INT", "-P", str(process.pid)], check=True)
        process.communicate(timeout=120)
        calls = (tmp_path / "log").read_text().splitlines()
        assert calls, "nothing was traced"
        return [call for call in calls if "(" in call and "+++" not in call and "---" not in call]

    return traced


@pytest.mark.parametrize("words", ["build --output public --content", "lint", "export", "query --tool gcloud", "diff . "])
def test_no_command_opens_a_socket(runsheet, traced, words):
    assert traced(runsheet, *words.split(), CHECKOUT / "content") == []


def test_the_server_listens_on_this_machine_only_and_calls_nobody(runsheet, traced):
    calls = traced(runsheet, "serve", "--port", "0", "--content", CHECKOUT / "content", until="http://127.0.0.1")
    assert sum("socket(AF_INET, SOCK_STREAM" in call for call in calls) == 1
    assert sum("socket(" in call for call in calls) == 1
    assert not any("connect(" in call or "sendto(" in call for call in calls)
    bound = [call for call in calls if "bind(" in call]
    assert len(bound) == 1 and 'inet_addr("127.0.0.1")' in bound[0]
