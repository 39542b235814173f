"""The records of a case as its files have them, read without any of the program: what it shows is held against them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

QUICK = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def written(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the records of a case by section, read without any of the program."""
    sections: dict[str, list[dict[str, Any]]] = {}
    for file in sorted(folder.glob("*.yaml")):
        for section, records in yaml.load(file.read_text(encoding="utf-8"), Loader=QUICK).items():
            sections.setdefault(section, []).extend(records if isinstance(records, list) else [records])
    return sections


def record(folder: Path, section: str, name: str) -> dict[str, Any]:
    """Return one record as written."""
    found: list[Any] = list(written(folder)[section])  # the seal lists sources by name alone
    return next(record for record in found if isinstance(record, dict) and record["id"] == name)
