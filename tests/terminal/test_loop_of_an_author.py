"""The loop of an author in a real terminal: a broken line is told, edited from there, and gone."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from editors import fake_editor, line_of, path, replacing
from helpers import changed
from pilots import HARBOUR
from terminals import at_home

pytestmark = pytest.mark.usefixtures("as_a_fork")


@pytest.fixture(name="file")
def _file() -> Iterator[Path]:
    """Return the file of a copy of the made-up case, in a folder with a short name: a line tells all of it."""
    with tempfile.TemporaryDirectory(prefix="r") as name:
        yield shutil.copytree(HARBOUR, Path(name) / "harbour") / "case.yaml"


def test_the_loop_of_an_author_from_a_broken_line_into_the_editor_and_back(file: Path, tmp_path: Path) -> None:
    ran = fake_editor(tmp_path, "vi", replacing(file, "knid", "kind"))
    environ = {"PATH": path(tmp_path), "EDITOR": "vi"}
    with at_home(str(file.parent), "--at", "nobody-hurt", environment=environ) as it:
        it.shows("Nobody was hurt.")
        file.write_text(
            changed("  kind: denies\n", "  knid: denies\n", file.read_text(encoding="utf-8")), encoding="utf-8"
        )
        it.shows("1 error", "! shows them")
        it.press("!")
        it.shows("knid", f"case.yaml:{line_of(file.parent, 'nobody-hurt') + 2}:")
        it.press("\r")
        it.until(ran.exists, "the editor")
        assert ran.read_text().splitlines() == [f"+{line_of(file.parent, 'nobody-hurt') + 2}", str(file)]
        it.until(lambda: "since the last edit" not in it.screen() and "Claim · nobody-hurt" in it.screen(), "mended")
        it.press("q")
        assert it.end() == 0
    assert os.listdir(file.parent) == ["case.yaml"]
