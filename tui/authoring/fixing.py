"""Quotes that differ from their source's text by nothing but white space and marks, and the edits that mend these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tui.authoring.as_it_is import Edit, as_it_is
from tui.authoring.drawn import Change, Drawn, changes
from tui.authoring.written import Scalars, Written
from tui.problems import Place
from tui.reading.quotes import Words, all_words
from tui.reading.records import Reading
from tui.reading.source_text import SourceText
from tui.text import counted

_NO_YAML = "its file is no YAML to its end; mend that first"
_UNSAFE = "more than these characters would have to be changed in the file; mend it by hand"


class Fix(NamedTuple):
    """A value of a case that is to be changed: its place, what it is before and after, and the edits of its file."""

    place: Place
    before: str
    after: str
    edits: tuple[Edit, ...] = ()
    left: str = ""
    """Why it is left as it is, where it can't be changed safely."""


def fixes(reading: Reading, texts: Mapping[str, SourceText]) -> list[Fix]:
    """Return what is to be changed in a case's quotes and spellings; the texts are by their sources' ids."""
    files = _Files(reading)
    drawn = {name: Drawn(text.text) for name, text in texts.items()}
    found: dict[Place, Fix] = {}
    for words in all_words(reading.records):
        text = texts.get(words.source)
        if text and not text.find(words.exact, words.prefix, words.suffix):
            for fix in _of(reading, words, text, drawn[words.source], files):
                found.setdefault(fix.place, fix)
    return sorted(files.tried(found.values()), key=lambda fix: fix.place)


def _of(reading: Reading, words: Words, text: SourceText, drawn: Drawn, files: _Files) -> Iterator[Fix]:
    """Yield what is to be changed in a quote: in its words, and in those that tell their place apart."""
    whole = words.prefix + words.exact + words.suffix
    spans = drawn.find(whole)
    if not spans:
        return
    is_quote = words.noun == "quote"
    place = reading.place_of(words.record, *words.path, *(("exact",) if is_quote else ()))
    if len(spans) > 1:
        why = f"but for such differences it stands {counted(len(spans), 'time')} in the text; quote more"
        yield Fix(place, words.exact, words.exact, left=why)
        return
    begin, parts = 0, dict[Place, tuple[str, list[Change]]]()
    rest = list(changes(whole, text.text[spans[0].start : spans[0].end]))
    for key, part in (("prefix", words.prefix), ("exact", words.exact), ("suffix", words.suffix)):
        own = [each for each in rest if part and begin <= each.start and each.end <= begin + len(part)]
        rest = [each for each in rest if each not in own]
        if own:
            there = place if key == "exact" else reading.place_of(words.record, *words.path, key)
            parts[there] = part, [Change(each.start - begin, each.end - begin, each.new) for each in own]
        begin += len(part)
    if rest:
        yield Fix(place, words.exact, words.exact, left="what differs reaches over from 'prefix' or into 'suffix'")
        return
    for there, (part, own) in parts.items():
        yield files.fix(there, part, own)


def _with(text: str, changed: Iterable[Change]) -> str:
    for start, end, new in sorted(changed, reverse=True):
        text = text[:start] + new + text[end:]
    return text


class _Files:
    """The files of a case, and where in them the characters of its values are written."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._known: dict[str, Scalars] = {}

    def _scalars(self, name: str) -> Scalars:
        if name not in self._known:
            self._known[name] = Scalars(self._reading.texts[name].text)
        return self._known[name]

    def fix(self, place: Place, before: str, changed: list[Change]) -> Fix:
        """Return the fix of a value by some changes of it."""
        after = _with(before, changed)
        written = self._scalars(place.file).at(place.offset)
        if written is None or written.value != before:
            return Fix(place, before, after, left=_UNSAFE if self._scalars(place.file).there else _NO_YAML)
        edits = self._edits(place.file, written, changed)
        return Fix(place, before, after, edits, "" if edits else _UNSAFE)

    def _edits(self, name: str, written: Written, changed: list[Change]) -> tuple[Edit, ...]:
        there = as_it_is(self._reading.files[name])
        put = [written.put(*each) for each in changed]
        if None in put or len(there.text) != len(written.text):
            return ()
        return tuple(there.edit(*each) for each in put if each)

    def tried(self, found: Iterable[Fix]) -> Iterator[Fix]:
        """Yield fixes, those left alone with which a file would not have the values that it should."""
        by_file = defaultdict[str, list[Fix]](list)
        for fix in found:
            by_file[fix.place.file].append(fix)
        for name, own in by_file.items():
            if self._good(name, own):
                yield from own
            else:
                yield from (fix if self._good(name, [fix]) else fix._replace(edits=(), left=_UNSAFE) for fix in own)

    def _good(self, name: str, own: list[Fix]) -> bool:
        scalars = self._scalars(name)
        edits = sorted((edit for fix in own for edit in fix.edits), key=lambda edit: edit.start)
        changed = {fix.place.offset: fix.after for fix in own if fix.edits}
        if not edits:
            return True
        parts, at = [], 0
        for edit in edits:
            if edit.start < at:
                return False
            parts += [scalars.text[at : edit.start], edit.text]
            at = edit.end
        return scalars.with_values("".join([*parts, scalars.text[at:]]), changed)
