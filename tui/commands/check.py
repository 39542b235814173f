"""`onrecord check [CASE]`: every error of a case, each with its place and its cure; then what sources leave open."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from tui.case import Case
from tui.commands import DONE, FOUND_NOTHING, USAGE
from tui.commands.arguments import texts_argument
from tui.commands.common import pager_argument, print_in, print_message
from tui.commands.coverage import coverage
from tui.commands.fixed import fixed, tell_of_fixes
from tui.commands.noted import notes
from tui.formats.reported import FINDING, REPORTS, Told, few, of_problem
from tui.model import Source
from tui.paths import VARIABLE, case_path, shown
from tui.piped import readable
from tui.problems import Place, number_of
from tui.progress import progress
from tui.reading.checks import check
from tui.reading.records import Reading, read
from tui.reading.rules import Fault
from tui.reading.seal import Compared, Seal, against_seal, read_seal
from tui.reading.source_texts import against_texts
from tui.text import counted, listed
from tui.user.texts import UNKNOWN, digests_of, folders, texts_of

if TYPE_CHECKING:
    from tui.reading.source_text import SourceText

TEXT, *_ = REPORTS
MOST_NOTES = 20  # of a kind, where people read them: programs take them all
_FEW = 5  # sources without a text that are named


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "case", metavar="CASE", nargs="?", help=f"the case's folder; otherwise ${VARIABLE}, otherwise the bundled case"
    )
    texts_argument(parser, "the texts in which every quote and spelling is looked up, of which none may be missing")
    parser.add_argument(
        "--coverage", action="store_true", help="print the sentences of the texts that no quote touches"
    )

    parser.add_argument(
        "--fix",
        action="store_true",
        help="print what would be changed in quotes that differ from the texts by white space, quotation marks, "
        "apostrophes and dashes alone",
    )
    parser.add_argument("-w", "--write", action="store_true", help="with --fix: change it, and no other character")
    parser.add_argument(
        "--format",
        choices=list(REPORTS),
        default=TEXT,
        help="text, with the first notes of a kind alone; json and jsonl: all as data; github: commands that mark "
        "lines of a change; sarif: a log for "
        f"code scanning and editors; {TEXT} when none is named",
    )
    pager_argument(parser)


def run(args: argparse.Namespace) -> int:
    """Print errors and findings to stdout, and what was counted to stderr; findings leave the exit code at 0."""
    path = readable(case_path(args.case))
    with progress(shown(path)) as tell:
        reading = read(path, tell)
    if wrong := _misused(args, path, reading):
        print_message(wrong)
        return USAGE
    mended: list[Told] = []
    if args.fix:
        reading, mended = _fixed(args, path, reading)
    check(reading)
    left_out = len(reading.left_out)
    seal = read_seal(path)
    known = folders(path, reading.info, args.texts)
    texts = texts_of(path, reading.info, digests_of(reading.records), args.texts) if known else {}
    faults, yet = _seal_faults(reading, seal)
    missed = list(_text_faults(reading, texts, there=not args.texts)) if known else []
    for fault in [*faults, *missed]:
        reading.report(*fault)
    reading.sort_problems()
    case = Case.of(reading, seal)
    noted = few(notes(reading, yet), MOST_NOTES) if args.format == TEXT else notes(reading, yet)
    told = [*map(of_problem, reading.problems), *noted]
    found = [] if reading.problems else list(_findings(case))
    covered = _coverage(args, reading, texts)
    print_in(args.format, REPORTS[args.format](chain(mended, told, covered, found)), paged=args.paged)
    code = _summary(case, number_of(reading.problems), left_out, len(found), len(yet))
    if known and not args.texts:
        _looked_up(reading, texts)
    if missed and not args.fix:
        tell_of_fixes(reading, texts)
    return code


def _misused(args: argparse.Namespace, path: Path, reading: Reading) -> str:
    """Return what is wrong with the options, or nothing."""
    if args.write and not args.fix:
        return "--write needs --fix: nothing else is changed"
    if args.write and path != case_path(args.case):
        return "--write needs a case in a folder or a file"
    if (args.fix or args.coverage) and not folders(path, reading.info, args.texts):
        return f"{'--fix' if args.fix else '--coverage'} needs the texts; {UNKNOWN}"
    return ""


def _fixed(args: argparse.Namespace, path: Path, reading: Reading) -> tuple[Reading, list[Told]]:
    """Return what --fix would change, and the case: with --write as it is read with that."""
    texts = texts_of(path, reading.info, digests_of(reading.records), args.texts)
    told, written = fixed(reading, texts, write=args.write)
    return read(path) if written else reading, told


def _coverage(args: argparse.Namespace, reading: Reading, texts: Mapping[str, SourceText]) -> Iterable[Told]:
    return coverage(reading, texts) if args.coverage else ()


def _seal_faults(reading: Reading, seal: Seal) -> Compared:
    """Return what is not as it was sealed; in a case with errors nothing is missed that was only left out."""
    whole = not reading.problems
    reading.problems += seal.problems
    if not seal.there or seal.problems:
        return Compared([], [])
    faults, yet = against_seal(reading.records, seal)
    return Compared([fault for fault in faults if fault.path or whole], yet)


def _text_faults(reading: Reading, texts: Mapping[str, SourceText], *, there: bool) -> Iterator[Fault]:
    yield from (found for found in against_texts(reading.records, texts, there=there) if isinstance(found, Fault))


def _looked_up(reading: Reading, texts: Mapping[str, SourceText]) -> None:
    """Print a message on whose words were looked up, where the texts are those that happen to be at hand."""
    sources = [record for record in reading.records.values() if isinstance(record, Source)]
    lacking = [source.id for source in sources if source.sha256 not in texts]
    if len(lacking) < len(sources):
        few = lacking if len(lacking) <= _FEW else [*lacking[:_FEW], f"{len(lacking) - _FEW} more"]
        without = f"; of {listed(few)} there is none" if lacking else ""
        there = len(sources) - len(lacking)
        print_message(f"words looked up in the texts of {there} of {counted(len(sources), 'source')}{without}")


def _findings(case: Case) -> Iterator[Told]:
    for finding in case.findings():
        place = None if finding.overall else case.place(finding.at)
        yield Told(FINDING, finding.kind, place or Place(shown(case.path)), finding.says)


def _summary(case: Case, errors: int, left_out: int, findings: int, yet: int) -> int:
    """Print a message that counts what there is, what was found and what is `yet` to be sealed; return a code."""
    kinds = (("event", case.events), ("actor", case.actors), ("claim", case.claims))
    holds = ", ".join(counted(len(records), kind) for kind, records in kinds)
    if errors:
        print_message(f"{counted(errors, 'error')}; {counted(left_out, 'record')} left out, {holds} read")
        print_message("findings come once there are no errors")
        return FOUND_NOTHING
    sealed = "sealed" if case.seal.there else "not sealed"
    sealed += f" but for {counted(yet, 'quote, spelling or text', 'quotes, spellings and texts')}" if yet else ""
    print_message(f"no errors in {shown(case.path)}: {holds}; {counted(findings, 'finding')}; {sealed}")
    return DONE
