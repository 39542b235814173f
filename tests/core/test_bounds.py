"""No file takes more of the processor or of memory than any may: the system itself ends what does."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from fuzz import MOST_MEMORY, corpus
from helpers import HEAD, ROOT, environment, put

from tui.bounded import read_bounded

UNTOLD = Path("/proc/version")
SIZE = 600_000
# As many faults as there is room for: a look from the file's beginning at each would take half a minute and more.
SHAPES = {
    "ends of merge conflicts": HEAD + ">>>>>>> a\n" * (SIZE // 10),
    "records behind a hundred syntax errors": HEAD + "actors:\n" + "- {id: a, name: @}\n" * (SIZE // 19),
}
# The long run asks for 2 seconds; here a slow machine may take three times as many, and what is quadratic takes more.
SECONDS = 6
OPENING = """\
import json, os, resource, sys
from pathlib import Path
from tui.problems import CaseError
from tui.reading.checks import check
from tui.reading.records import read
ends = {}
for folder in json.loads(sys.argv[3]):
    child = os.fork()
    if not child:
        for limit, most in ((resource.RLIMIT_CPU, int(sys.argv[1])), (resource.RLIMIT_AS, int(sys.argv[2]))):
            resource.setrlimit(limit, (most, most))
        try:
            check(read(Path(folder)))
        except CaseError:
            pass
        except BaseException as error:
            print(folder, repr(error)[:200], file=sys.stderr)
            os._exit(1)
        os._exit(0)
    ends[folder] = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
print(json.dumps(ends))
"""


def test_no_hostile_file_takes_more_of_the_processor_or_of_memory_than_any_may(tmp_path: Path) -> None:
    files = {f"corpus-{file.stem}": file.read_bytes() for file in corpus("cases")}
    files |= {f"made-{number}": text.encode() for number, text in enumerate(SHAPES.values())}
    folders = [str(put(tmp_path / name, data)) for name, data in files.items()]
    words = [sys.executable, "-c", OPENING, str(SECONDS), str(MOST_MEMORY), json.dumps(folders)]
    done = subprocess.run(words, capture_output=True, env=environment(), cwd=ROOT, check=False)
    assert done.stderr == b""
    assert json.loads(done.stdout) == dict.fromkeys(folders, 0), "a signal is that of the limit it went beyond"


@pytest.mark.skipif(not UNTOLD.exists(), reason="this system has no file whose size it does not tell")
def test_a_file_whose_size_is_not_told_is_read_whole_and_no_further_than_it_may() -> None:
    whole = UNTOLD.read_bytes()
    assert len(whole) > UNTOLD.stat().st_size == 0
    assert read_bounded(UNTOLD, 1_000_000) == whole
    assert read_bounded(UNTOLD, 10) == whole[:10]
