"""Ids, outlines, marks and links of many claims, packed: they tell what plain dictionaries would."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from tui.case.between import Inward, Noted
from tui.case.ordered import Ordered
from tui.case.times import Times
from tui.model import Claim, Link, Quote, Report
from tui.reading.encoding import decode, decode_bare, encode
from tui.reading.ids import Numbers
from tui.reading.outline import Outlines, plain
from tui.reading.shelf import Shelf

NAMES = st.lists(st.from_regex(r"[a-z0-9][a-z0-9-]{0,6}", fullmatch=True), unique=True, max_size=30)


@given(NAMES, NAMES)
def test_packed_ids_are_those_of_a_dictionary(names: list[str], others: list[str]) -> None:
    known = {name: number for number, name in enumerate(names)}
    packed = Numbers(known)
    assert dict(packed) == known
    assert [*packed.names] == names
    assert packed.names[-1:] == names[-1:]
    assert [names[number] for number in packed.sorted] == sorted(names)
    for name in [*names, *others]:
        assert packed.get(name) == known.get(name)
        assert (name in packed) == (name in known)


def drawn(*links: Link, name: str = "it", source: str = "s", stance: str = "reports") -> Claim:
    report = Report(source=source, stance=stance, quotes=(Quote(exact="so"),))
    return Claim(id=name, text="It was so.", speaker="s", reports=(report,), links=links)


def test_what_claims_share_of_their_outlines_is_kept_once() -> None:
    link = Link(to="it", kind="denies", by="editor")
    claims = [drawn(), drawn(link), drawn(source="t"), drawn(link, source="t")]
    outlines = Outlines()
    outlines.skip()
    for claim in claims[:2]:
        outlines.skip()
        outlines.put(len(outlines) - 1, plain(claim))
    parts = [*zip(*map(plain, claims[2:]), strict=True)]
    each = [list(dict.fromkeys(values)) for values in parts]
    numbers = [[known.index(value) for value in values] for known, values in zip(each, parts, strict=True)]
    outlines.take(each, numbers)
    outlines.end()
    assert len(outlines) == 5
    assert outlines[0] == ((), ())
    for number, claim in enumerate(claims, 1):
        assert [(report.source, report.stance) for report in outlines[number].reports] == [
            (report.source, report.stance) for report in claim.reports
        ]
        assert outlines[number].links == claim.links
        assert [outlines.part(name)[number] for name in ("speaker", "kind", "events")] == [
            claim.speaker,
            claim.kind,
            claim.events,
        ]
    assert outlines.reports[1] is outlines.reports[2]
    assert outlines.reports[3] is outlines.reports[4]
    assert outlines[2].links is outlines[4].links


NOTES = st.lists(st.tuples(st.integers(0, 4), st.sampled_from(("disputed", "differs", "alleged")), st.integers(1, 4)))


@given(NOTES)
def test_a_mark_holds_from_the_first_day_on_that_anything_gives_it(notes: list[tuple[int, str, int]]) -> None:
    plainly: dict[int, dict[str, int]] = defaultdict(dict)
    for number, mark, since in notes:
        plainly[number][mark] = min(since, plainly[number].get(mark, since))
    packed = Noted(5, notes)
    assert [packed[number] for number in range(5)] == [plainly[number] for number in range(5)]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 7)), max_size=20))
def test_links_are_found_by_the_claims_that_they_lead_to(ends: list[tuple[int, int]]) -> None:
    """Those to a claim that is not there, or left out, lead nowhere."""
    links: dict[str, list[Link]] = defaultdict(list)
    for own, other in ends:
        links[f"c{own}"].append(Link(to=f"c{other}", kind="supports", by="editor"))
    shelf = Shelf.of({name: drawn(*links[name], name=name) for name in (f"c{number}" for number in range(6))})
    shelf.leave_out("c5")
    shelf.end()
    claims = Ordered(shelf, Times({}, {}))
    inward = Inward(claims)
    plainly = defaultdict(list)
    for number, name in enumerate(claims):
        for at, link in enumerate(links[name]):
            plainly[link.to].append((number, at))
    for number, name in enumerate(claims):
        assert [*inward.to(number)] == plainly[name]
        assert (number in inward) == bool(plainly[name])
    numbers = map(claims.number, claims)
    assert [row for to in numbers if to is not None for row in inward.rows() if row[0] == to] == [*inward.rows()]
    assert sorted(claims) == [claims.name(number) for number in claims.by_name()]


def test_a_bare_claim_is_the_claim_without_its_text_and_its_quotes() -> None:
    claim = drawn(Link(to="other", kind="denies", by="editor", why="Why."))
    whole, bare = decode("claim", encode(claim)), decode_bare(encode(claim))
    assert whole == claim
    assert (bare.text, [report.quotes for report in bare.reports]) == ("", [()])
    assert (bare.id, bare.speaker, bare.links, bare.reports[0].source) == ("it", "s", claim.links, "s")
