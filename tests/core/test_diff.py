"""`onrecord diff`: what is printed of a change, of cases with errors, and of revisions that git reads."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import tempfile
from pathlib import Path

import pytest
from helpers import HARBOUR, SMALL, changed, put, run, tree
from printed import hostile_words

from tui.__main__ import main
from tui.cards.changes import Sides, changes_blocks
from tui.cards.valued import field_label
from tui.case import Case
from tui.case.changes import changes
from tui.commands import DONE, FOUND_NOTHING
from tui.commands.diff import FORMS
from tui.desktop import revisions
from tui.formats import text
from tui.model import SECTIONS
from tui.problems import CaseError
from tui.text import clean

Captured = pytest.CaptureFixture[str]
LINK = "  links: [{to: weak, kind: contradicts, by: editor, why: They can not both be.}]\n"
NEW = changed("    - exact: it was strong\n", "    - exact: it was so strong\n" + LINK)


def said(capsys: Captured, *words: str) -> tuple[int, str, str]:
    code = main(words)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    return put(tmp_path / "old", SMALL), put(tmp_path / "new", NEW)


def test_a_change_is_told_with_counts_words_whole_and_what_gives_a_mark(
    pair: tuple[Path, Path], capsys: Captured
) -> None:
    code, out, err = said(capsys, "diff", *map(str, pair))
    assert (code, err) == (DONE, "")
    lines = out.splitlines()
    assert lines[:2] == ["What changed", f"from {pair[0]} to {pair[1]}"]
    assert "Claims  1 changed" in lines
    assert "Marks   ⚑ disputed began on 2 claims" in lines
    words = lines.index("Words in The Paper, before")
    assert lines[words : words + 4] == [
        "Words in The Paper, before", "  ▎ it was strong", "Words in The Paper, now", "  ▎ it was so strong"
    ]  # fmt: skip
    assert "  by: contradicts “It was weak.”, drawn by the editor: They can not both be." in lines
    assert "  by: contradicted by “It was strong.”, drawn by the editor: They can not both be." in lines


def test_nothing_changed_says_of_what_and_what_is_not_compared(tmp_path: Path, capsys: Captured) -> None:
    one, other = put(tmp_path / "a", SMALL), put(tmp_path / "b", f"# by hand\n{SMALL}")
    code, out, _ = said(capsys, "diff", str(one), str(other))
    assert code == DONE
    assert "Nothing changed of what is compared: the 7 records hold the same" in out
    assert "Not compared: comments and layout" in out


def test_errors_are_told_on_both_streams_and_sound_records_are_compared(
    pair: tuple[Path, Path], capsys: Captured
) -> None:
    put(pair[1], NEW.replace("kind: person", "kind: nonsense"))
    code, out, err = said(capsys, "diff", *map(str, pair))
    assert code == DONE
    assert err.startswith("onrecord: ")
    assert "left out; sound ones are compared" in err
    assert "▲ " in out
    assert f"ann – actor left out of {pair[1]}, which has an error in it" in out


def test_json_has_every_value_before_and_now(pair: tuple[Path, Path], capsys: Captured) -> None:
    found = json.loads(said(capsys, "diff", *map(str, pair), "--format", "json")[1])
    assert found["counts"] == {"claim": {"changed": 1}}
    strong, weak = found["records"]
    assert strong["changed"][0] == {
        "field": "quotes", "source": "paper", "before": [{"exact": "it was strong", "role": "content"}],
        "now": [{"exact": "it was so strong", "role": "content"}],
    }  # fmt: skip
    assert [(mark["mark"], mark["how"]) for mark in weak["marks"]] == [("disputed", "began")]


def test_every_field_has_a_name_that_is_no_key_with_a_dash() -> None:
    for section, record in SECTIONS.items():
        for name in record.SPECS:
            label = field_label("case" if section == "case" else section.removesuffix("s"), name)
            assert label[:1].isupper(), (section, name)
            assert "_" not in label


def test_hostile_words_are_told_clean_and_as_no_syntax(tmp_path: Path) -> None:
    hostile = hostile_words(tmp_path)
    small = Case.open(put(tmp_path / "small", SMALL))
    for old, new in ((small, hostile), (hostile, small)):
        lines = [*text.blocks(changes_blocks(Sides(old, new, ("a", "b")), changes(old, new)), text.IN_A_FILE)]
        assert len(lines) > 100
        assert [line for line in lines if clean(line) != line] == []


@pytest.mark.parametrize("form", FORMS)
def test_hostile_values_that_changed_are_printed_without_what_steers(
    form: str, tmp_path: Path, capsys: Captured
) -> None:
    evil = "\\e]0;x\\a \\u202e [/x] [@click=app.quit]"
    new = changed("It was strong.", f'"{evil}"', changed("exact: it was weak", f'exact: "{evil}"'))
    code, out, _ = said(capsys, "diff", str(put(tmp_path / "a", SMALL)), str(put(tmp_path / "b", new)), "--format", form)
    assert code == DONE
    assert clean(out) == out
    shown = {"text": "^[]0;x^G <202e> [/x] [@click=app.quit]", "json": r"\u001b]0;x\u0007 \u202e [/x] [@click=app.quit]"}
    assert shown.get(form, "") in out


# Revisions

GIT = ("git", "-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false")


def git(folder: Path, *words: str) -> None:
    subprocess.run([*GIT, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with a case in a folder, which has changed since it was put in."""
    if not shutil.which("git"):
        pytest.skip("there is no git here")
    folder = tmp_path / "repository"
    put(folder / "case", SMALL)
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "one")
    put(folder / "case", NEW)
    return folder


