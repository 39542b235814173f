"""`onrecord list KIND`: rows, narrowed like in the app."""

from __future__ import annotations

import argparse

from tui.case import Case
from tui.commands import DONE, FOUND_NOTHING, USAGE
from tui.commands.common import case_arguments, open_case, put, talk
from tui.marks import MARKS
from tui.model import CLAIM_KINDS
from tui.query import FACETS, Filters
from tui.text import closest, instead
from tui.voices import voice

KINDS = ("events", "actors", "claims", "questions", "sources")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments; the filters are the app's own."""
    parser.add_argument("what", choices=KINDS, metavar="|".join(KINDS), help="what to list")
    for name, facet in FACETS.items():
        parser.add_argument(f"--{name}", metavar=facet.value.upper(), help=facet.help)
    case_arguments(parser)


def run(args: argparse.Namespace) -> int:
    """Print the rows that the filters leave."""
    given = {name: getattr(args, name) for name in FACETS}
    if given["mark"]:
        given["mark"] = given["mark"].strip().replace(" ", "-")  # as it is shown: `no evidence`
    filters = Filters(**given)
    if filters.chosen() and args.what != "claims":
        talk(f"--{filters.chosen()[0][0]} narrows claims; write `onrecord list claims --{filters.chosen()[0][0]} …`")
        return USAGE
    case = open_case(args.case)
    for facet, value in filters.chosen():
        if wrong := _unknown(case, facet, value):
            talk(wrong)
            return USAGE
    listing = (
        case.claim_list(filters) if args.what == "claims" else getattr(case, f"{args.what.removesuffix('s')}_list")()
    )
    put(voice(args.format).rows(case, args.what, (listing.id(index) for index in range(len(listing)))))
    if not len(listing):
        talk(f"no {args.what} {'pass these filters' if filters.chosen() else 'in this case'}")
    return DONE if len(listing) else FOUND_NOTHING


def _unknown(case: Case, facet: str, value: str) -> str | None:
    """Return what is wrong with a value that can't be in any claim; a typo must not read like "there is none"."""
    options = {"id": case.ids(), "kind": list(CLAIM_KINDS), "mark": list(MARKS)}[FACETS[facet].value]
    if value in options:
        return None
    if FACETS[facet].value == "id":
        near = [name for name in options if value.lower() in name][:3] or closest(value.lower(), options, 3)
        return f"no record has the id {value!r}" + (f"; near it: {', '.join(near)}" if near else "")
    return f"{value!r} is no {facet}; {instead(closest(value, options), options)}"
