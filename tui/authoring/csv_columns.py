"""The columns of a table of claims: those that are read, and those of our own tables that are derived."""

from __future__ import annotations

from tui.model import Claim, Figure, Link, Quote

OWN = {key: spec for key, (_, spec) in Claim.KEYS.items() if spec.kind != "part"}
"""The columns that are fields of a claim."""
QUOTED = {key: key for key, (_, spec) in Quote.KEYS.items() if spec.kind != "part"}
TRANSLATED = {"translation": "text", "translation_lang": "lang", "translation_by": "by"}
LINKED = {f"link_{key}": key for key in Link.KEYS}
COUNTED = {f"figure_{key}": key for key in Figure.KEYS}
OF_SOURCE = {"publisher": "publisher", "url": "url", "published": "published"}
COLUMNS = (*OWN, "source", "stance", "caveats", *QUOTED, *TRANSLATED, *LINKED, *COUNTED, *OF_SOURCE)
"""The columns that are read, in the order of the format."""

SIGNS = ("speaker_id", "source_ids")
"""Columns that only our own tables have."""
JOINED = {"quotes": "content", "attributions": "attribution", "reservations": "caveat"}
"""Columns of our own in which quotes of a role are joined."""
TAKEN_APART = ("speaker_id", "source_ids", "stances", "positions", *JOINED)
DERIVED = (
    "printed", "sources", "speaker_roles", "relays", "headlines", "authors", "source_dates", "addresses", "places",
    "marks",
)  # fmt: skip
LOST = ("translations", "figures", "links")
"""Columns of our own that are words, of which no record can be made again."""
PARTS = ("reports", "quotes", "links", "figures", "answers")
"""The tables beside that of an export's claims, by the names of their files."""
MEANT = {
    "quote": "exact", "words": "exact", "claim": "text", "paraphrase": "text", "question": "answers",
    "questions": "answers", "event": "events", "about": "actors", "actor": "actors", "date": "said", "outlet": "source",
    "quotes": "exact", "sources": "source", "stances": "stance", "positions": "answers", "relays": "via",
    "links": "link_to", "figures": "figure_value", "translations": "translation", "addresses": "url",
}  # fmt: skip
"""The columns that are meant by names that are no columns."""
NOT_HERE = "what stands before and behind a quote, and where it stands as its source counts, is not in this table"
ALL_THERE = "import `claims.csv` of the folder that `onrecord export --to csv` makes to have all"
