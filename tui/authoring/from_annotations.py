"""Claims out of W3C Web Annotations, as Hypothesis exports them: quotes by their selectors, bodies to be edited.

An annotation is somebody's remark on words of a page, and no claim yet: its body is put where the paraphrase goes, the
speaker is left open, and a comment by each says that it is to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from tui.authoring.imported import Imported, Known
from tui.authoring.slugs import slug, unique
from tui.authoring.yaml import Unwritable, Value, scalar
from tui.model import UNNAMED, UNRECORDED
from tui.reading.records import Reading
from tui.text import one_line, shorten

_WORDS = 8  # of the quote that an id is made of, where there is no body
_DEEP = 8  # selectors within selectors that are looked at


class Passage(NamedTuple):
    """Words of a page: its address, what it is called, and the words with what stands around them."""

    page: str
    title: str
    exact: str
    prefix: str
    suffix: str


def from_annotations(name: str, data: object, reading: Reading | None) -> Imported:
    """Return the claims that annotations may become, each with its source; what has no words of a page is told."""
    found, known = Imported(), Known(reading)
    every = list(_annotations(data))
    if not every:
        what = f"this is {_what(data)}, neither annotations nor an export of a case"
        found.faults.append(f"{name}: {what}; name a file that has them")
    for number, each in enumerate(every, 1):
        told = f"{name}: annotation {number}"
        if not isinstance(each, Mapping):
            found.notes.append(f"{told} is left out: it is not an object")
            continue
        passages = list(_passages(each))
        if not passages:
            found.notes.append(f"{told} is left out: {_why(each)}")
            continue
        try:
            _add(found, known, each, passages)
        except Unwritable as error:
            found.notes.append(f"{told} is left out: {error}")
    return found


def _what(data: object) -> str:
    """Return what a file of JSON is that holds no annotation."""
    if data is None or isinstance(data, bool):
        return f"JSON's {str(data).lower() if data is not None else 'null'}"
    if isinstance(data, str | float | int):
        return "a text of JSON" if isinstance(data, str) else "a number"
    if not data:
        return "an empty list" if isinstance(data, list) else "an empty object"
    return "an object with an empty list" if _holds(data) else "an object of another form"


def _annotations(data: object) -> Iterator[object]:
    """Yield the annotations that a file has: one, a list, a page or a collection of them, or rows of Hypothesis."""
    if isinstance(data, list):
        for each in data:
            yield from _annotations(each) if _holds(each) else [each]
    elif isinstance(data, Mapping):
        inside = next((data[key] for key in ("items", "rows", "annotations") if isinstance(data.get(key), list)), None)
        if inside is not None:
            yield from inside
        elif isinstance(data.get("first"), Mapping):
            yield from _annotations(data["first"])
        elif "target" in data or data.get("type") == "Annotation":
            yield data


def _holds(data: object) -> bool:
    return isinstance(data, Mapping) and any(
        isinstance(data.get(key), list) for key in ("items", "rows", "annotations")
    )


def _each(value: object) -> list[Any]:
    """Return what stands alone or in a list, as JSON-LD has both."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: object) -> str:
    """Return text, also that of one who is named by an object with a name or an address."""
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("name", "title", "id", "@id") if isinstance(value.get(key), str)), "")
    return value if isinstance(value, str) else ""


def _passages(annotation: Mapping[str, Any]) -> Iterator[Passage]:
    """Yield the words of pages that an annotation is of."""
    document = annotation.get("document")
    titles = _each(document.get("title")) if isinstance(document, Mapping) else []
    title = next((each for each in titles if isinstance(each, str) and each.strip()), "")
    for target in _each(annotation.get("target")):
        if not isinstance(target, Mapping):
            continue
        page = _text(target.get("source")) or _text(annotation.get("uri"))
        source = target.get("source")
        called = title or (_text({"name": source.get("title")}) if isinstance(source, Mapping) else "")
        for selector in _selectors(target.get("selector"), _DEEP):
            exact = selector.get("exact")
            if selector.get("type") == "TextQuoteSelector" and isinstance(exact, str) and exact.strip() and page:
                prefix, suffix = (_text(selector.get(key)) for key in ("prefix", "suffix"))
                yield Passage(page, called, exact, prefix, suffix)
                break


