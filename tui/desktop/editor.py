"""The editor that opens a record's file at its line: which one, and its command line."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tui.desktop.browser import Which, program

FALLBACKS = ("sensible-editor", "nano", "vi")


class Known(NamedTuple):
    """A known editor: the arguments that open a place, whether it draws in the terminal, its options to wait."""

    words: tuple[str, ...] = ("{file}",)
    terminal: bool = True
    wait: tuple[str, ...] = ()
    """The long option, and its short form."""


_LINE = Known(("+{line}", "{file}"))
_COLON = Known(("+{line}:{col}", "{file}"))
# The column in characters of one cell: `cursor()` counts bytes, which lands short in Cyrillic. zv opens a fold.
_VIM = Known(("+{line}", "+normal! {col}|zv", "{file}"))
_CODE = Known(("--goto", "{file}:{line}:{col}"), terminal=False, wait=("--wait", "-w"))
_WINDOW = Known(terminal=False)

# By the command's name. An editor that is not here is taken to draw in the terminal, and opens the file without a line.
KNOWN = {
    **dict.fromkeys(("vi", "view", "nvi", "vis", "mg", "joe", "pico", "vim.tiny"), _LINE),
    **dict.fromkeys(("vim", "nvim"), _VIM),
    **dict.fromkeys(("gvim", "mvim"), _VIM._replace(terminal=False)),
    **dict.fromkeys(("emacs", "emacs-nox", "emacs-gtk", "emacs-lucid", "emacs-pgtk", "emacsclient"), _COLON),
    **dict.fromkeys(("kak", "micro"), _COLON),
    **dict.fromkeys(("nano", "rnano", "nano-tiny"), Known(("+{line},{col}", "{file}"))),
    **dict.fromkeys(("hx", "helix"), Known(("{file}:{line}:{col}",))),
    **dict.fromkeys(("code", "code-insiders", "code-oss", "codium", "vscodium", "cursor"), _CODE),
    **dict.fromkeys(("subl", "sublime_text", "zed"), _CODE._replace(words=("{file}:{line}:{col}",))),
    "gedit": _LINE._replace(terminal=False),
    **dict.fromkeys(("kate", "kwrite"), Known(("--line", "{line}", "--column", "{col}", "{file}"), terminal=False)),
    **dict.fromkeys(("nvim-qt", "neovide", "gnome-text-editor", "mousepad", "pluma", "xed", "geany"), _WINDOW),
    **dict.fromkeys(("featherpad", "mate", "bbedit", "notepad", "notepad++", "open", "xdg-open"), _WINDOW),
}


def choose(environ: Mapping[str, str], setting: str | None = None, which: Which = shutil.which) -> str | None:
    """Return the editor's command line: of the setting, VISUAL, EDITOR or the first of FALLBACKS that exists."""
    for named in (setting, environ.get("VISUAL"), environ.get("EDITOR")):
        if named and any(_words(named)[:1]):
            return named
    return next((name for name in FALLBACKS if program(name, which)), None)


def command(editor: str, file: Path, line: int, col: int) -> list[str]:
    """Return the argv that opens a file in an editor at a line and a column, both from 1, the column in characters.

    The editor is split into words as a shell would split it, but nothing else of a shell is done; a path with spaces
    that is there counts as one word. The file is named by its whole path, which no editor takes for an option. Raises
    ValueError when the editor's name is empty.
    """
    words = _words(editor)
    if not any(words[:1]):
        raise ValueError("no editor is named")
    known = _known(words)
    if known.wait and not set(known.wait) & set(words):
        words.append(known.wait[0])
    place = {"file": os.path.abspath(file), "line": max(line, 1), "col": max(col, 1)}
    return words + [word.format_map(place) for word in known.words]


def in_terminal(editor: str) -> bool:
    """Tell whether an editor draws in the terminal, which the explorer must then leave to it."""
    return _known(_words(editor)).terminal


def _words(editor: str) -> list[str]:
    whole = os.path.expanduser(editor.strip())
    if os.path.isfile(whole):
        return [whole]
    try:
        words = shlex.split(editor)
    except ValueError:  # a quote that does not end
        words = editor.split()
    return [os.path.expanduser(words[0]), *words[1:]] if words else []


def _known(words: list[str]) -> Known:
    """Return the entry of KNOWN for an editor, also by a name such as vim.basic, emacs-29.1, emacs29 or Code.exe."""
    name = os.path.basename(words[0]).lower().removesuffix(".exe") if words else ""
    stem = re.sub(r"[-_]?v?[0-9][0-9.]*$", "", name)
    return next((KNOWN[short] for short in (name, stem, name.split(".")[0]) if short in KNOWN), Known())
