"""The bundled case: without a fault, as full as promised, its hard passages as agreed, its words as printed."""

from __future__ import annotations

import hashlib
import re
from functools import cache

import pytest
from helpers import BUNDLED, ROOT, kazakhstan

from tui.case.marks import MARKS
from tui.model import Claim, Figure, Link, Quote, Source

TEXTS = ROOT.parent / "shared" / "sources"


def claim(name: str) -> Claim:
    return kazakhstan().claims[name]


def words(name: str, role: str) -> str:
    """Return the quotes of a claim that carry a role, one a line."""
    quotes = (quote for report in claim(name).reports for quote in report.quotes)
    return "\n".join(quote.exact for quote in quotes if quote.role == role)


def test_the_bundled_case_has_no_error() -> None:
    assert [str(problem) for problem in kazakhstan().problems] == []
    assert kazakhstan().left_out == ()


def test_the_bundled_case_is_as_full_as_promised() -> None:
    case = kazakhstan()
    assert len(case.events) >= 20
    assert len(case.actors) >= 25
    assert len(case.claims) >= 40
    assert set(case.sources) == {"112ua", "rferl"}
    assert case.questions


def test_every_event_question_and_source_has_claims_and_every_actor_a_part_in_something() -> None:
    case = kazakhstan()
    assert [name for name in case.events if not case.count("event", name)] == []
    assert [name for name in case.questions if not case.count("question", name)] == []
    part_of = {actor.part_of for actor in case.actors.values()}
    offices = {role.of for actor in case.actors.values() for role in actor.roles}
    present = {name for event in case.events.values() for name in event.actors}
    idle = [name for name in case.actors if not case.count("actor", name) and name not in part_of | offices | present]
    assert idle == []


def test_every_claim_is_about_something() -> None:
    lost = [claim.id for claim in kazakhstan().claims.values() if not (claim.events or claim.actors or claim.answers)]
    assert lost == []


def test_no_two_claims_are_of_the_same_speaker_with_the_same_words() -> None:
    found: dict[tuple[str, str, str], list[str]] = {}
    for claim in kazakhstan().claims.values():
        words = " … ".join(quote.exact for quote in claim.reports[0].quotes if quote.role == "content")
        found.setdefault((claim.speaker, claim.text, words), []).append(claim.id)
    assert [names for names in found.values() if len(names) > 1] == []


def test_what_is_stored_is_no_verdict() -> None:
    verdicts = {"true", "false", "verdict", "credibility", "truth", "lie", "rating"}
    fields = {name for record in (Claim, Link, Quote, Figure, Source) for name in record.SPECS}
    assert not fields & verdicts
    assert not set(MARKS) & verdicts


def prose() -> list[tuple[str, str]]:
    """Return the editor's own words, each with the id of its record; what stands in quotation marks is a source's."""
    case = kazakhstan()
    found = [(event.id, f"{event.title} {event.note or ''}") for event in case.events.values()]
    found += [(question.id, f"{question.asks} {question.note or ''}") for question in case.questions.values()]
    found += [(actor.id, actor.note or "") for actor in case.actors.values()]
    for each in case.claims.values():
        links = (f"{link.aspect or ''} {link.why or ''}" for link in each.links)
        found.append((each.id, " ".join([each.text, each.note or "", *links])))
    return [(name, re.sub('"[^"]*"', '""', text)) for name, text in found]


@pytest.mark.parametrize(
    "other", [r"Toqaev", r"Nazarbayev", r"Kasym-", r"January \d\d?\b", r"\b112(?! Ukraine)\b(?!,)"]
)
def test_the_editors_prose_has_one_form_of_each_name_and_date(other: str) -> None:
    assert [name for name, text in prose() if re.search(other, text)] == []


def test_no_paraphrase_begins_with_somebody_who_is_named_elsewhere() -> None:
    first = re.compile(r"(He|She|They|It|His|Her|Their|Its|Those|These|This|That man)\b")
    assert [found.id for found in kazakhstan().claims.values() if first.match(found.text)] == []


def test_a_day_of_saying_is_sure_only_where_words_for_it_are_printed_and_an_inferred_one_has_its_reason() -> None:
    said = [found for found in kazakhstan().claims.values() if found.said]
    assert [found.id for found in said if not (found.said_text or (found.said and found.said.uncertain))] == []
    inferred = [found for found in said if found.said and found.said.uncertain]
    assert inferred
    assert [found.id for found in inferred if "inferred" not in (found.note or "")] == []


