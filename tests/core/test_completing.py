"""What a shell is answered: from the grammar and from the store that is kept, never from the files of a case."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest
from helpers import BUNDLED, CASES, SMALL, changed, kazakhstan, put

from tui.__main__ import main
from tui.case import Case
from tui.case.facets import OPTIONS
from tui.commands import COMMANDS
from tui.commands.completing import answer
from tui.commands.grammar import commands
from tui.commands.quoting import Bash
from tui.kept import beginnings, glancing
from tui.kept.glancing import Glance, cache_folder
from tui.kept.opening import open_kept
from tui.kept.skimming import skimmed
from tui.paths import cache_dir

Captured = pytest.CaptureFixture[str]


def words(line: str, shell: str = "bash") -> list[str]:
    """Return what is offered at the end of a line."""
    return list(answer(shell, [line] if shell == "bash" else line.split(" ")))[1:]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Return a small case that is kept, in a folder that is not the bundled one's."""
    folder = put(tmp_path, changed("text: It was weak.", 'text: "It\\e[2J was weak."'))
    os.utime(folder / "case.yaml", (1_600_000_000, 1_600_000_000))
    open_kept(folder)
    return folder


def test_ids_are_offered_by_what_an_argument_names(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CASE", str(kept))
    assert words("onrecord show st") == ["storm", "strong"]
    assert words("onrecord compare ") == ["how-strong"]
    assert words("onrecord --at pa") == ["paper"]
    assert words("onrecord list claims --source=") == ["paper"]
    assert words("onrecord search question:x") == []


def test_a_claim_to_be_made_may_name_what_no_claim_names_yet(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = put(tmp_path / "new", SMALL[: SMALL.index("claims:")])
    os.utime(new / "case.yaml", (1_600_000_000, 1_600_000_000))
    monkeypatch.setenv("ONRECORD_CASE", str(new))
    open_kept(new)
    assert words("onrecord claim paper x --speaker ") == ["ann", "other", "paper"]
    assert words("onrecord claim paper x --via o") == ["other"]
    assert words("onrecord claim paper x --event ") == ["storm"]
    assert words("onrecord claim paper x --question ") == ["how-strong"], "and not 'unknown', which a filter takes"
    assert words("onrecord list claims --question ") == []


def test_the_case_is_the_one_that_the_line_names(kept: Path) -> None:
    assert words(f"onrecord show --case {kept} str") == ["strong"]
    assert words(f"onrecord show --case={kept} str") == ["strong"]
    assert words(f"onrecord {kept} --at str") == ["strong"]
    assert words("onrecord show str") == ["streets-cleared"], "of the bundled one"


def test_what_would_steer_a_shell_is_not_offered(kept: Path) -> None:
    told = list(answer("fish", ["onrecord", "show", "--case", str(kept), ""]))
    assert "strong\tIt was strong." in told
    assert not [line for line in told if "weak" in line and "\x1b" in line]
    assert all(line.replace("\t", "").isprintable() for line in told)


def test_of_a_case_that_is_not_kept_or_has_changed_nothing_is_told(kept: Path) -> None:
    assert [called for _, called in Glance(kept).ids("claim", "s").told] == ["It was strong."]
    (kept / "more.yaml").write_text("actors:\n- id: kim\n", encoding="utf-8")
    assert Glance(kept).ids("claim", "s").told == [("strong", "")], "of the files, as they are now"
    assert Glance(kept).ids("actor", "").told == [("ann", ""), ("kim", "")]
    assert Glance(kept).values("mark", "").told == [], "which the files do not say"
    (kept / "more.yaml").unlink()
    assert Glance(kept).values("mark", "").told != []
    assert Glance(Path("/nowhere")).values("mark", "").told == []


def test_a_damaged_store_is_no_crash_and_tells_nothing(kept: Path) -> None:
    [store] = (cache_dir() or kept).glob("cases/*.store")
    store.write_bytes(b"x" * store.stat().st_size)
    assert Glance(kept).values("mark", "").told == []
    assert Glance(kept).days("") == []


def test_of_too_many_values_their_beginnings_are_offered_and_no_value_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [f"{lead}-{number:03}" for lead in ("storm", "storm-at-sea", "sun") for number in range(40)] + ["sun"]
    claims = "".join(
        f"- {{id: {name}, text: x, speaker: ann, reports: [{{source: paper, quotes: [x]}}]}}\n" for name in ids
    )
    whos = [f"who-{number:03}" for number in range(40)]
    actors = "".join(f"- {{id: {name}, name: Who, kind: person}}\n" for name in whos)
    case = put(tmp_path, changed("events:\n", f"{actors}events:\n", SMALL + claims))
    os.utime(case / "case.yaml", (1_600_000_000, 1_600_000_000))
    open_kept(case)
    monkeypatch.setattr(glancing, "MOST", 20)
    monkeypatch.setattr(beginnings, "_MOST", 20)
    for kind, begun, wanted in (("claim", "s", [*ids, "strong"]), ("actor", "who", whos), ("", "su", ids[80:])):
        reached, asked = set[str](), [begun]
        while asked:
            few = Glance(case).ids(kind, asked.pop())
            assert 0 < len(few.told) <= 40
            reached |= {name for name, _ in few.told}
            asked += [name for name, _ in few.told if few.open and name not in wanted]
        assert reached >= {*wanted}, kind
    told = [*answer("bash", [f"onrecord show --case {case} su"])]
    assert told[0] == "open", "a shell adds no space"
    assert told[1:]
    assert all(word.startswith("sun") for word in told[1:])


SKIMMED = """\
case: {format: 1, id: c, title: C}
actors:
  - id: ann   # who
    name: |
      x
      - id: not-one
      id: nor-this
  - {id: bob, name: B, kind: person}
  - name: Kim
    id: "kim"
sources: [{id: flow, title: in a flow}]
claims:
- id: one
  text: "a text
    id: no-id"
  speaker: ann
  reports:
  - id: nobody
"""


def test_of_a_small_case_that_was_never_opened_the_ids_are_skimmed(tmp_path: Path) -> None:
    case = put(tmp_path, SKIMMED.replace("\n", "\r\n"))
    known = {"ann": "actor", "bob": "actor", "kim": "actor", "one": "claim"}
    assert {name: kind for name, kind in skimmed(str(case)).items() if name != "nobody"} == known
    assert skimmed(str(case / "case.yaml")) == skimmed(str(case))
    assert words(f"onrecord show --case {case} a") == ["ann"]
    assert words(f"onrecord list claims --case {case} --speaker ") == ["ann", "bob", "kim"]
    put(case, "#" * 600_000, "more.yaml")
    assert skimmed(str(case)) == {}, "it would take too long"
    assert skimmed("/nowhere") == {}


@pytest.mark.parametrize("folder", [BUNDLED, *sorted(CASES.iterdir())], ids=lambda folder: folder.name)
def test_what_is_skimmed_of_a_case_is_what_its_reader_has(folder: Path) -> None:
    case = Case.open(folder)
    found = skimmed(str(folder))
    assert {name: case.kind(name) for name in found} == found
    assert {*case.all_ids()} - {*found} <= {"when"}, "which stands in a list in brackets"


def test_a_case_that_was_opened_from_another_folder_is_known(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(kept)
    assert Glance(Path()).ids("claim", "s").told == [("strong", "It was strong.")], "as it is called there"
    assert Glance(Path()).values("mark", "").told != []


def test_columns_are_those_of_what_the_line_asks_for(kept: Path) -> None:
    actors = words(f"onrecord list actors --case {kept} --columns ")
    assert {"name", "says"} <= {*actors}
    assert {"asks", "text", "publisher"}.isdisjoint(actors)
    told = list(answer("zsh", ["onrecord", "list", "actors", "--columns=id,spo"]))
    assert told == ["words", "--columns=id,spoken_of"]
    assert words("onrecord compare how-strong --sort -spe") == ["-speaker", "-speaker_id"]
    assert "derived.marks" in words("onrecord list claims --format json --columns ")
    assert words(f"onrecord show storm --case {kept} --columns when") == ["when", "when_text"]
    assert words("onrecord search x --columns ask") == ["asks"], "which may find any"


def test_every_value_that_is_offered_for_a_filter_finds_something(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ONRECORD_CASE", raising=False)
    open_kept(BUNDLED)
    for facet in OPTIONS:
        offered = [word.split("\t")[0] for word in answer("zsh", ["onrecord", "list", "claims", f"--{facet}", ""])][1:]
        counted = kazakhstan().counts(facet)
        wanted = {"unknown" if value == "?" else value for value in counted}
        assert {*offered} - {"unknown"} == wanted - {"unknown"}, "as of a day more may be unknown than is in the end"
        offered = [value for value in offered if value in wanted]
        for value in offered[:2] + offered[-1:]:
            assert main(["list", "claims", f"--{facet}", value]) == 0, (facet, value)
    assert words("onrecord list claims --as-of ") == ["2022-01-09", "2022-01-10"]
    assert capsys.readouterr().err == ""


def test_choices_commands_and_fields_are_offered_without_a_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_CASE", "/nowhere")
    assert words("onrecord list claims --format j") == ["json", "jsonl"]
    assert words("onrecord list claims --stance e") == ["endorses"]
    assert words("onrecord help se") == ["search", "seal"]
    assert list(answer("zsh", ["onrecord", "search", "sp"])) == ["open", "speaker:"]
    assert list(answer("bash", ["onrecord check "])) == ["files"]
    assert list(answer("bash", ["onrecord seal --texts "])) == ["folders"]
    assert "--as-of" not in words("onrecord show --as-of 2020 -")
    assert "--speaker" in words("onrecord list claims --speaker x -")
    assert words("onrecord show -- --") == []


def test_a_command_is_offered_what_it_takes_and_nothing_else() -> None:
    assert {"", *COMMANDS} <= {each.name for each in commands()}
    for each in commands():
        told = words(f"onrecord {each.name} --".replace("  ", " "))
        assert sorted(told) == sorted({argument.names[-1] for argument in each.arguments if argument.names})


@pytest.mark.parametrize("asked", [(), ("bash",), ("tcsh", "x"), ("zsh",), ("bash", ""), ("zsh", "x"), ("fish", "x")])
def test_what_no_shell_asks_has_no_answer(capsys: Captured, asked: tuple[str, ...]) -> None:
    assert main(["__complete", *asked]) == 0
    assert capsys.readouterr() == ("", "")


def test_the_cache_is_where_the_library_says_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    for named, home in (("/x", "/h"), ("", "/h"), ("relative", "/h"), ("", "relative")):
        monkeypatch.setenv("XDG_CACHE_HOME", named)
        monkeypatch.setenv("HOME", home)
        assert cache_folder() == (str(folder) if (folder := cache_dir()) else None)


# How bash is written on


def typings(begun: str) -> dict[str, str]:
    """Return how the beginning of a word may be typed, by the quotation mark that is open behind it."""
    inside = "".join(f"\\{char}" if char in '"\\$`' else char for char in begun)
    return {"": "".join(f"\\{char}" for char in begun), "'": "'" + begun.replace("'", "'\\''"), '"': f'"{inside}'}


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
def test_bash_reads_back_the_word_that_was_offered_wherever_the_cursor_was() -> None:
    chance, script, wanted = random.Random(5), [], []
    for _ in range(400):
        word = "".join(chance.choices("ab :='\"\\$`!~*;&|<>()[]{}#é", k=chance.randint(1, 9)))
        begun = word[: chance.randint(0, len(word))]
        for quote, typed in typings(begun).items():
            line = f"onrecord show {typed}"
            bash = Bash(line)
            assert bash.words == ["onrecord", "show", begun]
            assert bash.quote == quote
            rest = bash.written(word)
            if rest or quote != '"':
                script.append(f"printf '%s\\n' {line[: bash.begin].removeprefix('onrecord show ')}{rest}{quote}")
                wanted.append(word)
            else:
                assert "!" in word or begun == word, "in double quotes an interactive bash has no way to write it"
    done = subprocess.run(["bash"], input="\n".join(script).encode(), capture_output=True, check=True, timeout=60)
    assert done.stderr == b""
    assert done.stdout.decode().splitlines() == wanted
    assert len(wanted) > 1000
