"""What can be exported, which part of a case that is, and where it goes."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from helpers import HARBOUR, SMALL, changed, harbour, modules, put, run

from tui.case import Case
from tui.case.query import Filters
from tui.case.times import UNKNOWN, day_number
from tui.commands import DONE, FOUND_NOTHING, USAGE, export
from tui.dates import parse
from tui.exports import EXPORTS, Export, named_so
from tui.exports.part import KINDS, Part, part_of
from tui.lean import replace


class Listed:
    """A module of an export that tells the ids of a part."""

    @staticmethod
    def lines(part: Part) -> Iterator[str]:
        yield from part.claims

    @staticmethod
    def files(part: Part) -> Iterator[tuple[str, Iterator[str]]]:
        yield "claims", iter(part.claims)
        yield "sources", iter(part.sources)

    @staticmethod
    def write(part: Part, path: Path) -> None:
        path.write_bytes("\0".join(part.claims).encode())


@pytest.fixture(autouse=True)
def made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Add an export of each sort whose content is known."""
    monkeypatch.setitem(sys.modules, "listed", Listed)
    for made in (
        Export("ids", "listed", (".ids",), "ids"),
        Export("many", "listed", (), "many files", folder=True),
        Export("bytes", "listed", (".bytes", ".more.ids"), "bytes", binary=True),
    ):
        monkeypatch.setitem(EXPORTS, made.name, made)


def exported(*words: str | Path) -> int:
    parser = argparse.ArgumentParser()
    export.arguments(parser)
    return export.run(parser.parse_args([*map(str, words), "--no-cache"]))


# The list of them


def test_every_export_has_what_its_sort_asks_for_and_a_suffix_of_its_own() -> None:
    wanted = {(False, False): "lines", (True, False): "files", (False, True): "write"}
    for name, each in EXPORTS.items():
        assert each.name == name
        assert callable(getattr(importlib.import_module(each.module), wanted[each.folder, each.binary]))
        assert each.folder or each.suffixes
    suffixes = [suffix for each in EXPORTS.values() for suffix in each.suffixes]
    assert len(suffixes) == len(set(suffixes))


def test_every_module_that_exports_is_registered() -> None:
    room = [name for name, _ in modules() if name.startswith("tui.exports.")]
    making = {name for name in room if {"lines", "files", "write"} & vars(importlib.import_module(name)).keys()}
    assert making == {each.module for each in EXPORTS.values() if each.module != "listed"}


def test_the_name_of_a_file_tells_the_format_by_its_longest_suffix() -> None:
    found = [each and each.name for each in map(named_so, ("a.IDS", "a.more.ids", "a.md", "ids", "a.ids.txt"))]
    assert found == ["ids", "bytes", "md", None, None]


# Which part


def test_the_whole_case_has_every_record_in_its_order() -> None:
    case = harbour()
    part = part_of(case, Filters())
    assert list(part.claims) == list(case.claims)
    assert (part.events, part.actors) == (tuple(case.events), tuple(case.actors))
    assert (part.questions, part.sources) == (tuple(case.questions), tuple(case.sources))
    assert part.words == f"the whole case, {len(case.claims)} claims"
    assert part.whole
    assert all(map(part.has, case.all_ids()))
    assert not part.has("nobody")


def test_a_part_has_what_its_claims_name_and_further_what_that_names(tmp_path: Path) -> None:
    text = changed("  kind: person\n", "  kind: person\n  part_of: crew\n- {id: crew, name: Crew, kind: group}\n")
    text = changed("claims:", "- {id: how-long, asks: How long?, looked_in: [other]}\nclaims:", text)
    text = changed(
        "  reports:\n", "  links: [{to: weak, kind: contradicts, by: other, quote: it was}]\n  reports:\n", text
    )
    case = Case.open(put(tmp_path, text))
    weak, strong = (part_of(case, Filters.of(event=name)) for name in (UNKNOWN, "storm"))
    assert [list(weak.claims), list(strong.claims)] == [["weak"], ["strong"]]
    assert (weak.events, weak.actors, weak.questions, weak.sources) == ((), ("ann",), (), ("paper",))
    assert (strong.events, strong.questions, strong.sources) == (("storm",), ("how-strong",), ("paper", "other"))
    assert {kind: weak.further[kind] for kind in KINDS} == {
        "event": (),
        "actor": ("crew",),
        "question": (),
        "source": (),
    }
    assert weak.every("actor") == ("ann", "crew")
    assert [name for name in case.all_ids() if weak.has(name)] == ["paper", "ann", "weak"]


def test_how_many_of_its_claims_are_written_is_told() -> None:
    told: list[tuple[str, float]] = []
    part = replace(part_of(harbour(), Filters()), tell=lambda doing, share: told.append((doing, share)))
    assert [name for name, _ in part.records()] == list(harbour().claims)
    assert told == [("Exporting", number / 7) for number in range(7)]


def test_which_part_it_is_stands_in_words(tmp_path: Path) -> None:
    case = harbour()
    filters = Filters.of(source=next(iter(case.sources)))
    part = part_of(case.at(day_number(parse("2020-03-03").latest)), filters)
    assert part.words == f"{len(part.claims)} of {len(case.claims)} claims: in The Gazette, as of 3 Mar 2020"
    broken = Case.open(put(tmp_path, changed("speaker: ann", "speaker: nobody")))
    assert part_of(broken, Filters()).words == "the whole case, 1 claim; 1 record with errors is left out of the case"


