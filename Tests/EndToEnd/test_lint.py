"""What `runsheet lint` does in a repository: changes, baselines, fixes, configurations."""

import json
import os
import stat
import subprocess

import pytest

LINK = "# A\n\nSee [b](b.md#roll-back).\n\nOld: [x](#x).\n"


@pytest.fixture
def repository(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text(LINK)
    (tmp_path / "docs" / "b.md").write_text("# B\n\n## Roll back\n\nText.\n")
    (tmp_path / "docs" / "c.md").write_text("# C\n\nOld: [y](#y).\n")
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "first")
    return tmp_path


def git(folder, *arguments):
    identity = ["-c", "user.name=n", "-c", "user.email=n@example.com"]
    result = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    return result.stdout


def commit(folder, message):
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


def lint(runsheet, folder, *arguments, stdin=""):
    return subprocess.run(
        [runsheet, "lint", *arguments], cwd=folder, capture_output=True, text=True, input=stdin, timeout=120
    )


def places(runsheet, folder, *arguments, **options):
    result = lint(runsheet, folder, *arguments, "--format", "json", **options)
    assert result.returncode in (0, 1), result.stderr
    return [(finding["path"], finding["start"]["line"]) for finding in json.loads(result.stdout)["findings"]]


def test_since_reports_changed_lines_and_what_the_change_broke_elsewhere(runsheet, repository):
    assert places(runsheet, repository, "docs") == [("docs/a.md", 5), ("docs/c.md", 3)]
    assert places(runsheet, repository, "docs", "--since", "HEAD") == []
    (repository / "docs" / "b.md").write_text("# B\n\n## Roll\n\nText and [z](#z).\n")
    (repository / "docs" / "new.md").write_text("# New\n\n[q](#q)\n")
    found = [("docs/a.md", 3), ("docs/b.md", 5), ("docs/new.md", 3)]
    assert places(runsheet, repository, "docs", "--since", "HEAD") == found
    assert places(runsheet, repository / "docs", ".", "--since", "HEAD") == [(path[5:], line) for path, line in found]
    assert "2 of 4 files checked" in lint(runsheet, repository, "docs", "--since", "HEAD").stdout


def test_since_looks_from_where_the_branch_began(runsheet, repository):
    git(repository, "checkout", "-q", "-b", "topic")
    (repository / "docs" / "b.md").write_text("# B\n\n## Roll back\n\n[z](#z)\n")
    commit(repository, "topic")
    git(repository, "checkout", "-q", "main")
    (repository / "docs" / "c.md").write_text("# C\n\n[other](#other)\n")
    commit(repository, "main goes on")
    git(repository, "checkout", "-q", "topic")
    assert places(runsheet, repository, "docs", "--since", "main") == [("docs/b.md", 5)]


def test_a_deleted_file_breaks_links_elsewhere(runsheet, repository):
    (repository / "docs" / "b.md").unlink()
    assert places(runsheet, repository, "docs", "--since", "HEAD") == [("docs/a.md", 3)]


def test_diff_says_what_since_says(runsheet, repository):
    (repository / "docs" / "b.md").write_text("# B\n\n## Roll\n\nText and [z](#z).\n")
    for options in ([], ["-U0"], ["-U10"]):
        patch = git(repository, "diff", *options)
        found = places(runsheet, repository, "docs", "--diff", "-", stdin=patch)
        assert found == [("docs/a.md", 3), ("docs/b.md", 5)]


