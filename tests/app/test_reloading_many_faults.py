"""A file with very many faults is read anew while one goes on: keys are answered until the last of them is found."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest
from pilots import HARBOUR, opened

from tui.case import Case
from tui.reading.records import Reading

FAULTS = 5_000


async def test_keys_are_answered_while_very_many_faults_are_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Path(shutil.copytree(HARBOUR, tmp_path / "harbour")) / "case.yaml"
    sound = file.read_text(encoding="utf-8")
    begun, answered = threading.Event(), threading.Event()
    reported: list[str] = []
    real = Reading.report

    def reporting(self: Reading, record: str, path: tuple[str | int, ...], what: str, cure: str) -> None:
        reported.append(threading.current_thread().name)
        if len(reported) == FAULTS // 2:  # in the midst of them it waits until the keys are answered
            begun.set()
            assert answered.wait(20)
        real(self, record, path, what, cure)

    monkeypatch.setattr(Reading, "report", reporting)
    async with opened(Case.open(file.parent)) as driver:
        links = "".join(f"  - {{to: no-{n}, kind: denies, by: editor, why: x}}\n" for n in range(FAULTS))
        file.write_text(f"{sound}  links:\n{links}", encoding="utf-8")
        await driver.until(begun.is_set, "the midst of the faults")
        await driver.press("3", "g")
        first = driver.text("detail")
        await driver.press("j")
        assert driver.text("detail") not in ("", first)
        await driver.type("/crane")
        assert "closest first" in driver.text("claims")
        await driver.press("escape", "?")
        assert "type to search" in driver.screen()
        await driver.press("escape")
        assert not answered.is_set()
        answered.set()
        await driver.until(lambda: f"{FAULTS:,} errors" in driver.screen(), "their number")
        assert len(reported) == FAULTS
        assert threading.main_thread().name not in reported
