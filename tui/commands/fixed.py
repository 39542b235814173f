"""What `onrecord check --fix` changes: quotes that differ from their text by white space and marks alone."""

from __future__ import annotations

from collections.abc import Mapping

from tui.authoring.edits import apply
from tui.authoring.fixing import fixes
from tui.commands.common import print_lines, print_message
from tui.model import Source
from tui.reading.records import Reading
from tui.reading.source_text import SourceText
from tui.text import clean, counted, one_line


def fixed(reading: Reading, texts: Mapping[str, SourceText], *, write: bool) -> bool:
    """Print what would be changed in a case, with `write` change it; tell whether anything was written."""
    found = fixes(reading, _by_source(reading, texts))
    for fix in found:
        where = f"{fix.place.file}:{fix.place.line}:{fix.place.col}"
        if fix.left:
            print_lines([clean(one_line(f"{where}: left: {fix.before} ({fix.left})"))])
        else:
            print_lines(clean(one_line(f"{where}: fix: {side}")) for side in (f"- {fix.before}", f"+ {fix.after}"))
    mended = [fix for fix in found if not fix.left]
    left = f", {len(found) - len(mended)} left" if len(found) > len(mended) else ""
    if write and mended:
        apply([edit for fix in mended for edit in fix.edits], reading)
        print_message(f"changed {counted(len(mended), 'value')} in the case{left}; nothing else was touched")
        return True
    done = "; add --write to change them" if mended else ""
    print_message(f"{counted(len(mended), 'value')} to be changed{left}{done}")
    return False


def tell_of_fixes(reading: Reading, texts: Mapping[str, SourceText]) -> None:
    """Print a message on how many values `--fix` would change, where it would any."""
    if mended := [fix for fix in fixes(reading, _by_source(reading, texts)) if not fix.left]:
        differ = "differs" if len(mended) == 1 else "differ"
        print_message(
            f"{counted(len(mended), 'value')} {differ} from the text by white space and marks alone: "
            "`onrecord check --fix` prints what it would change"
        )


def _by_source(reading: Reading, texts: Mapping[str, SourceText]) -> dict[str, SourceText]:
    return {
        name: texts[record.sha256 or ""]
        for name, record in reading.records.items()
        if isinstance(record, Source) and record.sha256 in texts
    }