@pytest.mark.parametrize(
    ("arguments", "stdin", "message"),
    [
        (["--since", "nope"], "", "git knows no commit 'nope'"),
        (["--since", "--output=x"], "", "git knows no commit '--output=x'"),
        (["--diff", "-"], "what?\n", "this is no unified diff"),
        (["--diff", "-"], "--- a/docs/a.md\n+++ b/docs/a.md\n@@ -1 +1 @@\n-x\n+y\n", "does not fit 'docs/a.md'"),
        (["--baseline", "docs/a.md"], "", "docs/a.md is no baseline"),
        (["--since", "HEAD", "--fix"], "", "cannot be used together"),
        (["--stdin"], "", "--stdin-filename"),
        (["--statistics", "--format", "junit"], "", "--statistics"),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(runsheet, repository, arguments, stdin, message):
    result = lint(runsheet, repository, "docs", *[a.replace("--output=x", "--output=x") for a in arguments], stdin=stdin)
    assert result.returncode == 2, result.stderr
    assert message in result.stderr or arguments == ["--since", "--output=x"]
    assert not (repository / "x").exists()


def test_since_outside_of_a_repository(runsheet, tmp_path):
    (tmp_path / "a.md").write_text("# A\n")
    result = lint(runsheet, tmp_path, "a.md", "--since", "HEAD")
    assert result.returncode == 2
    assert "not a git repository" in result.stderr


def test_a_pipe_is_written_to_and_not_replaced(runsheet, repository):
    pipe = repository / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    lint(runsheet, repository, "docs", "--write-baseline", "pipe")
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert json.loads(os.read(reader, 1 << 16))
    os.close(reader)


def test_a_baseline_passes_over_what_it_holds_and_tells_what_is_gone(runsheet, repository):
    written = lint(runsheet, repository, "docs", "--write-baseline", "known.json")
    assert (written.returncode, written.stderr) == (0, "wrote 2 findings to known.json\n")
    assert lint(runsheet, repository, "docs", "--baseline", "known.json").returncode == 0
    (repository / "docs" / "a.md").write_text("New first line\n\n" + LINK + "\nAnd [n](#n).\n")
    assert places(runsheet, repository, "docs", "--baseline", "known.json") == [("docs/a.md", 9)]
    (repository / "docs" / "c.md").write_text("# C\n")
    result = lint(runsheet, repository, "docs", "--baseline", "known.json")
    assert "gone since the baseline was written" in result.stdout
    assert "docs/c.md: LNK001/broken-anchor: no heading here has the anchor '#y'" in result.stdout
    # What was not looked at is not gone.
    partly = lint(runsheet, repository, "docs", "--baseline", "known.json", "--only", "mojibake")
    assert (partly.returncode, "gone" in partly.stdout) == (0, False)
    assert "gone" not in lint(runsheet, repository, "docs/b.md", "--baseline", "known.json").stdout


def test_fixing_twice_changes_nothing_the_second_time(runsheet, repository):
    path = repository / "docs" / "a.md"
    before = "# A\n\nSee [v](#Verify), ðŸ”„\n\n<!-- runsheet-ignore LNK001: no -->\n## Verify\n"
    path.write_text(before)
    path.chmod(0o755)
    preview = lint(runsheet, repository, "docs/a.md", "--diff")
    assert (preview.returncode, path.read_text()) == (1, before)
    fixed = lint(runsheet, repository, "docs/a.md", "--fix")
    assert (fixed.returncode, fixed.stderr) == (0, "3 fixes made in 1 file\n")
    after = path.read_text()
    assert after == "# A\n\nSee [v](#verify), 🔄\n\n## Verify\n"
    assert path.stat().st_mode & 0o777 == 0o755
    assert lint(runsheet, repository, "docs/a.md", "--fix").stderr == "0 fixes made in 0 files\n"
    assert path.read_text() == after
    path.write_text(before)
    applied = subprocess.run(["git", "apply"], cwd=repository, input=preview.stdout, text=True)
    assert applied.returncode == 0
    assert path.read_text() == after


def test_a_fix_goes_through_a_symbolic_link(runsheet, repository):
    (repository / "real.md").write_text("# A\n\n[v](#Verify)\n\n## Verify\n")
    (repository / "docs" / "link.md").symlink_to("../real.md")
    assert lint(runsheet, repository, "docs/link.md", "--fix").returncode == 0
    assert (repository / "docs" / "link.md").is_symlink()
    assert "(#verify)" in (repository / "real.md").read_text()


def test_text_from_standard_input_stands_in_for_the_file(runsheet, repository):
    found = places(runsheet, repository, "--stdin", "--stdin-filename", "docs/a.md", stdin="# A\n\n[b](gone.md)\n")
    assert found == [("docs/a.md", 3)]
    found = places(runsheet, repository, "docs", "--stdin", "--stdin-filename", "docs/n/new.md", stdin="[b](../b.md#q)\n")
    assert found == [("docs/n/new.md", 1)]


def test_the_nearest_configuration_holds(runsheet, repository):
    (repository / "runsheet.yml").write_text("rules: {LNK001: off}\noverrides:\n- paths: docs/c.md\n  rules: {LNK001: info}\n")
    assert places(runsheet, repository, "docs") == [("docs/c.md", 3)]
    assert places(runsheet, repository / "docs", "a.md") == []
    (repository / "docs" / "runsheet.yaml").write_text("persona: default\n")
    assert places(runsheet, repository, "docs") == [("docs/a.md", 5), ("docs/c.md", 3)]
    assert places(runsheet, repository, "docs", "--config", "runsheet.yml") == [("docs/c.md", 3)]
    shown = lint(runsheet, repository, "--show-config", "docs/c.md", "--config", "runsheet.yml").stdout
    assert "# docs/c.md: runsheet.yml\n# with override 1, for docs/c.md\n" in shown
    assert "  LNK001: info  # broken-anchor\n" in shown


def test_a_wrong_configuration_is_wrong_usage(runsheet, repository):
    (repository / "runsheet.yml").write_text("rules:\n  LNK001: of\npersnoa: default\n")
    result = lint(runsheet, repository, "docs")
    assert result.returncode == 2
    assert result.stderr == (
        "runsheet: runsheet.yml:2:11: 'of' is not allowed here; did you mean 'off'?\n"
        "runsheet.yml:3:1: unknown key 'persnoa' in the configuration; did you mean 'persona'?\n"
    )


def test_the_site_and_the_json_take_the_configuration(runsheet, repository):
    (repository / "runsheet.yml").write_text("site: {name: Acme operations}\nrules: {broken-anchor: off}\n")
    result = subprocess.run(
        [runsheet, "build", "--content", "docs", "--output", "site"], cwd=repository, capture_output=True, text=True
    )
    assert result.returncode == 0, result.stderr
    assert "Nothing to complain about." in result.stdout
    assert "Acme operations" in (repository / "site" / "index.html").read_text()
    exported = subprocess.run([runsheet, "export", "docs"], cwd=repository, capture_output=True, text=True)
    assert '"LNK001"' not in exported.stdout
    (repository / "runsheet.yml").write_text("sit: {name: x}\n")
    for command in (["build", "--content", "docs", "--output", "site"], ["export", "docs"]):
        result = subprocess.run([runsheet, *command], cwd=repository, capture_output=True, text=True)
        assert result.returncode == 2
        assert "runsheet.yml:1:1: unknown key 'sit' in the configuration; did you mean 'site'?" in result.stderr


@pytest.mark.parametrize("option", ["--only", "--except"])
def test_rules_are_named_by_code_or_name_in_lists(runsheet, repository, option):
    found = places(runsheet, repository, "docs", option, "lnk001,mojibake")
    assert bool(found) == (option == "--only")
    result = lint(runsheet, repository, "docs", option, "LNK001,broken-ankor")
    assert result.returncode == 2
    assert "there is no rule 'broken-ankor'; did you mean 'broken-anchor'?" in result.stderr


def test_a_comment_in_shell_is_no_title(runsheet, repository):
    path = repository / "docs" / "a.md"
    block = "# Stop it\n# runsheet-ignore: PHD001 they know\nkubectl delete pod <name> -n api\n"
    path.write_text(f"# A\n\n## Stop\n\n```bash\n{block}```\n")
    exported = subprocess.run([runsheet, "export", "docs/a.md"], cwd=repository, capture_output=True, text=True)
    steps = json.loads(exported.stdout)["runbooks"][0]["procedures"][0]["steps"]
    assert [step["title"] for step in steps] == ["Stop it"]
    assert lint(runsheet, repository, "docs/a.md").returncode == 0
