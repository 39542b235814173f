"""The table of what was measured: for the terminal, and as Markdown."""

from __future__ import annotations

import platform
from importlib.metadata import version
from pathlib import Path

from .picture import panels, svg
from .run import Line, Run
from .screens import ROOT

HEAD = ("what", "measured", "reference", "takes", "ratio", "goal", "met")


def amount(value: float | None, unit: str) -> str:
    """Return an amount in words."""
    if value is None:
        return ""
    if unit == "s":
        return f"{value:.1f} s" if value >= 10 else f"{value:.2f} s" if value >= 1 else f"{value * 1000:.0f} ms"
    if unit == "B":
        return f"{value / 1e6:,.0f} MB"
    return f"{value:.3g} {unit}"


def cells(line: Line) -> tuple[str, ...]:
    """Return a line's cells."""
    if line.measured is None:
        return line.what, "not measured", "", "", "", "", ""
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


BEGIN, END = "<!-- what python -m tests.benchmarks --write has measured -->", "<!-- so far -->"
PICTURE = ".github/benchmark.svg"


def circumstances(run: Run) -> str:
    """Return on what a run was measured, in words."""
    libraries = ", ".join(f"{name} {version(name.lower())}" for name in ("Textual", "PyYAML"))
    return (
        f"Python {platform.python_version()}, {libraries}, {platform.system()} on {platform.machine()}; {run.said[-1]}"
    )


def markdown(run: Run) -> str:
    """Return the lines that have a goal or a reference, or were not measured, as Markdown, with the reasons below."""
    rows = [HEAD, tuple("---" for _ in HEAD)]
    rows += [cells(line) for line in run.lines if line.goal is not None or line.reference or line.measured is None]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    left_out = "".join(f"\n- {words}" for words in run.said[:-1])
    return f"{table}\n\nMeasured with {circumstances(run)}.\n{left_out}".rstrip()


def written(readme: str, table: str) -> str:
    """Return a README with the table between its markers, which must be there."""
    before, rest = readme.split(BEGIN)
    return f"{before}{BEGIN}\n\n{table}\n\n{END}{rest.split(END, 1)[1]}"


def write(run: Run) -> None:
    """Write the table into the README, and the picture beside it."""
    readme = ROOT / "README.md"
    readme.write_text(written(readme.read_text(encoding="utf-8"), markdown(run)), encoding="utf-8")
    below = "Against the number of claims. n^1 grows as they do, n^0 not at all; fitted through all points."
    Path(ROOT / PICTURE).write_text(svg(panels(run), below), encoding="utf-8")
