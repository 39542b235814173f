"""A source's text with the words lit that claims quote: run by run, sentence by sentence, and whose they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import overload

from tui.cards.blocks import Block, Passage, Span, meta, para
from tui.cards.body import Body
from tui.cards.lit import Lights
from tui.cards.places import Placed, Run
from tui.case import Case
from tui.case.times import day_words
from tui.model import Claim, Source
from tui.text import counted, listed

MOST_NAMED = 6  # claims


class Article(Sequence[Block | Passage]):
    """A text as it stood on a case's day: what is told of it, then its paragraphs, each made when it is looked at.

    Lit are the words that the claims quote which stand by then.
    """

    def __init__(self, case: Case, source: Source, body: Body, found: Sequence[Placed]) -> None:
        self.case, self.source, self.body = case, source, body
        self.claims: dict[Run, list[str]] = {}
        """The claims that quote a run, and no more or less than it."""
        lost: list[str] = []
        for each in found:
            if not case.standing(each.claim):
                continue
            if each.run is None:
                lost.append(each.claim)
            elif each.claim not in (known := self.claims.setdefault(each.run, [])):
                known.append(each.claim)
        self.places = {(each.claim, each.report, each.quote): each.run for each in found}
        """Where each quote stands, be its claim one that stands or not."""
        self.lights = Lights(self.claims)
        self.lost = lost
        """The claims of the quotes that stand nowhere in it, or more than once."""
        self._head = tuple(self._told())

    # Its blocks

    def __len__(self) -> int:
        """Return how many blocks there are."""
        return len(self._head) + len(self.body.starts)

    @overload
    def __getitem__(self, at: int) -> Block | Passage: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Block | Passage]: ...
    def __getitem__(self, at: int | slice) -> Block | Passage | Sequence[Block | Passage]:
        """Return a block, or some of them; raises IndexError."""
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        if at >= len(self):
            raise IndexError(at)
        return self._head[at] if at < len(self._head) else self.passage(at - len(self._head), self.lights)

    def block(self, offset: int) -> int:
        """Return the number of the block that a character stands in."""
        return len(self._head) + self.body.number(offset)

    def offset(self, block: int) -> int:
        """Return the character at which a block begins."""
        number = block - len(self._head)
        return 0 if number < 0 else self.body.starts[number] if number < len(self.body.starts) else self.body.size

    def passage(self, number: int, lights: Lights) -> Passage:
        """Return a paragraph by its number, or a part of a long one, with runs in it lit."""
        dim = self.body.in_furniture(self.body.starts[number])
        spans = []
        for run, words in self.body.shown(number, lights.edges):
            tone = lights.tone(run)
            spans.append(Span(words, tone or ("meta" if dim else "plain"), tone is not None, at=run.start))
        return Passage(tuple(spans), self.body.apart(number), self.source.id)

    def _told(self) -> Iterator[Block]:
        """Yield what is told above the text: what is lit in it, and what is not."""
        runs, claims = len(self.lights.runs), {claim for found in self.claims.values() for claim in found}
        touched = sum(bool(self.lights.touching(each)) for each in self.body.sentences)
        day = "" if self.case.day is None else f"As of {day_words(self.case.day)}: "
        yield para(
            meta(
                f"{day}{counted(runs, 'quoted span')} of {counted(len(claims), 'claim')}; they touch {touched:,} of "
                f"{counted(len(self.body.sentences), 'sentence')}"
            )
        )
        if not self.case.is_out(self.source.id):
            yield para(meta("It is not known to have been printed by then."))
        if self.lost:
            names = list(dict.fromkeys(self.lost))
            more = [f"{len(names) - MOST_NAMED:,} more"] if len(names) > MOST_NAMED else []
            what = counted(len(self.lost), "quote stands", "quotes stand")
            yield para(
                Span(f"{what} nowhere in this text, or more than once, and so not lit: ", "warn"),
                listed([*names[:MOST_NAMED], *more]),
            )

    def first_of(self, claim: Claim) -> Run | None:
        """Return where the first words stand that carry a claim, or else others that it quotes; None where none do."""
        found = [
            (claim.reports[number].quotes[quote].role != "content", run)
            for (name, number, quote), run in self.places.items()
            if name == claim.id and run is not None
        ]
        return min(found)[1] if found else None

    # Going about in it

    def step(self, at: Run | None, step: int, sentences: bool, seen: Run) -> Run | None:
        """Return the next quoted span or sentence (1), or the one before (-1), round and round; None where none is.

        It is the next from a run that is chosen if that is seen, else from what is.
        """
        runs = self.body.sentences if sentences else self.lights.runs
        if not runs:
            return None
        if at and not (at.start < seen.end and at.end > seen.start):
            at = None
        number = bisect_left(runs, at or (seen.start if step > 0 else seen.end,))
        if at and runs[number : number + 1] == [at]:
            number += step
        elif at:
            number = bisect_left(runs, (at.start,)) - (step < 0)
        else:
            number -= step < 0
        return runs[number % len(runs)]

    def standing_at(self, offset: int) -> Run | None:
        """Return the shortest quoted span that a character stands in, or else its sentence; None where neither is."""
        found = self.lights.touching(Run(offset, offset + 1))
        if found:
            return min(found, key=lambda run: run.end - run.start)
        number = self.body.sentence(offset + 1) - 1
        sentence = self.body.sentences[number] if number >= 0 else None
        return sentence if sentence and offset < sentence.end else None

    def touching(self, at: tuple[int, int]) -> dict[str, bool]:
        """Return the claims that quote words in a run, each with whether it quotes just this run, and those first."""
        run = Run(*at)
        found = dict.fromkeys(self.claims.get(run, ()), True)
        for other in self.lights.touching(run):
            for claim in self.claims[other]:
                found.setdefault(claim, False)
        return found

    def words(self, at: tuple[int, int] | None) -> str:
        """Return which span or sentence is chosen, and how many claims quote it: `span 3 of 46 · 2 claims`."""
        if at is None:
            return counted(len(self.lights.runs), "quoted span")
        run = Run(*at)
        claims = self.touching(run)
        if run in self.claims:
            exact = sum(claims.values())
            others = f" · {counted(len(claims) - exact, 'other')} in part" if len(claims) > exact else ""
            number = bisect_left(self.lights.runs, run)
            return f"span {number + 1:,} of {len(self.lights.runs):,} · {counted(exact, 'claim')}{others}"
        number = self.body.sentence(run.start)
        touched = f"{counted(len(claims), 'claim')}" if claims else "no claim"
        if self.body.sentences[number : number + 1] != [run]:  # a span of claims that do not stand on this day
            return f"{counted(len(self.lights.runs), 'quoted span')} · {touched} here"
        return f"sentence {number + 1:,} of {len(self.body.sentences):,} · {touched}"
