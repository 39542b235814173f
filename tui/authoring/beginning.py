"""A first case: small, invented, and with a comment on each thing that a case is made of."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from tui.authoring.edits import New
from tui.authoring.slugs import slug
from tui.authoring.yaml import scalar
from tui.schema import schema
from tui.text import one_line
from tui.user.texts import FOLDER

SCHEMA = "onrecord.schema.json"
"""The file, in the case's folder, by which editors complete and check what is typed: what `onrecord schema` prints."""
TEXT = "valley-gazette.txt"
ARTICLE = """\
The Valley Gazette

Bridge at Elm Lane gives way in flood

4 March 2024

The bridge at Elm Lane gave way on Sunday after the river had risen over
its banks. Mayor Ruth Adler said on Monday that nobody was on the bridge
when it fell, and that an engineer will look at it this week.

Tom Hale, who lives beside the bridge, said that he saw two people fall
into the water. He gave no names.

Share
"""
_LINE = f"# yaml-language-server: $schema={SCHEMA}\n"
_CASE = """\
# A case says who said what, when, on whose word.§OWN§
# `onrecord check` names every error with its place and its cure, `onrecord` opens the case.
# By the line above editors complete and check what is typed; `onrecord schema > §SCHEMA§` renews its file.
case:
  format: 1
  id: §ID§
  title: §TITLE§
  # summary, editor and licence may stand here, too
"""
_SOURCES = """\
# What was published. `onrecord add source FILE` prints such a record for the file of a text.
sources:
- id: gazette
  title: Bridge at Elm Lane gives way in flood
  publisher: The Valley Gazette
  # Dates are EDTF: 2024-03, 2024-03-04?, 2024-03-02/2024-03-04. Never sharper than what is printed.
  published: 2024-03-04
  lang: en
  # By this the text is found in `texts/`, in which every quote is looked up.
  sha256: §SHA256§
  chars: §CHARS§
  # The lines of the text that belong to the page and not to the article.
  furniture: 1, §LAST§
"""
_ACTORS = """\
# Who speaks, acts, or is spoken of: a person, organisation, state, group, or thing, or voices that are unnamed.
actors:
- id: mayor
  name: Ruth Adler
  kind: person
  # Each spelling of the name, with the source that prints it.
  names: [{text: Ruth Adler, in: gazette}]
  roles: [{title: Mayor, in: gazette}]
- id: tom-hale
  name: Tom Hale
  kind: person
"""
_EVENTS = """\
# What happened, or is said to have happened. At least one claim is about each.
events:
- id: bridge-fell
  title: The bridge at Elm Lane gives way
  when: 2024-03-03
  # The time in a source's own words.
  when_text: on Sunday

# What the accounts answer differently, or add to each other on.
questions:
- id: anyone-on-it
  asks: Was anyone on the bridge when it fell?
"""
_CLAIMS = """\
# One claim is one thing that one speaker says. `text` is yours: one neutral sentence. The quotes carry it, character
# for character; `onrecord quote gazette "some words"` finds them in the text, `onrecord claim` prints a whole record.
claims:
- id: nobody-on-it
  text: Nobody was on the bridge when it fell.
  speaker: mayor
  said: 2024-03-04
  said_text: on Monday
  events: [bridge-fell]
  # The question that it answers, with the position that it takes.
  answers: [{anyone-on-it: "no"}]
  reports:
  - source: gazette
    quotes:
    # The lines of the text may break where they do: any white space is as one space.
    - exact: nobody was on the bridge when it fell
    - exact: Mayor Ruth Adler said
      role: attribution

- id: two-fell
  text: Two people fell into the water.
  speaker: tom-hale
  events: [bridge-fell]
  answers: [{anyone-on-it: "yes"}]
  reports:
  - source: gazette
    # What the source itself holds back, and its words for that.
    caveats: [unconfirmed]
    quotes:
    - exact: he saw two people fall into the water
    - exact: He gave no names.
      role: caveat
  # How it stands to another claim; the editor gives a reason, anybody else who draws a link is quoted.
  links:
  - to: nobody-on-it
    kind: contradicts
    by: editor
    why: If nobody was on the bridge, nobody fell from it.

- id: gave-way
  text: The bridge at Elm Lane gave way after the river had risen over its banks.
  # A source is the speaker of what it says in its own voice.
  speaker: gazette
  events: [bridge-fell]
  reports:
  - source: gazette
    quotes:
    # "at Elm Lane" stands in the text more than once: where a quote does, `prefix` or `suffix` says which it is.
    - exact: at Elm Lane
      suffix: " gave way on Sunday"
    - exact: gave way on Sunday after the river had risen over its banks
"""
_FILES = {
    "case.yaml": _CASE,
    "sources.yaml": _SOURCES,
    "actors.yaml": _ACTORS,
    "events.yaml": _EVENTS,
    "claims.yaml": _CLAIMS,
}

_EMPTY = {
    "case.yaml": _CASE,
    "sources.yaml": """\
# What was published. `onrecord add source FILE --copy --write` puts one here, from the file of its text.
sources:
""",
    "actors.yaml": """\
# Who speaks, acts, or is spoken of, each as
# - {id: mayor, name: Ruth Adler, kind: person, names: [{text: Ruth Adler, in: gazette}]}
# kind is person, organisation, state, group, unnamed or thing; names are spellings, with the source that prints each.
actors:
""",
    "events.yaml": """\
# What happened, or is said to have happened, each as
# - {id: bridge-fell, title: The bridge gives way, when: 2024-03-03}
events:

# What the accounts answer differently, or add to each other on, each as
# - {id: anyone-on-it, asks: "Was anyone on the bridge when it fell?"}
questions:
""",
    "claims.yaml": """\
# One claim is one thing that one speaker says. `onrecord claim SOURCE "some words" --speaker ID --write` puts one here,
# `onrecord claim --from FILE --write` many, one a line.
# Links are yours, behind the quotes: `links: [{to: ID, kind: contradicts, by: editor, why: In a sentence.}]`.
claims:
""",
}
_OWN = {False: " Everything in this one is invented: put your own in its place.", True: ""}


def first_case(folder: Path, *, empty: bool = False) -> list[New]:
    """Return the files of a case in a folder, which is called as the folder is: invented, or `empty`."""
    name = folder.absolute().name
    words = one_line(name.replace("_", " ").replace("-", " ")) or "A case"
    article = ARTICLE.encode()
    put = {
        "§OWN§": _OWN[empty],
        "§SCHEMA§": SCHEMA,
        "§ID§": slug(name, "my-case"),
        "§TITLE§": scalar(words[:1].upper() + words[1:]),
        "§SHA256§": hashlib.sha256(article).hexdigest(),
        "§CHARS§": str(len(ARTICLE)),
        "§LAST§": str(ARTICLE.count("\n")),
    }
    files = []
    for file, text in (_EMPTY if empty else _FILES).items():
        for mark, value in put.items():
            text = text.replace(mark, value)
        files.append(New(folder / file, (_LINE + text).encode()))
    form = json.dumps(schema(), ensure_ascii=True, indent=1) + "\n"
    return [*files, New(folder / SCHEMA, form.encode()), *([] if empty else [New(folder / FOLDER / TEXT, article)])]
