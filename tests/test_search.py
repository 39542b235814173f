"""The search: what is typed is understood or said not to be, every input has an answer, and hits are lit up in place."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers import changed, harbour, kazakhstan, many, put
from hypothesis import example, given
from hypothesis import strategies as st
from recount import Recount, tokens

from tui.case import Case
from tui.query import FACETS, Clause, Filters, Sought
from tui.search import FIELDS, MOST_TERMS, Term, light_pattern, lit, terms, understand
from tui.text import fold

BOTH = pytest.mark.parametrize("case", [harbour(), kazakhstan()], ids=["harbour", "kazakhstan"])


def found(case: Case, text: str) -> list[str]:
    """Return the ids of all records that a search finds, the closest first."""
    return case.ranked(Filters(sought=understand(case, text)))


def claims(case: Case, text: str) -> list[str]:
    """Return the ids of the claims that a search leaves, in their order."""
    return [case.ids[number] for number in case.left(Filters(sought=understand(case, text)))]


def told(case: Case, text: str) -> str:
    return "; ".join(understand(case, text).told)


def opened(folder: Path, text: str) -> Case:
    case = Case.open(put(folder, text))
    assert case.problems == ()
    return case


# Words and phrases


@BOTH
def test_a_claim_is_found_by_every_spelling_of_whoever_has_a_part_in_it(case: Case) -> None:
    for claim in case.claims.values():
        for name in (claim.speaker, *claim.via, *claim.to, *claim.actors):
            for spelling in case.called(name):
                assert claim.id in claims(case, f'"{spelling.replace(chr(34), " ")}"')


@BOTH
@pytest.mark.parametrize("change", [str.upper, str.lower, str.swapcase, fold])
def test_search_ignores_case_and_accents(case: Case, change: Callable[[str], str]) -> None:
    for claim in case.claims.values():
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
    assert found(case, "before strong ") == []
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
    text = data.draw(st.sampled_from([text for text in Recount(case).texts(name) if tokens(text)]))
    words = tokens(text)
    at = data.draw(st.integers(0, len(words) - 1))
    phrase = words[at : at + data.draw(st.integers(1, 9))]
    joint = data.draw(st.sampled_from([" ", " - ", "\n", ", ", "] ["]))
    assert name in found(case, f'"{joint.join(phrase)}"')
    assert name in found(case, " ".join(phrase[:-1] + [phrase[-1][:2]]))


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
    assert set(claims(case, "TOKAYEV")) == set(names)
    assert {name for name in case.claims if case.claims[name].speaker == "tokayev"} <= set(names)


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
        ("mark:disp", ("mark", ["disputed"])),
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
        ("mark:un", "mark", ["unconfirmed"], "mark unconfirmed"),
        ("mark:no", "mark", ["no-evidence", "unsealed"], "mark not sealed or no evidence"),
    ],
)
def test_what_may_mean_several_means_any_of_them_and_says_which(
    typed: str, facet: str, values: list[str], words: str
) -> None:
    sought = understand(harbour(), typed)
    assert [(clause.facet, sorted(clause.values)) for clause in sought.clauses] == [(facet, values)]
    assert sought.told == (words,)
    counts = Recount(harbour())
    assert claims(harbour(), typed) == counts.left(also=sought.clauses)


def test_fields_words_and_what_is_taken_away_narrow_each_other() -> None:
    case = harbour()
    assert claims(case, "hurt source:courier") == ["three-hurt"]
    assert claims(case, "hurt -source:courier") == ["nobody-hurt"]
    assert claims(case, "speaker:brigade said:2020-03-03 kind:dis -mark:removed") == ["cause-unknown"]
    assert claims(case, "speaker:brigade -speaker:brigade") == []
    assert found(case, "harbour speaker:brigade") == claims(case, "harbour speaker:brigade") != []


@pytest.mark.parametrize(
    ("typed", "says", "words"),
    [
        ("speaker:nobody", "no speaker is like “nobody”, so it is searched as words", "speaker nobody"),
        ("speaker:office", "no speaker is like “office”, so it is searched as words", "speaker office"),
        ("said:yesterday", "no said is like “yesterday”, so it is searched as words", "said yesterday"),
        ("said:1999", "no said is like “1999”, so it is searched as words", "said 1999"),
        ('where:"the moon"', "no where is like “the moon”, so it is searched as words", "where the moon"),
        ("kind:lie", "no kind is like “lie”, so it is searched as words", "kind lie"),
        ("mark:true", "no mark is like “true”, so it is searched as words", "mark true"),
        ("body:fire", "“body:fire”", "body fire"),
        ("NEAR(fire", "“NEAR(fire”", "NEAR fire"),
        ("fire*", "“fire*”", "fire"),
        ('"a b', "the phrase “a b”", "a b"),
    ],
)
def test_what_is_not_understood_is_told_and_searched_as_words(typed: str, says: str, words: str) -> None:
    sought = understand(harbour(), typed)
    assert sought.clauses == ()
    assert says in sought.told
    assert found(harbour(), typed) == found(harbour(), f'"{words}')
    assert claims(harbour(), f"-{typed}") == [name for name in harbour().claims if name not in claims(harbour(), typed)]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("rest", ["", " ", '""', '"', ' "fire"', " fire "])
@pytest.mark.parametrize("sign", ["", "-"])
def test_a_field_without_a_value_says_how_it_goes_on_and_asks_for_nothing(field: str, rest: str, sign: str) -> None:
    sought = understand(harbour(), f"{sign}{field}:{rest}")
    assert f"{field}: goes on with {FIELDS[field]}" in sought.told
    assert sought.clauses == sought.without == ()
    alone = understand(harbour(), rest)
    assert (sought.match, sought.lights) == (alone.match, alone.lights)


def test_a_name_in_many_values_means_all_of_them(tmp_path: Path) -> None:
    head = "case: {format: 1, id: x, title: X}\nactors: [{id: ann, name: Ann, kind: person}]\n"
    claim = "- {id: c-N, text: T, speaker: ann, said: 'D', reports: [{source: s, quotes: [{exact: x}]}]}\n"
    days = [f"{year}-{month:02}-{day:02}" for year in (2019, 2020) for month in range(1, 13) for day in range(1, 27)]
    made = "".join(claim.replace("N", str(number)).replace("D", day) for number, day in enumerate(days))
    case = opened(tmp_path, f"{head}sources: [{{id: s, title: T, publisher: P}}]\nclaims:\n{made}")
    assert len(claims(case, "said:2019/2020")) == len(days) > 500
    assert len(claims(case, "-said:2019/2020")) == 0


# Every input has an answer

NASTY = [
    '"', '""', '"""', "'", "-", "--", '-"', '-""', '--""', "*", "a*", "^", "^a", "(", ")", "((a", "a)", "{a b}:", "+",
    "AND", "OR", "NOT", "a AND", "NOT a", "NEAR(a b, 2)", "NEAR(", "col:x", "body:", "rowid:1", "words:a", ":", ":a",
    "\0", "a\0b", "\ud800", "a\udfffb", "\udcff:\udcff", "\ufffe", "\x1b[31m", "\u202e", "\n", "\t a\u00a0b", ";",
    "'; DROP TABLE words; --", "%", "_", "\\", "?", "?1", "said:[", "said:[]", "said:/", "said:../..", "said:X",
    "said:Y99999999999", 'said:"2020-03-03', "speaker:-", "speaker:.", 'speaker:"', "speaker:\ud800", "by:\0", "where:?",
    "kind:*", "mark:", "-mark:", "speaker:speaker:a", "\u0301", "speaker:\u0301", "by:\u0301", "kind:\u0301 a",
    'sa\u0131d:""', "sa\u0131d:disputed", '\u017fpeaker:""', "\u017fource:gazette", "mar\u212a:disputed", "ＡＮＤ", "＂a＂",
    "a" * 10_000, "a " * 5_000, '"' * 10_001, "-" * 10_000, '"a" ' * 3_000, "speaker:a " * 2_000, "said:" + "9" * 9_000,
]  # fmt: skip
CHARACTERS = st.text(st.characters(exclude_categories=()), max_size=12)
TYPED = st.lists(
    st.sampled_from([*NASTY, *(f"{field}:" for field in FIELDS), "fire", "Жанна"]) | CHARACTERS, max_size=12
)


