"""What CSL-JSON may have, told once more in lists of our own: every field with its type, every form of a date.

The schema of CSL's makers (`csl-data.json`, draft 7) comes with no package. This says the same of names, types and
dates, and differs in these: it has no descriptions and no `$id`, and it asks an EDTF date to be of EDTF's signs alone,
of which the original, as it is written, asks but one.
"""

from __future__ import annotations

from typing import Any

TYPES = [
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
]
PEOPLE = [
    "author",
    "chair",
    "collection-editor",
    "compiler",
    "composer",
    "container-author",
    "contributor",
    "curator",
    "director",
    "editor",
    "editorial-director",
    "executive-producer",
    "interviewer",
    "illustrator",
    "organizer",
    "original-author",
    "performer",
    "producer",
    "recipient",
    "reviewed-author",
    "translator",
]
DATES = ["accessed", "available-date", "container", "event-date", "issued", "original-date", "submitted"]
NUMBERED = [
    "id",
    "chapter-number",
    "citation-number",
    "collection-number",
    "edition",
    "first-reference-note-number",
    "issue",
    "locator",
    "number",
    "number-of-pages",
    "number-of-volumes",
    "page",
    "page-first",
    "part",
    "printing",
    "supplement",
    "volume",
]
WORDS = [
    "language",
    "journalAbbreviation",
    "shortTitle",
    "abstract",
    "annote",
    "archive",
    "archive_collection",
    "archive_location",
    "archive-place",
    "authority",
    "call-number",
    "citation-label",
    "collection-title",
    "container-title",
    "container-title-short",
    "dimensions",
    "division",
    "DOI",
    "event",
    "event-place",
    "genre",
    "ISAN",
    "ISBN",
    "ISCI",
    "ISMN",
    "ISRC",
    "ISSN",
    "ISWC",
    "jurisdiction",
    "keyword",
    "medium",
    "note",
    "original-publisher",
    "original-publisher-place",
    "original-title",
    "part-title",
    "PMCID",
    "PMID",
    "publisher",
    "publisher-place",
    "references",
    "reviewed-title",
    "scale",
    "section",
    "source",
    "status",
    "title",
    "title-short",
    "translated-title",
    "translated-title-short",
    "URL",
    "version",
    "year-suffix",
]

Schema = dict[str, Any]
_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": ["string", "number"]}
_FLAG: Schema = {"type": ["string", "number", "boolean"]}
_EDTF: Schema = {"type": "string", "pattern": r"^[-0-9%~X?./\[\],TZ:+YS]+$"}
_NAME: Schema = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        **dict.fromkeys(("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal"), _TEXT),
        **dict.fromkeys(("comma-suffix", "static-ordering", "parse-names"), _FLAG),
    },
}
_PARTS: Schema = {"type": "array", "minItems": 1, "maxItems": 3, "items": _NUMBER}
_DATE: Schema = {
    "anyOf": [
        _EDTF,
        {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "date-parts": {"type": "array", "minItems": 1, "maxItems": 2, "items": _PARTS},
                "season": _NUMBER, "circa": _FLAG, "literal": _TEXT, "raw": _TEXT, "edtf": _EDTF,
            },
        },
    ]
}  # fmt: skip

CSL: Schema = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "type": {"enum": TYPES},
            "categories": {"type": "array", "items": _TEXT},
            "custom": {"type": "object"},
            **{key: {"type": "array", "items": _NAME} for key in PEOPLE},
            **dict.fromkeys(DATES, _DATE),
            **dict.fromkeys(NUMBERED, _NUMBER),
            **dict.fromkeys(WORDS, _TEXT),
        },
    },
}
"""The schema of a list of items."""
