"""Tells what a wheel and a source distribution lack: `python .ci/shipped.py FOLDER` builds both there."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

HERE = Path(__file__).parent.parent
README = (HERE / "README.md").read_text(encoding="utf-8")
LICENCE = ".github/LICENSE"


def linked() -> set[str]:
    """Return the files of the checkout that the README links to."""
    return {name for name in re.findall(r"\]\(([^)#]+)", README) if "://" not in name}


def lacking(wheel: set[str], sdist: set[str]) -> list[str]:
    """Return what is not in the names of the two, those of the source distribution without its folder."""
    wanted = {"tui/py.typed", "tui/exports/page.css", "tui/data/kazakhstan-2022/case.yaml", "METADATA", LICENCE}
    wanted.add("share/man/man1/onrecord.1")
    return [
        *(f"the wheel lacks {name}" for name in sorted(wanted) if not any(each.endswith(name) for each in wheel)),
        *(f"the sdist lacks {name}" for name in sorted({"tui/py.typed", LICENCE, *linked()} - sdist)),
    ]


def main(folder: Path) -> int:
    """Build both, and print what they lack."""
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "build"], check=True)
    subprocess.run([sys.executable, "-m", "build", "--outdir", str(folder), str(HERE)], check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel, tarfile.open(next(folder.glob("*.tar.gz"))) as sdist:
        found = lacking(set(wheel.namelist()), {name.partition("/")[2] for name in sdist.getnames()})
    print(*found, sep="\n", end="\n" if found else "")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
