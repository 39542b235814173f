"""`quote` and `claim`: what they print passes as it is, and what `--write` puts into a case touches no other byte."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
import yaml
from helpers import put, run, tree
from inside import said, taken

from tui.__main__ import main
from tui.model import Claim
from tui.reading.checks import check
from tui.reading.records import Reading, read

TEXT = """\
Fire in the harbour

The mayor, Ana Pereira, said on Tuesday that “nobody was hurt” in the fire. The harbour burned for six hours.

A diver said somebody was hurt. The fire was out at noon, the diver said; the harbour burned for six hours.

12 boats sank — the mayor said so, and the diver said 14.
"""
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()
CASE = f"""\
case: {{format: 1, id: harbour, title: A fire}}
sources:
- {{id: gazette, title: Fire in the harbour, publisher: The Gazette, sha256: {DIGEST}}}
- {{id: herald, title: Nothing, publisher: The Herald}}
actors:
- {{id: mayor, name: Ana Pereira, kind: person, names: [{{text: Ana Pereira, in: gazette}}]}}
- {{id: diver, name: A diver, kind: unnamed, names: [{{text: diver, in: gazette}}]}}
- {{id: silent, name: Ana Souza, kind: person}}
events:
- {{id: fire, title: The harbour burns, when: 2020-03-02}}
questions:
- {{id: how-many, asks: "How many boats?"}}
claims:
- {{id: out, text: The fire was out at noon., speaker: diver, events: [fire], source: gazette, quotes: out at noon}}
"""
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small case of one file with its text, which is the one that commands take."""
    return taken(tmp_path / "case", CASE, "gazette.txt", TEXT, monkeypatch)


def with_herald(text: bytes) -> str:
    return CASE.replace("publisher: The Herald", f"publisher: H, sha256: {hashlib.sha256(text).hexdigest()}")


def checked(path: Path) -> Reading:
    reading = read(path)
    check(reading)
    return reading


# quote


def test_a_quote_is_printed_with_its_place_as_a_comment(case: Path, capsys: Captured) -> None:
    code, out, err = said(capsys, "quote", "gazette", "said", "on tuesday", "that")
    assert (code, out.splitlines()) == (0, [
        "# gazette:3:25, ¶ 2: Fire in the harbour The mayor, Ana Pereira, [said on Tuesday that] “nobody was hurt” in "
        "the fire. The harbour…",
        "- exact: said on Tuesday that",
    ])  # fmt: skip
    assert "small and capital letters differ" in err


def test_a_source_may_be_named_as_it_is_called(case: Path, capsys: Captured) -> None:
    assert said(capsys, "quote", "The Gazette", "sank")[1].endswith("- exact: sank\n")


def test_all_places_are_printed_each_with_what_tells_it_apart(case: Path, capsys: Captured) -> None:
    code, out, err = said(capsys, "quote", "gazette", "the harbour burned for six hours")
    assert code == 0
    assert yaml.safe_load(out) == [
        {"exact": "the harbour burned for six hours"}, {"exact": "The harbour burned for six hours"},
    ]  # fmt: skip
    assert "2 places in 'gazette'; each is printed, the best first" in err
    entries = yaml.safe_load(said(capsys, "quote", "gazette", "burned for six hours")[1])
    assert entries[0]["exact"] == entries[1]["exact"]
    assert entries[0] != entries[1]


def test_of_very_many_places_the_first_are_printed_and_all_are_counted(case: Path, capsys: Captured) -> None:
    text = "so it is. " * 50
    put(case / "texts", text, "herald.txt")
    put(
        case,
        CASE.replace("publisher: The Herald", f"publisher: H, sha256: {hashlib.sha256(text.encode()).hexdigest()}"),
    )
    code, out, err = said(capsys, "quote", "herald", "it is")
    assert (code, len(yaml.safe_load(out))) == (0, 20)
    assert "50 places in 'herald'; the first 20 are printed" in err


def test_words_with_something_left_out_are_quotes_of_their_own(case: Path, capsys: Captured) -> None:
    assert yaml.safe_load(said(capsys, "quote", "gazette", "The mayor … 12 boats sank")[1]) == [
        {"exact": "The mayor"}, {"exact": "the mayor"}, {"exact": "12 boats sank"},
    ]  # fmt: skip


