"""The fields of JSON, each with what it means: those of the records as the format has them, and what is derived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.model import KIND_OF, SECTIONS, Record, key_of

_NUMBER_TEXT = "The number as it is written, where JSON would write it otherwise."
_PLACE = {
    "place": "Where the record stands.",
    "place.file": "The file, as its path is shown.",
    "place.line": "The line, from 1.",
    "place.column": "The column in characters, from 1.",
}
_FINDINGS = {
    "derived": "What follows from the records, and is written in no file.",
    "derived.findings": "What comparing all claims has found that concerns the record, in words.",
}
DERIVED: dict[str, dict[str, str]] = {
    "case": _PLACE,
    **{kind: {**_FINDINGS, **_PLACE} for kind in KIND_OF.values() if kind not in ("case", "claim")},
    "claim": {
        "positions": "The position that it takes on each question, by the question's id.",
        **_FINDINGS,
        "derived.printed": "The earliest date on which, or by which, a source printed it, as EDTF, or null.",
        "derived.marks": "Its marks: `disputed`, `one-source`, `no-evidence` …",
        "derived.speaker": "Who says it, in words.",
        "derived.speaker.name": "What the speaker is called.",
        "derived.speaker.roles": "What the sources that print it call who speaks: each office, of whom, and when.",
        "derived.speaker.voices": "The actors in whose voice a speaking source speaks.",
        "derived.relays": "What each relay is called, nearest the speaker first.",
        "derived.printed_in": "Each report's source.",
        "derived.printed_in.source": "The source's id.",
        "derived.printed_in.called": "What the source is called, where that is not its publisher.",
        "derived.printed_in.title": "Its headline.",
        "derived.printed_in.author": "Its author.",
        "derived.printed_in.publisher": "Its publisher.",
        "derived.printed_in.published": "When it was published, as EDTF.",
        "derived.printed_in.address": "Its address at the quoted words.",
        "derived.printed_in.stands": "Where each quote stands in its text, from the seal.",
        "derived.printed_in.stands.quote": "The number of the quote in the report, from 0.",
        "derived.printed_in.stands.offset": "The character it begins at, from 0.",
        "derived.printed_in.stands.paragraph": "The paragraph it begins in, from 1.",
        **_PLACE,
    },
}
"""By the kind of a record the fields that it has besides its own."""

_CLAIM = {
    "id": "The claim's id.",
    "text": "The editor's paraphrase.",
    "speaker": "Who says it, by id.",
    "via": "The relays, by id.",
    "said": "When it was said, as EDTF, or null.",
    "printed": "The earliest date on which, or by which, a source printed it, or null.",
    "kind": "What saying it does.",
    "note": "The editor's note.",
    "reports": "What each source prints.",
    "reports.source": "The source's id.",
    "reports.stance": "Its stance; null where it is not known to be out by the day.",
    "reports.caveats": "Its reservations.",
    "reports.quotes": "Its words.",
    "reports.quotes.exact": "The words, character for character.",
    "reports.quotes.role": "What they carry.",
    "reports.quotes.at": "Where they stand, as the source counts.",
    "reports.quotes.translation": "What they say in another language.",
    "reports.quotes.translation.text": "The words in that language.",
    "reports.quotes.translation.lang": "That language.",
    "reports.quotes.translation.by": "Who translated them.",
}
STATEMENT = {
    "question": "The question's id.",
    "statement": "The number of the statement, from 1.",
    "part": "What it is: told by more than one source, parting them, linked otherwise, told by one, or by none yet.",
    "text": "The statement, as its first claim has it.",
    "position": "The position on the question that its claims take, or null.",
    "printed_by": "The sources that print it, by id.",
    "claims": "The claims that make it.",
    **{f"claims.{name}": says for name, says in _CLAIM.items()},
    "elsewhere": "Where a source that does not print it tells of the same.",
    "elsewhere.source": "That source's id.",
    "elsewhere.how": "How it stands to it, or what both are about.",
    "elsewhere.claim": "The claim there.",
    "elsewhere.statement": "The number of the statement that claim is in, or null.",
    "elsewhere.from_it": "Whether the link goes from the statement to that claim, where it matters.",
    "elsewhere.named": "Whether another source names that one as speaking or passing on that claim; left out if not.",
    "no_claim_linked": "The sources of which no claim is linked with it.",
    "findings": "What was found of its claims, in words.",
}
"""The fields of a statement, as `compare` prints it."""

TOLD = {
    "level": "`error`, `note` or `finding`; `coverage` and `fix` where these are asked for.",
    "kind": "What kind it is of: one of the list below.",
    "says": "What is wrong, or what was found.",
    "cure": "What would mend it.",
    "times": "How many of its kind it stands for, where not all are listed.",
    "source": "Of coverage, the id of the source.",
    "sentences": "How many sentences its text has.",
    "touched": "How many of them some quote touches.",
    "line": "Of a sentence that none touches, its line in the text, from 1.",
    "sentence": "Its words.",
    "before": "Of a fix, the words as the case has them.",
    "after": "The words as the text has them.",
    "written": "Whether they were changed: with `--write`.",
    "left": "Why they are left as they are.",
    **_PLACE,
}
"""The fields of what `check` tells."""

DIFF = {
    "old": "The case before.",
    "new": "The case now.",
    **{
        f"{which}.{name}": says
        for which in ("old", "new")
        for name, says in {
            "case": "Where it lies.",
            "id": "Its id.",
            "records": "How many sound records it has.",
            "left_out": "How many were left out for errors.",
        }.items()
    },
    "counts": "By the kind of records how many are new, gone, under another id or changed.",
    "marks": "By the mark on how many claims of both cases it began, and on how many it ended.",
    "sealed": "Whether the case is sealed.",
    "sealed.before": "Whether it was.",
    "sealed.now": "Whether it is.",
    "findings": "What comparing all claims finds.",
    **{
        f"findings.{which}{name}": says
        for which, meaning in (("came", "Findings that were not there before."), ("went", "Those that are no more."))
        for name, says in {
            "": meaning, ".kind": "The kind.", ".claims": "The claims that it concerns.", ".says": "Its words.",
        }.items()
    },
    "records": "The records that differ.",
    "records.kind": "The kind of record.",
    "records.how": "`new`, `gone`, `changed`, or `unread`, where one case leaves it out for an error.",
    "records.old": "Its id before.",
    "records.new": "Its id now.",
    "records.called": "By what it is taken for the same record under another id.",
    "records.changed": "The fields that differ.",
    "records.changed.field": "The field.",
    "records.changed.source": "Of a report, its source.",
    "records.changed.before": "The values that it had and has no more, as the field has them.",
    "records.changed.now": "The values that it has and had not.",
    "records.marks": "Marks that began or ended.",
    "records.marks.mark": "The mark.",
    "records.marks.how": "`began` or `ended`.",
    "records.marks.by": "What gives or gave it, in words.",
    "records.record": "Of a record that is new or gone, all its fields.",
}  # fmt: skip
"""The fields of what `diff` prints."""

BRIEF = {
    "speaker": "The speaker's id.",
    "name": "What the speaker is called.",
    "as_of": "The last day of what is told, or null where the whole case is.",
    "printed_by": "By the source how many of the claims it prints; only by those known to be out by that day.",
    "passes_on": "The claims that the speaker passes on as a relay.",
    "passes_on.claims": "How many they are.",
    "passes_on.by": "By the speaker whose they are how many of them these make.",
    "spoken_of": "The claims in which the speaker is spoken of.",
    "spoken_of.claims": "How many they are.",
    "spoken_of.by": "By the speaker how many of them these make.",
    "claims": "What the speaker says, each a claim as above, and with:",
    "claims.against": "What stands against it, or it against.",
    "claims.against.claim": "The other claim.",
    "claims.against.kind": "The kind of the link.",
    "claims.against.from_it": "Whether the link goes out from this claim.",
    "claims.against.own": "Whether the other one is the same speaker's.",
    "claims.against.by": "Who draws the link.",
}
"""The fields of what `brief` prints; its claims have those of a claim besides."""

COUNTED = {
    "when": "The day, month or years, in words; or why the claims are of none of them: `before`, `no day`, `undated`.",
    "claims": "How many claims there are.",
}
"""The fields of what `list claims --count` prints."""

OPEN = (
    "positions", "printed_by", "passes_on.by", "spoken_of.by", "counts", "marks", "records.record",
    "records.changed.before", "records.changed.now",
)  # fmt: skip
"""Fields whose own keys are ids or names, or that are values of any field."""


def of_record(record: type[Record], above: str = "") -> Iterator[tuple[str, str]]:
    """Yield the fields of a record and its parts as the format has them, each with what it means."""
    for name, spec in record.SPECS.items():
        path = f"{above}{key_of(name)}"
        yield path, spec.doc
        if spec.kind == "number":
            yield f"{path}_text", _NUMBER_TEXT
        if spec.part:
            yield from of_record(spec.part, f"{path}.")


def every() -> dict[str, dict[str, str]]:
    """Return the fields of each kind of object that is printed."""
    records = {KIND_OF[section]: dict(of_record(record)) for section, record in SECTIONS.items()}
    others = {"statement": STATEMENT, "told": TOLD, "diff": DIFF, "brief": BRIEF, "count": COUNTED}
    return {kind: own | DERIVED[kind] for kind, own in records.items()} | others


def names(kinds: Iterable[str]) -> list[str]:
    """Return the names of the fields that objects of some kinds have."""
    found = every()
    return list(dict.fromkeys(name for kind in kinds for name in found[kind]))


def table() -> str:
    """Return all of it as a table in Markdown."""
    rows = [
        f"| {kind} | `{name}` | {says} |" for kind, found in every().items() for name, says in found.items()
    ]  # fmt: skip
    return "\n".join(["| object | field | meaning |", "|---|---|---|", *rows])
