"""A source's record drafted from the file of its text: what the file tells, and what is guessed and said to be so."""

from __future__ import annotations

import errno
import hashlib
import re
from collections.abc import Container, Mapping
from pathlib import Path

from tui.authoring.edits import New
from tui.authoring.furniture import as_ranges, guessed
from tui.authoring.languages import language
from tui.authoring.slugs import slug, unique
from tui.authoring.yaml import Value, scalar
from tui.bounded import read_bounded
from tui.dates import When, parse
from tui.lean import dataclass
from tui.model import UNNAMED, Info
from tui.paths import shown
from tui.problems import CaseError
from tui.reading.files import home_of, within
from tui.reading.mending import not_text, read_as
from tui.reading.source_texts import MOST_BYTES
from tui.text import clean
from tui.user.texts import FOLDER

_HTML = re.compile(r"\s*(?:<!doctype html|<html|<\?xml)", re.IGNORECASE)
_NUL = "\x00"
FILE_NAME = "the name of the file"
"""The comment on a title where no line of the text reads like one."""
_GUESSED = "guessed"


@dataclass(frozen=True, slots=True)
class TextFile:
    """The file of a source's text: its bytes, the text in them, and what a person should know of it."""

    file: Path
    data: bytes
    text: str
    note: str

    @property
    def sha256(self) -> str:
        """The SHA-256 of the bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()


def text_file(file: Path) -> TextFile:
    """Return the file of a text; raises CaseError for what is none, with what it is."""
    name = clean(shown(file))
    try:
        data = read_bounded(file, MOST_BYTES)
    except OSError as error:
        why, cure = error.strerror or str(error), "name the file of one source's text"
        if error.errno == errno.EISDIR or file.is_dir():
            why = "it is a folder"
        raise CaseError(f"{name}: the text can't be read ({why}); {cure}") from error
    text, other = read_as(data)
    if not other:
        text = data.decode("utf-8", errors="surrogateescape")
    if bad := not_text(text):
        raise CaseError(f"{name}: this is no text in UTF-8 ({bad}); save the words of the page as UTF-8")
    if _NUL in text:
        raise CaseError(f"{name}: this is no text (it holds NUL); save the words of the page as UTF-8")
    if not text.strip("\ufeff \t\r\n"):
        raise CaseError(f"{name}: there is no word in it; save the words of the page into it")
    note = f"{other[0]}: it is read as that" if other else ""
    if text.startswith("\ufeff"):
        note = "it begins with a byte order mark, which is counted as a character"
    if _HTML.match(text):
        note = "this looks like the page's code and not like its words: save these, or quotes will be of code"
    return TextFile(file, data, text, note)


def draft(
    text: TextFile, given: Mapping[str, str | None], taken: Container[str]
) -> tuple[dict[str, Value], dict[str, str]]:
    """Return a source's fields, and a comment by the field on what is guessed.

    `given` are fields that are known; an id is made of the title where none is, unlike those that are taken.
    """
    guess = guessed(text.text)
    title = given.get("title") or guess.headline
    record: dict[str, Value] = {
        "id": given.get("id") or unique(_id_of(title, text.file.stem), taken),
        "title": title or text.file.stem,
        "publisher": given.get("publisher") or guess.publisher or UNNAMED,
        "author": given.get("author") or guess.author or None,
        "url": given.get("url"),
        "lang": given.get("lang") or language(text.text),
        "published": parse(published) if (published := given.get("published") or guess.published) else None,
        "sha256": text.sha256,
        "chars": len(text.text),
        "furniture": given.get("furniture") or as_ranges(guess.furniture) or None,
    }
    comments = {}
    if not given.get("title"):
        comments["title"] = "guessed: the first line that reads like a headline" if title else FILE_NAME
    if not given.get("publisher"):
        comments["publisher"] = "guessed from the page" if guess.publisher else "write who published it"
    for name in ("author", "published"):
        if record[name] and not given.get(name):
            comments[name] = "guessed from the page"
    if record["lang"] and not given.get("lang"):
        comments["lang"] = "guessed from its words"
    if record["furniture"] and not given.get("furniture"):
        comments["furniture"] = "guessed: lines that belong to the page and not to the article; look at each"
    missing = [] if record["lang"] else ["lang: its language, as `en`"]
    missing += [] if record["published"] else ["published: when, no sharper than it says (`2022-01-10`, `2022-01`)"]
    comments[""] = f"to be added: {'; '.join(missing)}" if missing else ""
    return record, comments


def _id_of(title: str, stem: str) -> str:
    """Return an id made of a headline, or of the file's name where no letter of the headline can stand in one."""
    found = slug(title, "")
    return found if re.search("[a-z]", found) else slug(stem, found or "source")


def guesses(record: Mapping[str, Value], comments: Mapping[str, str]) -> dict[str, str]:
    """Return what of a drafted source is guessed, as it is written: that of which its comments say so."""
    found = {name: value for name, value in record.items() if comments.get(name, "").startswith(_GUESSED)}
    return {name: scalar(value) for name, value in found.items() if isinstance(value, str | When)}


def copied(text: TextFile, case: Path, info: Info | None) -> New | None:
    """Return the new file that holds a copy of a text among a case's own, or None where it lies there already."""
    home = home_of(case)
    folder = home / (info.texts if info and info.texts else FOLDER)
    if not within(home, folder):
        raise CaseError(f"{clean(shown(folder))}: the link leaves the case's folder; copy the text by hand")
    stem, suffix = text.file.stem, text.file.suffix
    number, name = 1, text.file.name
    while (there := folder / name).exists() or there.is_symlink():
        if _same(there, text.data):
            return None
        number += 1
        name = f"{stem}-{number}{suffix}"
    return New(there, text.data)


def _same(file: Path, data: bytes) -> bool:
    try:
        return file.stat().st_size == len(data) and read_bounded(file, MOST_BYTES) == data
    except OSError:
        return False
