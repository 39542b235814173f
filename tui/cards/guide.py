"""How to read what is shown: marks, dates, days, chains and counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tui.cards.blocks import Block, Field, Gap, Heading, Span, meta, para, spans
from tui.case.marks import MARKS

DATES = {
    "10 Jan?": "uncertain: the sources leave the date open",
    "~9 Jan": "approximate",
    "by 10 Jan": "on that day or before it",
    "printed 10 Jan": "the case has no day on which it was said; this is the day on which it was printed",
    "some day 2–10 Jan": "on one of these days",
    "2–10 Jan": "from the first of these days to the last",
}
CHAINS = {
    "RFE/RL ← Tokayev": "RFE/RL prints that Tokayev said it",
    "RFE/RL ← office ← Tokayev": "by way of his office, which told it",
    "… → Charles Michel": "it was said to him",
    "in its own voice": "the source says so itself and names nobody; a row then names it once: RFE/RL · 9 Jan",
    "RFE/RL ← speaker not recorded": "RFE/RL prints it, and who says it is not written down yet",
    "in the voice of …": "so says a source that speaks for someone, as a memoir does: what it says is theirs",
    "Echo (repeats Wire)": "the Echo repeats what the Wire printed; both together are one origin and not several",
    "p. 253": "where the words stand, as the source itself counts",
    "translated (en) by …": "what the words say in another language: not the source's words, and no part of the proof",
    "▎": "the source's words that carry the claim, whole and unaltered; where a page broke them into lines they run on",
    "▏": "its words that say who said so (attribution), or what it holds back (reservation)",
    "[…]": "the source has more between the pieces; they stand as in the article or, not sealed, as in the file",
    "Note": "the editor's word on how a claim was read, and on what its words leave open",
    "¶ 6 · ✓ sealed": "where the words stand in the article; they are as they were when they were checked against it",
    "⚑ 12": "the number of claims about a row; the flag: some of them are disputed",
}
_TEXTS = (
    "`{text.unfold}` shows a claim's words in the paragraph that they stand in, again the whole text of the source, "
    "and "
    "once more the card. In a whole text all words are lit and underlined that claims quote, with a bar beside their "
    "lines; what "
    "no claim quotes is plain, and what belongs to the page is dimmed. As of a day only the words of claims that stand "
    "by then are lit.",
    "A span is what a claim quotes in one piece. Spans may overlap: the frame tells how many claims quote just the "
    "words that are chosen, and how many others some of them. Each place is looked up in the text itself; words that "
    "are not found there, or more than once, have none, and that is said.",
    "`{search.next}` and `{search.before}` go from span to span, `{link.next}` and `{link.before}` from sentence to "
    "sentence, `{go.in}` to a claim that quotes what is "
    "chosen, and `{go.back}` back. `{text.claim}` copies a claim of it to be filled in, as `onrecord claim` prints it. "
    "Texts are found "
    "by their SHA-256 and are no part of the case: nothing that is saved has them.",
)
_MARKS = (
    "Who denies or doubts an account disputes, the other is disputed. A contradiction that the editor or a source sees "
    "is mutual: both are disputed. One that an actor sees has a direction: that claim disputes the other. "
    "{disputed.next} and {disputed.before} go "
    "through the disputed.",
    "Rows leave out which of one source and several sources most claims of the case have. A row without room for a "
    "mark's word has its glyph, or an ellipsis.",
)
_DAYS = (
    "A claim stands from the last day on which it can have been said: the end of its date, or of the date on which it "
    "was first printed, where that is earlier or no date is given. This is a bound and not a date of its own: what was "
    "printed `1912?` stands as of 31 Dec 1912. As of a day, only the claims count that stand by then.",
    "What is only known to have begun stands from its beginning. A part of a source without a date of its own was "
    "printed by the day by which its whole was. What has no date at all stands as of no day.",
    "Links, disputes, positions and findings as of a day are those among the claims that stand; a link that a source "
    "draws counts once that is out, as do the names and offices that it gives. Which sources print a "
    "claim, how many origins that makes, what they think of it and hold back counts from the day by which each was "
    "printed: what a second source prints from 9 Jan on is in one source on the 7th. No other source is counted, "
    "compared or called silent. What none is known to have printed by then has no mark of sources; its card has the "
    "words all the same, and says so.",
    "A moment with an offset (23:26 UTC+06:00) is an instant: claims are ordered by it, and it counts for its day in "
    "UTC. One without is known by its day alone. Headings have the days as written.",
    "In the timeline what spans days stands at its first, behind all that lies within that day, whatever its hour; "
    "what has only a latest day stands at that one, and what has no date at the end. Along `said` and `printed` each "
    "day lists the events that were spoken or written of; `No day is given` is the row of what no source dates.",
    "The bars above it count claims by the hour, the day, the month or the year: `{time.finer}` takes less time to a "
    "bar, `{time.coarser}` "
    "more. A claim counts once in a bar, where its date begins. What lies outside of the bars is told below them: "
    "`+3 before` and `after`, `across` for what reaches in from outside, `no day` for what no source dates to a day, "
    "`undated` for what has no date at all. Up to eight claims, a bar is as many eighths high; of more, it says what "
    "its heights stand for.",
)
_FINDINGS = (
    "Findings are what comparing the claims shows; they stand on the cards of the claims, and of the questions, events "
    "and actors that they are a matter of. Shares are added only where one speaker gives them and their whole, of one "
    "measure, unit and scope, on one day in one source: elsewhere parts may overlap, or be one part told twice.",
    "Two dates are compared only where one surely lies before the other. A number that is given, and called unknown by "
    "the same speaker, is of one measure, unit, scope and matter, and neither was surely said before the other.",
    "An event that no claim is about is told as well, and a count with exactly three digits behind its point, 1.743: "
    "written so, 1,743 would be a thousand times too small.",
)
_SILENCE = (
    "A comparison has a row for each statement: claims that support each other, or on one question have the same words "
    "or the same figure. In what claims of a row differ is told with it. What a link sets apart – contradicts, denies, "
    "doubts, withdraws – shares no row; nor do different numbers of one thing, or different positions on the question.",
    "A position is what a claim answers to a question, in the words of who made the case. Rows are grouped by it, in "
    "the order of the alphabet. Other positions make no claim disputed: that one excludes another only a link says.",
    "First comes what more than one source tells, without doubt or denial; that both print it makes it no truer.",
    "“No claim linked” is all that is said of silence: no chain of links, same words (on whatever question), same "
    "figures or parts of one leads to a claim that the source prints, speaks or passes on. What else it prints, no "
    "record tells. "
    "Silence is not denial.",
    "Elsewhere a place says where a source tells of it: “otherwise: row 3”, “tells it by other speakers: row 2”.",
    "“Searched, no answer found” is the editor's word: these sources were read for an answer to the question. That "
    "they give none says neither yes nor no. Where a claim of one of them answers it all the same, a finding says so.",
    "A source that repeats another adds no origin, nor do two that repeat one; a whole and its part are one print. So "
    "what they print together has the mark “one origin”, and does not stand under what more than one source tells.",
)
_COUNTS = (
    "Chips narrow the whole case: pins, the as-of day, a search. Values of one facet are alternatives, facets narrow "
    "each other. Below them, pane 3 shows what the cursor in 1 or 2 stands on; the header counts what the chips leave.",
    "A post that vanished is no withdrawal, a part is never added to its whole.",
)


def guide_blocks(told: Callable[[str], str] = str) -> Iterator[Block]:
    """Yield how to read marks, chains, dates, days and counts; `told` puts keys in place of the ids of actions."""
    yield para(Span("How to read it", "title"))
    yield Heading("Marks")
    for mark in MARKS.values():
        yield Field(f"{mark.glyph} {mark.word}", spans(meta(mark.says)))
    yield from (para(meta(told(words))) for words in _MARKS)
    yield para(meta("Marks are derived from what the sources print and how the claims are linked. None is a verdict."))
    yield Heading("Chains and quotes")
    yield from (Field(words, spans(meta(says))) for words, says in CHAINS.items())
    yield Heading("Dates")
    yield from (Field(words, spans(meta(says))) for words, says in DATES.items())
    parts = (
        ("Words in their text", _TEXTS),
        ("The case as of a day", _DAYS),
        ("Findings", _FINDINGS),
        ("Statements and silence", _SILENCE),
    )
    for heading, paragraphs in (*parts, ("Chips and counts", _COUNTS)):
        yield Heading(heading)
        for words in paragraphs:
            yield para(meta(told(words)))
            yield Gap()
