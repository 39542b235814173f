"""What `onrecord check --fix` changes: quotes that differ from their text by white space and marks alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tui.authoring.edits import apply
from tui.authoring.fixing import Fix, fixes
from tui.commands.common import print_message
from tui.formats.reported import FIX, Replaced, Told
from tui.model import Source
from tui.reading.records import Reading
from tui.reading.source_text import SourceText
from tui.text import as_written, counted


def fixed(reading: Reading, texts: Mapping[str, SourceText], *, write: bool) -> tuple[list[Told], bool]:
    """Return what is to be changed in a case, with `write` changed; and whether anything was written."""
    found = fixes(reading, _by_source(reading, texts))
    told = list(_told(found, reading, written=write))
    mended = [fix for fix in found if not fix.left]
    left = f", {len(found) - len(mended)} left" if len(found) > len(mended) else ""
    if write and mended:
        apply([edit for fix in mended for edit in fix.edits], reading)
        print_message(f"changed {counted(len(mended), 'value')} in the case{left}; nothing else was touched")
        return told, True
    done = "; add --write to change them" if mended else ""
    print_message(f"{counted(len(mended), 'value')} to be changed{left}{done}")
    return told, False


def _told(found: Iterable[Fix], reading: Reading, *, written: bool) -> Iterator[Told]:
    """Yield each value with its place, before and after, and what would be changed in its file; or why it is left."""
    for fix in found:
        before = {"before": as_written(fix.before)}
        if fix.left:
            says = f"“{fix.before}” differs from the text by white space and marks alone, and is left: {fix.left}"
            yield Told(FIX, "left-as-it-is", fix.place, says, more=before | {"left": fix.left})
            continue
        place = reading.texts[fix.place.file].place
        replaced = tuple(Replaced(place(each.start), place(each.end), each.text) for each in fix.edits)
        says = f"“{fix.before}” {'was changed' if written else 'is to be changed'} to “{fix.after}”, as the text has it"
        values = before | {"after": as_written(fix.after), "written": written}
        yield Told(FIX, "differs-by-marks", fix.place, says, more=values, replaced=() if written else replaced)


def tell_of_fixes(reading: Reading, texts: Mapping[str, SourceText]) -> None:
    """Print a message on how many values `--fix` would change, where it would any."""
    if mended := [fix for fix in fixes(reading, _by_source(reading, texts)) if not fix.left]:
        differ = "differs" if len(mended) == 1 else "differ"
        print_message(
            f"{counted(len(mended), 'value')} {differ} from the text by white space and marks alone: "
            "the same command with --fix prints what it would change"
        )


def _by_source(reading: Reading, texts: Mapping[str, SourceText]) -> dict[str, SourceText]:
    return {
        name: texts[record.sha256 or ""]
        for name, record in reading.records.items()
        if isinstance(record, Source) and record.sha256 in texts
    }