def test_every_claim_but_a_caption_answers_a_question() -> None:
    assert [found.id for found in kazakhstan().claims.values() if not found.answers] == ["photo"]


def test_two_conflicts_contradict_and_what_rfe_rl_calls_refuted_is_denied_by_all_that_it_tells_of_it() -> None:
    kinds = {(name, link.to): link.kind for name, found in kazakhstan().claims.items() for link in found.links}
    assert kinds["shots-heard", "calm-returned"] == kinds["came-on-tour", "paid-200"] == "contradicts"
    denying = {name for name, link in kazakhstan().linked_from("putin-cover") if link.kind == "denies"}
    assert denying == {"internet-switched-off", "switched-off-to-block", "planted-troublemakers", "own-people"}


# Six hard passages


def test_a_post_that_vanished_is_a_caveat_and_no_withdrawal() -> None:
    dead = claim("dead-164-info")
    assert dead.speaker == "information-ministry"
    assert dead.answers == ("how-many-killed",)
    assert [report.source for report in dead.reports] == ["112ua"]
    assert dead.reports[0].caveats == ("removed",)
    assert "164 people were killed in the clashes (103 in Almaty)" in words("dead-164-info", "content")
    assert "But soon the post disappeared" in words("dead-164-info", "caveat")
    whole, part = dead.figures
    assert (whole.measure, whole.value, whole.scope, whole.part_of) == ("deaths", 164, None, None)
    assert (part.measure, part.value, part.scope, part.part_of) == ("deaths", 103, "Almaty", "dead-164-info")
    assert not [link for link in all_links() if link.kind == "withdraws"]


def test_the_same_number_of_two_speakers_is_two_claims() -> None:
    same = [
        found
        for found in kazakhstan().claims.values()
        if any((figure.measure, figure.value) == ("deaths", 164) for figure in found.figures)
    ]
    assert len({found.speaker for found in same}) == len(same) >= 2


def test_a_preliminary_finding_keeps_what_was_not_said() -> None:
    jumped = claim("ibraev-jumped")
    assert jumped.speaker == "investigators"
    assert [(report.source, report.stance, report.caveats) for report in jumped.reports] == [
        ("rferl", "reports", ("preliminary",))
    ]
    assert "he jumped from his apartment window" in words("ibraev-jumped", "content")
    assert "They did not say whether they suspected foul play" in words("ibraev-jumped", "caveat")
    quotes = [(name, quote.exact) for name, found in kazakhstan().claims.items() for quote in found.reports[0].quotes]
    assert [name for name, exact in quotes if "foul play" in exact] == ["ibraev-jumped"]
    assert not {"denies", "doubts"} & {link.kind for link in jumped.links}


def test_a_lack_of_evidence_undercuts_and_the_refutation_is_drawn_by_the_source() -> None:
    own = claim("own-people")
    assert own.speaker == "quanyshalin"
    assert own.said is not None
    assert own.said.text == "2022-01-09?"  # RFE/RL prints that day two sentences before
    assert own.reports[0].caveats == ("no-evidence",)
    assert "The authorities used their own people" in words("own-people", "content")
    assert "though he did not produce evidence" in words("own-people", "caveat")
    link = next(link for link in own.links if link.to == "putin-cover")
    assert (link.kind, link.by) == ("denies", "rferl")
    assert link.quote == "was refuted by Kazakh opposition politician Zhasaral Quanyshalin"
    assert claim("putin-cover").speaker == "putin"


def test_words_that_were_not_free_are_doubted_by_the_source_that_prints_them() -> None:
    paid = claim("paid-200")
    assert (paid.speaker, paid.medium) == ("ruzakhunov", "video")
    assert [(report.source, report.stance, report.caveats) for report in paid.reports] == [
        ("112ua", "doubts", ("duress",))
    ]
    assert [(figure.measure, figure.value, figure.unit) for figure in paid.figures] == [("payment", 200, "USD")]
    assert '"came to Kazakhstan to participate in a rally" for $ 200' in words("paid-200", "content")
    assert "the musician with bruises on his face" in words("paid-200", "caveat")
    assert {"disputed", "duress"} <= set(kazakhstan().marks("paid-200"))


def test_a_call_that_an_office_relays_keeps_speaker_relay_and_hearer_apart() -> None:
    militants = claim("foreign-militants")
    assert (militants.speaker, militants.via, militants.to) == ("tokayev", ("presidential-office",), ("michel",))
    assert militants.medium == "telephone"
    assert militants.said is not None
    assert militants.said.text == "2022-01-10"
    assert [report.source for report in militants.reports] == ["rferl"]
    behind = "militants from Central Asia, Afghanistan, and the Middle East were behind the recent violence"
    assert behind in words("foreign-militants", "content")
    told = "Toqaev's office said in a statement that he told European Council President Charles Michel"
    assert told in words("foreign-militants", "attribution")


