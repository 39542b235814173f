"""The README shows the program as it is: its picture, its figures, and a first command that is not mute."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from types import ModuleType

import inside
import pytest
from pilots import BUNDLED, written

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ANEW = "run `python .github/screenshot.py`, and look at the picture"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """Return the script that makes the picture and the figures."""
    return inside.script("screenshot")


@pytest.mark.painted
async def test_the_picture_is_what_the_program_shows(script: ModuleType) -> None:
    kept = script.words((ROOT / ".github" / "screenshot.svg").read_text(encoding="utf-8"))
    assert any("Howmanypeoplewerekilled" in line for line in kept)
    assert kept == script.words(await script.picture()), ANEW


def test_the_picture_is_compared_line_by_line_whatever_pieces_it_is_drawn_in(script: ModuleType) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'
    one = svg.format('<text x="0" y="9">a b&#160;c</text><text x="0" y="20">d</text>')
    other = svg.format(
        '<text x="4" y="9">c</text><text x="0" y="9">a <tspan>b</tspan></text><text x="1" y="20">d</text>'
    )
    assert script.words(one) == script.words(other) == ["abc", "d"]
    assert script.words(one.replace(">d<", ">e<")) != script.words(one)


def test_the_figures_are_those_of_the_bundled_case(script: ModuleType) -> None:
    [told] = re.findall(r"<!-- figures -->(.*?)<!-- /figures -->", README)
    numbers = {noun: int(number) for number, noun in re.findall(r"(\d+) (\w+)", told)}
    wanted = {name: len(written(BUNDLED)[name]) for name in ("events", "actors", "claims", "questions")}
    assert numbers == wanted, ANEW
    assert "\n<!-- " not in README[: README.index("<!-- /figures")], "at the start of a line it would end the paragraph"


def test_the_script_writes_the_figures_anew(script: ModuleType) -> None:
    class Two:
        events, actors, claims, questions = ("a",), ("a", "b"), (), ("a", "b")

    stale = "x <!-- figures -->1 claim<!-- /figures --> y"
    anew = "x <!-- figures -->1 event, 2 actors, 0 claims and 2 questions<!-- /figures --> y"
    assert script.with_figures(stale, Two) == anew


# The recording

TEXTS = ROOT.parent / "shared" / "sources"


@pytest.fixture(scope="module")
def recorder() -> ModuleType:
    """Return the script that makes the recording."""
    return inside.script("recording")


def test_the_recording_moves_by_itself_fetches_nothing_and_has_a_still_picture(recorder: ModuleType) -> None:
    picture = recorder.RECORDING.read_text(encoding="utf-8")
    assert ".github/recording.svg" in README
    assert len(picture) < 400_000
    assert not re.search(r"<script|<foreignObject|href=\"(?!#)|url\(|@import| on[a-z]+=", picture)
    shown = recorder.words(picture)
    assert len(re.findall("@keyframes", picture)) == len(shown)
    assert "prefers-reduced-motion:reduce" in picture
    assert sum(step.last + step.each * (len(step.keys.split()) - 1) for step in recorder.STEPS) < 13
    for words in ("/killed", "4Compare", "4Initsparagraph", "Copiedthequote"):
        assert any(words in line for frame in shown for line in frame), words


@pytest.mark.painted
async def test_the_recording_is_what_the_program_shows(recorder: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    if not TEXTS.is_dir():
        pytest.skip("the texts of the bundled case are not beside the checkout")
    for variable in recorder.DESKTOP:
        monkeypatch.delenv(variable, raising=False)
    anew = recorder.words(recorder.svg(await recorder.frames(TEXTS)))
    kept = recorder.words(recorder.RECORDING.read_text(encoding="utf-8"))
    assert kept == anew, "run `python .github/recording.py`, and look at the recording"


# The first command

[FIRST, *_] = re.findall(r"```sh\n(.*?)\n```", README)
STUB = """\
#!/bin/sh
echo "$(basename "$0") $*" >> log
case "$0 $*" in
*"-m venv .venv") mkdir -p .venv/bin; cp "$0" .venv/bin/pip; cp "$0" .venv/bin/onrecord;;
*pip*) exit "$PIP";;
esac
"""


def first_command(folder: Path, pip: int) -> tuple[int, str, list[str]]:
    """Run the first command with programs that do nothing but write down that they were called."""
    stub = folder / "python3"
    stub.write_text(STUB, encoding="utf-8")
    stub.chmod(0o755)
    done = subprocess.run(
        ["bash", "-c", FIRST], cwd=folder, capture_output=True, text=True, timeout=60, check=False,
        env={"PATH": f"{folder}:/usr/bin:/bin", "PIP": str(pip)},
    )  # fmt: skip
    return done.returncode, done.stdout, (folder / "log").read_text(encoding="utf-8").splitlines()


def test_the_first_command_is_one_line_that_says_at_once_what_comes_and_opens_the_case(tmp_path: Path) -> None:
    assert "\n" not in FIRST
    code, said, calls = first_command(tmp_path, pip=0)
    assert code == 0
    assert calls == ["python3 -m venv .venv", "pip install .", "onrecord "]
    assert "a minute" in said
    assert "q leaves" in said
    assert FIRST.index("echo") < FIRST.index("python3"), "making the environment alone takes ten seconds"
    assert "--quiet" not in FIRST, "what pip does is seen"


def test_the_first_command_opens_nothing_that_could_not_be_installed(tmp_path: Path) -> None:
    code, _, calls = first_command(tmp_path, pip=3)
    assert code == 3
    assert calls == ["python3 -m venv .venv", "pip install ."]
