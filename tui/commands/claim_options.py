"""What `onrecord claim` may be told of a claim beside its words: figures and links, as they are typed."""

from __future__ import annotations

import argparse

from tui.case import Case
from tui.model import CAVEATS, CLAIM_KINDS, LINK_KINDS, STANCES
from tui.patterns import regex
from tui.text import closest, instead

Figure = tuple[tuple[str, str], ...]
_NUMBER = regex(r"-?[0-9]+(?:\.[0-9]+)?")


def options(parser: argparse.ArgumentParser) -> None:
    """Declare what may be told of the claim, of how its source stands to it, and of what it is compared by."""
    parser.add_argument("--kind", choices=CLAIM_KINDS, help="what saying it does")
    parser.add_argument("--stance", choices=STANCES, help="how the source stands to it")
    parser.add_argument(
        "--caveat", choices=CAVEATS, action="append", default=[], help="what the source holds back; more than once"
    )
    parser.add_argument(
        "--figure", metavar="WHAT=N", action="append", default=[],
        help="a number that it gives: deaths=164, deaths=10..12, or in words deaths=dozens; more than once",
    )  # fmt: skip
    parser.add_argument(
        "--link", metavar="KIND:ID=WHY", action="append", default=[],
        help="how it stands to another claim, with your reason: contradicts:ID=One has a number; more than once",
    )  # fmt: skip


def figure_of(written: str) -> Figure:
    """Return the fields of a figure as typed; raises ValueError."""
    measure, _, number = (part.strip() for part in written.partition("="))
    if not measure or not number:
        raise ValueError(f"--figure {written!r} is no figure; write what is counted and the number: deaths=164")
    least, dots, most = (part.strip() for part in number.partition(".."))
    if dots and all(not each or _NUMBER.fullmatch(each) for each in (least, most)) and (least or most):
        return (("measure", measure), *((key, each) for key, each in (("from", least), ("to", most)) if each))
    if not _NUMBER.fullmatch(number) and not any(map(str.isalpha, number)):
        raise ValueError(f"--figure {written!r}: {number!r} is no number; write its digits alone, as 12500 or 12.5")
    return ("measure", measure), ("value" if _NUMBER.fullmatch(number) else "approx", number)


def link_of(case: Case, written: str) -> tuple[str, str, str]:
    """Return the kind of a link as typed, the claim that it leads to, and why; raises ValueError."""
    head, _, why = (part.strip() for part in written.partition("="))
    kind, _, to = (part.strip() for part in head.partition(":"))
    if kind not in LINK_KINDS:
        raise ValueError(f"--link {written!r}: {kind!r} is no kind; {instead(closest(kind, LINK_KINDS), LINK_KINDS)}")
    if not why:
        raise ValueError(f"--link {written!r} gives no reason; write it behind a '=': {kind}:{to or 'ID'}=REASON")
    if to not in case.claims:
        near = closest(to, tuple(case.claims), 3)
        hint = f"near it: {', '.join(near)}" if near else "`onrecord list claims --columns id` prints them"
        raise ValueError(f"--link {written!r}: no claim has the id {to!r}; {hint}")
    return kind, to, why
