"""What a first screen, or a claim that is shown, does without is neither imported nor compiled for it."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

from helpers import environment

from tui import text
from tui.commands import show
from tui.commands.arguments import command_parser
from tui.digests import blake2b, sha256
from tui.formats import breaking
from tui.text import clean

START = """
import re, re._compiler, sys, traceback
from pathlib import Path
compile_, ours = re._compiler.compile, []

def compiled(pattern, flags=0):
    frames = (frame for frame in reversed(traceback.extract_stack()) if Path(frame.filename).parent.name != "re")
    asked = next(frame for frame in frames if frame.name != "compiled")
    if "site-packages" not in asked.filename and "tui" in Path(asked.filename).parts:
        ours.append(f"{asked.filename}:{asked.lineno}")
    return compile_(pattern, flags)

re._compiler.compile = compiled
import tui.commands.app, tui.explorer.app
print(*ours, *(name for name in sys.modules if name.startswith(("tui.cards.", "tui.explorer.actions.", "yaml"))))
print(*(name for name in ("_ssl", "_hashlib", "argparse") if name in sys.modules))
files = {name: Path(module.__file__) for name, module in sys.modules.items() if name.startswith("tui.")}
print(*(name for name, file in files.items() if re.search(r"from typing import .*NamedTuple", file.read_text("utf-8"))))
import asyncio, ssl
print(ssl.create_default_context() and asyncio.sslproto)
"""


def test_a_start_compiles_no_expression_and_imports_no_card_but_the_case_s_and_no_action() -> None:
    done = subprocess.run([sys.executable, "-c", START], env=environment(), capture_output=True, text=True, check=True)
    loaded, heavy, slowly, later = done.stdout.splitlines()
    assert (heavy, slowly, later[:8]) == ("", "tui.lean", "<module ")
    assert set(loaded.split()) == {
        "tui.cards.blocks",
        "tui.cards.chunks",
        "tui.cards.overview",
        "tui.explorer.actions.action",
        "tui.explorer.actions.table",
    }


HEAVY = (
    "argparse", "asyncio", "calendar", "copy", "dataclasses", "decimal", "hashlib", "inspect", "locale",
    "platformdirs", "shutil", "tempfile", "textual", "threading", "tui.commands.arguments", "tui.reading.records",
    "yaml",
)  # fmt: skip
SHOW = """
import sys
from tui.__main__ import main
main(["show", "dead-164-info"])
print(*sys.modules)
"""


def test_showing_a_claim_of_a_kept_case_imports_what_it_needs(tmp_path: Path) -> None:
    """The bar is 1.6 times what it takes to read the case's YAML; each of these is a share of it."""
    env = environment(XDG_CACHE_HOME=str(tmp_path))
    for _ in range(2):  # the first of which keeps it
        done = subprocess.run([sys.executable, "-c", SHOW], env=env, capture_output=True, text=True, check=True)
    shown, _, loaded = done.stdout.rstrip().rpartition("\n")
    assert shown.startswith("claim dead-164-info ")
    assert [name for name in HEAVY if name in loaded.split()] == []


def test_the_pattern_of_scripts_without_spaces_is_asked_for_their_characters_alone() -> None:
    """It takes 3 ms to make, and most cases have no use for it."""
    wide = re.compile(f"[{breaking._WIDE}]")
    every = "".join(map(chr, range(0x110000)))
    parts = [every[begin : begin + 64] for begin in range(0, len(every), 64)]
    assert [part for part in parts if bool(wide.search(part)) != breaking._has_wide(f"a{part}")] == []
    # Of a part that has any, each character by itself, and of all others that none is one.
    some = [char for part in parts if wide.search(part) for char in part]
    assert len(some) > 10_000
    assert [char for char in some if bool(wide.match(char)) != breaking._has_wide(f"a{char}")] == []


def test_words_that_need_no_grammar_mean_what_it_says() -> None:
    for words in (["a"], ["a", "said=9 Jan"], ["ә", "b c", "é-x"]):
        assert vars(command_parser("show", show).parse_args(words)) == vars(show.plainly(words) or SimpleNamespace())
    assert [show.plainly(words) for words in ([], ["-h"], ["a", "--as-of", "9 Jan"], ["--", "a"], [""])] == [None] * 5


def test_digests_are_those_of_the_standard_library() -> None:
    """Also where the interpreter has no module of its own for them."""
    wanted = [hashlib.blake2b(b"a").hexdigest(), hashlib.sha256(b"a").hexdigest()]
    assert [blake2b(b"a").hexdigest(), sha256(b"a").hexdigest()] == wanted
    bare = "import hashlib, sys; sys.modules.update(_blake2=None, _sha2=None, _sha256=None); "
    bare += "from tui.digests import *; print(blake2b(b'a').hexdigest(), sha256(b'a').hexdigest())"
    done = subprocess.run([sys.executable, "-c", bare], env=environment(), capture_output=True, text=True, check=False)
    assert done.stdout.split() == wanted, done.stderr


def test_of_all_characters_none_is_printable_to_python_and_not_safe_for_a_terminal() -> None:
    """`clean` asks the one before it looks for the other."""
    assert not [char for char in map(chr, range(0x110000)) if char.isprintable() and text._UNSAFE.match(char)]
    assert clean("a\x1bb\u202ec\xa0") == "a^[b<202e>c\xa0"