def answered(case: Case, text: str) -> Sought:
    """Ask for all that a search is used for; return how it was understood."""
    sought = understand(case, text)
    filters = Filters(sought=sought)
    left = {case.ids[number] for number in case.left(filters)}
    assert set(case.ranked(filters)) == (left | set(case.hits(filters)) if sought.asks else set())
    assert set(case.claims).isdisjoint(case.hits(filters))
    assert sum(case.counts("kind", filters).values()) == len(left)
    assert sought.text == text
    assert {clause.facet for clause in sought.clauses} <= set(FACETS)
    assert all(len(line) < 300 and len(line.splitlines()) == 1 for line in sought.told)
    pattern = light_pattern(sought.lights)
    assert pattern is None or lit("Fire in the harbour; Жанна Öz", pattern) is not None
    return sought


@pytest.mark.parametrize("text", NASTY, ids=lambda text: ascii(text)[:24])
def test_nothing_nasty_is_an_error(text: str) -> None:
    answered(harbour(), text)
    answered(kazakhstan().at(20220109), text)


@given(TYPED, st.sampled_from(["", " "]))
@many(400)
def test_every_search_text_has_an_answer(typed: list[str], between: str) -> None:
    answered(harbour(), between.join(typed))


@given(TYPED)
@many(200)
def test_whatever_has_a_letter_or_digit_is_told(typed: list[str]) -> None:
    text = " ".join(typed)
    has_words = any(char.isalnum() for char in text)
    assert bool(understand(harbour(), text).told) == has_words