def test_what_is_not_found_is_told_with_the_nearest_place_and_what_differs(case: Path, capsys: Captured) -> None:
    code, out, err = said(capsys, "quote", "gazette", "said on Tuesday that “nobody was hirt” in the fyre")
    assert (code, out) == (1, "")
    assert "these words do not stand in the text of 'gazette': at 3:59 of the text, “hurt” stands where the" in err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("quote", "gazete", "sank"), "'gazete' is not a source of this case; near it: gazette"),
        (("quote", "herald", "sank"), "the source 'herald' has no 'sha256', by which its text is found"),
        (("quote", "gazette", "sank", "--texts", "."), "no text has the SHA-256 of the source 'gazette'"),
        (
            ("claim", "gazette", "12 boats", "--speaker", "Ana"),
            "'Ana' may be any of these: mayor (Ana Pereira)",
        ),
        (("claim", "gazette", "12 boats", "--speaker", "nobody"), "'nobody' is not an actor or a source of this case"),
        (("claim", "gazette", "12 boats", "--event", "mayor"), "'mayor' is not an event of this case"),
        (("claim", "gazette", "12 boats", "--said", "yesterday"), "--said 'yesterday': 'yesterday' is not a date"),
        (("claim", "gazette", "12 boats", "--id", "Boats"), "--id 'Boats' is not a slug"),
        (("claim", "gazette", "12 boats", "--id", "fire"), "--id 'fire' is taken"),
        (("claim", "gazette", "12 boats", "--line", "3"), "--line 3: these words do not begin in that line"),
        (("claim", "gazette", "12 boats", "--to", "new.yaml"), "--to needs --write"),
        (("claim", "gazette", "the diver said", "--write"), "--write needs --speaker: a claim without one is an error"),
    ],
)
def test_what_is_missing_or_not_there_is_said_and_nothing_is_written(
    case: Path, capsys: Captured, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    before = tree(case)
    code, out, err = said(capsys, *words)
    assert (code, out) == (2, "")
    assert says in err
    assert tree(case) == before


@pytest.mark.skipif(os.sep != "/", reason="names of files are bytes elsewhere")
def test_words_that_are_no_text_are_not_quoted(case: Path, capsys: Captured) -> None:
    data = b"He said caf\xe9 and left."
    put(case / "texts", data, "herald.txt")
    put(case, with_herald(data))
    code, _, err = said(capsys, "quote", "herald", "said caf\udce9 and")
    assert code == 2
    assert "a byte that is no UTF-8" in err
    assert said(capsys, "quote", "herald", "and left")[1].endswith("- exact: and left\n")


def test_letters_that_stdout_lacks_are_escaped_so_that_what_is_pasted_is_the_same(case: Path) -> None:
    done = run(
        "quote", "gazette", "that nobody was hurt", env={"PYTHONIOENCODING": "ascii", "ONRECORD_CASE": str(case)}
    )
    assert done.stdout.isascii()
    assert yaml.safe_load(done.stdout) == [{"exact": "that “nobody was hurt”"}]


# claim


ALL = ("--speaker", "a diver", "--via", "gazette", "--said", "3 Mar 2020", "--event", "harbour burns",
       "--question", "how-many=12 boats, no more", "--id", "boats-sank", "--text", "Twelve boats sank.")  # fmt: skip


def test_a_claim_with_all_that_is_known_passes_as_it_is(case: Path, capsys: Captured) -> None:
    code, out, err = said(capsys, "claim", "gazette", "12 boats sank — the mayor", *ALL)
    assert (code, err) == (0, "")
    assert (
        out
        == """\
- id: boats-sank
  text: Twelve boats sank.
  speaker: diver
  via: [gazette]
  said: 2020-03-03
  events: [fire]
  answers: [{how-many: "12 boats, no more"}]
  reports:
  - source: gazette
    quotes:
    - exact: 12 boats sank — the mayor
"""
    )
    put(case, CASE + out)
    reading = checked(case)
    assert reading.problems == []
    assert main(["check", str(case)]) == 0


def test_what_is_not_known_is_a_comment_and_never_made_up(case: Path, capsys: Captured) -> None:
    _, out, _ = said(capsys, "claim", "gazette", "somebody was hurt")
    assert yaml.safe_load(out) == [
        {
            "id": "somebody-was-hurt", "text": "somebody was hurt", "speaker": None,
            "reports": [{"source": "gazette", "quotes": [{"exact": "somebody was hurt"}]}],
        }
    ]  # fmt: skip
    comments = [line.strip().split(":")[0] for line in out.splitlines() if line.strip().startswith("#")]
    assert comments == ["# text", "# speaker", "# said", "# events", "# answers"]
    assert "this paragraph names diver (diver)" in out
    put(case, CASE + out.replace("speaker:\n", "speaker: diver\n"))
    assert checked(case).problems == []


def test_an_id_is_made_of_the_words_and_is_no_other_records(case: Path, capsys: Captured) -> None:
    assert said(capsys, "claim", "gazette", "The fire")[1].startswith("- id: fire-2\n")
    assert said(capsys, "claim", "gazette", "12 boats sank — the mayor said so, and the diver said 14")[1].startswith(
        "- id: 12-boats-sank-the-mayor-said-so-and-the-diver\n"
    )


def test_one_of_several_places_is_chosen_by_its_line(case: Path, capsys: Captured) -> None:
    _, first, err = said(capsys, "claim", "gazette", "burned for six hours")
    assert "2 places in 'gazette'; the one in line " in err
    _, other, err = said(capsys, "claim", "gazette", "burned for six hours", "--line", "5")
    assert err == ""
    assert first != other


def test_twenty_claims_that_are_written_leave_every_other_byte_as_it_was(case: Path, capsys: Captured) -> None:
    words = [" ".join(TEXT.split()[at : at + 3]) for at in range(2, 42, 2)]
    before = (
        b"\xef\xbb\xbf" + CASE.replace("claims:", "# what I have   \nclaims:  # all").replace("\n", "\r\n").encode()
    )
    put(case, before.removesuffix(b"\r\n"))
    for number, each in enumerate(words):
        code, out, err = said(capsys, "claim", "gazette", each, "--speaker", "diver", "--write")
        assert code == 0, err
        now = (case / "case.yaml").read_bytes()
        put_there = now.removeprefix(before)
        assert put_there.decode() == out.replace("\n", "\r\n")
        before = now
        assert len(yaml.safe_load(now.decode("utf-8-sig"))["claims"]) == number + 2
    assert checked(case).problems == []
    assert len(checked(case).records) == 8 + 20


def test_a_claim_goes_behind_the_last_of_its_source_or_where_it_is_told_to(case: Path, capsys: Captured) -> None:
    put(case, "claims:\n- {id: b, text: B, speaker: mayor, source: gazette, quotes: the diver said 14}\n", "b.yaml")
    put(case, "claims:\n- {id: z, text: Z, speaker: mayor, source: herald, quotes: z}\n", "z.yaml")
    before = tree(case)
    said(capsys, "claim", "gazette", "12 boats", "--speaker", "mayor", "--write")
    assert {name for name, state in tree(case).items() if name != "." and before[name] != state} == {"case.yaml"}
    before = tree(case)
    said(capsys, "claim", "gazette", "boats sank", "--speaker", "mayor", "--write", "--to", "z.yaml")
    assert {name for name, state in tree(case).items() if name != "." and before[name] != state} == {"z.yaml"}
    said(capsys, "claim", "gazette", "for six", "--line", "3", "--speaker", "mayor", "--write", "--to", "new.yaml")
    assert yaml.safe_load((case / "new.yaml").read_text())["claims"][0]["id"] == "for-six"
    assert checked(case).problems == []


@pytest.mark.parametrize(
    "to", ["../out.yaml", "seal.yaml", "claims.txt", "texts/claims.yaml", ".hidden.yaml", "link.yaml"]
)
def test_a_file_that_would_not_be_read_is_not_written(case: Path, capsys: Captured, to: str) -> None:
    put(case.parent, "claims: []\n", "elsewhere.yaml")
    os.symlink(case.parent / "elsewhere.yaml", case / "link.yaml")
    before = tree(case.parent)
    path = str(case / to) if "/" in to else to
    code, out, err = said(capsys, "claim", "gazette", "12 boats", "--speaker", "mayor", "--write", "--to", path)
    assert (code, out) == (2, "")
    assert "--to " in err
    assert tree(case.parent) == before


def test_in_a_file_with_defaults_a_claim_takes_what_is_not_given(case: Path, capsys: Captured) -> None:
    text = (
        "defaults: {source: gazette, speaker: mayor, said: 2020-03-03}\nclaims:\n- {id: b, text: B, quotes: said 14}\n"
    )
    put(case, text, "zz.yaml")
    code, out, err = said(capsys, "claim", "gazette", "12 boats sank", "--write", "--event", "fire")
    assert (code, "zz.yaml; from the defaults of the file it takes said, speaker" in err) == (0, True)
    assert "speaker" not in out
    reading = checked(case)
    assert reading.problems == []
    claim = reading.records["12-boats-sank"]
    assert isinstance(claim, Claim)
    assert (claim.speaker, str(claim.said and claim.said.text)) == ("mayor", "2020-03-03")

    put(case, text.replace("speaker: mayor,", "speaker: mayor, via: [diver], events: [fire],"), "zz.yaml")
    own = ("--speaker", "diver", "--said", "4 Mar 2020")
    err = said(capsys, "claim", "gazette", "12 boats sank", "--write", "--to", "zz.yaml", *own)[2]
    assert "; from the defaults of the file it takes events\n" in err, "no relay of another speaker's"
    claim = read(case).records["12-boats-sank"]
    assert isinstance(claim, Claim)
    assert claim.via == ()
