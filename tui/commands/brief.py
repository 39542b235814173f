"""`onrecord brief ACTOR`: all that one speaker said, in the order of saying, and what stands against it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import Any

from tui.cards import card
from tui.cards.blocks import BRIEF
from tui.cards.briefing import against, passed_on, printing, said_by
from tui.case import Case
from tui.case.query import Filters
from tui.case.sourcing import speakers
from tui.case.times import day_written
from tui.commands import DONE, FOUND_NOTHING
from tui.commands.common import open_case, pager_argument, print_in, print_message, which_case
from tui.commands.narrowing import as_of, as_of_argument, named_id
from tui.exports.html import page
from tui.formats import FORMATS
from tui.formats.json import whole
from tui.model import Actor, Source
from tui.text import an, as_written

FORMS = ("text", "md", "html", "json")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "actor", metavar="ACTOR", help="an actor, or a source that says something itself: its id, or any spelling of it"
    )
    as_of_argument(parser)
    which_case(parser)
    says = "; ".join(f"{name}: {FORMATS[name].says}" for name in FORMS[:2])
    parser.add_argument(
        "--format", choices=FORMS, default=FORMS[0],
        help=f"{says}; html: one page without a script; json: the claims whole, each with what stands against it; "
        f"{FORMS[0]} when none is named",
    )  # fmt: skip
    pager_argument(parser)


def run(args: argparse.Namespace) -> int:
    """Print what was said; who says nothing by then is told so, with what is said about them."""
    case = as_of(open_case(args), args.as_of)
    try:
        speaker = _speaker(case, args.actor)
    except ValueError as error:
        print_message(str(error))
        return FOUND_NOTHING
    if args.format in FORMATS and args.format != "json":
        print_in(args.format, FORMATS[args.format].cards(case, [f"{BRIEF}={speaker}"]), paged=args.paged)
    else:
        print_in("json", _json(case, speaker) if args.format == "json" else _html(case, speaker))
    return DONE


def _html(case: Case, speaker: str) -> Iterator[str]:
    found = card(case, f"{BRIEF}={speaker}")
    return page(case, case.name(speaker), found.blocks if found else ())


def _speaker(case: Case, written: str) -> str:
    """Return the id of the one actor or source that is meant; raises ValueError with those that it may be."""
    name = written.strip()
    if isinstance(case.get(name), Actor | Source):
        return name
    if case.get(name):
        kind = an(case.kind(name) or "record")
        raise ValueError(f"{written!r} is the id of {kind}; a brief is of an actor or a source")
    try:
        return named_id(case, "speaker", written)
    except ValueError as error:
        try:
            return named_id(case, "actor", written)
        except ValueError:
            raise ValueError(str(error).removeprefix("--speaker").lstrip(": ")) from None


def _json(case: Case, speaker: str) -> Iterator[str]:
    """Yield the lines of one object: counts, then the claims in their order, each with what stands against it."""
    about = Filters.of(about=speaker)
    told: dict[str, Any] = {
        "speaker": speaker,
        "name": as_written(case.name(speaker)),
        "as_of": None if case.day is None else day_written(case.day),
        "printed_by": printing(case, speaker)[0],
        "passes_on": {"claims": case.count("via", speaker), "by": passed_on(case, speaker)},
        "spoken_of": {"claims": len(case.left(about)), "by": speakers(case, about)},
        "claims": [
            whole(case, claim.id, claim) | {"against": [
                {"claim": each.other, "kind": each.link.kind, "from_it": each.outward, "own": each.own,
                 "by": each.link.by}
                for each in against(case, claim, speaker)
            ]}
            for claim in said_by(case, speaker)
        ],
    }  # fmt: skip
    yield json.dumps(told, ensure_ascii=True, indent=1)