OPERATORS = ["AND", "OR", "NOT", "NEAR", "*", "^", "(", ")", ":", "body:", "{a b}:", "+", "'", ";", "\0", "\ud800", "–"]


@pytest.mark.parametrize("operator", OPERATORS, ids=ascii)
def test_nothing_typed_is_an_operator(operator: str) -> None:
    words = tokens(operator.replace("\ud800", ""))
    assert set(found(harbour(), f"crane {operator}")) == ({"sparks"} if not words else set())
    assert set(found(harbour(), f'crane "{operator}"')) == ({"sparks"} if not words else set())


@pytest.mark.parametrize("text", ["harbour " * 10_000, "nobody " + "x" * 10_000, '"' + "fire " * 5_000 + '"'])
def test_what_is_cut_off_of_a_very_long_search_is_told(text: str) -> None:
    assert any("first" in line for line in understand(harbour(), text).told)


def test_a_search_of_very_many_words_is_that_of_its_first() -> None:
    assert len(terms("harbour " * 10_000)) > MOST_TERMS
    assert found(harbour(), "harbour " * 10_000) == found(harbour(), "harbour")
    assert told(harbour(), "a " * 100).endswith(f"the first {MOST_TERMS} terms only")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", [Term("", "a", False, False, True)]),
        ("a ", [Term("", "a", False, False, False)]),
        ('"a b', [Term("", "a b", True, False, True)]),
        ('"a b"', [Term("", "a b", True, False, False)]),
        ('-"a b" c', [Term("", "a b", True, True, False), Term("", "c", False, False, True)]),
        ("KIND:a", [Term("kind", "a", False, False, True)]),
        ('-by:"a b" ', [Term("by", "a b", True, True, False)]),
        ("col:a", [Term("", "col:a", False, False, True)]),
        ('a"b c"d', [Term("", "a", False, False, False), Term("", "b c", True, False, False), Term("", "d", False, False, True)]),
        ("by: a", [Term("by", "", False, False, False), Term("", "a", False, False, True)]),
    ],
)  # fmt: skip
def test_terms_are_told_apart(text: str, expected: list[Term]) -> None:
    assert terms(text) == expected


# What is found is lit up


def shown(text: str, *lights: str) -> list[str]:
    pattern = light_pattern(lights)
    return [text[start:end] for start, end in lit(text, pattern)] if pattern else []


