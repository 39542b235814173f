"""A made-up case whose one source has its text beside it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path


def texted(folder: Path, text: str | bytes, quotes: Sequence[str], furniture: str | None = None) -> Path:
    """Write a case of a text and a claim, `claim-0` and so on, for each of some quotes of it; return its folder."""
    data = text if isinstance(text, bytes) else text.encode()
    (folder / "texts").mkdir(parents=True, exist_ok=True)
    (folder / "texts" / "log.txt").write_bytes(data)
    source = {"id": "log", "title": "The log", "publisher": "The Log", "published": "2020-03-03"}
    source["sha256"] = hashlib.sha256(data).hexdigest()
    claims = [
        {
            "id": f"claim-{number}",
            "text": f"This is claim {number}.",
            "speaker": "mayor",
            "said": f"2020-03-{number % 28 + 1:02}",
            "reports": [{"source": "log", "quotes": [{"exact": quote}]}],
        }
        for number, quote in enumerate(quotes)
    ]
    case = {
        "case": {"format": 1, "id": "texted", "title": "A text"},
        "sources": [source | ({"furniture": furniture} if furniture else {})],
        "actors": [{"id": "mayor", "name": "Ana Pereira", "kind": "person"}],
        "claims": claims,
    }
    (folder / "case.yaml").write_text(json.dumps(case), encoding="utf-8")
    return folder
