"""A picture of how opening and keys grow with the number of claims, drawn as SVG without any help."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from html import escape
from statistics import median
from typing import NamedTuple

from .run import Run, exponent

Points = Mapping[int, float]
WIDTH, HEIGHT = 960, 380
_LEFT, _TOP, _BROAD, _HIGH, _APART = 62, 52, 250, 270, 490
_COLOURS = ("#1b6ac9", "#b3541e", "#2f7d32", "#7a3e9d", "#555555")
_LABEL = 15  # pixels between two names


class Panel(NamedTuple):
    """One diagram: its title, and its lines by name."""

    title: str
    lines: Mapping[str, Points]


def panels(run: Run) -> list[Panel]:
    """Return what there is to draw of a run: seconds to open, and seconds to the last byte of a key's frame."""
    sizes = sorted({int(name.split()[-1]) for name in run.samples if name.startswith("first opening ")})
    samples = run.samples

    def line(words: str) -> Points:
        return {size: median(samples[name]) for size in sizes if samples.get(name := words.format(size))}

    start = {run.bundled_claims: median(values)} if (values := samples.get("start ours")) else {}
    again = {**start, **line("opening again {}")}
    opening = {
        "for the first time": line("first opening {}"),
        "again, unchanged": again,
        "libyaml alone": line("reading {}"),
    }
    keys: dict[str, Points] = {}
    for key in ("down", "page", "End"):
        found: dict[int, list[float]] = {}
        for name, values in samples.items():
            words = name.split()
            if words[:2] == ["key", key] and words[2] == "claims":
                found.setdefault(int(words[3]) or run.bundled_claims, []).extend(values)
        keys[key] = {size: median(values) for size, values in sorted(found.items()) if values}
    return [Panel("Opening, seconds", opening), Panel("A key in the claims to its whole frame, seconds", keys)]


def svg(drawn: list[Panel], below: str) -> str:
    """Return a picture of panels side by side, both axes logarithmic."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
        ' font-family="system-ui, sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" rx="6" fill="#ffffff"/>',
    ]
    for number, panel in enumerate(drawn):
        parts += _panel(panel, _LEFT + number * _APART)
    parts.append(_text(_LEFT, HEIGHT - 12, below, "#555555"))
    return "\n".join([*parts, "</svg>\n"])


def _text(x: float, y: float, words: str, colour: str = "#222222", more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}"{more}>{escape(words)}</text>'


def _decades(values: list[float]) -> tuple[int, int]:
    """Return the powers of ten between which all values lie."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _panel(panel: Panel, left: float) -> Iterator[str]:
    """Yield the parts of one diagram."""
    lines = {name: points for name, points in panel.lines.items() if points}
    yield _text(left, _TOP - 22, panel.title, more=' font-size="14" font-weight="600"')
    if not lines:
        yield _text(left, _TOP + 20, "not measured in this run", "#555555")
        return
    x_low, x_high = _decades([float(size) for points in lines.values() for size in points])
    y_low, y_high = _decades([value for points in lines.values() for value in points.values()])

    def x(size: float) -> float:
        return left + (math.log10(size) - x_low) / (x_high - x_low) * _BROAD

    def y(value: float) -> float:
        return _TOP + _HIGH - (math.log10(value) - y_low) / (y_high - y_low) * _HIGH

    grid = '<line x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}" stroke="#dddddd"/>'
    for power in range(x_low, x_high + 1):
        at = x(10**power)
        yield grid.format(at, _TOP, at, _TOP + _HIGH)
        yield _text(at, _TOP + _HIGH + 16, f"{10**power:,}", more=' text-anchor="middle"')
    for power in range(y_low, y_high + 1):
        at = y(10.0**power)
        yield grid.format(left, at, left + _BROAD, at)
        yield _text(left - 6, at + 4, f"{10.0**power:g}", more=' text-anchor="end"')
    lowest = math.inf
    for (name, points), colour in sorted(
        zip(lines.items(), _COLOURS, strict=False), key=lambda each: -_last(each[0][1])
    ):
        places = [(x(size), y(value)) for size, value in points.items()]
        way = " ".join(f"{a:.1f},{b:.1f}" for a, b in places)
        yield f'<polyline points="{way}" fill="none" stroke="{colour}" stroke-width="2"/>'
        yield from (f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3" fill="{colour}"/>' for a, b in places)
        grows = f" · n^{exponent(points):.2f}".replace("-0.00", "0.00") if len(points) > 1 else ""
        at = places[-1][1] + 4 if lowest == math.inf else max(places[-1][1] + 4, lowest + _LABEL)
        lowest = at
        yield _text(left + _BROAD + 10, at, name + grows, colour)


def _last(points: Points) -> float:
    return points[max(points)]
