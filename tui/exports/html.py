"""One page of HTML: a case, or a part of it, to be read in any browser; no script, and nothing from anywhere else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from importlib.resources import files

from tui import __version__
from tui.cards.blocks import Block
from tui.case import Case
from tui.exports.dossier import Chapter, Entry, chapters
from tui.exports.inline import text
from tui.exports.markup import html_of
from tui.exports.pages import about_blocks
from tui.exports.part import Part
from tui.text import one_line


def lines(part: Part) -> Iterator[str]:
    """Yield the lines of the page."""
    yield from _head(part.case.info.title)
    every = list(chapters(part))
    info = part.case.info
    yield '<a class="skip" href="#main">Skip to the contents</a>'
    yield f'<header class="case" id="case-{text(info.id)}">'
    yield '<p class="kicker">On Record <span class="meta">– who said what, when, and on whose word</span></p>'
    yield f'<h1 dir="auto">{text(info.title)}</h1>'
    if not part.whole:
        yield f'<p class="part">A part of the case: {text(part.words)}</p>'
    if info.summary:
        yield f'<p class="summary" dir="auto">{text(info.summary)}</p>'
    yield from html_of(about_blocks(part), lambda name: "", 2)
    yield "</header>"
    yield from _contents(part, every)
    yield '<main id="main">'
    for chapter in every:
        yield from _chapter(part, chapter)
    yield "</main>"
    up = f'<a href="#case-{text(info.id)}">To the beginning</a>'
    yield f"<footer><p>case {text(info.id)} · made by On Record {__version__} · {up}</p></footer>"
    yield "</body>"
    yield "</html>"


def page(case: Case, title: str, blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the lines of a page of one card alone: what it names has no place there, and is no link."""
    yield from _head(title)
    yield '<main id="main">'
    yield '<article class="entry">'
    yield from html_of(blocks, lambda name: "", 1)
    yield "</article>"
    yield "</main>"
    yield f"<footer><p>case {text(case.info.id)} · made by On Record {__version__}</p></footer>"
    yield "</body>"
    yield "</html>"


def _head(title: str) -> Iterator[str]:
    """Yield what stands before all that is seen; the style sheet is the only thing that the page may use."""
    style = files("tui.exports").joinpath("page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    yield "<!DOCTYPE html>"
    yield '<html lang="en" dir="ltr">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f'<meta name="generator" content="On Record {__version__}">'
    yield f"<title>{text(one_line(title))} – On Record</title>"
    yield f"<style>{style}</style>"
    yield "</head>"
    yield "<body>"


def _contents(part: Part, every: list[Chapter]) -> Iterator[str]:
    """Yield the table of contents: the chapters, then each question."""
    yield '<nav aria-label="Contents">'
    yield "<ol>"
    for chapter in every:
        size = f'&nbsp;<span class="meta">{chapter.size:,}</span>' if chapter.size else ""
        yield f'<li><a href="#{chapter.name}">{text(chapter.title)}</a>{size}</li>'
    yield "</ol>"
    if part.questions:
        yield '<ol class="questions" tabindex="0" aria-label="Questions">'
        for name in part.questions:
            asks = one_line(part.case.questions[name].asks)
            yield f'<li><a href="#question-{text(name)}"><bdi>{text(asks)}</bdi></a></li>'
        yield "</ol>"
    yield "</nav>"


def _chapter(part: Part, chapter: Chapter) -> Iterator[str]:
    yield f'<section id="{chapter.name}" aria-labelledby="{chapter.name}-title">'
    yield f'<h2 id="{chapter.name}-title">{text(chapter.title)}</h2>'
    if chapter.lead:
        yield f'<p class="lead">{text(chapter.lead)}</p>'
    for group in chapter.groups:
        if group.heading:
            yield '<div class="day">'
            yield f"<h3>{text(group.heading)}</h3>"
        for entry in group.entries:
            yield from _entry(part, entry, 4 if group.heading else 3)
        if group.heading:
            yield "</div>"
    yield "</section>"


def _entry(part: Part, entry: Entry, level: int) -> Iterator[str]:
    """Yield an entry; that of a record has its id as an anchor, and shows it."""

    def leads(name: str) -> str:
        if name == entry.id or not part.has(name):
            return ""
        return f"case-{name}" if name == part.case.info.id else f"{part.case.kind(name)}-{name}"

    if not entry.id:
        yield '<div class="entry">'
        yield from html_of(entry.blocks, leads, level - 1)
        yield "</div>"
        return
    anchor = f"{entry.kind}-{text(entry.id)}"
    yield f'<article id="{anchor}" class="{entry.kind}">'
    yield f'<p class="id"><a href="#{anchor}">{entry.kind} {text(entry.id)}</a></p>'
    yield from html_of(entry.blocks, leads, level)
    yield "</article>"
