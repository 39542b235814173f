"""What of lines is the same at any width: their letters, and the links that begin in them; and what is at a cell."""

from __future__ import annotations

from rich.cells import cell_len

from tui.formats.layout import Line
from tui.lean import NamedTuple

MOST_LINK = 60  # lines of one link


class Hit(NamedTuple):
    """What the mouse hits: a line by its number, and a cell of it."""

    line: int
    cell: int


def letters_of(line: Line) -> int:
    """Return the number of characters of a line that are there at any width: no white space, no bars."""
    return sum([sum(map(str.isalnum, span.text)) for span in line.spans])


def letters_above(lines: list[Line], line: int, above: list[int]) -> int:
    """Return how many letters stand above a line; `above` has those that were counted, and gets those that are now."""
    for each in lines[len(above) - 1 : line]:
        above.append(above[-1] + letters_of(each))
    return above[min(line, len(above) - 1)]


def begun_at(lines: list[Line], line: int) -> list[str]:
    """Return where the links lead that begin at a line, from left to right."""
    before = lines[line - 1].leads if line else ()
    return [to for to in lines[line].leads if to not in before]


def links_above(lines: list[Line], line: int) -> int:
    """Return how many links begin above a line."""
    return sum(len(begun_at(lines, above)) for above in range(line))


def link_from(lines: list[Line], line: int, to: str) -> tuple[int, int]:
    """Return the line at which the link to a record begins that goes on at a line, and which it is of those there."""
    while to not in begun_at(lines, line):
        line -= 1
    return line, begun_at(lines, line).index(to)


def in_link(lines: list[Line], link: int | None, to: str | None, line: int) -> bool:
    """Tell whether a line is one of the link that begins at a line and leads to a record."""
    if link is None or not link <= line < link + MOST_LINK or link >= len(lines):
        return False
    return all(to in other.leads for other in lines[link : line + 1])


def link_under(lines: list[Line], line: int, cell: int) -> tuple[int, str] | None:
    """Return the line at which the link begins that stands at a cell of a line, and where it leads; or None."""
    found = lines[line] if line < len(lines) else Line(())
    leads = [place.to for place in found.places if place.start <= cell < place.end] if found.places else found.leads
    if not leads or cell >= cell_len(found.text):
        return None
    return link_from(lines, line, leads[0])[0], leads[0]
