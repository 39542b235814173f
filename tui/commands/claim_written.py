"""Writing a claim into the file of a case in which it belongs, and no other byte."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator, Sequence
from pathlib import Path

from tui.authoring.appending import file_for
from tui.authoring.edits import appended, apply
from tui.authoring.record import Given, claim_record
from tui.case import Case
from tui.commands import DONE
from tui.commands.common import print_message, print_yaml
from tui.lean import replace
from tui.model import Claim, Quote
from tui.paths import SEAL, shown
from tui.reading.files import home_of, within
from tui.reading.records import Reading, read


def write(case: Case, source: str, quotes: Sequence[Quote], given: Given, path: Path, to: Path | None) -> int:
    """Put a claim at the end of the claims of a file, and print it; raises ValueError where that can't be."""
    if str(path) == "-" or not path.exists():
        raise ValueError("--write needs a case in a folder or a file")
    reading = read(path)
    file = _chosen(path, to) if to else _of_source(reading, source)
    name = next(
        (name for name, known in reading.files.items() if os.path.realpath(known) == os.path.realpath(file)), ""
    )
    defaults = reading.defaults.get(name)
    given = replace(given, taken=frozenset(defaults.items if defaults else ()) - {"source", *_own(given, defaults)})
    if not given.speaker and "speaker" not in given.taken:
        hint = f" ({given.hint})" if given.hint else ""
        raise ValueError(f"--write needs --speaker: a claim without one is an error{hint}")
    record = claim_record(case, source, quotes, given)
    apply([appended(file, "claims", record)], reading)
    print_yaml(lambda ascii_only: claim_record(case, source, quotes, given, ascii_only=ascii_only))
    taken = f"; from the defaults of the file it takes {', '.join(sorted(given.taken))}" if given.taken else ""
    print_message(f"written to the end of the claims in {shown(file)}{taken}")
    return DONE


def _own(given: Given, defaults: Container[str] | None) -> Iterator[str]:
    """Yield the fields that a claim has of its own, or that its own ones keep out: it takes none of them by default."""
    yield from (name for name in ("speaker", "via", "said", "events", "answers") if getattr(given, name))
    if given.said:
        yield "said_text"
    if given.speaker and defaults and "speaker" in defaults:
        yield "via"


def _of_source(reading: Reading, source: str) -> Path:
    """Return the file that has the last claim of a source; of a source without claims the one for any claim."""
    last = None
    for name, record in reading.records.stream():
        if isinstance(record, Claim) and any(report.source == source for report in record.reports):
            last = reading.records.place(name)
    return reading.files[last.file] if last else file_for(reading, "claims")


def _chosen(path: Path, to: Path) -> Path:
    """Return the file that was chosen, which may be new; raises ValueError for one that is no file of the case."""
    home = home_of(path)
    file = to if to.exists() or to.parent != Path(".") else home / to
    if file.suffix != ".yaml" or file.name == SEAL or file.name.startswith("."):
        raise ValueError(f"--to {str(to)!r} is no file of a case; name one that ends in .yaml")
    if os.path.realpath(file.parent) != os.path.realpath(home) or not within(home, file):
        raise ValueError(f"--to {str(to)!r} does not lie in the case's folder: it would not be read")
    if path.is_file() and os.path.realpath(file) != os.path.realpath(path):
        raise ValueError(f"--to {str(to)!r} is not the case's one file: it would not be read")
    return file
