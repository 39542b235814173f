"""The Markdown dossier: read back in a CommonMark reader, its quotes are word for word those of the case."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from exported import case_of, flowing, quotes_by_claim
from helpers import CASES, harbour, kazakhstan
from markdown_it import MarkdownIt

from tui.case import Case
from tui.case.query import Filters
from tui.case.times import day_number
from tui.dates import parse
from tui.exports.md import lines
from tui.exports.part import part_of
from tui.text import one_line


class Dossier:
    """A dossier as a CommonMark reader has it: headings, quotes by the id that stands above them, links, the index."""

    def __init__(self, text: str) -> None:
        self.headings: list[tuple[int, str]] = []
        self.quotes: dict[str, list[str]] = {}
        self.paragraphs: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.rows: list[str] = []
        entry, above = "", [""]
        for token in MarkdownIt("commonmark").enable("table").parse(text):
            assert token.type not in ("html_block", "fence", "code_block", "ordered_list_open"), token
            if token.nesting:
                above = [*above, token.tag] if token.nesting > 0 else above[:-1]
                continue
            words = ""
            for each in token.children or []:
                assert each.type in ("text", "hardbreak", "strong_open", "strong_close", "link_open", "link_close"), (
                    each
                )
                words += "\n" if each.type == "hardbreak" else each.content
                if each.type == "link_open":
                    self.links.append((entry, str(each.attrs["href"])))
            if above[-1][:1] == "h" and above[-1][1:].isdigit():
                self.headings.append((int(above[-1][1:]), words))
            elif above[-2:] == ["blockquote", "p"]:
                self.quotes.setdefault(entry, []).append(words)
            elif above[-1] == "td":
                self.rows.append(words)
            elif above == ["", "p"]:
                self.paragraphs.append(words)
                if re.fullmatch("(claim|event|actor|question|source) [a-z0-9-]+", words):
                    entry = words


def dossier(case: Case, **values: str) -> Dossier:
    return Dossier("\n".join(lines(part_of(case, Filters.of(**values)))))


@pytest.fixture(scope="module", params=["harbour", "kazakhstan", "lamps", "given", "hostile", "hostile words"])
def both(request: pytest.FixtureRequest) -> tuple[Case, Dossier]:
    """Return a case with its dossier."""
    match request.param:
        case "harbour":
            case = harbour()
        case "kazakhstan":
            case = kazakhstan()
        case "hostile":
            case = case_of("hostile")
        case "hostile words":
            case = case_of("payloads")
        case name:
            case = Case.open(CASES / name)
    return case, dossier(case)


def test_every_quote_is_read_back_word_for_word_under_its_claim(both: tuple[Case, Dossier]) -> None:
    case, found = both
    assert len(found.quotes) >= len(case.claims) > 0
    for claim, wanted in quotes_by_claim(case).items():
        shown = [words.removeprefix("[…] ") for words in found.quotes[f"claim {claim}"]]
        assert Counter(map(flowing, shown)) == wanted


def test_it_has_an_entry_and_a_line_of_the_index_for_every_record(both: tuple[Case, Dossier]) -> None:
    case, found = both
    wanted = [name for name in case.all_ids() if name != case.info.id]
    entries = [
        words for words in found.paragraphs if re.fullmatch("(claim|event|actor|question|source) [a-z0-9-]+", words)
    ]
    assert Counter(entries) == Counter(f"{case.kind(name)} {name}" for name in wanted)
    assert sorted(found.rows[::3]) == sorted(wanted)
    assert found.rows[1::3] == [case.kind(name) for name in found.rows[::3]]
    assert found.rows[2::3] == [
        one_line(case.claims[name].text if name in case.claims else case.name(name)) for name in found.rows[::3]
    ]


def test_it_begins_with_what_it_is_and_its_chapters_come_in_their_order() -> None:
    found = dossier(harbour())
    assert found.headings[0] == (1, "The Harbour Fire")
    assert [words for level, words in found.headings if level == 2] == [
        "What is asked", "What the sources leave open", "What happened, or is said to have", "Who said what",
        "Who is who", "The sources", "How to read it", "Index of ids",
    ]  # fmt: skip
    assert found.paragraphs[0] == "Two papers on a fire in a harbour [sic] that never was."
    text = "\n".join(lines(part_of(harbour(), Filters())))
    assert (
        "\n- **This is**: the whole case, 7 claims\n- **With**: 5 events, 6 actors, 2 questions and 2 sources\n" in text
    )


def test_a_claim_that_is_named_has_its_id_behind_it() -> None:
    text = "\n".join(lines(part_of(harbour(), Filters())))
    assert "\nThree people were hurt, two of them badly. (claim three-hurt)\\\n" in text
    part = "\n".join(lines(part_of(harbour(), Filters.of(question="what-cause"))))
    assert "(claim three-hurt)" not in part
    assert part.startswith(
        "# The Harbour Fire\n\nA part of the case: 2 of 7 claims: on “What set it off?”\n\nTwo papers on a"
    )


def test_a_part_says_of_what_its_marks_and_findings_are() -> None:
    case = harbour()
    day = day_number(parse("2020-03-03").latest)
    part = "\n".join(lines(part_of(case.at(day), Filters.of(source="gazette"))))
    assert "What comparing the claims of the whole case as of 3 Mar 2020 has found." in part
    assert part.count("findings are those of the whole case as of 3 Mar 2020.") == 4
    assert "findings are those of the whole case." in "\n".join(lines(part_of(case, Filters.of(source="gazette"))))
    assert "findings are those" not in "\n".join(lines(part_of(case, Filters())))


def test_an_address_that_is_safe_to_open_is_a_link() -> None:
    case = Case.open(CASES / "lamps")
    found = dossier(case)
    given = {source.url for source in case.sources.values() if source.url}
    assert given
    assert {url for entry, url in found.links if entry.startswith("source ")} >= given
    assert all(url.startswith(("http://", "https://")) for _, url in found.links)
