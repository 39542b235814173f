"""What a first case showed: messages that name the next step, and words as people write them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml
from helpers import put
from inside import taken

from tui.__main__ import main
from tui.authoring.furniture import guessed
from tui.typed_dates import as_edtf

TEXT = """\
THE WEEKLY TRIBUNE, HOLM

Saturday, 16 May 2026

Gas escapes from the store

The town said that “nobody was hurt” on the quay. A baker rejects that.

The baker said that nobody told her on the quay.
"""
CASE = f"""\
case: {{format: 1, id: c, title: A case}}
sources:
- {{id: tribune, title: Gas escapes, publisher: The Tribune, sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}}}
- {{id: wire, title: Gas, publisher: Wire}}
actors:
- {{id: town, name: The town, kind: organisation}}
- {{id: baker, name: A baker, kind: unnamed}}
questions:
- {{id: hurt, asks: Who was hurt}}
claims:
- {{id: none, text: Nobody was hurt., speaker: town, source: tribune, quotes: said that “nobody was hurt”}}
- {{id: told, text: Nobody told her., speaker: baker, answers: [hurt], source: tribune, quotes: nobody told her,
   links: [{{to: none, kind: doubts, by: tribune, quote: A baker rejects that}}]}}
"""
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case with the text of one of its two sources, which is the one that commands take."""
    return taken(tmp_path / "case", CASE, "tribune.txt", TEXT, monkeypatch)


def test_a_date_may_be_typed_as_it_is_printed() -> None:
    written = ["15 May 2026", "May 2026", "15.05.2026", "Saturday, 16 May 2026", "16 May 2026?"]
    assert [as_edtf(text) for text in written] == ["2026-05-15", "2026-05", "2026-05-15", "2026-05-16", "2026-05-16?"]
    assert [as_edtf(text) for text in ("2026-05-15T07:40", "[..2026-05]")] == ["2026-05-15T07:40", "[..2026-05]"]
    assert [as_edtf(text) for text in ("15 May", "3/4/2026", "soon")] == ["15 May", "3/4/2026", "soon"], (
        "none is made up"
    )


def test_add_source_takes_a_typed_date_and_says_that_the_publisher_is_open(
    case: Path, tmp_path: Path, capsys: Captured
) -> None:
    put(tmp_path, TEXT.partition("\n\n")[2] + "\nMore.\n", "more.txt")
    more = ["add", "source", str(tmp_path / "more.txt"), "--id", "more", "--write"]
    assert main([*more, "--published", "16 May 2026"]) == 0
    assert "in place of 'to be named'; --publisher gives it" in capsys.readouterr().err
    record = yaml.load((case / "case.yaml").read_text("utf-8"), yaml.BaseLoader)["sources"][-1]
    assert (record["published"], record["title"]) == ("2026-05-16", "Gas escapes from the store")
    assert main(["check"]) == 0
    [named, edited] = [line for line in capsys.readouterr().out.splitlines() if " note: " in line]
    assert "the publisher of 'more' is a draft's 'to be named'" in named
    assert "“to be edited: guessed from the page: title, lang, furniture; look at each”" in edited
    assert main([*more, "--copy"]) == 0, "as the message says that --copy puts the text there"
    assert "the source 'more' has this text already, which is copied to " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("lines", "headline"),
    [
        ("The Paper | News | Share\n\nA fire in the old harbour\n", "A fire in the old harbour"),
        ("16 May 2026, 12:05\nA fire in the old harbour\n", "A fire in the old harbour"),
        ("FIRE IN THE OLD HARBOUR\n\nIt began at noon and it\nburned for six hours.\n", "FIRE IN THE OLD HARBOUR"),
        ("A fire on 16 May 2026\n\nIt began at noon in the harbour.\n", "A fire on 16 May 2026"),
    ],
)
def test_a_date_a_menu_or_the_papers_name_is_no_headline(lines: str, headline: str) -> None:
    assert guessed(lines).headline == headline


def test_a_table_names_a_source_by_its_publisher_and_what_is_new_is_said(
    case: Path, tmp_path: Path, capsys: Captured
) -> None:
    table = "source,exact,text,speaker,said,quote\r\nWire,A cat,A cat sat.,A sailor,16.05.2026,x\r\n"
    put(tmp_path, table, "table.csv")
    assert main(["import", str(tmp_path / "table.csv")]) == 0
    out, err = capsys.readouterr()
    made = yaml.load(out, yaml.BaseLoader)
    assert list(made) == ["actors", "claims"], "the case has the source"
    [claim] = made["claims"]
    assert (claim["reports"][0]["source"], claim["said"]) == ("wire", "2026-05-16")
    assert "the case has no actor 'A sailor'; 'a-sailor' is a new one" in err
    assert "the column 'quote' is not read; did you mean 'exact'?" in err