@pytest.mark.parametrize(
    ("text", "lights", "expected"),
    [
        ("Tokayev said", ["tokayev"], ["Tokayev"]),
        ("Tokayevs said", ["tokayev"], []),
        ("Tokayevs said", ["tokayev*"], ["Tokayevs"]),
        ("ТОҚАЕВ, Тоқаевтың", ["тоқаев"], ["ТОҚАЕВ"]),
        ("ТОҚАЕВ, Тоқаевтың", ["тоқаев*"], ["ТОҚАЕВ", "Тоқаевтың"]),
        ("a cafe\u0301 here", ["cafe"], ["cafe\u0301"]),
        ("a café here", ["cafe"], ["café"]),
        ("и\u0306 й", ["и"], ["и\u0306", "й"]),
        ("the ﬁre", ["fire"], ["ﬁre"]),
        ("die Straße", ["strasse"], ["Straße"]),
        ("coup d'état", ["d'etat"], ["d'état"]),
        ("“foul  play”", ["foul play"], ["foul  play"]),
        ("foul\nplay, foul-play", ["foul play"], ["foul\nplay", "foul-play"]),
        ("Kassym-Jomart Tokayev", ["tokayev", "kassym-jomart tokayev"], ["Kassym-Jomart Tokayev"]),
        ("nothing", ["", " ", "-", "*"], []),
        ("ｆｉｒｅ and 𝐟𝐢𝐫𝐞", ["fire"], ["ｆｉｒｅ", "𝐟𝐢𝐫𝐞"]),
        ("İzmir", ["izmir"], ["İzmir"]),
    ],
)
def test_lights_fall_on_whole_words_as_they_stand(text: str, lights: list[str], expected: list[str]) -> None:
    assert shown(text, *lights) == expected


LETTERS = ["a", "B", "ß", "ﬁ", "é", "e", "\u0301", "й", "и", "\u0306", "Қ", "қ", "İ", "ı", "東", "한", "𝐟", "ﬃ", "Ǆ"]
APART = [" ", "-", "’", "\n", ".", "½", "…", "\u200d", "_"]
PRINTED = st.text(st.sampled_from([*LETTERS, *APART]) | st.characters(), max_size=30)


@given(PRINTED, st.lists(PRINTED, max_size=3), st.data())
@example("\u0301a\u0301\u0301 b\u0301", ["a*"], None)
@example("½", ["1", "2"], None)
@many(500)
def test_every_light_is_a_span_of_the_text_that_folds_to_what_was_sought(
    text: str, lights: list[str], data: st.DataObject | None
) -> None:
    if data is not None and tokens(text):
        lights = [*lights, data.draw(st.sampled_from(tokens(text))) + data.draw(st.sampled_from(["", "*"]))]
    pattern = light_pattern(tuple(fold(light) for light in lights))
    if pattern is None:
        assert not any(tokens(light) for light in lights)
        return
    spans = lit(text, pattern)
    sought = [match.group() for match in pattern.finditer(fold(text))]
    assert len(spans) == len(sought)
    assert spans == sorted(spans)
    for (start, end), match in zip(spans, sought, strict=True):
        assert 0 <= start < end <= len(text)
        assert match in fold(text[start:end])
        assert fold(text[start:end]).strip() == match or any(len(fold(char)) > 1 for char in text[start:end])
        assert not unicodedata.combining(text[start])
        assert end == len(text) or not unicodedata.combining(text[end])


def test_a_persons_other_spellings_light_up_too_but_not_for_two_letters() -> None:
    pattern = light_pattern(understand(harbour(), "perejra").lights)
    assert pattern is not None
    assert [span for span in lit("Ana Pereira, or Anna Perejra", pattern)] == [(0, 11), (16, 28)]
    assert understand(harbour(), "an").lights == ("an*",)


def test_what_is_taken_away_and_what_a_field_names_is_not_lit() -> None:
    assert understand(harbour(), "fire -hurt speaker:brigade").lights[0] == "fire"
    assert not {"hurt", "hurt*"} & set(understand(harbour(), "fire -hurt speaker:brigade").lights)


@BOTH
def test_every_claim_that_has_a_word_in_its_paraphrase_has_it_lit(case: Case) -> None:
    for claim in case.claims.values():
        word = max(tokens(claim.text), key=len)
        pattern = light_pattern(understand(case, f"{word} ").lights)
        assert pattern is not None
        assert word in [fold(claim.text[start:end]) for start, end in lit(claim.text, pattern)]


def test_clauses_are_remembered_as_they_were_meant() -> None:
    assert understand(harbour(), "-kind:denies").clauses == (Clause("kind", ("denies",), True),)
