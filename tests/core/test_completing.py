"""What a shell is answered: from the grammar and from the store that is kept, never from the files of a case."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from pathlib import Path

import pytest
from helpers import BUNDLED, HARBOUR, SMALL, changed, kazakhstan, put

from tui.__main__ import main
from tui.case.facets import OPTIONS
from tui.commands import COMMANDS
from tui.commands.completing import answer
from tui.commands.grammar import commands
from tui.commands.quoting import Bash
from tui.kept import glancing
from tui.kept.glancing import Glance, cache_folder
from tui.kept.opening import open_kept
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
    assert words("onrecord show str") == []


def test_what_would_steer_a_shell_is_not_offered(kept: Path) -> None:
    told = list(answer("fish", ["onrecord", "show", "--case", str(kept), ""]))
    assert "strong\tIt was strong." in told
    assert not [line for line in told if "weak" in line and "\x1b" in line]
    assert all(line.replace("\t", "").isprintable() for line in told)


def test_of_a_case_that_is_not_kept_or_has_changed_nothing_is_told(kept: Path) -> None:
    assert Glance(kept).ids("claim", "") == [("strong", "It was strong."), ("weak", Glance(kept).ids("", "weak")[0][1])]
    (kept / "more.yaml").write_text("actors: []\n", encoding="utf-8")
    assert Glance(kept).ids("claim", "") == []
    (kept / "more.yaml").unlink()
    assert Glance(kept).ids("claim", "s") != []
    os.utime(kept / "case.yaml")
    assert Glance(kept).ids("claim", "s") == []
    assert Glance(HARBOUR).ids("claim", "") == []
    assert Glance(Path("/nowhere")).values("mark", "") == []


def test_a_damaged_store_is_no_crash_and_tells_nothing(kept: Path) -> None:
    [store] = (cache_dir() or kept).glob("cases/*.store")
    store.write_bytes(b"x" * store.stat().st_size)
    assert Glance(kept).ids("", "") == []
    assert Glance(kept).days("") == []


def test_too_many_values_are_none(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of some of them a shell would write on what these have in common."""
    monkeypatch.setattr(glancing, "MOST", 2)
    assert Glance(kept).ids("", "") == []
    assert [name for name, _ in Glance(kept).ids("", "st")] == ["storm", "strong"]


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
