"""What the tests of exports share: cases of every sort, and what a part of one is exported as."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from helpers import CASES, HEAD, harbour, kazakhstan, put
from hostile import HOSTILE, hostile_case
from printed import hostile_words

from tui.case import Case
from tui.case.query import Clause, Filters
from tui.exports import EXPORTS
from tui.exports.part import Part, part_of

SCRIPTS = """\
case: {format: 1, id: scripts, title: "Пять письмен, خمسة خطوط, 五種文字"}
sources:
- id: kyrgyz
  title: "Өрт {порттогу}: \\\\bye & 100 % $5 #1 ~_^"
  publisher: Азаттык
  author: Айгүл Әлиева
  published: 2020-03
  url: https://example.org/өрт?q=a b
  lang: ky
- {id: arabic, title: حريق في الميناء, publisher: الجريدة, published: "[2020-03-02..2020-03-05]", lang: ar}
- {id: hebrew, title: שריפה בנמל, publisher: העיתון, published: 2020-03-03?, archived: "https://archive.example/1"}
- id: chinese
  title: 港口火災
  publisher: 日報
  published: 2020-03-02/2020-03-04
  archived: http://港.example/
  archived_on: 2021
  lang: zh-Hant
- {id: hindi, title: बंदरगाह में आग, publisher: समाचार, published_text: कल, lang: hi, part_of: chinese}
actors:
- {id: әмір, name: x, kind: person}
- {id: mayor, name: "Zoë Ólafsdóttir \\"the Mayor\\"", kind: person, names: [{text: 佐伊, in: chinese}]}
events:
- {id: fire, title: Пожар, when: 2020-03-02~, where: Порт}
questions:
- {id: how-many, asks: "Сколько? كم؟ 幾人?"}
claims:
"""


def scripts() -> str:
    """Return a case with a claim in each of five scripts, each with a quote in a sentence of it."""
    words = {
        "kyrgyz": "Эч ким жабыркаган жок",
        "arabic": "لم يصب أحد بأذى",
        "hebrew": "איש לא נפגע",
        "chinese": "無人受傷",
        "hindi": "किसी को चोट नहीं आई",
    }
    claims = [
        f"- id: said-{source}\n  text: {said}\n  speaker: mayor\n  said: 2020-03-0{number + 1}T10:00\n"
        f"  events: [fire]\n  answers: [how-many: {said}]\n  figures: [{{measure: {said}, value: {number}.50}}]\n"
        f"  reports:\n  - source: {source}\n    quotes:\n    - exact: {said}\n      prefix: 「\n      at: ¶ {number}\n"
        f"      translation: {{text: Nobody was hurt, lang: en, by: editor}}\n"
        for number, (source, said) in enumerate(words.items())
    ]
    return SCRIPTS.replace("- {id: әмір, name: x, kind: person}\n", "") + "".join(claims)


SHORTER = tuple(text if len(text) < 1000 else text[:990] + text[-10:] for text in HOSTILE)
"""What is hostile, the two longest texts shorter: readers of Markdown need seconds for what says nothing more."""
ONE_SOURCE = HEAD + "sources:\n- {id: only, title: Alone, publisher: The Paper}\n"


_FOLDERS: list[tempfile.TemporaryDirectory[str]] = []
"""Of made-up cases, taken away as the program ends."""


@cache
def case_of(name: str) -> Case:
    """Return a case of some sort by its name."""
    if name in ("bundled", "harbour"):
        return kazakhstan() if name == "bundled" else harbour()
    _FOLDERS.append(tempfile.TemporaryDirectory(prefix="onrecord-test-"))
    folder = Path(_FOLDERS[-1].name)
    made = {"empty": HEAD, "one-source": ONE_SOURCE, "scripts": scripts()}
    if name in ("hostile", "payloads"):
        return Case.open(hostile_case(folder, SHORTER)) if name == "hostile" else hostile_words(folder)
    return Case.open(put(folder, made[name]) if name in made else CASES / name)


SORTS = ("bundled", "harbour", "bridge", "lamps", "hostile", "payloads", "empty", "one-source", "scripts")
"""Cases of every sort: real, made up, hostile, without a claim, in five scripts."""


def part(case: Case | str, *clauses: tuple[str, str], day: int | None = None) -> Part:
    """Return a part of a case, which a name may stand for."""
    case = case_of(case) if isinstance(case, str) else case
    return part_of(case.at(day), Filters(also=tuple(Clause(facet, (value,)) for facet, value in clauses)))


def lines(name: str, of: Part) -> Iterator[str]:
    """Yield the lines of a part in a format that is one file of text."""
    yield from EXPORTS[name].lines(of)


def loaded(name: str, of: Part) -> Any:
    """Return what the JSON of a format holds; no character in it can steer a terminal."""
    text = "\n".join(lines(name, of))
    assert text.isascii() or name == "json"
    return json.loads(text)


def module(name: str) -> Any:
    """Return the module of a format."""
    return import_module(EXPORTS[name].module)


def flowing(words: str) -> str:
    """Return words as they run on where a page broke their lines; others as they are."""
    return " ".join(words.split()) if "\n" in words else words


def quotes_by_claim(case: Case) -> dict[str, Counter[str]]:
    """Return the words that stand with each claim, by its id: those of its reports and of links from and to it."""
    drawn: dict[str, list[str]] = {}
    for claim in case.claims.values():
        for link in claim.links:
            if link.quote:
                drawn.setdefault(claim.id, []).append(link.quote)
                drawn.setdefault(link.to, []).append(link.quote)
    said = {
        claim.id: [quote.exact for report in claim.reports for quote in report.quotes] for claim in case.claims.values()
    }
    return {name: Counter(map(flowing, [*words, *drawn.get(name, ())])) for name, words in said.items()}
