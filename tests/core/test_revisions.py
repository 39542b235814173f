"""Revisions of a case that git reads: what is read, what is refused in one line, and that nothing else runs."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import tempfile
from pathlib import Path

import pytest
from helpers import SMALL, put, run, tree
from inside import said
from test_diff import NEW

from tui.commands import DONE, FOUND_NOTHING
from tui.desktop import revisions
from tui.problems import CaseError

Captured = pytest.CaptureFixture[str]


GIT = ("git", "-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false")


def git(folder: Path, *words: str, told: str = "") -> str:
    done = subprocess.run([*GIT, *words], cwd=folder, check=True, capture_output=True, input=told, text=True)
    return done.stdout.strip()


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
        (str(tmp_path / "no" / "such"), "can't be asked of git"),
    ]  # fmt: skip
    for case, says in told:
        code, out, err = said(capsys, "diff", "git:HEAD", case)
        assert (code, out, err.count("\n")) == (FOUND_NOTHING, "", 1)
        assert says in err
    code, out, err = said(capsys, "diff", "HEAD", str(alone))
    assert (code, out, err.count("\n")) == (FOUND_NOTHING, "", 1)
    assert "there is no such case; a revision of a case is git:HEAD" in err


def test_without_git_that_is_said_and_links_are_not_followed(repository: Path) -> None:
    with (
        pytest.raises(CaseError, match="there is no git here"),
        revisions.at_revision(repository / "case", "HEAD", lambda name: None),
    ):
        pass
    os.symlink("/etc/passwd", repository / "case" / "more.yaml")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "two")
    with pytest.raises(CaseError, match="is no regular file there"), revisions.at_revision(repository / "case", "HEAD"):
        pass


def test_a_name_that_no_file_can_have_is_told_in_a_line_and_not_the_folder_of_the_copy(
    repository: Path, capsys: Captured
) -> None:
    blob = git(repository, "rev-parse", "HEAD:case/case.yaml")
    tree_of = git(repository, "mktree", told=f"100644 blob {blob}\t{'x' * 300}.yaml\n")
    commit = git(repository, "commit-tree", git(repository, "mktree", told=f"040000 tree {tree_of}\tcase\n"), "-m", "x")
    code, out, err = said(capsys, "diff", f"git:{commit}", str(repository / "case"))
    assert (code, out, err.count("\n")) == (FOUND_NOTHING, "", 1)
    assert f"git:{commit}: {'x' * 79}… can't be copied (File name too long)" in err


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


def test_nothing_of_a_repositorys_config_or_hooks_runs(
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
    # Even for a file that is missing there, as in a clone that fetches what it lacks when it is asked for it:
    blob = subprocess.run(
        ["git", "hash-object", "--no-filters", "-t", "blob", "--stdin"], input=SMALL.encode(), capture_output=True,
        check=True, cwd="/", env={"PATH": os.environ["PATH"]},
    ).stdout.decode().strip()  # fmt: skip
    stored = repository / ".git" / "objects" / blob[:2] / blob[2:]
    stored.unlink()
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
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        f"    main(['diff', 'git:HEAD', {str(repository / 'case')!r}])\n"
        "import os\nprint(sorted({(event, os.path.basename(str(arguments[0]))) for event, arguments in seen}))\n"
    )
    done = run(python=("-c", script))
    assert (done.stdout, done.stderr) == (b"[('subprocess.Popen', 'git')]\n", b"")
