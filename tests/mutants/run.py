"""Tries the mutants, each in a copy of the tree, and prints which test caught it; `__init__.py` beside it tells how."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mutants import Mutant

BESIDE = Path(__file__).resolve().parent.parent
ROOT = BESIDE.parent
MOST_SECONDS = 1800  # that the tests of one mutant may take; it may go round for ever
ITS_OWN = "tests/core/test_mutants.py"  # which notices each mutant, since its old text is gone
# What is compiled comes along, or each program that a test starts would compile all of it anew.
_LEFT_BEHIND = shutil.ignore_patterns(".git", ".venv", ".*_cache", ".hypothesis", "*.egg-info", "build")
CAUGHT, SURVIVED, UNCLEAR = "caught", "SURVIVED", "UNCLEAR"


class Outcome(NamedTuple):
    """What became of a mutant, and the test that failed, or why nothing can be said."""

    state: str
    why: str


def tried(mutant: Mutant, root: Path, tests: Sequence[str]) -> Outcome:
    """Try a mutant in a copy of a tree; a test that fails must fail again, and pass without the mutant."""
    with tempfile.TemporaryDirectory(prefix="onrecord-mutant-") as folder:
        tree = Path(folder) / "tree"
        shutil.copytree(root, tree, ignore=_LEFT_BEHIND)
        shared = root.parent / "shared"
        if shared.is_dir():  # the texts that the bundled case quotes, where there are any
            (Path(folder) / "shared").symlink_to(shared)
        module = tree / mutant.module
        whole = module.read_text(encoding="utf-8")
        if whole.count(mutant.old) != 1:
            return Outcome(UNCLEAR, f"its old text stands {whole.count(mutant.old)} times in {mutant.module}")
        _write(module, whole.replace(mutant.old, mutant.new), 1)
        named = [test for test in tests if "::" in test]
        code, failed = _pytest(tree, tests, *([] if named else ["-x"]))
        if idle := [test for test in named if test not in {name.partition("[")[0] for name in failed}]:
            return Outcome(SURVIVED, f"{idle[0]} did not fail")
        if code == 0:
            return Outcome(SURVIVED, mutant.breaks)
        if not failed:
            return Outcome(UNCLEAR, f"pytest ended with {code}, and no test failed")
        again = named or failed[:1]  # with whichever of its parameters: of a race one may lose it this time
        still = {name if name in again else name.partition("[")[0] for name in _pytest(tree, again)[1]}
        if not {*again} <= still:  # else one that fails now and then would pass for one that notices
            return Outcome(UNCLEAR, f"{listed(again)} failed once, and then passed with the mutant still there")
        _write(module, whole, 2)
        code, _ = _pytest(tree, again)
        return (
            Outcome(CAUGHT, listed(again)) if code == 0 else Outcome(UNCLEAR, f"{listed(again)} fail without it, too")
        )


def listed(names: Sequence[str]) -> str:
    """Return the ids of tests without the folder that all are in."""
    return ", ".join(name.removeprefix("tests/") for name in names)


def _write(module: Path, text: str, later: int) -> None:
    """Write a module as of so many minutes later than it was: what was compiled is known by the second and the size."""
    seconds = int(module.stat().st_mtime) + 60 * later
    module.write_text(text, encoding="utf-8")
    os.utime(module, (seconds, seconds))


def _pytest(tree: Path, tests: Sequence[str], *options: str) -> tuple[int, list[str]]:
    """Run tests; return the exit code, and the ids of those that failed."""
    left = ("PYTEST_ADDOPTS", "PYTHONDONTWRITEBYTECODE")
    kept = {key: value for key, value in os.environ.items() if key not in left}
    environment = {**kept, "PYTHONPATH": f"{tree}{os.pathsep}{BESIDE}"}
    command = [sys.executable, "-m", "pytest", *options, "-q", "-p", "mutants.hasty", f"--ignore={ITS_OWN}", *tests]
    try:
        ended = subprocess.run(
            command, cwd=tree, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=MOST_SECONDS
        )
    except subprocess.TimeoutExpired:
        return -1, []
    last = tree / ".pytest_cache" / "v" / "cache" / "lastfailed"
    return ended.returncode, list(json.loads(last.read_text(encoding="utf-8"))) if last.exists() else []


def main() -> int:
    """Try the mutants that are named, or all; return 1 where one was not caught."""
    sys.path.insert(0, str(BESIDE))  # run as a script, where that is not on the path
    from mutants.core import CORE
    from mutants.promised import PROMISED
    from mutants.seen import SEEN
    from mutants.tried import TRIED
    from mutants.walls import WALLS

    parser = argparse.ArgumentParser(description="Try the mutants; each must be caught by a test.")
    parser.add_argument(
        "names", metavar="NAME", nargs="*", help="the name of a mutant; all of them where none is given"
    )
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="how many at a time")
    parser.add_argument("--whole", action="store_true", help="run all tests and not only those that should catch it")
    args = parser.parse_args()
    mutants = {mutant.name: mutant for mutant in (*CORE, *SEEN, *WALLS, *PROMISED, *TRIED)}
    if unknown := [name for name in args.names if name not in mutants]:
        parser.error(f"there is no mutant {', '.join(unknown)}; there are {', '.join(mutants)}")
    chosen = [mutants[name] for name in args.names or mutants]
    tests = [[] if args.whole else [f"tests/{file}" for file in mutant.tests] for mutant in chosen]
    found: list[Outcome] = []
    with ThreadPoolExecutor(max(args.jobs, 1)) as pool:
        for mutant, outcome in zip(chosen, pool.map(tried, chosen, [ROOT] * len(chosen), tests), strict=True):
            print(f"{mutant.name:<34} {outcome.state:<9} {outcome.why}", flush=True)
            found.append(outcome)
    caught = sum(outcome.state == CAUGHT for outcome in found)
    print(f"{caught} of {len(found)} caught")
    return 0 if caught == len(found) else 1


if __name__ == "__main__":
    sys.exit(main())
