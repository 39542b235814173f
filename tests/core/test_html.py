"""The page of HTML: whole quotes, anchors that lead somewhere, and nothing of a case that a browser would obey."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from exported import case_of, flowing, quotes_by_claim
from helpers import CASES, changed, harbour, kazakhstan, put
from read_html import Page

from tui.cards.blocks import Block, Columns, Field, Head, Para, Quoted, Span, meta, para, spans
from tui.case import Case
from tui.case.facets import OPTIONS
from tui.case.query import Filters
from tui.exports.html import lines
from tui.exports.markup import html_of
from tui.exports.part import part_of
from tui.text import clean

CASES_READ = ("harbour", "kazakhstan", "lamps", "given", "bridge", "night", "hostile", "hostile words")
_ON_ANY = {"class", "dir", "id"}
WRITTEN = {
    *((tag, name) for tag in ("p", "h1", "h3", "h4", "h5", "dd", "article") for name in _ON_ANY),
    *{("html", "lang"), ("html", "dir"), ("blockquote", "dir"), ("blockquote", "class"), ("blockquote", "lang")},
    *{("a", "href"), ("a", "class"), ("a", "rel"), ("section", "id"), ("section", "aria-labelledby"), ("h2", "id")},
    *{("meta", "charset"), ("meta", "http-equiv"), ("meta", "content"), ("meta", "name"), ("nav", "aria-label")},
    *{("header", "class"), ("header", "id"), ("main", "id"), ("ol", "class"), ("ol", "tabindex")},
    *{("ol", "aria-label"), ("ul", "class"), ("div", "class"), ("span", "class")},
}
"""Every attribute that we write, on which element."""
TAGS = {tag for tag, _ in WRITTEN} | set(
    ["head", "title", "style", "body", "b", "bdi", "cite", "dl", "dt", "figure", "figcaption", "footer", "li", "strong"]
)


def page_of(case: Case, **values: str) -> Page:
    return Page("\n".join(lines(part_of(case, Filters.of(**values)))))


@cache
def read(name: str) -> tuple[Case, Page]:
    """Return a case with its page, which a process makes only if it runs a test that looks at it."""
    cases = {"harbour": harbour, "kazakhstan": kazakhstan}
    case = cases[name]() if name in cases else case_of("payloads" if name == "hostile words" else name)
    return case, page_of(case)


@pytest.fixture(scope="module", params=CASES_READ)  # of a module, so that what looks at one page stands together
def both(request: pytest.FixtureRequest) -> tuple[Case, Page]:
    return read(request.param)


def test_every_record_is_an_anchor_and_every_link_in_the_page_leads_to_one(both: tuple[Case, Page]) -> None:
    case, page = both
    assert [name for name, count in Counter(page.ids).items() if count > 1] == []
    wanted = {f"{case.kind(name) if name != case.info.id else 'case'}-{name}" for name in case.all_ids()}
    assert wanted - {*page.ids} == set()
    inside = {href[1:] for href in page.hrefs if href.startswith("#")}
    assert inside - {*page.ids} == set()
    assert wanted - inside == set(), "and each is led to from somewhere"


def test_every_quote_stands_whole_in_the_entry_of_its_claim(both: tuple[Case, Page]) -> None:
    case, page = both
    assert case.claims
    for claim, wanted in quotes_by_claim(case).items():
        assert Counter(map(flowing, page.quotes[f"claim-{claim}"])) == wanted


def test_nothing_in_a_case_becomes_an_element_an_attribute_or_an_address(both: tuple[Case, Page]) -> None:
    case, page = both
    assert page.tags - TAGS == set()
    assert page.attributes - WRITTEN == set()
    assert page.declarations == ["DOCTYPE html"]
    given = {address for source in case.sources.values() for address in (source.url, source.archived) if address}
    web = {address.partition("/")[2].strip("/")[:4].lower() for address in given if re.match("(?i)https?://", address)}
    for href in page.hrefs:
        assert href.startswith("#") or re.fullmatch(r"(?i)https?://[!-~]+", href)
        assert href.startswith("#") or href.partition("/")[2].strip("/")[:4].lower() in web


def test_what_could_steer_or_hide_is_written_out(both: tuple[Case, Page]) -> None:
    _, page = both
    assert clean(page.text) == page.text


def test_the_page_may_use_its_own_style_sheet_and_nothing_else(both: tuple[Case, Page]) -> None:
    _, page = both
    digest = base64.b64encode(hashlib.sha256(page.style.encode()).digest()).decode()
    [policy] = [found["content"] for found in page.metas if found.get("http-equiv") == "Content-Security-Policy"]
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not re.search(r"url\(|@import|expression|</", page.style)
    assert [found for found in page.metas if "refresh" in found.values()] == []


def test_headings_go_down_a_level_at_a_time(both: tuple[Case, Page]) -> None:
    _, page = both
    assert page.levels[0] == 1
    assert page.levels.count(1) == 1
    assert [pair for pair in zip(page.levels, page.levels[1:], strict=False) if pair[1] > pair[0] + 2] == []


def test_a_claim_s_entry_has_all_that_its_card_says() -> None:
    _, page = read("kazakhstan")
    text = page.texts["claim-dead-164-info"]
    for words in (
        "164 people were killed in the clashes, 103 of them in Almaty.", "112 Ukraine ← Information Ministry",
        "no date given; printed Mon 10 Jan 2022, 23:26", "≠ differs", "⊘ removed", "112 Ukraine reports it",
        "¶ 18, a third of the way in · ✓ sealed", "reservation", "164 deaths", "103 deaths, Almaty – a part of",
        "Differs from", "drawn by the editor", "A post that disappeared is not a number that was withdrawn",
        "by Polina Davydova", "How many people were killed, and who says so?",
    ):  # fmt: skip
        assert words in text, words


def test_quotes_have_the_language_of_their_source(tmp_path: Path) -> None:
    assert read("kazakhstan")[1].languages["claim-dead-164-info"] == {"en"}
    text = changed("  publisher: The Paper\n", "  publisher: The Paper\n  lang: kk-Cyrl\n")
    assert page_of(Case.open(put(tmp_path, text))).languages["claim-strong"] == {"kk-Cyrl"}
    bad = changed("kk-Cyrl", "'en\" onclick=\"x'", text)
    assert page_of(Case.open(put(tmp_path, bad))).languages["claim-strong"] == {""}


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://a.example/b?c=d&e=f", "https://a.example/b?c=d&e=f"),
        ("HTTP://A.example/", "http://a.example/"),
        ("javascript:alert(1)", None),
        ("https://user@a.example/", None),
        ("file:///etc/passwd", None),
        ("https://a.example/ b", None),
        ("//a.example", None),
    ],
)
def test_an_address_is_a_link_only_where_it_is_safe_to_open(address: str, leads: str | None, tmp_path: Path) -> None:
    text = changed("  publisher: The Paper\n", f"  publisher: The Paper\n  url: '{address}'\n")
    page = page_of(Case.open(put(tmp_path, text)))
    found = {href.partition("#:~:")[0] for href in page.hrefs if not href.startswith("#")}
    assert {href.lower() for href in found} == ({leads.lower()} if leads else set())
    assert address in page.texts["source-paper"]
    if leads:
        assert f"{leads}#:~:text=it%20was%20strong".lower() in {href.lower() for href in page.hrefs}


def test_a_part_has_no_word_of_the_claims_that_filters_took_away() -> None:
    case = kazakhstan()
    page = page_of(case, source="rferl")
    others = [claim for claim in case.claims.values() if all(report.source != "rferl" for report in claim.reports)]
    assert len(others) > 50
    quotes = [quote.exact for claim in others for report in claim.reports for quote in report.quotes]
    drawn = {link.quote for claim in case.claims.values() for link in claim.links}
    shown = {quote for found in page.quotes.values() for quote in found}
    assert len(shown) > 50
    assert [quote for quote in quotes if quote in shown - drawn] == []
    assert [name for name in page.ids if name.startswith("claim-") and name[6:] in {claim.id for claim in others}] == []
    assert {href[1:] for href in page.hrefs if href.startswith("#")} <= {*page.ids}
    assert f"A part of the case: {200 - len(others)} of 200 claims: in RFE/RL\n" in page.texts[""]


def test_a_question_is_compared_only_where_all_claims_on_it_are_there() -> None:
    case = kazakhstan()
    part = page_of(case, source="rferl").texts["question-how-many-killed"]
    assert re.search(r"Not compared: that takes all 14 claims on it, of which this part has \d\.", part)
    assert "Told by more than one source" not in part
    assert "Told by more than one source" in page_of(case, question="how-many-killed").texts["question-how-many-killed"]


def test_as_of_a_day_nothing_stands_in_it_that_came_later() -> None:
    case = Case.open(CASES / "lamps")
    day = next(day for day in case.days() if 0 < len(case.at(day).left()) < len(case.claims))
    page = page_of(case.at(day))
    wanted = {f"claim-{name}" for name in case.claims if case.at(day).standing(name)}
    assert {name for name in page.ids if name.startswith("claim-")} == wanted


def test_every_part_on_every_day_holds_together() -> None:
    """Of what filters and days leave no link leads out, no id stands twice, and no quote of a claim is lost."""
    tried = 0
    for case in map(harbour().at, [None, *harbour().days()]):
        for filters in (Filters.of(**{facet: value}) for facet in OPTIONS for value in [*case.counts(facet)][:3]):
            part = part_of(case, filters)
            page = Page("\n".join(lines(part))) if len(part.claims) else Page("")
            assert {href[1:] for href in page.hrefs if href.startswith("#")} <= {*page.ids}
            assert len(page.ids) == len({*page.ids})
            for name, claim in part.records():
                out = [quote for report in claim.reports for quote in report.quotes
                       if case.out(report) or quote.role != "caveat"]  # fmt: skip
                assert {quote.exact for quote in out} <= {*page.quotes[f"claim-{name}"]}
                tried += len(out)
    assert tried > 100


def test_a_text_from_right_to_left_turns_nothing_around_it() -> None:
    found = "\n".join(html_of([para("שלום", meta(" ← "), "b"), para("שלום"), para("a")], lambda name: "", 1))
    assert found.splitlines() == [
        '<p><bdi>שלום</bdi><span class="meta"> ← </span>b</p>', '<p dir="auto"><bdi>שלום</bdi></p>', "<p>a</p>",
    ]  # fmt: skip


def test_blocks_become_lists_figures_and_links() -> None:
    blocks: list[Block] = [
        para(Span("A", "title"), to="a"), Field("B", spans("c", meta(" d")), to="a"), Field("", spans("e")),
        para("f", to="a"), para("g", indent=1), para("h", to="none"),
        para(Span("i", "label"), meta(" reports it")), Quoted("j < k"), para("l", indent=1), Quoted("m", aside=True),
        Para(()),
    ]  # fmt: skip
    found = html_of(blocks, lambda name: "x-a" if name == "a" else "", 2)
    assert "".join(found) == (
        '<h2><a href="#x-a">A</a></h2>'
        '<dl><dt>B</dt><dd><a href="#x-a">c</a><span class="meta"> d</span></dd><dd>e</dd></dl>'
        '<ul class="items"><li><p><a href="#x-a">f</a></p><p class="in">g</p></li><li><p>h</p></li></ul>'
        '<figure><figcaption><cite>i</cite><span class="meta"> reports it</span></figcaption>'
        '<blockquote dir="auto">j &lt; k</blockquote><p class="in">l</p>'
        '<blockquote class="aside" dir="auto">m</blockquote></figure>'
    )


def test_of_many_columns_those_stand_side_by_side_that_quote() -> None:
    """And all that the others say is said below them, each with its source."""
    cells = (
        (para(Span("a", "label"), meta(" x")), Quoted("b")), (Para(spans("otherwise"), to="r", lead=spans("c ")),), (),
        (para("d"), Quoted("e")), (),
    )  # fmt: skip
    many = Columns(cells, spans(meta("nothing")), spans(meta("no claim of f or g")))
    head = Head("H", ("a", "c", "f", "d", "g"))
    found = "".join(html_of([head, many], lambda name: "", 1))
    assert found == (
        '<h2>H</h2><div class="columns of-2"><div class="cell"><figure><figcaption><cite>a</cite><span class="meta"> x'
        '</span></figcaption><blockquote dir="auto">b</blockquote></figure></div>'
        '<div class="cell"><p>d</p><blockquote dir="auto">e</blockquote></div></div>'
        '<ul class="items"><li><p>c otherwise</p></li></ul>'
        '<p class="none"><span class="meta">no claim of f or g</span></p>'
    )
    few = "".join(html_of([Head("H", ("a", "f")), Columns((cells[0], ()), many.empty, many.below)], lambda name: "", 1))
    assert '<p class="none"><cite>f</cite><span class="meta">: </span><span class="meta">nothing</span></p>' in few
    assert "no claim of f" not in few


def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG 2 defines it."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_every_colour_of_text_stands_out_from_every_ground() -> None:
    style = read("harbour")[1].style
    schemes = [
        dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", found)) for found in re.findall(r":root \{(.*?)\}", style, re.S)
    ]
    assert [len(found) for found in schemes] == [9, 9, 4]
    for found in schemes[:2]:
        low = [(name, ground) for name in ("ink", "soft", "link", "mark") for ground in ("paper", "tint")
               if ratio(found[name], found[ground]) < 4.5]  # fmt: skip
        assert low == []
