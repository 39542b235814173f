"""`check --fix`: a text's own marks and spaces in quotes that differ by nothing else, and no other byte is touched."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from helpers import many, put, tree
from hypothesis import assume, given
from hypothesis import strategies as st

from tui.__main__ import main
from tui.authoring.drawn import DASHES, QUOTATION
from tui.authoring.yaml import scalar
from tui.model import Claim
from tui.reading.records import read
from tui.text import as_written

TEXT = """The keeper said: “It was dark,” and he didn’t go — “never again,” he said.
The well-
known ship came to-morrow; 10 000 saw it. “So” it’s over. He said “so” again. No\u00a0one: a–b.
"""
HEAD = """\
case: {{format: 1, id: c, title: A case}}   # as it is
sources:
- {{id: p, title: P, publisher: P, sha256: {digest}}}
claims:
# what nobody touches
- id: a
  text: It's "so" -- 'nearly'.
  speaker:   p
  reports:
  - source: p
    quotes:
"""
Captured = pytest.CaptureFixture[str]


def case_of(folder: Path, quotes: str, text: str = TEXT, *, crlf: bool = False, mark: bytes = b"") -> Path:
    """Write a case with some quotes, and its text."""
    put(folder / "texts", text, "p.txt")
    whole = HEAD.format(digest=hashlib.sha256(text.encode()).hexdigest()) + quotes
    return put(folder, mark + (whole.replace("\n", "\r\n") if crlf else whole).encode())


def fixed(case: Path, quotes: str, after: str, capsys: Captured) -> str:
    """Fix a case and compare its whole file with what is expected; return what was printed."""
    before = (case / "case.yaml").read_bytes()
    ends = b"\r\n" in before
    main(["check", str(case), "--fix"])
    assert (case / "case.yaml").read_bytes() == before
    capsys.readouterr()
    main(["check", str(case), "--fix", "--write"])
    old, new = ((words.replace("\n", "\r\n") if ends else words).encode() for words in (quotes, after))
    assert before.count(old) == 1
    assert (case / "case.yaml").read_bytes() == before.replace(old, new)
    return capsys.readouterr().out


STYLES = [
    ('"\\"It was dark,\\" and he didn\'t go"', '"“It was dark,” and he didn’t go"'),
    ("he didn't go -- \"never", "he didn’t go — “never"),
    ("{exact: 'he didn''t go --  \"never', role: caveat}   # x",
     "{exact: 'he didn’t go —  “never', role: caveat}   # x"),
    (">-\n        \"never again,\"\n        he said", ">-\n        “never again,”\n        he said"),
    ("|\n        ship came to–morrow;\n        10000 saw it", "|\n        ship came to-morrow;\n        10 000 saw it"),
    ("'it was", "'it was"),
    ('"No\\u00a0one: a-b"', '"No\\u00a0one: a–b"'),
    ("{exact: 'He said \"so\"', suffix: ' again. No  one: a - b'}",
     "{exact: 'He said “so”', suffix: ' again. No  one: a–b'}"),
    ("{exact: 'over', prefix: \"it's \", suffix: '. he'}", "{exact: 'over', prefix: \"it's \", suffix: '. he'}"),
    ("the well-\n        known ship came to‐morrow", "the well-\n        known ship came to‐morrow"),
    ("The well-\n        known ship came to‐morrow", "The well-\n        known ship came to-morrow"),
    ("\"It was\n      dark,\"  and he", "\"It was\n      dark,\"  and he"),
    ("'\"It was\n      dark,\" and he'", "'“It was\n      dark,” and he'"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), STYLES)
@pytest.mark.parametrize(("crlf", "mark"), [(False, b""), (True, b"\xef\xbb\xbf")], ids=["lf", "crlf"])
def test_marks_are_changed_in_each_style_and_nothing_else(
    tmp_path: Path, capsys: Captured, before: str, after: str, crlf: bool, mark: bytes
) -> None:
    quotes = f"    - {'exact: ' if before[0] != '{' else ''}{before}\n    - exact: The keeper\n"
    case = case_of(tmp_path, quotes, crlf=crlf, mark=mark)
    fixed(case, before, after, capsys)


def test_each_change_is_shown_with_its_place_before_and_after(tmp_path: Path, capsys: Captured) -> None:
    case = case_of(tmp_path, "    - 'he didn''t go'\n")
    assert main(["check", str(case), "--fix"]) == 1
    captured = capsys.readouterr()
    assert captured.out.splitlines()[:2] == [
        f"{case}/case.yaml:12:7: fix: - he didn't go",
        f"{case}/case.yaml:12:7: fix: + he didn’t go",
    ]
    assert "1 value to be changed; add --write to change them" in captured.err
    assert main(["check", str(case), "--fix", "--write"]) == 0
    assert "changed 1 value in the case; nothing else was touched" in capsys.readouterr().err


@pytest.mark.parametrize(
    "quote",
    ["It was dark", "the keeper said", "The keepers said", "10 001 saw it", "It was dark.", "keeper said; “It", "x"],
)
def test_letters_digits_and_other_signs_are_never_changed(tmp_path: Path, capsys: Captured, quote: str) -> None:
    case = case_of(tmp_path, f"    - exact: {scalar(quote)}\n")
    before = tree(tmp_path)
    main(["check", str(case), "--fix", "--write"])
    assert tree(tmp_path) == before
    assert "fix: " not in capsys.readouterr().out


TWICE = "He said “so” and then she said “so” to no\u00adbody at all, in a well-kept place.\n"


@pytest.mark.parametrize(
    ("quote", "why"),
    [
        ("'\"so\"'", "but for such differences it stands 2 times in the text; quote more"),
        ("to nobody at", "mend it by hand"),  # in this style nobody would see what comes between
        (">-\n        a well-kept\n        pl\n        ace", "mend it by hand"),
        ("{exact: 'said so', prefix: x}", ""),
    ],
)
def test_what_cannot_be_changed_safely_is_left_and_said(tmp_path: Path, capsys: Captured, quote: str, why: str) -> None:
    case = case_of(tmp_path, f"    - {'exact: ' if quote[0] != '{' else ''}{quote}\n", TWICE)
    before = tree(tmp_path)
    assert main(["check", str(case), "--fix", "--write"]) == 1
    assert tree(tmp_path) == before
    captured = capsys.readouterr()
    assert "fix: " not in captured.out
    assert why in captured.out
    assert "0 values to be changed" + (", 1 left" if why else "") in captured.err


def test_nothing_is_changed_in_a_file_that_is_no_yaml_to_its_end(tmp_path: Path, capsys: Captured) -> None:
    case = case_of(tmp_path, "    - he didn't go\n- id: 'open\n")
    before = tree(tmp_path)
    main(["check", str(case), "--fix", "--write"])
    assert "left: he didn't go (its file is no YAML to its end; mend that first)" in capsys.readouterr().out
    assert tree(tmp_path) == before


def test_what_is_not_seen_is_escaped_where_it_can_be(tmp_path: Path, capsys: Captured) -> None:
    case = case_of(tmp_path, '    - exact: "to nobody at"\n', TWICE)
    out = fixed(case, "to nobody at", "to no\\u00adbody at", capsys)
    assert "fix: + to no<ad>body at" in out


def test_spellings_and_links_quotes_are_mended_too(tmp_path: Path, capsys: Captured) -> None:
    quotes = "    - The keeper\n  links: [{to: b, kind: doubts, by: p, quote: he didn't go}]\n"
    more = "- {id: b, text: B., speaker: it, source: p, quotes: never}\n"
    actor = "actors:\n- {id: it, name: So, kind: thing, names: [{text: '\"So\"', in: p}]}\n"
    case = case_of(tmp_path, f"{quotes}{more}{actor}")
    main(["check", str(case), "--fix", "--write"])
    text = (case / "case.yaml").read_text(encoding="utf-8")
    assert "quote: he didn’t go}" in text
    assert "text: '“So”'" in text
    assert main(["check", str(case)]) == 0
    assert capsys.readouterr().err.count("changed 2 values") == 1


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--write"], "--write needs --fix"),
        (["--fix"], "--fix needs the texts; add --texts DIR"),
    ],
)
def test_what_it_needs_is_said(tmp_path: Path, capsys: Captured, options: list[str], says: str) -> None:
    case = case_of(tmp_path, "    - The keeper\n")
    (case / "texts" / "p.txt").unlink()
    (case / "texts").rmdir()
    assert main(["check", str(case), *options]) == 2
    assert says in capsys.readouterr().err


# Any text, any differences, any style


WORDS = st.tuples(st.sampled_from((*QUOTATION, *DASHES, "", "", "", "")), st.sampled_from(("", "", ",", ".", "’", "”")),
                  st.sampled_from((" ", " ", " ", " — ", "-", " -- ", "\n", "  "))).map("§".join)  # fmt: skip
STYLED = st.sampled_from(("plain", "single", "double", "folded", "literal"))


def damaged(words: str, pick: st.DataObject) -> str:
    """Return words with other marks of the same sort, and with other white space around dashes."""
    made = ""
    for char in words:
        sort = next((sort for sort in ("\"'’“”«»", "-–—") if char in sort), "")
        made += pick.draw(st.sampled_from((char, *sort))) if sort else char
    return made


def styled(words: str, style: str) -> str | None:
    """Return words as a value in a style, behind its key; None where it can't have them."""
    line = " ".join(words.split())
    pad = "\n        "
    match style:
        case "plain":
            return line if line[0].isalpha() and not re.search(r": | #|:$", line) else None
        case "single":
            return "'" + line.replace("'", "''").replace(" w3", "\n        w3") + "'"
        case "double":
            return '"' + line.replace('"', '\\"').replace(" w3", "\n        w3") + '"'
        case "folded":
            return ">-" + pad + line.replace(" w3", f"{pad}w3")
        case _:
            return "|-" + pad + line.replace(" w3", f"{pad}w3")


