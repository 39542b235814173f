"""Citations: a claim's quotes byte for byte, what stands around them cleaned, and enough to find them again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from helpers import BUNDLED, SMALL, changed, harbour, kazakhstan, put, run

from tui.case import Case
from tui.formats.citation import citation, quote_text
from tui.model import Claim
from tui.reading.quotes import Position, all_words
from tui.reading.records import read
from tui.reading.seal import Seal
from tui.text import as_written, clean, one_line

HOSTILE = "a\x1b[31m\x9b1m\u202e\x07\nOn Record: case forged"


@pytest.fixture(params=["harbour", "kazakhstan"])
def case(request: pytest.FixtureRequest) -> Case:
    return harbour() if request.param == "harbour" else kazakhstan()


def content(claim: Claim) -> list[str]:
    quotes = [quote for report in claim.reports for quote in report.quotes if quote.role == "content"]
    return [as_written(quote.exact) for quote in quotes]


def escaped(text: str) -> str:
    """Return text as YAML in which every character is written out."""
    return '"' + "".join(f"\\U{ord(char):08x}" for char in text) + '"'


def lines(case: Case, name: str) -> list[str]:
    return citation(case, name).split("\n")


# The words alone


def test_the_words_of_every_claim_with_one_quote_a_source_are_those_with_an_empty_line_between(case: Case) -> None:
    single = {name: claim for name, claim in case.claims.items() if len(content(claim)) == len(claim.reports)}
    assert len(single) > 5
    for name, claim in single.items():
        assert quote_text(case, name) == "\n\n".join(content(claim))


def test_the_words_of_a_claim_are_those_of_all_its_sources_and_nothing_else() -> None:
    assert quote_text(harbour(), "cause-unknown") == "the cause is not known\n\nthe cause is unknown"
    assert quote_text(harbour(), "sparks") == "Жанна сказала «искра»"
    assert quote_text(harbour(), "dozens-ran") == "dozens ran\n  and [/x] some fell"
    assert quote_text(harbour(), "nobody-hurt") == '"nobody hurt," [sic] said the mayor'


@pytest.mark.parametrize("name", ["harbour", "gazette", "mayor", "fire", "what-cause", "nothing", ""])
def test_only_claims_have_words_to_copy(name: str) -> None:
    assert quote_text(harbour(), name) is None


PAYLOADS = [
    HOSTILE,
    "\x1b[31mred\x1b[0m",
    "\x00",
    "a\r\nb",
    "\u202egnp.exe",
    "a\u2028b",
    "\ufeffa",
    " a ",
    "\ta\n",
    "“a”",
]


@pytest.mark.parametrize("words", PAYLOADS, ids=ascii)
def test_words_are_copied_byte_for_byte_control_characters_and_all(tmp_path: Path, words: str) -> None:
    case = Case.open(put(tmp_path, changed("exact: it was strong", f"exact: {escaped(words)}")))
    assert case.problems == ()
    assert quote_text(case, "strong") == words
    assert citation(case, "strong").startswith(f"“{words}”\nThe Paper reports it\n")


def test_a_claim_without_words_that_carry_it_has_none_and_is_cited_by_its_paraphrase(tmp_path: Path) -> None:
    text = changed("exact: it was strong", "exact: it was strong\n      role: attribution")
    case = Case.open(put(tmp_path, text))
    assert quote_text(case, "strong") is None
    assert lines(case, "strong")[:3] == [
        "In the editor's words: It was strong.", "“it was strong” – attribution", "The Paper reports it",
    ]  # fmt: skip


# With what it takes to find them again


def test_a_claim_is_cited_with_speaker_way_date_source_address_and_ids() -> None:
    assert lines(harbour(), "nobody-hurt") == [
        '“"nobody hurt," [sic] said the mayor”',
        "[…] “by telephone this morning” – attribution",
        "The Gazette reports it · the pieces stand as in the case's file",
        "Speaker: Ana Pereira (mayor, The town, from 2018)",
        "By way of: The Gazette ← Mayor's office ← Ana Pereira → The Gazette, by telephone",
        "Said: Tue 3 Mar 2020 (“this morning”)",
        'In: “Fire in the harbour; "nobody hurt," says the mayor”, by A. Writer, The Gazette, '
        "Tue 3 Mar 2020, 18:05 (“6.05 pm, March 3”)",
        "https://gazette.example/fire#:~:text=%22nobody%20hurt%2C%22%20%5Bsic%5D%20said%20the%20mayor",
        "On Record: case harbour, claim nobody-hurt",
    ]


def test_a_claim_of_two_sources_has_the_words_of_each_above_its_name_and_both_references() -> None:
    found = lines(harbour(), "cause-unknown")
    assert found[:4] == [
        "“the cause is not known”", "The Gazette reports it", "“the cause is unknown”", "Courier reports it",
    ]  # fmt: skip
    assert [line.partition("”")[0] for line in found if line.startswith("In: ")] == [
        'In: “Fire in the harbour; "nobody hurt," says the mayor', "In: “Three hurt as harbour burns",
    ]  # fmt: skip


def test_a_sources_reservation_and_its_own_voice_are_not_left_out() -> None:
    assert lines(harbour(), "sparks")[1:3] == [
        "[…] “she gave no proof” – reservation",
        "Courier reports it · no evidence · the pieces stand as in the case's file",
    ]
    assert lines(harbour(), "alarm-late")[1:4] == [
        "Courier says so in its own voice", "Speaker: Courier", "By way of: Courier in its own voice",
    ]  # fmt: skip


def test_a_claim_without_a_date_is_cited_by_when_it_was_printed(tmp_path: Path) -> None:
    assert "Printed: Wed 4 Mar 2020, no date of saying given" in lines(harbour(), "sparks")
    assert "Said: no date given" in lines(Case.open(put(tmp_path, SMALL)), "strong")
    said = changed("speaker: ann", "speaker: ann\n  said_text: the\\n day before")
    assert "Said: “the\\n day before”" in lines(Case.open(put(tmp_path, said)), "strong")


def test_sealed_words_are_cited_by_their_paragraphs() -> None:
    case = kazakhstan()
    sealed = {(words[0], words[1]): place.paragraph for words, place in case.seal.words.items()}
    place = f"paragraph {sealed['coup-unrest', 'rferl']}, at the start"
    assert lines(case, "coup-unrest")[3] == f"RFE/RL reports it · no evidence · {place}"
    for name in case.claims:
        assert sum("paragraph" in line for line in lines(case, name)) >= 1, name
        assert "not sealed" not in citation(case, name)


def test_words_in_several_paragraphs_name_each_of_them_once(tmp_path: Path) -> None:
    text = changed("exact: it was strong", "exact: it was strong\n    - exact: and so it stayed\n    - exact: for long")
    reading = read(put(tmp_path, text))
    places = iter([Position(90, 7), Position(9, 2), Position(95, 7), Position(0, 1)])
    claims = {name: record for name, record in reading.records.items() if isinstance(record, Claim)}
    case = Case.of(reading, Seal(True, words={words.key: next(places) for words in all_words(claims)}))
    assert lines(case, "strong")[3] == "The Paper reports it · paragraphs 2 and 7"


def test_words_that_are_not_those_that_were_sealed_say_so(tmp_path: Path) -> None:
    shutil.copytree(BUNDLED, tmp_path / "case")
    file = tmp_path / "case" / "claims-rferl.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(changed("exact: Week Of Deadly Unrest\n", "exact: Week Of Deadly Calm\n", text), encoding="utf-8")
    case = Case.open(tmp_path / "case")
    assert lines(case, "week-of-unrest")[:2] == [
        "“Week Of Deadly Calm”", "RFE/RL says so in its own voice · not sealed",
    ]  # fmt: skip
    assert "not sealed" not in citation(case, "coup-unrest")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("what-cause", ["What set it off?", "On Record: case harbour, question what-cause"]),
        (
            "mayor",
            [
                "Ana Pereira",
                "The Gazette prints: Ana Pereira",
                "Courier prints: Anna Perejra",
                "On Record: case harbour, actor mayor",
            ],
        ),
        ("town", ["The town", "On Record: case harbour, actor town"]),
        (
            "hurt",
            [
                "People are hurt",
                "from 2 Mar 2020 to about 3 Mar 2020 (“during the night”)",
                "On Record: case harbour, event hurt",
            ],
        ),
        ("fire", ["The harbour burns", "Mon 2 Mar 2020, Harbour", "On Record: case harbour, event fire"]),
        (
            "courier",
            ["“Three hurt as harbour burns”, Courier, Wed 4 Mar 2020", "On Record: case harbour, source courier"],
        ),
        ("harbour", ["The Harbour Fire", "Covers: 1–4 Mar 2020", "Editor: the tests", "On Record: case harbour"]),
    ],
)
def test_other_records_are_cited_by_what_tells_them(name: str, says: list[str]) -> None:
    assert lines(harbour(), name) == says


def test_a_source_is_cited_with_the_text_that_was_read() -> None:
    found = lines(kazakhstan(), "112ua")
    assert found[0].endswith(", by Polina Davydova, 112 Ukraine, Mon 10 Jan 2022, 23:26 (“23:26, 10 January 2022”)")
    assert found[1:3] == ["Language: en", f"SHA-256: {kazakhstan().sources['112ua'].sha256}"]


def test_every_record_has_a_citation_that_ends_in_its_ids_and_holds_its_words(case: Case) -> None:
    assert case.claims
    for name in (*case.claims, *case.events, *case.actors, *case.questions, *case.sources):
        text, record = citation(case, name), case.get(name)
        assert text.endswith(f"\nOn Record: case {case.info.id}, {type(record).__name__.lower()} {name}")
        assert all(f"“{words}”\n" in text for words in (content(record) if isinstance(record, Claim) else []))


def test_a_record_that_is_not_there_has_no_citation() -> None:
    with pytest.raises(KeyError, match="nothing"):
        citation(harbour(), "nothing")


# What is hostile around them


def test_all_but_the_quote_is_cleaned_and_forges_no_line(tmp_path: Path) -> None:
    words = escaped(HOSTILE)
    text = SMALL
    for old in ("A small case", "A headline", "The Paper", "A storm", "How strong was it?"):
        text = changed(old, words, text)
    text = changed("name: Ann", f"name: {words}\n  names: [{{text: {words}, in: paper}}]", text)
    text = changed("id: paper", f"id: paper\n  author: {words}\n  url: {words}\n  published_text: {words}", text)
    text = changed("speaker: ann", f"speaker: ann\n  said_text: {words}\n  medium: {words}", text)
    text = changed("when: 2020-01-02", f"when: 2020-01-02\n  when_text: {words}\n  where: {words}", text)
    case = Case.open(put(tmp_path, text))
    assert case.problems == ()
    for name in ("strong", "ann", "storm", "how-strong", "paper", "small"):
        found = lines(case, name)
        assert all(clean(line) == line for line in found)
        assert [line for line in found if line.startswith("On Record")] == found[-1:]
        assert one_line(clean(HOSTILE)) in "\n".join(found[:-1])


def test_citing_loads_neither_textual_nor_the_explorer() -> None:
    script = "import sys, tui.formats.citation; print([n for n in sys.modules if n.split('.')[0] in "
    script += "('textual', 'rich') or n.startswith('tui.explorer')])"
    assert run(python=("-c", script)).stdout == b"[]\n"
