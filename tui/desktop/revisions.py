"""A case's files as they stood at a revision of the git repository that they lie in, read by `git` itself.

The repository may be anyone's, and so may its config and its hooks. Git is asked for three things that start nothing:
which commit a name means, what a folder holds there, and the bytes of a file as they are stored. No work tree is
touched, no index refreshed, no filter or text conversion applied, nothing fetched: what of that a config could ask for
is forbidden by options and environment all the same.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tui.desktop.browser import Which, program
from tui.paths import call, shown
from tui.problems import CaseError
from tui.text import clean, shorten

LEAD = "git:"
SECONDS = 60.0  # for one answer
MOST_BYTES = 2 * 1024**3
"""Of all files of a case at a revision."""
_OPTIONS = (
    "--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs",
    "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "core.sshCommand=false",
    "-c", "core.gitProxy=", "-c", "safe.bareRepository=explicit",
    "-c", "protocol.allow=never", "-c", "credential.helper=",
)  # fmt: skip
_ENVIRONMENT = {
    "LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none", "GIT_PAGER": "cat", "GIT_ASKPASS": "", "GIT_NO_REPLACE_OBJECTS": "1",
}  # fmt: skip
_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_ENTRY = re.compile(rb"([0-7]{6}) (\w+) ([0-9a-f]{40,64}) +([0-9]+|-)\t(.*)", re.DOTALL)
_REGULAR = (b"100644", b"100755")


@contextmanager
def at_revision(case: Path, revision: str, which: Which = shutil.which) -> Iterator[Path]:
    """Yield the path of a copy of a case as it stood at a revision, which is gone afterwards; raises CaseError."""
    asked = clean(f"{LEAD}{shorten(revision, 80)}")
    if not revision or revision.startswith("-") or "\0" in revision:
        raise CaseError(f"{asked}: name a revision behind {LEAD}, such as {LEAD}HEAD~1")
    git = program("git", which)
    if git is None:
        raise CaseError(f"{asked}: there is no git here to read a revision with")
    with TemporaryDirectory(prefix="onrecord-") as place:
        copy = _Repository(git, case, asked).copied(revision, Path(place))
        call(copy, asked)
        yield copy


class _Repository:
    """The repository that a case lies in."""

    def __init__(self, git: str, case: Path, asked: str) -> None:
        self._git, self._case, self._asked = git, case, asked
        self._folder = case if case.is_dir() else case.parent

    def copied(self, revision: str, place: Path) -> Path:
        """Write the case's files at a revision into a folder, and return the path of the case there."""
        prefix = os.fsdecode(self._ask("rev-parse", "--show-prefix", else_="lies in no git repository")[:-1])
        words = ("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        commit = self._ask(*words, else_="its repository has no such revision").decode("ascii", "replace").strip()
        if not _COMMIT.fullmatch(commit):
            raise CaseError(f"{self._asked}: its repository has no such revision")
        missing = "it was not there at that revision"
        listing = self._ask("ls-tree", "--full-tree", "-z", "-l", f"{commit}:{prefix}", else_=missing)
        home = place / (self._folder.resolve().name or "case")
        home.mkdir()
        total = 0
        for name, blob, size in self._wanted(listing):
            total += size
            if total > MOST_BYTES:
                raise CaseError(f"{self._asked}: the case has more than {MOST_BYTES:,} bytes there")
            data = self._ask("cat-file", "blob", blob, else_=f"{name} can't be read")
            try:
                (home / name).write_bytes(data)
            except OSError as error:  # such as a name that is too long for a file, as a tree of git may have one
                why = error.strerror or error
                raise CaseError(f"{self._asked}: {shorten(name, 80)} can't be copied ({why})") from None
        copy = home if self._case.is_dir() else home / self._case.name
        if not (copy.exists() if copy != home else any(home.iterdir())):
            raise CaseError(f"{self._asked}: {clean(shown(self._case))}: {missing}")
        return copy

    def _wanted(self, listing: bytes) -> Iterator[tuple[str, str, int]]:
        """Yield the name, blob and size of each file that may be the case's; links lead who knows where."""
        for entry in filter(None, listing.split(b"\0")):
            found = _ENTRY.fullmatch(entry)
            name = os.fsdecode(found[5]) if found else ""
            if found is None or not name.endswith((".yaml", ".yml")) or Path(name).name != name:
                continue
            if self._case.is_dir() or name in (self._case.name, f"{self._case.stem}.seal.yaml"):
                if found[1] not in _REGULAR:
                    raise CaseError(f"{self._asked}: {clean(name)} is no regular file there; only such are read")
                yield name, found[3].decode(), int(found[4])

    def _ask(self, *words: str, else_: str) -> bytes:
        """Return what git answers; where it fails, raise CaseError with what that means, and git's own last words."""
        command = [self._git, *_OPTIONS, *words]
        try:
            done = subprocess.run(
                command, cwd=self._folder, env=_environment(os.environ), stdin=subprocess.DEVNULL,
                capture_output=True, timeout=SECONDS, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise CaseError(f"{self._asked}: git does not answer") from None
        except OSError as error:
            why = error.strerror or error
            raise CaseError(f"{self._asked}: {clean(shown(self._folder))} can't be asked of git ({why})") from None
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().split("\n")[-1].removeprefix("fatal: ")
            more = f" (git says: {clean(shorten(said, 200))})" if said else ""
            raise CaseError(f"{self._asked}: {clean(shown(self._case))}: {else_}{more}")
        return done.stdout


def _environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which nothing but the folder says which repository is meant, and nothing is fetched."""
    return {name: value for name, value in environ.items() if not name.startswith("GIT_")} | _ENVIRONMENT
