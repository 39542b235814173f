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


def outcomes(report: Path) -> dict[str, str]:
    """Return how each core test of a JUnit report ended: a word, and of what failed the first line of why."""
    found = {}
    for case in ET.parse(report).iter("testcase"):
        ended = next((part for part in case if part.tag in ("failure", "error", "skipped")), None)
        why = (ended.get("message") or "").splitlines()[:1] if ended is not None and ended.tag != "skipped" else []
        where = case.get("classname", "")
        if where.startswith(OURS):
            found[f"{where}::{case.get('name')}"] = ": ".join([ended.tag if ended is not None else "passed", *why])
    return found


def differences(here: dict[str, str], there: dict[str, str]) -> list[str]:
    """Return a line for each name that two tables do not agree about."""
    return [
        f"  {name}: {here.get(name, 'none')} -> {there.get(name, 'none')}"
        for name in sorted(here.keys() | there.keys())
        if here.get(name) != there.get(name)
    ]


def compare(pinned: str, pinned_report: str, newest: str, newest_report: str) -> None:
    """Print which packages differ between two environments, and which tests end otherwise with the second."""
    before, after = versions(pinned), versions(newest)
    both = before.keys() & after.keys() - {"pip", "setuptools", "onrecord"}
    packages = differences({name: before[name] for name in both}, {name: after[name] for name in both})
    print("\n".join(["packages that differ from the pinned ones:", *(packages or ["  none"])]))
    if not Path(newest_report).exists():
        warn("the newest versions do not come as far as a test: see above")
        return
    tests = differences(outcomes(Path(pinned_report)), outcomes(Path(newest_report)))
    print("\n".join(["tests that end otherwise with them:", *(tests or ["  none"])]))
    if tests:
        warn(f"{len(tests)} core tests end otherwise with the newest versions of {len(packages)} packages")


def warn(words: str) -> None:
    """Print what must be seen, which GitHub shows beside the run and which fails nothing."""
    print("::warning title=Drift::" + words if os.environ.get("GITHUB_ACTIONS") else f"{'!' * 80}\nDRIFT: {words}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["names"]:
            print("\n".join(names()))
        case ["compare", pinned, pinned_report, newest, newest_report]:
            compare(pinned, pinned_report, newest, newest_report)
        case _:
            sys.exit(__doc__)
