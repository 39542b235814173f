"""Writing claims into the files of a case in which they belong, with what comes to it with them, and no other byte."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator
from pathlib import Path

from tui.authoring.appending import file_for
from tui.authoring.edits import Edit, New, appended, apply
from tui.authoring.record import Given, claim_record
from tui.commands.claiming import Claimed, Desk, Faults
from tui.commands.common import print_message, print_yaml
from tui.lean import replace
from tui.model import UNRECORDED, Claim
from tui.paths import SEAL, shown
from tui.reading.files import home_of, within
from tui.reading.records import Reading, read
from tui.text import counted, listed


def write(desk: Desk, to: Path | None) -> None:
    """Put claims at the end of those of their files, and print a lone one; raises ValueError where that can't be."""
    if str(desk.path) == "-" or not desk.path.exists():
        raise ValueError("--write needs a case in a folder or a file")
    reading = read(desk.path)
    files: dict[Path, dict[str, Claimed]] = {}
    sources: dict[str, Path] = {}
    for name, claim in desk.claims.items():
        if claim.source not in sources:
            sources[claim.source] = _chosen(desk.path, to) if to else _of_source(reading, claim.source)
        files.setdefault(sources[claim.source], {})[name] = claim
    edits: list[Edit | New] = desk.added.edits(reading)
    taken: set[str] = set()
    for file, claims in files.items():
        own = {name: _with_defaults(reading, file, claim) for name, claim in claims.items()}
        _spoken(desk, own)
        taken |= {field for claim in own.values() for field in claim.given.taken}
        edits.append(appended(file, "claims", yaml_of(desk, own, ascii_only=False, bare=True)))
        desk.claims |= own
    apply(edits, reading)
    if len(desk.claims) == 1:
        print_yaml(lambda ascii_only: records(desk, ascii_only=ascii_only, bare=True))
    _tell(desk, list(files), taken)


def _tell(desk: Desk, files: list[Path], taken: set[str]) -> None:
    """Say where claims were written, what came with them, and what is left to be done."""
    written = listed([shown(file) for file in files])
    defaults = f"; from the defaults of the file it takes {', '.join(sorted(taken))}" if taken else ""
    what = counted(len(desk.claims), "claim") if len(desk.claims) > 1 else ""
    print_message(f"{what}{' ' * bool(what)}written to the end of the claims in {written}{defaults}")
    if what:  # of so many the ids: whoever wants to read them has them in the file
        print_message(f"their ids: {', '.join(desk.claims)}")
    if desk.added.records:
        print_message(f"added {desk.added.counts}: {', '.join(desk.added.ids)}")
    bare = [name for name, claim in desk.claims.items() if not claim.given.text]
    if bare:
        print_message(
            f"{counted(len(bare), 'claim')} without a paraphrase (--text): the source's words stand there, "
            "`onrecord check` tells where"
        )


def records(desk: Desk, *, ascii_only: bool, bare: bool = False) -> str:
    """Return claims as entries of a list; below what comes to the case with them, where anything does."""
    claims = yaml_of(desk, desk.claims, ascii_only=ascii_only, bare=bare)
    if not desk.added.records:
        return claims
    return "".join(f"{key}:\n{entries}" for key, entries in desk.added.entries()) + f"claims:\n{claims}"


def yaml_of(desk: Desk, claims: dict[str, Claimed], *, ascii_only: bool, bare: bool) -> str:
    """Return claims as entries of a list."""
    return "".join(
        claim_record(desk.case, source, quotes, given, ascii_only=ascii_only, bare=bare)
        for source, quotes, given in claims.values()
    )


def _with_defaults(reading: Reading, file: Path, claim: Claimed) -> Claimed:
    """Return a claim that takes what the defaults of its file say."""
    name = next(
        (name for name, known in reading.files.items() if os.path.realpath(known) == os.path.realpath(file)), ""
    )
    defaults = reading.defaults.get(name)
    given = claim.given
    given = replace(given, taken=frozenset(defaults.items if defaults else ()) - {"source", *_own(given, defaults)})
    return claim._replace(given=given)


def _spoken(desk: Desk, claims: dict[str, Claimed]) -> None:
    """Raise Faults for claims that nobody says."""
    faults = []
    for name, claim in claims.items():
        if not claim.given.speaker and "speaker" not in claim.given.taken:
            hint = f" ({claim.given.hint})" if claim.given.hint else ""
            where = f"{desk.lines[name]}: error: " if name in desk.lines else ""
            says = f"--write needs --speaker: a claim without one is an error; `{UNRECORDED}` leaves it open{hint}"
            faults.append(where + says)
    if faults:
        raise Faults(faults)


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