def test_a_revision_is_the_case_as_it_stood_there_and_leaves_nothing_behind(
    repository: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "t").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "t"))
    before = tree(repository)
    for path in (repository / "case", repository / "case" / "case.yaml"):
        code, out, err = said(capsys, "diff", "git:HEAD", str(path))
        assert (code, err) == (DONE, "")
        assert out.splitlines()[1] == f"from git:HEAD to {path}"
        assert "Marks   ⚑ disputed began on 2 claims" in out
    monkeypatch.setenv("ONRECORD_CASE", str(repository / "case"))
    assert "Nothing changed" in said(capsys, "diff", "git:HEAD", "git:HEAD")[1]
    assert [*(tmp_path / "t").iterdir()] == []
    assert tree(repository) == before


@pytest.mark.parametrize(
    ("revision", "says"),
    [
        ("", "name a revision"), ("--output=x", "name a revision"), ("-h", "name a revision"),
        ("nosuch", "its repository has no such revision"), ("HEAD:case", "its repository has no such revision"),
        ("HEAD~7", "its repository has no such revision"), ("$(touch x)", "its repository has no such revision"),
        ("a\nb", "its repository has no such revision"),
    ],
)  # fmt: skip
def test_what_is_no_revision_is_one_line(repository: Path, capsys: Captured, revision: str, says: str) -> None:
    code, out, err = said(capsys, "diff", f"git:{revision}", str(repository / "case"))
    assert (code, out, err.count("\n")) == (FOUND_NOTHING, "", 1)
    assert says in err
    assert "usage" not in err
    assert not (repository / "case" / "x").exists()


def test_a_folder_in_no_repository_a_case_that_was_not_there_and_a_bare_name_are_one_line(
    repository: Path, capsys: Captured, tmp_path: Path
) -> None:
    later = put(repository / "later", SMALL)
    alone = put(tmp_path / "alone", SMALL)
    told = [
        (str(alone), "lies in no git repository"), (str(later), "it was not there at that revision"),
        ("no-such-folder", "can't be asked of git"),
    ]  # fmt: skip
    for case, says in told:
        code, out, err = said(capsys, "diff", "git:HEAD", case)
        assert (code, out, err.count("\n")) == (FOUND_NOTHING, "", 1)
        assert says in err
    code, out, err = said(capsys, "diff", "HEAD", str(alone))
    assert (code, out, err.count("\n")) == (FOUND_NOTHING, "", 1)
    assert "there is no such case; a revision of a case is git:HEAD" in err


def test_without_git_that_is_said_and_links_are_not_followed(repository: Path) -> None:
    with pytest.raises(CaseError, match="there is no git here"), revisions.at_revision(
        repository / "case", "HEAD", lambda name: None
    ):
        pass
    os.symlink("/etc/passwd", repository / "case" / "more.yaml")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "two")
    with pytest.raises(CaseError, match="is no regular file there"), revisions.at_revision(repository / "case", "HEAD"):
        pass


