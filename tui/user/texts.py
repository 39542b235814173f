"""Where the texts of a case's sources lie: a folder that is named, the case's own, those of the settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tui.model import Info, Record, Source
from tui.paths import config_file
from tui.problems import CaseError
from tui.reading.files import home_of, within
from tui.user.settings import read_settings

if TYPE_CHECKING:
    from tui.reading.source_texts import Texts

FOLDER = "texts"
"""The folder in the case's own in which texts are looked for, unless the case names another."""
UNKNOWN = "add --texts DIR, put them into the case's folder 'texts', or name theirs as 'texts' in config.yaml"
"""What to do where none is known."""


def folders(path: Path, record: Info | None, named: Path | None = None) -> list[Path]:
    """Return the folders in which the texts of the case at a path lie: `named` alone, or else those that are there.

    These are the case's own, as its record names it or else `texts`, and those of the settings, in this order. Texts
    are found by their SHA-256, so that none is taken for another one whatever folder it is in.
    """
    return [named] if named is not None else [folder for folder in _known(path, record) if folder.is_dir()]


def _known(path: Path, record: Info | None) -> Iterator[Path]:
    home = home_of(path)
    own = home / (record.texts if record and record.texts else FOLDER)
    if within(home, own):  # a link out of the folder may lead anywhere
        yield own
    settings, _ = read_settings(config_file())
    for folder in settings.texts:
        try:
            yield Path(folder).expanduser()
        except RuntimeError:  # there is no such person
            continue


def texts_of(
    path: Path, record: Info | None, digests: Iterable[str], named: Path | None = None, *, near: bool = False
) -> Texts:
    """Return those texts of a case that are at hand, of some SHA-256s; raises CaseError for a bad folder that is named.

    Of what is missed in a named folder, or in any where that is asked for, it is known what is `near` to it.
    """
    from tui.reading.source_texts import Texts, load  # here, since most cases come without their texts

    found = Texts()
    wanted = set(digests)
    for last in (False, True) if near or named is not None else (False,):
        for folder in folders(path, record, named) if wanted else ():
            try:
                there = load(folder, wanted, near=last)
            except CaseError:
                if named is not None:
                    raise
                continue  # the texts in it are not at hand, which is said of each
            found.update(there)
            found.almost.update(there.almost)
            wanted -= found.keys()
    return found


def digests_of(records: Mapping[str, Record]) -> list[str]:
    """Return the SHA-256 of each source's text that is given."""
    return [record.sha256 for record in records.values() if isinstance(record, Source) and record.sha256]
