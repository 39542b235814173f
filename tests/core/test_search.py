"""The search: words, phrases, what is taken away, and fields find what a person means by them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import changed, harbour, kazakhstan, many, put
from hypothesis import given
from hypothesis import strategies as st
from recount import RECOUNTS, Recount
from searched import searched, tokens

from tui.case import Case
from tui.case.facets import FIELDS
from tui.case.query import Filters
from tui.case.search import MOST_TERMS, understand
from tui.case.words import called_as
from tui.folding import fold

BOTH = pytest.mark.parametrize("case", [harbour(), kazakhstan()], ids=["harbour", "kazakhstan"])


def found(case: Case, text: str) -> list[str]:
    """Return the ids of all records that a search finds, the closest first."""
    return case.ranked(Filters(sought=understand(case, text)))


def claims(case: Case, text: str) -> list[str]:
    """Return the ids of the claims that a search leaves, in their order."""
    return [case.ids[number] for number in case.left(Filters(sought=understand(case, text)))]


def told(case: Case, text: str) -> str:
    return "; ".join(understand(case, text).understood)


def opened(folder: Path, text: str) -> Case:
    case = Case.open(put(folder, text))
    assert case.problems == ()
    return case


# Words and phrases


@BOTH
def test_a_claim_is_found_by_every_spelling_of_whoever_has_a_part_in_it(case: Case) -> None:
    assert case.claims
    for claim in case.claims.values():
        for name in (claim.speaker, *claim.via, *claim.to, *claim.actors):
            for spelling in called_as(case.get(name)):
                assert claim.id in claims(case, f'"{spelling.replace(chr(34), " ")}"')


@BOTH
@pytest.mark.parametrize("change", [str.upper, str.lower, str.swapcase, fold])
def test_search_ignores_case_and_accents(case: Case, change: Callable[[str], str]) -> None:
    assert case.claims
    for claim in [*case.claims.values()][:: max(len(case.claims) // 60, 1)]:
        text = " ".join(claim.text.replace('"', " ").split()[:MOST_TERMS])
        assert claim.id in found(case, change(text))


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("Żóć", "zoc"),
        ("Öz", "oz"),
        ("cafe\u0301", "café"),
        ("café", "cafe\u0301"),
        ("й", "и\u0306"),
        ("и\u0306", "й"),
        ("Ёлка", "елка"),
        ("Άννα", "αννα"),
        ("Straße", "STRASSE"),
        ("ﬁre", "fire"),
        ("İzmir", "izmir"),
        ("Тоқаев", "ТОҚ"),
        ("Kasym-Jomart", "jomart kasym"),
        ("d'état", "d'etat"),
        ("7,939", "7,939"),
    ],
)
def test_search_ignores_how_letters_are_composed(tmp_path: Path, printed: str, typed: str) -> None:
    case = opened(tmp_path, changed("It was strong.", f'"{printed} and more"'))
    assert found(case, typed) == ["strong"]


def test_every_word_must_occur_and_the_last_may_go_on(tmp_path: Path) -> None:
    case = opened(tmp_path, changed("It was strong.", "It was stronger than before."))
    assert found(case, "before strong") == ["strong"]
    assert found(case, "before stronge") == ["strong"]
    assert found(case, "before stronge ") == []
    assert found(case, "stron before") == []
    assert found(case, "weak before") == []


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ('"stronger than"', True),
        ('"Stronger, than"', True),
        ('"than stronger"', False),
        ('"stronger before"', False),
        ('"stronger tha"', False),
        ('"stronger tha', True),
        ('stronger "than before"', True),
        ('"before it was"', False),
        ('-"stronger than"', False),
        ('was -"than stronger"', True),
    ],
)
def test_a_phrase_is_words_side_by_side_in_one_text(tmp_path: Path, typed: str, there: bool) -> None:
    case = opened(tmp_path, changed("It was strong.", "It was stronger than before."))
    assert ("strong" in found(case, typed)) is there


@BOTH
@given(data=st.data())
@many(100)
def test_words_of_a_text_find_it_whatever_stands_between_them(case: Case, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(case.all_ids()))
    links = [link for _, link in RECOUNTS(case, None).around(name)]
    text = data.draw(st.sampled_from([text for text in searched(case, name, links) if tokens(text)]))
    words = tokens(text)
    at = data.draw(st.integers(0, len(words) - 1))
    phrase = words[at : at + data.draw(st.integers(1, 9))]
    joint = data.draw(st.sampled_from([" ", " - ", "\n", ", ", "] ["]))
    assert name in found(case, f'"{joint.join(phrase)}"')
    assert name in found(case, " ".join([*phrase[:-1], phrase[-1][:2]]))


def test_a_minus_takes_away_what_has_the_word() -> None:
    case = harbour()
    hurt = claims(case, "hurt")
    assert set(claims(case, "hurt -nobody")) == set(hurt) - set(claims(case, "nobody")) != set(hurt)
    assert claims(case, "-hurt") == [name for name in case.claims if name not in hurt]
    assert found(case, "hurt -hurt") == []
    assert set(claims(case, '-"by telephone"')) == set(case.claims) - {"nobody-hurt"}


def test_the_record_that_the_words_are_more_of_comes_first(tmp_path: Path) -> None:
    breeze, long = "A breeze, a breeze.", f"Breeze, and {'much else ' * 50}"
    case = opened(tmp_path, changed("It was strong.", long, changed("It was weak.", breeze)))
    assert found(case, "breeze") == ["weak", "strong"]
    case = opened(tmp_path, changed("It was strong.", breeze, changed("It was weak.", long)))
    assert found(case, "breeze") == ["strong", "weak"]


def test_a_search_without_words_finds_nothing_and_narrows_nothing() -> None:
    for nothing in ("", " ", '"', "-", "--", '-""', "()", "\0", "\ud800", "* ^ :", "said:", 'by:""'):
        sought = understand(harbour(), nothing)
        assert not sought.asks, nothing
        assert harbour().ranked(Filters(sought=sought)) == []
        assert len(harbour().left(Filters(sought=sought))) == len(harbour().claims)


# The bundled case


def test_toqaev_finds_what_112_prints_of_tokayev() -> None:
    case = kazakhstan()
    names = claims(case, "toqaev")
    of = [case.claims[name] for name in names]
    printed = [
        claim.id
        for claim in of
        if any("Tokayev" in quote.exact for report in claim.reports for quote in report.quotes)
        and not any("Toqaev" in quote.exact for report in claim.reports for quote in report.quotes)
    ]
    assert printed
    assert {report.source for name in printed for report in case.claims[name].reports} == {"112ua"}
    his = {claim.id for claim in case.claims.values() if "tokayev" in (claim.speaker, *claim.via, *claim.actors)}
    assert his <= set(names) & set(claims(case, "TOKAYEV")) & set(claims(case, "kasym-jomart"))


def test_foul_play_stands_in_one_claim() -> None:
    assert claims(kazakhstan(), '"foul play"') == ["ibraev-jumped"]
    assert claims(kazakhstan(), '"play foul"') == []


# Fields


@pytest.mark.parametrize(
    ("typed", "clause"),
    [
        ("speaker:mayor", ("speaker", ["mayor"])),
        ('speaker:"Ana Pereira"', ("speaker", ["mayor"])),
        ("speaker:PEREJRA", ("speaker", ["mayor"])),
        ("Speaker:oez", ("speaker", ["zhanna"])),
        ("speaker:жанна", ("speaker", ["zhanna"])),
        ('speaker:"fire bri', ("speaker", ["brigade"])),
        ("speaker:courier", ("speaker", ["courier"])),
        ("source:gazette", ("source", ["gazette"])),
        ('source:"the gaz"', ("source", ["gazette"])),
        ("by:gazette", ("by", ["gazette"])),
        ("by:editor", ("by", ["editor"])),
        ("by:ed", ("by", ["editor"])),
        ("said:2020-03-03", ("said", ["Tue 3 Mar 2020"])),
        ("said:2020-03-04/..", ("said", ["Wed 4 Mar 2020"])),
        ("said:unknown", ("said", ["?"])),
        ("where:harb", ("where", ["Harbour"])),
        ("where:unknown", ("where", ["?"])),
        ("kind:denies", ("kind", ["denies"])),
        ('kind:"a denial"', ("kind", ["denies"])),
        ("mark:no-evidence", ("mark", ["no-evidence"])),
        ('mark:"no evidence"', ("mark", ["no-evidence"])),
        ("mark:disputed", ("mark", ["disputed"])),
    ],
)
def test_a_field_narrows_to_what_it_names(typed: str, clause: tuple[str, list[str]]) -> None:
    facet, values = clause
    sought = understand(harbour(), typed)
    assert [(found.facet, sorted(found.values), found.negated) for found in sought.clauses] == [(facet, values, False)]
    assert (sought.match, sought.without) == ("", ())
    counted = harbour().count(facet, values[0])
    assert 0 < len(claims(harbour(), typed)) == counted < len(harbour().claims)
    assert len(claims(harbour(), f"-{typed}")) == len(harbour().claims) - counted
    assert told(harbour(), f"-{typed}") == f"not {told(harbour(), typed)}"


@pytest.mark.parametrize(
    ("typed", "facet", "values", "words"),
    [
        ("speaker:f", "speaker", ["brigade"], "speaker Fire brigade"),
        ("speaker:the", "speaker", ["town"], "speaker The town"),
        ("said:2020-03", "said", ["Tue 3 Mar 2020", "Wed 4 Mar 2020"], "said Tue 3 Mar 2020 or Wed 4 Mar 2020"),
        ("kind:d", "kind", ["demands", "denies", "disclaims"], "kind a denial, does not know or a demand"),
        ("mark:un", "mark", ["unconfirmed", "unsealed"], "mark not sealed or unconfirmed"),
        ("mark:no", "mark", ["no-evidence", "unsealed"], "mark not sealed or no evidence"),
    ],
)
def test_what_may_mean_several_means_any_of_them_and_says_which(
    typed: str, facet: str, values: list[str], words: str
) -> None:
    sought = understand(harbour(), typed)
    assert [(clause.facet, sorted(clause.values)) for clause in sought.clauses] == [(facet, values)]
    assert sought.understood == (words,)
    counts = Recount(harbour())
    assert claims(harbour(), typed) == counts.left(also=sought.clauses)


def test_fields_words_and_what_is_taken_away_narrow_each_other() -> None:
    case = harbour()
    assert claims(case, "hurt source:courier") == ["three-hurt"]
    assert claims(case, "hurt -source:courier") == ["nobody-hurt"]
    assert claims(case, "speaker:brigade said:2020-03-03 kind:dis -mark:removed") == ["cause-unknown"]
    assert claims(case, "speaker:brigade -speaker:brigade") == []
    assert set(found(case, "fire speaker:brigade")) == set(claims(case, "fire speaker:brigade")) != set()


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("sign", ["", "-"])
def test_a_field_without_a_value_says_how_it_goes_on_and_asks_for_nothing(field: str, sign: str) -> None:
    for rest in ("", " ", '""', '"', ' "fire"', " fire "):
        sought, alone = understand(harbour(), f"{sign}{field}:{rest}"), understand(harbour(), rest)
        assert f"{field}: goes on with {FIELDS[field]}" in sought.understood
        assert (sought.clauses, sought.without, sought.match) == ((), (), alone.match)
        assert sought.lights == alone.lights


def test_a_name_in_many_values_means_all_of_them(tmp_path: Path) -> None:
    head = "case: {format: 1, id: x, title: X}\nactors: [{id: ann, name: Ann, kind: person}]\n"
    claim = "- {id: c-N, text: T, speaker: ann, said: 'D', reports: [{source: s, quotes: [{exact: x}]}]}\n"
    days = [f"{year}-{month:02}-{day:02}" for year in (2019, 2020) for month in range(1, 13) for day in range(1, 27)]
    made = "".join(claim.replace("N", str(number)).replace("D", day) for number, day in enumerate(days))
    case = opened(tmp_path, f"{head}sources: [{{id: s, title: T, publisher: P}}]\nclaims:\n{made}")
    assert len(claims(case, "said:2019/2020")) == len(days) > 500
    assert len(claims(case, "-said:2019/2020")) == 0
