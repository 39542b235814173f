"""What of lines is the same at any width: their letters, and the links that begin in them."""

from __future__ import annotations

from tui.formats.layout import Line


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
