"""The files of a case: what is read, what is refused in one line, and where a fault stands in them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from helpers import HARBOUR, SMALL, changed, left, put, spots, unmark

from tui.bounded import read_bounded
from tui.case import Case
from tui.problems import CaseError
from tui.reading.files import MOST_BYTES, case_files
from tui.reading.records import read

OPEN_FILES = Path("/dev/fd")


def refusal(path: Path) -> str:
    """Return why a case can't be opened, which must be one line."""
    with pytest.raises(CaseError) as caught:
        Case.open(path)
    why = str(caught.value)
    assert len(why.splitlines()) == 1
    return why


def beside(folder: Path) -> list[str]:
    """Open a case that holds SMALL and a file that can't be read; return the names of the files with problems."""
    put(folder, SMALL)
    case = Case.open(folder)
    assert list(case.claims) == ["strong", "weak"], "the other files must still be read"
    assert all((problem.place.line, problem.place.col) == (1, 1) for problem in case.problems)
    return [Path(problem.place.file).name for problem in case.problems]


# What stands in the folder and is no file to read


def test_a_pipe_in_the_folder_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    assert beside(tmp_path) == ["x.yaml"]


def test_a_folder_with_a_file_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    assert beside(tmp_path) == ["x.yaml"]


@pytest.mark.skipif(not OPEN_FILES.is_dir(), reason="this system does not list a process's open files in /dev/fd")
@pytest.mark.parametrize("kind", ["folder", "pipe", "too large"])
def test_a_refused_file_is_not_left_open(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x.yaml"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.write_bytes(b"12345")
    before = len(list(OPEN_FILES.iterdir()))
    with pytest.raises(OSError, match=r"director|regular|larger"):
        read_bounded(path, 4)
    assert len(list(OPEN_FILES.iterdir())) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file: no permission can be missing")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "", "x.yaml")
    (tmp_path / "x.yaml").chmod(0)
    assert beside(tmp_path) == ["x.yaml"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder: no permission can be missing")
def test_a_folder_without_permission_is_refused(tmp_path: Path) -> None:
    folder = put(tmp_path / "closed", SMALL)
    folder.chmod(0)
    try:
        assert "closed" in refusal(folder)
    finally:
        folder.chmod(0o700)


@pytest.mark.parametrize("target", ["/etc/hostname", "../outside.yaml", "/dev/zero"])
def test_a_link_that_leaves_the_folder_is_refused(tmp_path: Path, target: str) -> None:
    put(tmp_path, "actors: []\n", "outside.yaml")
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "x.yaml").symlink_to(target)
    assert beside(tmp_path / "case") == ["x.yaml"]


def test_a_link_to_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to("nothing.yaml")
    assert beside(tmp_path) == ["x.yaml"]


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to("x.yaml")
    assert beside(tmp_path) == ["x.yaml"]


def test_a_link_within_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    put(tmp_path / "parts", SMALL, "real.yaml")
    (tmp_path / "case.yaml").symlink_to("parts/real.yaml")
    assert Case.open(tmp_path).problems == ()


def test_a_name_that_ends_in_yml_is_reported(tmp_path: Path) -> None:
    put(tmp_path, "actors: [{id: eve, name: Eve, kind: person}]\n", "x.yml")
    assert beside(tmp_path) == ["x.yml"]
    assert "rename it to .yaml" in str(Case.open(tmp_path).problems[0])


def test_other_and_hidden_files_are_left_alone(tmp_path: Path) -> None:
    for name in ("notes.txt", ".hidden.yaml", ".hidden.yml", "case.yaml~", "README"):
        put(tmp_path, "\0 not a case", name)
    assert beside(tmp_path) == []


def test_a_file_over_the_bound_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "", "x.yaml")
    os.truncate(tmp_path / "x.yaml", MOST_BYTES + 1)
    assert beside(tmp_path) == ["x.yaml"]


# What can't be a case


def test_a_missing_path_is_refused_with_its_name(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere").startswith(f"{tmp_path / 'nowhere'}: there is no such case; ")


def test_an_empty_folder_is_refused_with_its_name(tmp_path: Path) -> None:
    assert refusal(tmp_path).startswith(f"{tmp_path}: there is no *.yaml file in this folder; ")


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing\n", "\ufeff", "---\n", "claims: []\n", "claims:\n"])
def test_a_case_without_any_record_is_refused(tmp_path: Path, text: str) -> None:
    assert refusal(put(tmp_path, text)).startswith(f"{tmp_path}: there is no record in it; ")


def test_a_pipe_as_a_case_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe").startswith(f"{tmp_path / 'pipe'}: this is neither a folder nor a file; ")


def test_a_name_that_is_too_long_is_refused(tmp_path: Path) -> None:
    assert "aaa" in refusal(tmp_path / ("a" * 300))


def test_a_path_below_a_file_is_refused(tmp_path: Path) -> None:
    assert "there is no such case" in refusal(put(tmp_path, SMALL) / "case.yaml" / "x")


def test_a_line_end_in_a_name_makes_no_second_line(tmp_path: Path) -> None:
    refusal(tmp_path / "a\nonrecord: no errors")


def test_control_characters_in_a_name_are_written_out(tmp_path: Path) -> None:
    assert "^[[2J<202e>" in refusal(tmp_path / "\x1b[2J\u202e")


# One file, several files


def test_one_file_is_a_case(tmp_path: Path) -> None:
    put(tmp_path, "broken: @", "beside.yaml")
    case = Case.open(put(tmp_path, SMALL, "only.yaml") / "only.yaml")
    assert list(case.claims) == ["strong", "weak"]
    assert case.problems == ()


def test_a_file_with_any_name_is_a_case_when_it_is_named(tmp_path: Path) -> None:
    assert Case.open(put(tmp_path, SMALL, "only.txt") / "only.txt").problems == ()


def test_a_folder_may_split_its_records_as_it_pleases(tmp_path: Path) -> None:
    head, _, claims = SMALL.partition("claims:\n")
    put(tmp_path, head, "z.yaml")
    put(tmp_path, "claims:\n" + claims, "a.yaml")
    case = Case.open(tmp_path)
    assert list(case.claims) == ["strong", "weak"]
    assert case.problems == ()


def test_files_are_named_as_a_person_would_type_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "mine", "actors: 1\n")
    monkeypatch.chdir(tmp_path)
    for path in (Path("mine"), tmp_path / "mine"):
        files, _ = case_files(path)
        assert [name for _, name in files] == [os.path.join("mine", "case.yaml")]


