"""No command speaks to a network, starts another program or changes a case."""

from __future__ import annotations

import shutil
from pathlib import Path

from helpers import HARBOUR, run, tree

WATCHED = """\
import contextlib, io, sys
seen = []
def hook(event, arguments):
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "os.posix_spawn", "urllib.")):
        seen.append(event)
sys.addaudithook(hook)
from tui.__main__ import main
for words in LINES:
    for form in ("text", "md", "csv", "tsv", "json", "jsonl"):
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            main([*words.split(), *([] if words.startswith(("check", "paths", "export")) else ["--format", form])])
print(seen)
"""
LINES = ["list claims", "list sources", "show fire mayor", "search hurt speaker:mayor", "compare what-cause", "check"]
LINES += ["export --to md", "export --to html --source courier"]
LINES += ["list claims --as-of 2020-03-03", "search no-such-word", "paths", f"diff {HARBOUR} {HARBOUR}"]


def test_no_command_reaches_for_a_network_or_another_program(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(HARBOUR, tmp_path / "case"))
    before = tree(folder)
    done = run(python=("-c", f"LINES = {LINES!r}\n{WATCHED}"), env={"ONRECORD_CASE": str(folder)})
    assert (done.stderr, done.stdout) == (b"", b"[]\n")
    assert tree(folder) == before


def test_what_is_watched_for_is_seen() -> None:
    script = WATCHED.split("from tui")[0] + "import socket; socket.socket().close(); print(seen)"
    assert b"socket.__new__" in run(python=("-c", script)).stdout
