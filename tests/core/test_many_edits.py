"""Twenty edits of a case, one after the other, by the commands that write: every other byte stays as it was."""

from __future__ import annotations

import random
import re
from collections import Counter
from pathlib import Path

import pytest
from helpers import SMALL, many, put
from hypothesis import given
from hypothesis import strategies as st

from tui.__main__ import main
from tui.case import Case

EDITS = 20
ACTORS, CLAIMS = SMALL.index("actors:"), SMALL.index("claims:")
PARTS = [SMALL[:ACTORS], SMALL[ACTORS:CLAIMS], SMALL[CLAIMS:]]
DECORATION = ["# a comment: 'never\n", "\n", "   # - id: x\n", "# tab\there  \n", "# é 𝄞 \n"]


def layout(number: int) -> dict[str, bytes]:
    """Return the small case as somebody might have laid it out: comments, empty lines, indents, line ends, marks."""
    choose = random.Random(number)
    files = {}
    for name, text in zip("abc", PARTS, strict=True):
        pad = " " * choose.choice([0, 0, 1, 2, 5])
        lines = [pad + line if line[0] in "- " and "case:" not in text else line for line in text.splitlines(True)]
        for _ in range(choose.randrange(6)):
            lines.insert(choose.randrange(len(lines) + 1), choose.choice(DECORATION))
        whole = "".join(lines)
        if choose.random() < 0.3:
            whole = whole.rstrip("\n")
        if choose.random() < 0.4:
            whole = whole.replace("\n", "\r\n")
        files[f"{name}.yaml"] = whole.encode("utf-8-sig" if choose.random() < 0.3 else "utf-8")
    return files


def words_of(edit: int, folder: Path, names: dict[str, str], choose: random.Random) -> list[str]:
    """Return the words of one edit by a command; what they need lies in a folder."""
    kind = choose.choice(["rename", "rename", "source", "claim"])
    if kind == "rename":
        first = choose.choice(list(names))
        old, names[first] = names[first], f"r-{edit}"
        return ["rename", old, names[first]]
    if kind == "source":
        (folder / f"t{edit}.txt").write_text(f"Words of it, number {edit}: # 'and' more.\n")
        return ["add", "source", str(folder / f"t{edit}.txt"), "--id", f"n-{edit}"]
    row = f'n-{edit},"It blew: ""{edit}"" # so",{names["ann"]},{names["paper"]},blew {edit}\n'
    (folder / f"{edit}.csv").write_text("id,text,speaker,source,exact\n" + row)
    return ["import", str(folder / f"{edit}.csv")]


NEW = re.compile(
    r" *(?:- id: n-\d+|title: .*|publisher: .*|lang: .*|sha256: [0-9a-f]{64}|chars: \d+|text: .*|speaker: .*|reports:"
    r"|- source: .*|quotes:|- exact: blew \d+|# (?:to be edited|guessed|write|the name).*)?\r?\n"
)
"""A line of a record that an edit puts there, or an empty one before it."""


def added(was: str, now: str) -> list[str]:
    """Return the lines that a file has more, in which all lines that it had stand in their order."""
    rest = iter(now.splitlines(True))
    assert [line for line in was.splitlines(True) if line not in rest] == [], "each is found behind the one before"
    more = Counter(now.splitlines(True))
    more.subtract(Counter(was.splitlines(True)))
    return list(more.elements())


@many(12)
@given(st.integers(0, 10_000))
def test_twenty_edits_leave_all_other_bytes_as_they_were(tmp_path_factory: pytest.TempPathFactory, number: int) -> None:
    folder, choose = tmp_path_factory.mktemp("edits"), random.Random(number)
    before = layout(number)
    for file, data in before.items():
        put(folder / "case", data, file)
    assert not Case.open(folder / "case").problems
    names = {name: name for name in ("paper", "other", "ann", "storm", "how-strong", "strong", "weak", "small")}
    new = 0
    for edit in range(EDITS):
        words = words_of(edit, folder, names, choose)
        new += words[0] != "rename"
        assert main([*words, "--case", str(folder / "case"), "--write"]) == 0, words
    case = Case.open(folder / "case")
    assert not case.problems
    assert len(case.sources) + len(case.claims) == 4 + new
    for first, now in names.items():
        if now != first:
            assert main(["rename", now, first, "--case", str(folder / "case"), "--write"]) == 0
    for file, data in before.items():
        now, was = (folder / "case" / file).read_bytes().decode(), data.decode()
        if not was.endswith("\n") and not now.endswith(was.splitlines()[-1]):  # something came behind its last line
            was += "\r\n" if "\r\n" in was else "\n"
        more = added(was, now)
        assert [line for line in more if not NEW.fullmatch(line)] == []
        assert {line.endswith("\r\n") for line in more} <= {"\r\n" in was}