HOSTILE = """\
[core]
\tfsmonitor = {evil}
\thooksPath = {hooks}
\tpager = {evil}
\teditor = {evil}
\tsshCommand = {evil}
\tgitProxy = {evil}
\taskPass = {evil}
\talternateRefsCommand = {evil}
[pager]
\tls-tree = {evil}
\trev-parse = {evil}
\tcat-file = {evil}
[alias]
\tls-tree = !{evil}
\trev-parse = !{evil}
\tcat-file = !{evil}
[filter "evil"]
\tsmudge = {evil}
\tclean = {evil}
\tprocess = {evil}
\trequired = true
[diff "evil"]
\ttextconv = {evil}
\tcommand = {evil}
[credential]
\thelper = !{evil}
[extensions]
\tpartialClone = origin
[remote "origin"]
\turl = ext::{evil}
\tpromisor = true
\tpartialclonefilter = blob:none
\tuploadpack = {evil}
[protocol]
\tallow = always
"""


def test_nothing_of_a_repositorys_config_or_hooks_runs_even_for_a_file_that_is_missing_there(
    repository: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    marker, hooks = tmp_path / "it-ran", tmp_path / "hooks"
    evil = tmp_path / "evil"
    evil.write_text(f"#!/bin/sh\ntouch '{marker}'\n")
    evil.chmod(evil.stat().st_mode | stat.S_IXUSR)
    hooks.mkdir()
    for name in ("post-checkout", "pre-commit", "reference-transaction", "post-index-change", "fsmonitor-watchman"):
        shutil.copy(evil, hooks / name)
    (repository / ".gitattributes").write_text("*.yaml filter=evil diff=evil\n")
    (repository / ".git" / "config").write_text(HOSTILE.format(evil=evil, hooks=hooks))
    for name in ("GIT_PAGER", "GIT_EXTERNAL_DIFF", "GIT_SSH_COMMAND", "GIT_DIR", "GIT_ASKPASS"):
        monkeypatch.setenv(name, str(evil))
    code, out, err = said(capsys, "diff", "git:HEAD", str(repository / "case"))
    assert (code, err) == (DONE, "")
    assert "disputed began on 2 claims" in out
    blob = subprocess.run(
        ["git", "hash-object", "--no-filters", "-t", "blob", "--stdin"], input=SMALL.encode(), capture_output=True,
        check=True, cwd="/", env={"PATH": os.environ["PATH"]},
    ).stdout.decode().strip()  # fmt: skip
    stored = repository / ".git" / "objects" / blob[:2] / blob[2:]
    stored.unlink()  # as in a clone that fetches what it lacks when it is asked for it
    code, out, err = said(capsys, "diff", "git:HEAD", str(repository / "case"))
    assert (code, out, err.count("\n")) == (FOUND_NOTHING, "", 1)
    assert not marker.exists()


def test_a_case_that_is_made_like_a_bare_repository_is_no_repository(repository: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    shutil.copytree(repository / ".git", bare)
    put(bare, SMALL)
    config = (bare / "config").read_text().replace("bare = false", "bare = true")
    (bare / "config").write_text(config)
    with pytest.raises(CaseError, match="lies in no git repository"), revisions.at_revision(bare, "HEAD"):
        pass


def test_a_revision_starts_git_and_nothing_else(repository: Path) -> None:
    script = (
        "import contextlib, io, sys\nseen = []\n"
        "def hook(event, arguments):\n"
        "    if event.startswith(('socket.', 'subprocess.', 'os.system', 'os.exec', 'os.posix_spawn', 'urllib.')):\n"
        "        seen.append((event, arguments))\n"
        "sys.addaudithook(hook)\nfrom tui.__main__ import main\n"
        f"with contextlib.redirect_stdout(io.StringIO()):\n    main(['diff', 'git:HEAD', {str(repository / 'case')!r}])\n"
        "import os\nprint(sorted({(event, os.path.basename(str(arguments[0]))) for event, arguments in seen}))\n"
    )
    done = run(python=("-c", script))
    assert (done.stdout, done.stderr) == (b"[('subprocess.Popen', 'git')]\n", b"")


def test_the_case_of_the_tests_is_the_same_as_itself(capsys: Captured) -> None:
    assert "Nothing changed" in said(capsys, "diff", str(HARBOUR), str(HARBOUR))[1]