def without(text: str) -> str:
    """Return text without marks, white space, and how a quoted value writes them."""
    return re.sub(rf"[\s\\\u00ad{re.escape(QUOTATION + DASHES)}]", "", text)


@many(250)
@given(st.lists(WORDS, min_size=8, max_size=20), st.booleans(), st.data())
def test_nothing_but_marks_and_spaces_of_quotes_is_ever_changed(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], crlf: bool, pick: st.DataObject
) -> None:
    parts = [f"{before}w{number}x{after}{gap}" for number, each in enumerate(words)
             for before, after, gap in [each.split("§")]]  # fmt: skip
    text = "".join(parts).strip() + "\n"
    ends = [match.span() for match in re.finditer(r"w[0-9]+x\S*", text)]
    head, kept, values, wanted = "    - role: content   # é\n      exact: ", [""], list[str](), list[str]()
    for _ in range(4):
        first = pick.draw(st.integers(0, len(ends) - 2))
        there = text[ends[first][0] : ends[min(first + 3, len(ends) - 1)][1]]
        value = styled(damaged(there, pick), pick.draw(STYLED))
        if value is not None:
            values.append(value)
            wanted.append(" ".join(there.split()))
            kept[-1] += head
            kept.append("\n")
    assume(values)
    folder = tmp_path_factory.mktemp("case")
    quotes = "".join(one + other for one, other in zip(kept, [*values, ""], strict=True))
    case = case_of(folder, quotes, text, crlf=crlf)
    before = (case / "case.yaml").read_bytes().decode()
    main(["check", str(case), "--fix", "--write"])
    after = (case / "case.yaml").read_bytes().decode()
    assert without(after) == without(before)
    between = [re.escape(part.replace("\n", "\r\n" if crlf else "\n")) for part in kept]
    assert re.search("(.*?)".join(between) + r"\Z", after, re.DOTALL), "only quotes were touched"
    [claim] = [record for _, record in read(case).records.stream() if isinstance(record, Claim)]
    assert [" ".join(as_written(quote.exact).split()) for quote in claim.reports[0].quotes] == wanted