def _selectors(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    for selector in _each(value):
        if isinstance(selector, Mapping):
            yield selector
            if depth:
                yield from _selectors(selector.get("refinedBy"), depth - 1)
                yield from _selectors(selector.get("items"), depth - 1)


def _why(annotation: Mapping[str, Any]) -> str:
    """Return why an annotation has no words of a page."""
    if annotation.get("references"):
        return "it is a reply to another one"
    pages = [*_each(annotation.get("target")), annotation.get("uri")]
    targets = [target for target in pages if isinstance(target, Mapping)]
    if any(target.get("selector") for target in targets):
        return "it has no TextQuoteSelector with words, or its page no address"
    named = [page.get("source") or page.get("id") if isinstance(page, Mapping) else page for page in pages]
    if any(named):
        return "it is of a page as a whole, and has no selector"
    return "it names no page and no words of one"


def _bodies(annotation: Mapping[str, Any]) -> tuple[str, list[str]]:
    """Return the words of an annotation, and its tags."""
    words = [text for key in ("text", "bodyValue") if (text := _text(annotation.get(key)).strip())]
    tags = [tag for tag in _each(annotation.get("tags")) if isinstance(tag, str)]
    for body in _each(annotation.get("body")):
        if isinstance(body, Mapping):
            value = _text(body.get("value")) or _text(body.get("chars"))
            (tags if "tagging" in _each(body.get("purpose")) else words).append(value)
    return "\n\n".join(dict.fromkeys(filter(str.strip, words))), list(filter(str.strip, tags))


def _add(found: Imported, known: Known, annotation: Mapping[str, Any], passages: list[Passage]) -> None:
    """Add the claim that an annotation may become, and the sources that it needs."""
    reports: dict[str, list[Value]] = {}
    for words in (each for passage in passages for each in passage):
        scalar(words)  # before a source is added for one that no file can hold
    for passage in passages:
        quote: dict[str, Value] = {"exact": passage.exact}
        quote |= {
            key: words for key, words in (("prefix", passage.prefix), ("suffix", passage.suffix)) if words.strip()
        }
        reports.setdefault(_source(found, known, passage), []).append(quote)
    words, tags = _bodies(annotation)
    name = unique(slug(words or " ".join(passages[0].exact.split()[:_WORDS]), "claim"), known.kinds)
    who = _text(annotation.get("creator")) or _text(annotation.get("user")).removeprefix("acct:")
    when = _text(annotation.get("created"))
    by = "".join(f" {lead} {shorten(each, 80)}" for lead, each in (("by", who), ("of", when)) if each.strip())
    whose = f"an annotation{by}" if words else f"the words themselves, as the annotation{by} has none"
    record: dict[str, Value] = {
        "id": name,
        "text": words or one_line(passages[0].exact),
        "speaker": UNRECORDED,
        "reports": [{"source": source, "quotes": quotes} for source, quotes in reports.items()],
    }
    comments = {
        "text": f"{whose}: write one neutral sentence",
        "speaker": "who says it? The source itself, only for what it says in its own voice",
        "": f"tags: {', '.join(shorten(tag, 80) for tag in tags)}" if tags else "",
    }
    found.add("claims", record, comments)
    known.add(name, "claim")


def _source(found: Imported, known: Known, passage: Passage) -> str:
    """Return the id of the source that a page is, which is added where the case has none of that address."""
    page = passage.page.partition("#")[0] or passage.page
    name = known.addresses.get(page) or known.addresses.get(passage.page)
    if name:
        return name
    host, path = _parts(page)
    words = one_line(passage.title) or host
    name = unique(slug(one_line(passage.title) or f"{host} {path}", "source"), known.kinds)
    short: dict[str, Value] = {"short": host} if host else {}
    record: dict[str, Value] = {"id": name, "title": words or page, "publisher": UNNAMED, **short, "url": page}
    comments = {"publisher": "write who published it", "short": "what it is called until then: the host of its address"}
    if not passage.title.strip():
        comments["title"] = "write its headline"
    found.add("sources", record, comments)
    known.add(name, "source")
    known.addresses[page] = name
    return name


def _parts(page: str) -> tuple[str, str]:
    """Return the host of an address and the last part of its path."""
    try:
        parts = urlsplit(page)
        return (parts.hostname or "").removeprefix("www."), unquote(parts.path).rstrip("/").rpartition("/")[2]
    except ValueError:
        return "", ""
