"""What the newest versions of other packages change: `.ci/run` asks for names to install, then for the differences.

python3 .ci/drift.py names                              the test tools of pyproject.toml, without their pins
python3 .ci/drift.py compare PYTHON XML PYTHON XML      two environments, and what pytest reported from each
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from pathlib import Path

# Tests of the core need no pictures, and these two hold back pytest.
PICTURES = {"pytest-textual-snapshot", "syrupy"}
OURS = "tests.core."


def names() -> list[str]:
    """Return the packages that the test extra pins and the core tests need."""
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = project["optional-dependencies"]["test"]
    return [name for name in (re.split("[=<>~! ]", line)[0] for line in pinned) if name not in PICTURES]


def versions(python: str) -> dict[str, str]:
    """Return the version of each package in an environment."""
    listed = subprocess.run([python, "-m", "pip", "list", "--format=json"], check=True, capture_output=True).stdout
    return {package["name"].lower(): package["version"] for package in json.loads(listed)}


def outcomes(report: Path) -> dict[str, Counter[str]]:
    """Return how often each core test of a JUnit report passed, was skipped or failed.

    A test's parameters are counted and not named, since pytest itself names them otherwise from version to version.
    """
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for case in ET.parse(report).iter("testcase"):
        where = case.get("classname", "")
        if where.startswith(OURS):
            name = case.get("name", "").partition("[")[0]
            ended = next((part.tag for part in case if part.tag in ("failure", "error", "skipped")), "passed")
            found[f"{where}::{name}"][ended] += 1
    return found


def reasons(report: Path, test: str) -> list[str]:
    """Return the first line of why a test failed, each once."""
    cases = ET.parse(report).iter("testcase")
    of_test = [case for case in cases if f"{case.get('classname')}::{case.get('name', '')}".partition("[")[0] == test]
    parts = [part for case in of_test for part in case if part.tag in ("failure", "error")]
    return list(dict.fromkeys((part.get("message") or part.tag).partition("\n")[0] for part in parts))


def told(counts: Counter[str]) -> str:
    """Return how often a test ended how, in words."""
    return ", ".join(f"{number} {how}" for how, number in sorted(counts.items())) or "none"


def compare(pinned: str, pinned_report: Path, newest: str, newest_report: Path) -> None:
    """Print which packages differ between two environments, and which tests end otherwise with the second."""
    before, after = versions(pinned), versions(newest)
    both = sorted(before.keys() & after.keys() - {"pip", "setuptools", "onrecord"})
    packages = [f"  {name}: {before[name]} -> {after[name]}" for name in both if before[name] != after[name]]
    print("\n".join(["packages that differ from the pinned ones:", *(packages or ["  none"])]))
    if not newest_report.exists():
        warn("the newest versions do not come as far as a test: see above")
        return
    here, there = outcomes(pinned_report), outcomes(newest_report)
    tests = [name for name in sorted(here.keys() | there.keys()) if here[name] != there[name]]
    print("tests that end otherwise with them:" + ("" if tests else "\n  none"))
    for name in tests:
        print(f"  {name}: {told(here[name])} -> {told(there[name])}")
        print("".join(f"    {why}\n" for why in reasons(newest_report, name)), end="")
    if tests:
        warn(f"{counted(len(tests), 'core test')} ended otherwise, {counted(len(packages), 'package')} differed")


def counted(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def warn(words: str) -> None:
    """Print what must be seen, which GitHub shows beside the run and which fails nothing."""
    print("::warning title=Drift::" + words if os.environ.get("GITHUB_ACTIONS") else f"{'!' * 80}\nDRIFT: {words}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["names"]:
            print("\n".join(names()))
        case ["compare", pinned, pinned_report, newest, newest_report]:
            compare(pinned, Path(pinned_report), newest, Path(newest_report))
        case _:
            sys.exit(__doc__)
