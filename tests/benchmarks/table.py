"""The table of what was measured: for the terminal, and as Markdown."""

from __future__ import annotations

from .run import Line, Run

HEAD = ("what", "measured", "reference", "takes", "ratio", "goal", "met")


def amount(value: float | None, unit: str) -> str:
    """Return an amount in words."""
    if value is None:
        return ""
    if unit == "s":
        return f"{value:.1f} s" if value >= 10 else f"{value:.2f} s" if value >= 1 else f"{value * 1000:.0f} ms"
    if unit == "B":
        return f"{value / 1e6:,.0f} MB"
    return f"{value:.2f} {unit}".strip()


def cells(line: Line) -> tuple[str, ...]:
    """Return a line's cells."""
    goal = "" if line.goal is None else f"≤ {line.goal:g} ×" if line.reference else f"≤ {amount(line.goal, line.unit)}"
    return (
        line.what,
        amount(line.measured, line.unit),
        line.reference,
        amount(line.referred, line.unit),
        "" if line.ratio is None else f"{line.ratio:.2f} ×",
        goal,
        {True: "yes", False: "no", None: ""}[line.met],
    )


def print_table(run: Run) -> None:
    """Print all lines, and what could not be measured."""
    rows = [HEAD, *map(cells, run.lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    for words in run.said:
        print(words)
