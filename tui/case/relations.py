"""What records say of sources: in whose voice they speak, what repeats them, what was looked for in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from tui.model import Question, Source

Named = Mapping[str, Sequence[str]]
"""Ids by the id of a record that they have to do with."""


def relations_among(sources: Mapping[str, Source], questions: Iterable[Question]) -> dict[str, Named]:
    """Return by its name each relation of sources, questions and actors.

    `voices`: the actors in whose voice a source speaks; `looked_in`: where a question was searched for, the parts of
    these sources included; and from the other end `voice_in`, `source_parts`, `repeated_by` and `looked_in_for`.
    """
    found: dict[str, dict[str, list[str]]] = {how: defaultdict(list) for how in _OTHER_ENDS}
    asked = list(questions)
    for how, name, by in _other_ends(sources.values(), asked):
        found[how][name].append(by)
    parts = found["source_parts"]
    return {
        **found,
        "voices": {source.id: source.by for source in sources.values() if source.by},
        "looked_in": {each.id: sorted(with_parts(each.looked_in, parts)) for each in asked if each.looked_in},
    }


def as_of(relations: Mapping[str, Named], out: Callable[[str], bool]) -> dict[str, Named]:
    """Return relations as of a day: only in what is `out` by then can an answer be printed where none was found."""
    searched = {asked: [name for name in names if out(name)] for asked, names in relations["looked_in"].items()}
    return {**relations, "looked_in": searched}


def with_parts(names: Iterable[str], parts: Named) -> set[str]:
    """Return some sources with all that are parts of them."""
    found: set[str] = set()
    todo = list(names)
    while todo:
        at = todo.pop()
        if at not in found:
            found.add(at)
            todo += parts.get(at, ())
    return found


_OTHER_ENDS = ("voice_in", "source_parts", "repeated_by", "looked_in_for")


def _other_ends(sources: Iterable[Source], questions: Iterable[Question]) -> Iterator[tuple[str, str, str]]:
    for source in sources:
        yield from (("voice_in", name, source.id) for name in source.by)
        if source.part_of:
            yield "source_parts", source.part_of, source.id
        yield from (("repeated_by", name, source.id) for name in source.based_on)
    for question in questions:
        yield from (("looked_in_for", name, question.id) for name in question.looked_in)
