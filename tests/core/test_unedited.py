"""What commands leave to be edited in a file stands there as one comment, and `check` tells of it until it is gone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from helpers import put
from test_newcomer import CASE, Captured
from test_newcomer import case as case

from tui.__main__ import main

CLAIM = ("claim", "tribune", "nobody told her", "-s", "baker", "--id", "new", "--write")


def notes(capsys: Captured) -> list[str]:
    """Return what `check` tells to be edited."""
    capsys.readouterr()
    assert main(["check"]) == 0
    return [line for line in capsys.readouterr().out.splitlines() if "to be edited" in line and " note: " in line]


def test_a_claim_leaves_one_comment_where_it_has_no_paraphrase_and_check_tells_it(case: Path, capsys: Captured) -> None:
    assert main([*CLAIM]) == 0
    out, err = capsys.readouterr()
    assert out.count("#") == 1
    assert "1 claim without a paraphrase (--text)" in err
    text = (case / "case.yaml").read_text()
    assert text.removeprefix(CASE) == out, "what is printed is what was written"
    line = text[: text.index("  # to be edited")].count("\n") + 1
    [told] = notes(capsys)
    assert f"case.yaml:{line}:3: note: a comment is still there: “to be edited: say it in one neutral sentence" in told
    (case / "case.yaml").write_text(re.sub(r" *# to be edited.*\n", "", text))
    assert notes(capsys) == []


def test_a_claim_with_its_paraphrase_leaves_none(case: Path, capsys: Captured) -> None:
    assert main([*CLAIM, "--text", "She was not told."]) == 0
    assert "#" not in capsys.readouterr().out
    assert notes(capsys) == []


def test_an_actor_whose_sort_is_open_and_a_source_that_is_guessed_leave_one_each(
    case: Path, tmp_path: Path, capsys: Captured
) -> None:
    assert main(["add", "actor", "Ann", "-w"]) == 0
    page = "The Paper\n\nA fire in the old harbour\n\nBy Ann Lee\n\nIt was out by noon.\n\nNo.\n\nIt is over.\n"
    page += "\n© 2020 The Paper\n"
    put(tmp_path, page, "page.txt")
    assert main(["add", "source", str(tmp_path / "page.txt"), "-w", "--copy"]) == 0
    assert "guessed: title A fire in the old harbour, publisher The Paper, author Ann Lee," in capsys.readouterr().err
    told = notes(capsys)
    assert [says.partition("“to be edited: ")[2].split("”")[0] for says in told] == [
        "guessed from the page: title, publisher, author, lang, furniture; look at each",
        "what sort it is, if not this: person, organisation, state, group, unnamed, thing",
    ]


@pytest.mark.parametrize(
    "text",
    ["|-\n    # to be edited: x", '"a\n    # to be edited: x"', "'# to be edited: x'"],
)
def test_words_of_a_value_are_no_comment(case: Path, capsys: Captured, text: str) -> None:
    put(case, CASE.replace("actors:\n", f"events:\n- id: e\n  title: {text}\n  when: 2020\nactors:\n"))
    assert notes(capsys) == []
    put(case, CASE.replace("actors:\n", "actors:\n  # to be edited: y\n"))
    assert len(notes(capsys)) == 1


def test_a_title_that_is_the_name_of_the_file_is_not_said_to_be_guessed_from_the_page(
    case: Path, tmp_path: Path, capsys: Captured
) -> None:
    file = tmp_path / "scan-7.txt"
    file.write_text("x\n\ny\n")
    assert main(["add", "source", str(file), "--write", "--furniture", "1"]) == 0
    err = capsys.readouterr().err
    assert "no line of it reads like a headline: its title is the name of the file; --title gives it" in err
    assert "guessed" not in err
    [told] = notes(capsys)
    assert "“to be edited: title is the name of the file”" in told