def test_a_dismissal_is_a_denial_with_what_it_denies_linked_in_the_source_s_words() -> None:
    dismissed = claim("disinformation")
    assert (dismissed.kind, dismissed.speaker, dismissed.said) == ("denies", "tokayev", None)
    assert "He also dismissed as “disinformation” some reports" in words("disinformation", "content")
    link = next(link for link in dismissed.links if link.to == "attacked-peaceful")
    assert (link.kind, link.by) == ("denies", "rferl")
    assert link.quote
    assert "dismissed as “disinformation” some reports and eyewitness accounts" in link.quote
    assert "disputed" in kazakhstan().marks("attacked-peaceful")


def all_links() -> list[Link]:
    return [link for found in kazakhstan().claims.values() for link in found.links]


# The words as printed, where the articles are at hand


@cache
def articles() -> dict[str, str]:
    """Return the text of each source, found by its SHA-256; skips where the articles are not at hand."""
    if not TEXTS.is_dir():
        pytest.skip(f"the articles are not bundled: {TEXTS} is missing")
    files = [path.read_bytes() for path in sorted(TEXTS.iterdir()) if path.is_file()]
    found = {hashlib.sha256(data).hexdigest(): data.decode("utf-8") for data in files}
    missing = [source.id for source in kazakhstan().sources.values() if source.sha256 not in found]
    assert missing == [], f"no file in {TEXTS} has the SHA-256 of {missing}"
    return {source.id: found[source.sha256 or ""] for source in kazakhstan().sources.values()}


def test_each_source_gives_the_length_of_its_text() -> None:
    assert {name: len(text) for name, text in articles().items()} == {
        source.id: source.chars for source in kazakhstan().sources.values()
    }


def test_every_quote_stands_in_its_source_exactly_once() -> None:
    texts = articles()
    wrong = []
    for found in kazakhstan().claims.values():
        for report in found.reports:
            for quote in report.quotes:
                whole = f"{quote.prefix or ''}{quote.exact}{quote.suffix or ''}"
                if texts[report.source].count(whole) != 1:
                    wrong.append((found.id, whole, texts[report.source].count(whole)))
    assert wrong == []


def test_no_quote_carries_words_around_it_that_it_does_not_need() -> None:
    texts = articles()
    needless = [
        (found.id, quote.exact)
        for found in kazakhstan().claims.values()
        for report in found.reports
        for quote in report.quotes
        if (quote.prefix or quote.suffix) and texts[report.source].count(quote.exact) == 1
    ]
    assert needless == []


def test_every_spelling_stands_in_the_source_that_is_said_to_print_it() -> None:
    texts = articles()
    spellings = [(actor.id, spelling) for actor in kazakhstan().actors.values() for spelling in actor.names]
    assert len(spellings) > 25
    assert [(name, spelling.text) for name, spelling in spellings if spelling.text not in texts[spelling.in_]] == []


def test_the_words_of_every_link_stand_in_the_source_that_draws_it() -> None:
    texts = articles()
    quoted = [link for link in all_links() if link.quote]
    assert quoted
    drawn = [
        (link.by, link.quote or "", texts[link.by] if link.by in texts else "\n".join(texts.values()))
        for link in quoted
    ]
    assert [(by, quote) for by, quote, text in drawn if quote not in text] == []


def test_each_title_and_time_stands_in_its_source_as_printed() -> None:
    assert kazakhstan().sources
    for source in kazakhstan().sources.values():
        text = articles()[source.id]
        assert source.title in text
        assert (source.published_text or "") in text
        assert (source.author or "") in text


def test_the_words_for_times_stand_in_a_source_that_prints_them() -> None:
    texts = articles()
    anywhere = "\n".join(texts.values())
    events = [(event.id, event.when_text) for event in kazakhstan().events.values() if event.when_text]
    assert [(name, when) for name, when in events if when not in anywhere] == []
    for found in kazakhstan().claims.values():
        printed = "\n".join(texts[report.source] for report in found.reports)
        assert (found.said_text or "") in printed, found.id


def test_the_articles_themselves_are_not_bundled() -> None:
    assert {path.suffix for path in BUNDLED.rglob("*") if path.is_file()} == {".yaml"}
