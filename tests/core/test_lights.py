"""What a search lights up: whole words as they stand in a text, found by their folded form."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from helpers import harbour, kazakhstan, many
from hypothesis import example, given
from hypothesis import strategies as st
from searched import tokens

from tui.case import Case, search
from tui.case.search import understand
from tui.case.words import names_of
from tui.folding import fold, light_pattern, lit
from tui.readings import readings


def shown(text: str, *lights: str) -> list[str]:
    pattern = light_pattern(tuple(way + "*" * light.endswith("*") for light in lights for way in readings(light)))
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
@example("O’Brien’s 1,743", ["obriens*", "743"], None)
@many(500)
def test_every_light_is_a_span_of_the_text_that_folds_to_what_was_sought(
    text: str, lights: list[str], data: st.DataObject | None
) -> None:
    if data is not None and tokens(text):
        lights = [*lights, data.draw(st.sampled_from(tokens(text))) + data.draw(st.sampled_from(["", "*"]))]
    pattern = light_pattern(tuple(way + "*" * light.endswith("*") for light in lights for way in readings(light)))
    if pattern is None:
        assert not any(tokens(light) for light in lights)
        return
    spans = lit(text, pattern)
    assert bool(spans) == any(pattern.search(way) for way in readings(text))
    assert spans == sorted(spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans)), "no light lies on another"
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert any(pattern.search(way) for way in readings(text[start:end]))
        assert not unicodedata.combining(text[start])


def test_a_persons_other_spellings_light_up_too_but_not_for_two_letters() -> None:
    pattern = light_pattern(understand(harbour(), "perejra").lights)
    assert pattern is not None
    assert lit("Ana Pereira, or Anna Perejra", pattern) == [(0, 11), (16, 28)]
    assert understand(harbour(), "an").lights == ("an*",)


def test_what_is_taken_away_and_what_a_field_names_is_not_lit() -> None:
    assert understand(harbour(), "fire -hurt speaker:brigade").lights[0] == "fire"
    assert not {"hurt", "hurt*"} & set(understand(harbour(), "fire -hurt speaker:brigade").lights)


@pytest.mark.parametrize("case", [harbour(), kazakhstan()], ids=["harbour", "kazakhstan"])
def test_every_claim_that_has_a_word_in_its_paraphrase_has_it_lit(case: Case) -> None:
    assert case.claims
    for claim in case.claims.values():
        word = max(tokens(claim.text), key=len)
        pattern = light_pattern(understand(case, f"{word} ").lights)
        assert pattern is not None
        lights = [fold(claim.text[start:end]) for start, end in lit(claim.text, pattern)]
        assert word in [other for light in lights for other in tokens(light)]


@pytest.mark.parametrize("case", [harbour(), kazakhstan()], ids=["harbour", "kazakhstan"])
def test_of_many_actors_the_same_spellings_light_up_as_of_a_few(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [name for actor in case.actors for name in names_of(case.get(actor))]
    typed = sorted({word[:most] for name in names for word in (name, *tokens(name)) for most in (3, 5, 99)})
    few = [understand(case, words).lights for words in typed]
    assert sum(map(len, few)) > 2 * len(few), "some light up others"
    monkeypatch.setattr(search, "MANY", 0)
    assert [understand(case, words).lights for words in typed] == few