def test_check_says_what_would_mend_marks_and_which_texts_are_not_there(case: Path, capsys: Captured) -> None:
    assert main(["check"]) == 0
    assert "1 of 2 sources; of wire there is none" in capsys.readouterr().err
    put(case, CASE.replace("“nobody was hurt”", "'nobody was hurt'"))
    assert main(["check"]) == 1
    err = capsys.readouterr().err
    assert "1 value differs from the text by white space and marks alone: the same command with --fix prints" in err
    assert "2 claims read" in err
    assert main(["check", "--fix", "--write"]) == 0
    assert (case / "case.yaml").read_text("utf-8") == CASE
    put(case, CASE.replace("nobody told her,", "nobody told him,"))
    assert main(["check"]) == 1
    assert "--fix" not in capsys.readouterr().err, "another word is no mark"


def test_words_of_a_link_are_a_quote_that_touches_their_sentence(case: Path, capsys: Captured) -> None:
    assert main(["check", "--coverage"]) == 0
    assert "A baker rejects that" not in capsys.readouterr().out


def test_seal_takes_the_case_that_the_other_commands_take(
    case: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(case, CASE.replace("- {id: wire, title: Gas, publisher: Wire}\n", ""))
    assert main(["seal"]) == 0
    assert (case / "seal.yaml").exists()
    monkeypatch.delenv("ONRECORD_CASE")
    assert main(["seal"]) == 2, "the bundled case is not sealed by mistake"
    assert "name its folder" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["quote", "claim"])
def test_words_that_are_not_found_are_shown_as_the_text_has_them(case: Path, capsys: Captured, command: str) -> None:
    assert main([command, "tribune", "The baker says that nobody ever told her on this quay"]) == 1
    told = capsys.readouterr().err
    assert "; it reads there: " in told
    assert "The baker said that nobody told her on the quay." in told.partition("reads there")[2]
    assert main([command, "tribune", "zebra crossing"]) == 1
    assert "reads there" not in capsys.readouterr().err


def test_a_search_for_what_is_a_mark_says_how_to_find_it(case: Path, capsys: Captured) -> None:
    assert main(["search", "disputed"]) == 1
    assert "1 claim has the mark 'disputed': `onrecord search mark:disputed`" in capsys.readouterr().err
    assert main(["search", "mark:disputed"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert main(["search", "removed"]) == 1
    assert "mark" not in capsys.readouterr().err, "no claim has it"


def test_claim_tells_the_lines_of_words_that_stand_in_several(case: Path, capsys: Captured) -> None:
    assert main(["claim", "tribune", "on the quay"]) == 0
    assert "2 places in 'tribune'; the one in line 7 is taken; --line 9 takes another" in capsys.readouterr().err
    assert main(["claim", "tribune", "nobody", "--line", "9"]) == 0
    assert "--line" not in capsys.readouterr().err


def test_an_empty_case_passes_and_is_filled_by_the_commands_that_its_comments_name(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = tmp_path / "my-case"
    assert main(["new", str(case), "--empty"]) == 0
    assert "its id and title alone" in capsys.readouterr().err
    monkeypatch.setenv("ONRECORD_CASE", str(case))
    assert main(["check"]) == 0
    assert "0 events, 0 actors, 0 claims" in capsys.readouterr().err
    put(tmp_path, TEXT, "page.txt")
    assert main(["add", "source", str(tmp_path / "page.txt"), "--id", "gazette", "--copy", "--write"]) == 0
    for name in ("actors", "events"):
        file = case / f"{name}.yaml"
        told = file.read_text("utf-8").replace("# - {", "- {")
        key, lines = "", []
        for line in told.splitlines():  # each record that a comment gives as its form, behind its key
            if line.startswith("- "):
                key = line
            else:
                lines += [line, key] if line.endswith(":") and not line.startswith("#") else [line]
        file.write_text("\n".join(lines).replace("text: Ruth Adler", "text: A baker"), "utf-8")
    assert main(["claim", "gazette", "nobody was hurt", "--speaker", "mayor", "--event", "bridge-fell", "--write"]) == 0
    assert main(["check"]) == 0
    assert "1 event, 1 actor, 1 claim;" in capsys.readouterr().err
    assert main(["seal"]) == 0


@pytest.mark.parametrize("words", ["so nobody told her on the quay", "that nobody told him", "nobody was hurt in"])
def test_words_that_begin_or_end_otherwise_in_the_text_are_not_written(
    case: Path, capsys: Captured, words: str
) -> None:
    before = (case / "case.yaml").read_bytes()
    assert main(["claim", "tribune", words, "--speaker", "baker", "--write"]) == 2
    assert "--write takes words that begin and end as in the text, which reads: …" in capsys.readouterr().err
    assert (case / "case.yaml").read_bytes() == before
    assert main(["claim", "tribune", words, "--speaker", "baker"]) == 0, "it may be looked at"


def test_a_word_within_may_be_another_one_and_the_claim_has_the_text_s(case: Path, capsys: Captured) -> None:
    words = ["nobody", "tells", "her", "on the quay"]
    assert main(["claim", "tribune", *words, "--speaker", "baker", "--write"]) == 0
    assert "nobody told her on the quay" in (case / "case.yaml").read_text(encoding="utf-8")
