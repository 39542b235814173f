"""Every command with words that it takes, over a case in which all is hostile: what the promises hold of each of them.

`lines` names them by command. A command or an export that is not in it fails the tests that go through it.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import NamedTuple

from helpers import put
from hostile import HOSTILE, hostile_case, quoted

from tui.exports import EXPORTS

STEER = "\x1b]0;title\a\x1b[?1049h\u202e\x9b31m[/]"
TEXT = f"The mayor said {STEER} that nobody was hurt.\n\nShe said it\u2028 twice.\n"
WRITE = {"new", "seal"}
"""The commands that write a case without `--write`, as their names say."""


def case_and_text(folder: Path, hostile: tuple[str, ...]) -> tuple[Path, Path]:
    """Write a case in which every field is hostile, with the text of one more source of it; return both."""
    case = folder / "case"
    case.mkdir(parents=True)
    hostile_case(case, hostile)
    text = folder / "texts" / "told.txt"
    put(text.parent, TEXT, text.name)
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    put(case, f"sources:\n- {{id: told, title: {quoted(STEER)}, publisher: P, sha256: {digest}}}\n", "more.yaml")
    return case, text


def tables(folder: Path) -> list[Path]:
    """Write what `import` takes, each with words that steer."""
    head = "id,text,speaker,source,exact,publisher,url,published"
    cells = ",".join([f'"{STEER}"'] * 8)
    note = {"target": {"source": STEER, "selector": [{"type": "TextQuoteSelector", "exact": STEER}]}, "body": STEER}
    put(folder, f'{head}\nimported,"{STEER}",actor-6,source-6,"{STEER}",,,\n', "table.csv")
    put(folder, f"{head}\n{cells}\n{cells},x\n", "cells.csv")
    put(folder, json.dumps({"rows": [note], "total": 1}), "notes.json")
    put(folder, json.dumps([note]), "list.json")
    put(folder, STEER, "none.csv")
    names = ("table.csv", "cells.csv", "notes.json", "list.json", "none.csv", f"{STEER.replace('/', '')}.csv")
    return [folder / name for name in names]


Lines = dict[str, list[tuple[str, ...]]]


class Places(NamedTuple):
    """What there is to name: a case, another one, the text of a source of both, one that they have not, a folder."""

    case: Path
    other: Path
    text: Path
    new: Path
    out: Path

    @property
    def at(self) -> tuple[str, str]:
        """The words that name the case."""
        return "--case", str(self.case)

    @property
    def texts(self) -> tuple[str, str]:
        """The words that name where the texts are."""
        return "--texts", str(self.text.parent)


def lines(folder: Path, hostile: tuple[str, ...] = HOSTILE) -> Lines:
    """Return what to run by command, over what is written into a folder that is empty."""
    case, text = case_and_text(folder, hostile)
    other, _ = case_and_text(folder / "other", hostile)
    new = put(folder / "more", TEXT + "More.\n", "new.txt") / "new.txt"
    places = Places(case, other, text, new, folder / "out")
    places.out.mkdir()
    return {**_reading(places), **_writing(places, tables(folder)), **_own()}


def _reading(places: Places) -> Lines:
    case, other, out, at, texts = places.case, places.other, places.out, places.at, places.texts
    records = [
        f"{kind}-{number}" for kind in ("claim", "actor", "event", "question", "source") for number in (0, 6, 7, 8)
    ]
    exports: list[tuple[str, ...]] = [
        ("export", str(case), "--to", name, *(() if EXPORTS[name].printable else ("--out", str(out / name))))
        for name in EXPORTS
    ]
    return {
        "list": [
            *(("list", kind, *at) for kind in ("events", "actors", "claims", "questions", "sources", STEER)),
            *(
                ("list", "claims", option, STEER, *at)
                for option in ("--speaker", "--where", "--said", "--sort", "--columns")
            ),
            *(("list", "claims", *at, "--format", form) for form in ("md", "csv", "json")),
        ],
        "show": [("show", *records, *at), ("show", STEER, *at), ("show", "claim-6", *at, "--format", "json")],
        "compare": [
            ("compare", "question-6", *at),
            ("compare", STEER, *at),
            ("compare", "question-8", "--agreed", *at),
        ],
        "brief": [("brief", "actor-6", *at), ("brief", STEER, *at), ("brief", "actor-8", *at, "--format", "md")],
        "search": [("search", "before", *at), ("search", STEER, *at), ("search", f"speaker:{STEER}", *at)],
        "diff": [
            ("diff", str(case), str(other)),
            ("diff", str(case), STEER),
            ("diff", STEER, str(case), "--format", "md"),
        ],
        "export": [
            *exports,
            ("export", STEER),
            ("export", str(case), "--to", STEER),
            ("export", str(case), "--out", STEER),
        ],
        "check": [("check", str(case), "--format", form) for form in ("text", "json", "jsonl", "github", "sarif")]
        + [("check", str(case), *texts, "--coverage"), ("check", str(case), "--fix", *texts), ("check", STEER)],
    }


def _writing(places: Places, tables: list[Path]) -> Lines:
    case, other, text, new, out = places
    at, texts = places.at, places.texts
    return {
        "new": [("new", str(out / f"new{STEER.replace('/', '')}")), ("new", str(case))],
        "add": [
            ("add", "source", str(new), "--title", STEER, "--publisher", STEER, "--url", STEER, *at),
            ("add", "source", str(new), "--title", STEER, "--publisher", STEER, *at),
            ("add", "source", str(new), "--published", STEER, *at),
            ("add", "source", str(text), *at),
            ("add", "source", STEER, *at),
            ("add", STEER, "x"),
        ],
        "import": [("import", str(file), *at) for file in tables],
        "rename": [
            ("rename", "claim-6", "renamed", *at),
            ("rename", STEER, "x", *at),
            ("rename", "claim-6", STEER, *at),
        ],
        "quote": [
            *(("quote", "told", words, *at, *texts) for words in ("nobody was hurt", "said that nobody", STEER)),
            ("quote", STEER, "x", *at, *texts),
        ],
        "claim": [
            ("claim", "told", "nobody was hurt", "--speaker", "actor-6", "--text", STEER, *at, *texts),
            ("claim", "told", "said that nobody […] twice", *at, *texts),
            ("claim", "told", STEER, *at, *texts),
            ("claim", "told", "twice", "--said", STEER, "--id", STEER, "--to", STEER, *at, *texts),
        ],
        "seal": [("seal", str(other), *texts), ("seal", str(other), "--add", *texts), ("seal", STEER)],
    }


def _own() -> Lines:
    return {
        "schema": [("schema",)],
        "help": [("help",), ("help", "--man"), ("help", "show"), ("help", STEER)],
        "completion": [("completion", shell) for shell in ("bash", "zsh", "fish", STEER)],
        "paths": [("paths",)],
    }
