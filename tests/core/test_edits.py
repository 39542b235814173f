"""Edits of a case's files: what is put there and no other byte, in all files or in none."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

import pytest
import yaml
from helpers import SMALL, many, put
from hypothesis import given
from hypothesis import strategies as st

from tui.authoring.edits import Edit, New, appended, apply, as_it_is
from tui.problems import CaseError
from tui.reading.checks import check
from tui.reading.records import read
from tui.writing import Unwritten

NEW = '- id: new\n  name: "a: b"\n  note: |-\n    x\n\n    y\n'


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


# What is put


def test_characters_are_counted_as_the_file_is_read_whatever_its_bytes(tmp_path: Path) -> None:
    for coding in ("utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le"):
        file = tmp_path / f"{coding}.yaml"
        file.write_bytes("é: 1\r\nb: 𝄞2\n".encode(coding))
        assert apply([Edit(file, 9, 11, "three"), Edit(file, 0, 1, "e")]) == [file]
        assert file.read_bytes() == "e: 1\r\nb: three\n".encode(coding)


def test_bytes_that_are_no_text_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a: \xff\xfe\xe9\nb: 1\n")
    apply([Edit(file, 10, 11, "2")])
    assert file.read_bytes() == b"a: \xff\xfe\xe9\nb: 2\n"


def test_an_edit_that_changes_nothing_writes_nothing(tmp_path: Path) -> None:
    file = put(tmp_path, "a: 1\n") / "case.yaml"
    before = file.stat().st_mtime_ns
    assert apply([Edit(file, 3, 4, "1")]) == []
    assert file.stat().st_mtime_ns == before


def test_two_edits_of_the_same_characters_are_refused(tmp_path: Path) -> None:
    file = put(tmp_path, "abcdef\n") / "case.yaml"
    with pytest.raises(ValueError, match="two edits"):
        apply([Edit(file, 1, 4, "x"), Edit(file, 3, 5, "y")])
    assert file.read_bytes() == b"abcdef\n"


# All or none


def test_a_file_that_was_changed_meanwhile_refuses_all(tmp_path: Path) -> None:
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_bytes(b"1\n"), two.write_bytes(b"2\n")
    edits: list[Edit | New] = [as_it_is(file).edit(0, 1, "x") for file in (one, two)]
    edits.append(New(tmp_path / "new" / "three", b"3"))
    two.write_bytes(b"22\n")
    with pytest.raises(Unwritten, match="changed meanwhile"):
        apply(edits)
    assert files(tmp_path) == {"one.yaml": b"1\n", "two.yaml": b"22\n"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.yaml", "two.yaml"]


def test_a_file_that_is_not_as_the_case_was_read_refuses_all(tmp_path: Path) -> None:
    file = put(tmp_path, SMALL) / "case.yaml"
    reading = read(tmp_path)
    assert apply([Edit(file, 0, 0, "# a\n")], reading) == [file]
    with pytest.raises(Unwritten, match="changed meanwhile"):
        apply([Edit(file, 0, 0, "# b\n")], reading)
    assert file.read_text() == "# a\n" + SMALL


def test_a_file_that_is_changed_while_others_are_written_refuses_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = put(tmp_path, b"1\n", "one") / "one", put(tmp_path, b"2\n", "two") / "two"
    fsync = os.fsync

    def meanwhile(handle: int) -> None:
        fsync(handle)
        one.write_bytes(b"11\n")

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(Unwritten, match="changed meanwhile"):
        apply([Edit(one, 0, 1, "x"), Edit(two, 0, 1, "y")])
    assert files(tmp_path) == {"one": b"11\n", "two": b"2\n"}


@pytest.mark.parametrize("fails", [1, 2, 3])
def test_what_fails_while_files_are_named_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: int
) -> None:
    for name in "abc":
        (tmp_path / name).write_bytes(name.encode())
    edits: list[Edit | New] = [Edit(tmp_path / name, 0, 1, "changed") for name in "abc"]
    edits.append(New(tmp_path / "texts" / "d", b"d"))
    calls, replace = [0], os.replace

    def failing(source: str, target: str) -> None:
        calls[0] += 1
        if calls[0] == fails:
            raise OSError(errno.ENOSPC, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(Unwritten, match="No space left"):
        apply(edits)
    assert {path.name for path in tmp_path.iterdir()} == set("abc")
    assert files(tmp_path) == {"a": b"a", "b": b"b", "c": b"c"}


def test_a_file_that_may_only_be_read_refuses_all_and_modes_are_kept(tmp_path: Path) -> None:
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_bytes(b"1\n"), two.write_bytes(b"2\n")
    one.chmod(0o640)
    two.chmod(0o444)
    with pytest.raises(Unwritten, match="may only be read") as raised:
        apply([Edit(one, 0, 1, "x"), Edit(two, 0, 1, "y")])
    assert raised.value.filename == str(two)
    assert files(tmp_path) == {"one.yaml": b"1\n", "two.yaml": b"2\n"}
    apply([Edit(one, 0, 1, "x")])
    assert (one.read_bytes(), one.stat().st_mode & 0o777) == (b"x\n", 0o640)


def test_a_link_within_the_folder_is_followed_and_one_that_leaves_it_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    put(folder, b"1\n", "real.yaml"), put(tmp_path, b"2\n", "outside.yaml")
    (folder / "inside.yaml").symlink_to("real.yaml")
    (folder / "leaves.yaml").symlink_to("../outside.yaml")
    apply([Edit(folder / "inside.yaml", 0, 1, "x")])
    assert (folder / "real.yaml").read_bytes() == b"x\n"
    assert (folder / "inside.yaml").is_symlink()
    with pytest.raises(Unwritten, match="leaves its folder"):
        apply([Edit(folder / "inside.yaml", 0, 1, "y"), Edit(folder / "leaves.yaml", 0, 1, "z")])
    assert (folder / "real.yaml").read_bytes() == b"x\n"
    assert (tmp_path / "outside.yaml").read_bytes() == b"2\n"


def test_a_new_file_takes_no_name_that_is_in_use(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "dangling").symlink_to("nowhere")
    for name in ("a", "dangling"):
        with pytest.raises(Unwritten, match="such a file already"):
            apply([New(tmp_path / name, b"new"), New(tmp_path / "b", b"new")])
    assert files(tmp_path) == {"a": b"old"}


# At the end of a list

LAYOUTS = {
    "at the margin, a comment behind": "claims:\n- id: a\n  name: x\n§# tail\nactors: []\n",
    "indented, own comments and others": "claims:\n  - id: a\n    name: x\n    # own\n§  # tail\n\nactors: []\n",
    "oddly indented": "claims:\n   -   id: a\n       name: b\n§actors: []\n",
    "the first key's mapping indented": "  claims:\n  - id: a\n§",
    "with empty lines between": "claims:\n\n- id: a\n  name: x\n\n- id: b\n  name: y\n§\n# tail\nactors: []\n",
    "without an end": "claims:\n- id: a\n  name: x§",
    "CRLF": "claims:\r\n- id: a\r\n  name: x\r\n§actors: []\r\n",
    "literal last": "claims:\n- id: a\n  name: |\n    a\n\n    b\n\n§# tail\nactors: []\n",
    "literal that keeps": "claims:\n- id: a\n  name: |+\n    a\n\n\n§actors: []\n",
    "nothing behind its last field": "claims:\n- id: a\n  note:\n§\nactors: []\n",
    "quoted over lines": "claims:\n- id: a\n  name: 'a\n    b'   # c\n§",
    "empty": "claims: # none yet\n§actors: []\n",
    "empty and nothing behind": "claims:§",
    "empty brackets": "claims:¦ []¦\n§actors: []\n",
    "empty brackets and a comment": "claims:¦  [] ¦ # none yet\n§actors: []\n",
    "brackets": "claims: [{id: a, name: b}§, ] # c\nactors: []\n",
    "brackets with a comment in them": "claims: [§ # c\n ]\n",
    "brackets on a line of their own": "claims:\n  [§] # c\n",
    "no such key": "case: {id: a}\n§",
    "no such key, with empty lines between": "case:\n  id: a\n\nactors: []\n§",
    "an end of document": "claims:\n- id: a\n§...\n",
    "all in brackets": "{claims: [§], case: {id: x}}\n",
    "all in brackets, no such key": "{case: {id: x}§}\n",
    "nothing": "§",
    "a comment alone": "# nothing yet§",
    "a byte order mark": "\ufeffclaims:\n- id: a\n§",
}  # fmt: skip
"""Files with `§` where a record goes, and between `¦` what it takes the place of."""


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_record_goes_to_the_end_of_its_list_and_every_other_byte_stays(layout: str, tmp_path: Path) -> None:
    written = re.sub("[§¦]", "", LAYOUTS[layout])
    file = put(tmp_path, written) / "case.yaml"
    entries = (yaml.safe_load(written.removeprefix("\ufeff")) or {}).get("claims") or []
    for number in (1, 2):
        edit = appended(file, "claims", NEW.replace("new", f"new-{number}"))
        apply([edit])
        entries.append({"id": f"new-{number}", "name": "a: b", "note": "x\n\ny"})
        now = file.read_bytes().decode()
        assert yaml.safe_load(now.removeprefix("\ufeff"))["claims"] == entries
        if number == 1:
            before, behind = (re.sub("¦.*?¦", "", part) for part in LAYOUTS[layout].split("§"))
            assert now.startswith(before.rstrip())
            assert now.endswith(behind)
    if "\r\n" in written:
        assert "\n" not in now.replace("\r\n", "")


def test_a_record_is_parted_from_the_one_before_as_the_others_are(tmp_path: Path) -> None:
    for between in ("\n", "\n\n", "\n  \n"):
        file = put(tmp_path, f"claims:\n- id: a{between}- id: b\nactors: []\n") / "case.yaml"
        apply([appended(file, "claims", "- id: c\n- id: d")])
        gap = "\n" if between == "\n" else "\n\n"
        assert file.read_text() == f"claims:\n- id: a{between}- id: b{gap}- id: c{gap}- id: d\nactors: []\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("claims: [\n", r"case.yaml:2:1: this is not YAML"),
        ("claims: {id: a}\n", "'claims' is not a list"),
        ("claims: none\n", "'claims' is not a list"),
        ("- a\n", "the file is not a mapping"),
        ("claims:\n- id: a\n  name: |\n    no line end", "paste it by hand"),
        ("claims:\n- id: a\n---\nclaims:\n- id: b\n", "this is not YAML"),
    ],
)
def test_where_a_record_can_not_be_put_that_is_said(text: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match=why):
        appended(put(tmp_path, text) / "case.yaml", "claims", NEW)


def test_of_a_case_the_last_file_with_such_records_gets_one_but_no_claim_goes_below_defaults(tmp_path: Path) -> None:
    put(tmp_path, SMALL[: SMALL.index("claims:")], "a.yaml")
    claims = SMALL[SMALL.index("claims:") :]
    put(tmp_path, "defaults: {events: [storm]}\n" + claims, "claims.yaml")
    put(tmp_path, "sources:\n- {id: third, title: Third, publisher: Third}\n", "b.yaml")
    for key, record in (
        ("sources", "- {id: x, title: X, publisher: X}\n"),
        ("claims", claims[8:].replace("id: ", "id: new-")),
    ):
        apply([appended(read(tmp_path), key, record)])
    reading = read(tmp_path)
    check(reading)
    assert reading.problems == []
    places = {name: place.file for name in reading.records.numbers if (place := reading.records.place(name))}
    assert Path(places["x"]).name == "b.yaml"
    assert Path(places["new-weak"]).name == "claims-2.yaml"


PIECES = st.lists(
    st.sampled_from(
        ["- id: a\n", "  name: |\n    x\n", "  note: 'x'\n", "\n", "# c\n", "  # c\n", "    # c\n", "  b: [c]\n"]
    ),
    max_size=8,
)


@many(300)
@given(PIECES, PIECES, st.sampled_from(["", "  ", "   "]), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_in_a_made_up_layout_a_record_is_added_and_no_byte_lost(
    tmp_path_factory: pytest.TempPathFactory, before: list[str], behind: list[str], pad: str, eol: str, last: bool
) -> None:
    lists = [
        f"{key}:\n" + "".join(pad + line for line in "".join(part).splitlines(True))
        for key, part in (("claims", before), ("actors", behind))
    ]
    text = "".join(reversed(lists) if last else lists).replace("\n", eol)
    file = put(tmp_path_factory.mktemp("made"), text) / "case.yaml"
    try:
        edit = appended(file, "claims", NEW)
    except CaseError:
        return
    apply([edit])
    now = file.read_bytes().decode()
    assert isinstance(edit, Edit)
    assert now == text[: edit.start] + edit.text + text[edit.end :]
    assert text[edit.start : edit.end] == ""
    old = yaml.safe_load(text)
    assert yaml.safe_load(now) == old | {"claims": [*(old["claims"] or []), *yaml.safe_load(NEW)]}
