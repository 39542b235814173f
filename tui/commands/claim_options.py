"""What `onrecord claim` may be told of a claim beside its words: who says it, figures and links, as they are typed."""

from __future__ import annotations

import argparse
from collections.abc import Collection
from unicodedata import decimal

from tui.model import ACTOR_KINDS, CAVEATS, CLAIM_KINDS, LINK_KINDS, STANCES, UNRECORDED
from tui.patterns import regex
from tui.text import closest, instead, listed

Figure = tuple[tuple[str, str], ...]
_NUMBER = regex(r"-?[0-9]+(?:\.[0-9]+)?")
_FEW = 5
SHARED = ("speaker", "new", "via", "said", "event", "question")
"""What may be told once of several claims."""
OWN = ("line", "kind", "stance", "caveat", "attribution", "figure", "link", "text", "id")
"""What each claim is told of itself."""


class NoClaim(ValueError):
    """Raised for a link to a claim that is not there."""


def options(parser: argparse.ArgumentParser) -> None:
    """Declare what may be told of a claim: how it was said, how its source stands to it, what it is compared by."""
    parser.add_argument("--line", metavar="N", type=int, help="the line of the text, of words that stand in several")
    parser.add_argument(
        "-s", "--speaker", metavar="ID",
        help=f"who says it: an actor or a source, by id or name; {UNRECORDED} leaves it open",
    )  # fmt: skip
    parser.add_argument(
        "-n",
        "--new",
        choices=ACTOR_KINDS,
        help="what the speaker is, who is added as an actor where nobody is called so",
    )
    _several(parser, "--via", "ID", "who passes it on to the source, nearest the speaker first")
    parser.add_argument("-d", "--said", metavar="DAY", help="when it was said: 9 Jan, or 2022-01-09?")
    _several(parser, "-e", "--event", "ID", "an event that it is about")
    _several(parser, "-q", "--question", "ID", "a question that it answers; ID=POSITION gives its position, too")
    parser.add_argument("-k", "--kind", choices=CLAIM_KINDS, help="what saying it does")
    parser.add_argument("--stance", choices=STANCES, help="how the source stands to it")
    _several(
        parser, "-c", "--caveat", "KIND=WORDS",
        f"what the source holds back: {listed(CAVEATS, 'or')}; its words for that are quoted, too",
    )  # fmt: skip
    _several(
        parser, "-a", "--attribution", "WORDS", "words of the text that say whose claim it is; they are quoted, too"
    )
    _several(
        parser, "-f", "--figure", "WHAT=N",
        "a number that it gives: deaths=164, deaths=10..12, or in words deaths=dozens",
    )  # fmt: skip
    _several(
        parser, "-l", "--link", "KIND:ID=WHY",
        "how it stands to another claim, whose id may be its beginning alone, with your reason: "
        "contradicts:ID=One has a number",
    )  # fmt: skip
    parser.add_argument(
        "-t", "--text", metavar="SENTENCE", help="your paraphrase; otherwise it is the source's own words"
    )
    parser.add_argument("--id", metavar="ID", help="its id; otherwise one is made of the paraphrase, or of the words")


def _several(parser: argparse.ArgumentParser, *names_value_what: str) -> None:
    *names, value, what = names_value_what
    parser.add_argument(*names, metavar=value, action="append", default=[], help=f"{what}; more than once for more")


def figure_of(written: str) -> Figure:
    """Return the fields of a figure as typed; raises ValueError."""
    measure, _, number = (part.strip() for part in written.partition("="))
    if not measure or not number:
        raise ValueError(f"--figure {written!r} is no figure; write what is counted and the number: deaths=164")
    plain = "".join(str(decimal(char)) if char.isdecimal() else char for char in number)
    least, dots, most = (part.strip() for part in plain.partition(".."))
    if dots and all(not each or _NUMBER.fullmatch(each) for each in (least, most)) and (least or most):
        return (("measure", measure), *((key, each) for key, each in (("from", least), ("to", most)) if each))
    if not _NUMBER.fullmatch(plain) and not any(map(str.isalpha, number)):
        raise ValueError(f"--figure {written!r}: {number!r} is no number; write its digits alone, as 12500 or 12.5")
    return ("measure", measure), ("value", plain) if _NUMBER.fullmatch(plain) else ("approx", number)


def caveat_of(written: str) -> tuple[str, str]:
    """Return a reservation as typed, and the source's words for it where some are given; raises ValueError."""
    kind, _, words = (part.strip() for part in written.partition("="))
    if kind not in CAVEATS:
        raise ValueError(f"--caveat {written!r}: {kind!r} is no caveat; {instead(closest(kind, CAVEATS), CAVEATS)}")
    return kind, words


def link_of(claims: Collection[str], written: str) -> tuple[str, str, str]:
    """Return the kind of a link as typed, the claim that it leads to, and why; raises ValueError."""
    head, _, why = (part.strip() for part in written.partition("="))
    kind, _, to = (part.strip() for part in head.partition(":"))
    if kind not in LINK_KINDS:
        raise ValueError(f"--link {written!r}: {kind!r} is no kind; {instead(closest(kind, LINK_KINDS), LINK_KINDS)}")
    if not why:
        raise ValueError(f"--link {written!r} gives no reason; write it behind a '=': {kind}:{to or 'ID'}=REASON")
    if to in claims:
        return kind, to, why
    found = [each for each in claims if to and each.startswith(to)]
    if len(found) == 1:
        return kind, found[0], why
    if found:
        few = [*found[:_FEW], f"{len(found) - _FEW:,} more"] if len(found) > _FEW else found
        raise ValueError(f"--link {written!r}: {to!r} begins {len(found):,} ids; write more of one: {', '.join(few)}")
    near = closest(to, tuple(claims), 3)
    hint = f"near it: {', '.join(near)}" if near else "`onrecord list claims --columns id` prints them"
    raise NoClaim(f"--link {written!r}: no claim has the id {to!r}; {hint}")
