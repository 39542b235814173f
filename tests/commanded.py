"""Every command with words that it takes, over a case in which all is hostile: what the promises hold of each of them.

`lines` names them by command. A command or an export that is not in it fails the tests that go through it.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from helpers import put
from hostile import hostile_case, quoted

from tui.exports import EXPORTS

STEER = "\x1b]0;title\a\x1b[?1049h\u202e\x9b31m[/]"
TEXT = f"The mayor said {STEER} that nobody was hurt.\n\nShe said it\u2028 twice.\n"
WRITE = {"new", "seal"}
"""The commands that write a case without `--write`, as their names say."""


def case_and_text(folder: Path) -> tuple[Path, Path]:
    """Write a case in which every field is hostile, with the text of one more source of it; return both."""
    case = folder / "case"
    case.mkdir(parents=True)
    hostile_case(case)
    text = folder / "texts" / "told.txt"
    put(text.parent, TEXT, text.name)
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    put(case, f"sources:\n- {{id: told, title: {quoted(STEER)}, publisher: P, sha256: {digest}}}\n", "more.yaml")
    return case, text


def tables(folder: Path) -> list[Path]:
    """Write what `import` takes, each with words that steer."""
    head = "id,text,speaker,source,exact,publisher,url,published"
    cells = ",".join(f'"{STEER}"' for _ in head.split(","))
    note = {"target": {"source": STEER, "selector": [{"type": "TextQuoteSelector", "exact": STEER}]}, "body": STEER}
    put(folder, f"{head}\n{cells}\nx,{cells}\n", "table.csv")
    put(folder, json.dumps({"rows": [note], "total": 1}), "notes.json")
    put(folder, json.dumps([note]), "list.json")
    put(folder, STEER, "none.csv")
    return [
        folder / name for name in ("table.csv", "notes.json", "list.json", "none.csv", f"{STEER.replace('/', '')}.csv")
    ]


def lines(folder: Path) -> dict[str, list[tuple[str, ...]]]:
    """Return what to run by command, over what is written into a folder that is empty."""
    case, text = case_and_text(folder)
    other, _ = case_and_text(folder / "other")
    out = folder / "out"
    at, texts = ("--case", str(case)), ("--texts", str(text.parent))
    records = [
        f"{kind}-{number}" for kind in ("claim", "actor", "event", "question", "source") for number in (0, 6, 8, 12)
    ]
    exports = [
        ("export", str(case), "--to", name, *(() if EXPORTS[name].printable else ("--out", str(out / name))))
        for name in EXPORTS
    ]
    out.mkdir()
    return {
        "list": [
            *(("list", kind, *at) for kind in ("events", "actors", "claims", "questions", "sources", STEER)),
            *(("list", "claims", f"--{name}", STEER, *at) for name in ("speaker", "where", "said", "sort", "columns")),
            *(("list", "claims", "--format", form, *at) for form in ("md", "csv", "json")),
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
        "check": [
            *(("check", str(case), "--format", form) for form in ("text", "json", "jsonl", "github", "sarif")),
            ("check", str(case), *texts, "--coverage"),
            ("check", str(case), "--fix", *texts),
            ("check", STEER),
        ],
        "new": [("new", str(out / f"new{STEER.replace('/', '')}")), ("new", str(case))],
        "add": [("add", "source", str(text), "--title", STEER, "--publisher", STEER, "--url", STEER, *at)]
        + [("add", "source", str(text), "--published", STEER, *at), ("add", "source", STEER, *at), ("add", STEER, "x")],
        "import": [("import", str(file), *at) for file in tables(folder)],
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
            *(("claim", "told", words, *at, *texts) for words in ("said that nobody […] twice", STEER)),
            ("claim", "told", "twice", "--said", STEER, "--id", STEER, "--to", STEER, *at, *texts),
        ],
        "seal": [("seal", str(other), *texts), ("seal", str(other), "--add", *texts), ("seal", STEER)],
        "schema": [("schema",)],
        "help": [("help",), ("help", "--man"), ("help", "show"), ("help", STEER)],
        "completion": [("completion", shell) for shell in ("bash", "zsh", "fish", STEER)],
        "paths": [("paths",)],
    }