# Where it goes


def said(capsys: pytest.CaptureFixture[str]) -> Sequence[str]:
    return capsys.readouterr().err.splitlines()


def test_text_goes_to_stdout_and_what_it_is_to_stderr(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    put(tmp_path, SMALL)
    assert exported(tmp_path, "--to", "ids") == DONE
    out = capsys.readouterr()
    assert out.out == "strong\nweak\n"
    assert out.err.splitlines() == [
        "onrecord: the whole case, 2 claims; with 1 event, 1 actor, 1 question and 2 sources"
    ]
    assert exported(tmp_path, "--to", "ids", "--event", "unknown") == DONE
    out = capsys.readouterr()
    assert out.out == "weak\n"
    assert out.err == "onrecord: 1 of 2 claims: about no event; with 0 events, 1 actor, 0 questions and 1 source\n"


@pytest.mark.parametrize(
    ("form", "others"),
    [
        ("md", "; with 1 event, 1 actor, 1 question and 1 source"),
        ("json", "; with 1 event, 2 actors, 1 question and 2 sources"),
        ("bibtex", "; with 2 sources"), ("webannotation", ""),
    ],
)  # fmt: skip
def test_what_is_told_to_be_exported_is_in_the_file(
    form: str, others: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A crew that only an actor names, and a source that only a source names, are in some formats and not in others."""
    text = changed("  kind: person\n", "  kind: person\n  part_of: crew\n- {id: crew, name: Crew, kind: group}\n")
    put(tmp_path, changed("publisher: The Paper\n", "publisher: The Paper\n  part_of: other\n", text))
    assert exported(tmp_path, "--to", form, "--event", "storm") == DONE
    assert capsys.readouterr().err == f"onrecord: 1 of 2 claims: about “A storm”{others}\n"


def test_a_file_is_written_and_one_that_is_there_only_by_force(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    case, out = put(tmp_path / "case", SMALL), tmp_path / "a.ids"
    assert exported(case, "--out", out) == DONE
    assert out.read_bytes() == b"strong\nweak\n"
    assert exported(case, "--out", out, "--event", "storm") == USAGE
    assert out.read_bytes() == b"strong\nweak\n"
    assert said(capsys)[-1] == f"onrecord: {out} is there already; --force writes over it"
    assert exported(case, "--out", out, "--event", "storm", "--force") == DONE
    assert out.read_bytes() == b"strong\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.ids", "case"]


def test_bytes_and_folders_need_a_path(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    case = put(tmp_path / "case", SMALL)
    assert [exported(case, "--to", name) for name in ("many", "bytes")] == [USAGE, USAGE]
    assert exported(case) == USAGE
    assert exported(case, "--out", tmp_path / "x.unheard-of") == USAGE
    told = said(capsys)
    assert told[0] == "onrecord: many can't be printed: name a folder by --out"
    assert told[1] == "onrecord: bytes can't be printed: name a file by --out"
    assert told[2] == told[3]
    assert told[2].startswith("onrecord: name what to export to: --to md")
    assert exported(case, "--out", tmp_path / "x.bytes") == DONE
    assert (tmp_path / "x.bytes").read_bytes() == b"strong\0weak"


def test_a_folder_takes_its_name_at_once_and_one_with_files_in_it_only_by_force(tmp_path: Path) -> None:
    case, out = put(tmp_path / "case", SMALL), tmp_path / "tables"
    out.mkdir()
    assert exported(case, "--to", "many", "--out", out) == DONE
    assert {path.name: path.read_bytes() for path in out.iterdir()} == {
        "claims": b"strong\nweak\n", "sources": b"paper\nother\n",
    }  # fmt: skip
    (out / "mine").write_bytes(b"kept")
    assert exported(case, "--to", "many", "--out", out, "--event", "storm") == USAGE
    assert (out / "claims").read_bytes() == b"strong\nweak\n"
    assert exported(case, "--to", "many", "--out", out, "--event", "storm", "--force") == DONE
    assert {path.name: path.read_bytes() for path in out.iterdir()} == {
        "claims": b"strong\n", "sources": b"paper\n", "mine": b"kept",
    }  # fmt: skip
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case", "tables"]


@pytest.mark.parametrize("form", ["ids", "many", "bytes"])
def test_what_fails_half_way_leaves_nothing_behind(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> Iterator[tuple[str, Iterator[str]]]:
        yield "one", iter(["line"])
        raise KeyError("half way")

    for name in ("lines", "files"):
        monkeypatch.setattr(Listed, name, failing)
    monkeypatch.setattr(Listed, "write", lambda part, path: next(iter([])))
    case = put(tmp_path / "case", SMALL)
    with pytest.raises((KeyError, StopIteration, TypeError)):
        exported(case, "--to", form, "--out", tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["case"]


def test_where_no_claim_is_left_nothing_is_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "x.ids"
    assert exported(HARBOUR, "--out", out, "--as-of", "1900-01-01") == FOUND_NOTHING
    assert said(capsys) == ["onrecord: no claims pass these filters: nothing is exported"]
    assert not out.exists()


def test_what_is_printed_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    case = put(tmp_path, changed("It was strong.", "Es war — stärker."))
    done = run("export", str(case), "--to", "md", "--no-cache", env={"LC_ALL": "C"})
    assert done.returncode == DONE
    assert "Es war — stärker." in done.stdout.decode("utf-8")
