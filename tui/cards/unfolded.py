"""A claim with each of its quotes in its paragraph, as the text of its source has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tui.cards.article import Article
from tui.cards.blocks import LEFT_OUT, Block, Gap, Passage, Span, join, meta, para
from tui.cards.claim import BEFORE_IT_IS_OUT, derived_blocks, lead_blocks, report_line, standing_at
from tui.cards.lit import Lights
from tui.cards.pieces import Piece, pieces
from tui.cards.places import Run
from tui.cards.quoted import quoted, translated
from tui.case import Case
from tui.lean import replace
from tui.model import QUOTE_ROLES, Claim, Report

NOT_FOUND = "not found in this text, or more than once: no place is shown"


def unfolded_blocks(case: Case, claim: Claim, articles: Mapping[str, Article | str]) -> Iterator[Block | Passage]:
    """Yield a claim's card with paragraphs in place of quotes; of a source without a text, why there is none."""
    yield from lead_blocks(case, claim)
    for number, report in enumerate(claim.reports):
        yield Gap()
        yield report_line(case, report)
        article = articles.get(report.source, "")
        found = pieces(case, claim, number, QUOTE_ROLES if case.out(report) else BEFORE_IT_IS_OUT)
        if isinstance(article, Article):
            yield from _paragraphs(case, claim, report, number, found, article)
        else:
            for piece in found:
                yield from quoted(case, piece, report.source)
            yield para(meta(article), indent=1)
    yield from derived_blocks(case, claim)


def _paragraphs(
    case: Case, claim: Claim, report: Report, number: int, found: list[Piece], article: Article
) -> Iterator[Block | Passage]:
    """Yield the paragraphs of a report's quotes in the order of the text, each with what is told of these quotes."""
    runs = {piece.at: article.places.get((claim.id, number, piece.at)) for piece in found}
    lit = [(run, piece) for piece in found if (run := runs[piece.at])]
    lights = Lights(
        (run for run, piece in lit if piece.quote.role == "content"),
        (run for run, piece in lit if piece.quote.role != "content"),
    )
    shown = sorted({at for run, _ in lit for at in _numbers(article, run)})
    for index, paragraph in enumerate(shown):
        before, behind = shown[index - 1] if index else -1, shown[index + 1] if index + 1 < len(shown) else -1
        if (index or article.body.goes_on(paragraph)) and before != paragraph - 1:
            yield para(meta(LEFT_OUT), indent=1)
        yield replace(article.passage(paragraph, lights), apart=False)
        last = paragraph + 1 == len(article.body.starts)
        if behind < 0 and not last and article.body.goes_on(paragraph + 1):
            yield para(meta(LEFT_OUT), indent=1)
        here = [piece for run, piece in lit if _numbers(article, run).stop - 1 == paragraph]
        for piece in here:
            yield from translated(case, piece)
        if here:
            yield para(*join(dict.fromkeys(_told(case, report, here))), indent=1)
    for piece in found:
        if runs[piece.at] is None:
            yield from quoted(case, piece, report.source)
            yield para(Span(NOT_FOUND, "warn"), indent=1)


def _told(case: Case, report: Report, found: list[Piece]) -> Iterator[Span]:
    """Yield where quotes of one paragraph stand, and whether they are as they were sealed."""
    for piece in found:
        if piece.quote.at:
            yield meta(piece.quote.at)
        yield standing_at(case, report.source, piece, 1)


def _numbers(article: Article, run: Run) -> range:
    return range(article.body.number(run.start), article.body.number(run.end - 1) + 1)