# Bytes and characters


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"\xff", "byte 0xff is not UTF-8"),
        (b"\xc3(", "byte 0xc3 is not UTF-8"),
        (b"\xed\xa0\x80", "byte 0xed is not UTF-8"),
        (b"\0", "^@"),
        (b"\x07", "^G"),
        (b"\x1b[31m", "^["),
        (b"\x7f", "^?"),
        (b"\xc2\x85", "<85>"),
        (b"\xe2\x80\xa8", "<2028>"),
        (b"\xef\xbf\xbe", "<fffe>"),
        (b"\r", "^M"),
        (b"\x0c", "^L"),
    ],
    ids=ascii,
)
def test_a_byte_or_character_that_can_not_stand_costs_its_record_and_is_placed(
    tmp_path: Path, raw: bytes, what: str
) -> None:
    text, (spot,) = unmark(changed("It was strong.", "Ең күшті 🌪 §It was strong."))
    place = text.encode().index(b"It was strong.")
    reading = read(put(tmp_path, text.encode()[:place] + raw + text.encode()[place:]))
    assert spots(reading.problems) == [spot]
    assert what in reading.problems[0].what
    assert left(reading) == ["strong"]
    assert len(reading.records) == 6


def test_the_same_character_written_as_an_escape_is_read(tmp_path: Path) -> None:
    reading = read(put(tmp_path, changed("It was strong.", r'"It \0 was \e[1m \x9b \u2028 strong."')))
    assert reading.problems == []
    assert len(reading.records) == 7


def test_a_replacement_character_that_a_source_prints_costs_nothing(tmp_path: Path) -> None:
    text = changed("- exact: it was weak", "- exact: it was \ufffd weak", changed("It was strong.", "It was \x07."))
    reading = read(put(tmp_path, text))
    assert left(reading) == ["strong"]


def test_each_line_in_another_encoding_is_reported_once(tmp_path: Path) -> None:
    text, marks = unmark(changed("A headline", "§Ж and Ж", changed("Another headline", "a §Ж")))
    reading = read(put(tmp_path, text.encode("cp1251")))
    assert spots(reading.problems) == marks
    assert left(reading) == ["other", "paper"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_a_file_in_another_encoding_is_told_once_and_read_as_meant(tmp_path: Path, encoding: str) -> None:
    reading = read(put(tmp_path, SMALL.encode(encoding)))
    assert [str(problem).partition(": ")[2] for problem in reading.problems] == [
        f"error: the file is {encoding[:6].upper()}; save it as UTF-8"
    ]
    assert len(reading.records) == 7


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_half_a_character_in_another_encoding_costs_its_record_and_is_placed(tmp_path: Path, encoding: str) -> None:
    text, marks = unmark(changed("A headline", "A §\ud83d headline"))
    data = text.encode(encoding, "surrogatepass")
    reading = read(put(tmp_path, data))
    assert [problem.what for problem in reading.problems][1:] == ["the bytes here are no character"]
    assert spots(reading.problems[1:]) == marks
    assert left(reading) == ["paper"]
    cut = read(put(tmp_path, data.replace("\ud83d".encode(encoding, "surrogatepass"), b"") + b"\n"))
    assert "the bytes here are no character" in [problem.what for problem in cut.problems]


def test_a_byte_order_mark_changes_no_record_and_no_place(tmp_path: Path) -> None:
    text, (spot,) = unmark("§shelf: {}\n" + SMALL)
    reading = read(put(tmp_path, b"\xef\xbb\xbf" + text.encode()))
    assert spots(reading.problems) == [spot]
    assert len(reading.records) == 7


def test_windows_line_ends_change_no_record_and_no_place(tmp_path: Path) -> None:
    text, (spot,) = unmark(changed("kind: person", "kind: §nobody", (HARBOUR / "case.yaml").read_text()))
    mended = text.replace("kind: nobody", "kind: person")
    plain = read(put(tmp_path / "plain", mended))
    windows = read(put(tmp_path / "windows", mended.replace("\n", "\r\n").encode()))
    broken = read(put(tmp_path / "broken", text.replace("\n", "\r\n").encode()))
    assert windows.records == plain.records
    assert spots(windows.problems) == []
    assert spots(broken.problems) == [spot]


def test_a_file_that_ends_without_a_line_end_is_read_whole(tmp_path: Path) -> None:
    assert len(read(put(tmp_path, SMALL.rstrip("\n"))).records) == 7
