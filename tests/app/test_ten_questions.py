"""Questions that a journalist could ask of the two articles, each with the keys that answer it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pilots import BUNDLED, Driver, bundled, opened, record, squeezed, written

MOST_KEYS = 10  # after opening; what is typed into a line counts as one
FEW_KEYS = 8

Keys = tuple[str, ...]


def typed(text: str) -> str:
    """Return a mark for text that is typed into a line."""
    return f"~{text}"


QUESTIONS: dict[str, tuple[Keys, tuple[str, ...]]] = {
    "Who said that 164 people were killed, and did anyone take it back?": (
        ("/", typed("speaker:information 164"), "enter"),
        ("164 people were killed in the clashes (103 in Almaty)", "But soon the post disappeared"),
    ),
    "What did the Health Ministry say before that vanished?": (
        ("a", "enter", "<", ":", typed("How many people were killed"), "enter", "c"),
        ("as of 9 Jan 2022", "Health Ministry · 9 Jan", "164 people were killed in the violence"),
    ),
    "How many were detained, according to whom?": (
        (":", typed("people detained"), "enter", "c"),
        ("both print it", "Interior Ministry", "7,939 people were detained", "7,939 people had been detained"),
    ),
    "How did Suleimenov die, and who says that it was suicide?": (
        (":", typed("Suleimenov die"), "enter", "c"),
        ("was found dead as well", "regional authorities", "Media reports", "they differ as to who says it"),
    ),
    "Who contradicts Putin, and with what evidence?": (
        ("/", typed("refuted"), "enter"),
        ("was refuted by Kazakh opposition politician Zhasaral Quanyshalin",),
    ),
    "What did Quanyshalin claim without evidence?": (
        ("f", typed("no,evidence"), "enter", "/", typed("speaker:quanyshalin"), "enter"),
        ("The authorities used their own people", "no evidence"),
    ),
    "What did Tokayev tell Charles Michel, and by what way do we know?": (
        ("/", typed("speaker:tokayev michel"), "enter", "n", "n"),
        ("RFE/RL ← Tokayev's office ← Kassym-Jomart Tokayev → Charles Michel, by telephone", "were behind"),
    ),
    "Was there foul play in Ibraev's death?": (
        ("/", typed('"foul play"'), "enter"),
        ("They did not say whether they suspected foul play", "preliminary", "he jumped from his apartment window"),
    ),
    "Do the numbers of those brought to justice add up?": (
        ("/", typed("3022"), "enter", "4"),
        ("1,743 + 913 + 359 = 3,015, of 3,022 brought to justice: 7 are left",),
    ),
    "Who was the captured spy?": (
        ("d",),
        ("the capture of a spy suspected of rioting", "well-known Kyrgyz musician", "112 Ukraine doubts it"),
    ),
}  # fmt: skip


async def press(driver: Driver, keys: Keys) -> None:
    """Press keys, and type what is marked as typed."""
    for key in keys:
        if key.startswith("~"):
            driver.send(*key[1:])
            await driver.settle()
        else:
            await driver.press(key)


# Each in at most eight keys.
MORE: dict[str, tuple[Keys, tuple[str, ...]]] = {
    "Which statements vanished, and what were their words?": (
        ("f", typed("removed"), "enter", "enter"),
        ("post removed", "164 people were killed in the clashes (103 in Almaty)", "But soon the post disappeared"),
    ),
    "What is by or about the National Security Committee, and who headed it?": (
        (":", typed("National Security Committee"), "enter", "4", "+"),
        (
            "Karim Masimov · head of the country’s National Security Committee (KNB) · until Jan 2022 · RFE/RL",
            "Says (1 claim)", 'There was a "neutralization of two extremist cells" in Almaty.',
            "Is spoken of (3 claims)", "Tokayev dismissed Masimov as head of the National Security Committee (KNB).",
        ),
    ),
    "What was said by 9 January and contradicted later?": (
        ("/", typed("mark:disputed said:../2022-01-09"), "enter", "n"),
        (
            "164 people were killed in the violence, three of them children.", "said Sun 9 Jan 2022", "Contradicted by",
            "Representatives of the Health Ministry did not have information on the number of those killed.",
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("question", [*QUESTIONS, *MORE])
async def test_a_question_is_answered_in_ten_keys_and_a_later_one_in_eight(question: str) -> None:
    keys, answers = (QUESTIONS | MORE)[question]
    assert len(keys) <= (8 if question in MORE else MOST_KEYS)
    async with opened(bundled(), (120, 40)) as driver:
        await press(driver, keys)
        shown = squeezed(driver.chips() + driver.text("detail"))  # the other panes stand beside its lines
        missing = [words for words in answers if squeezed(words) not in shown]
        assert missing == [], driver.screen()


async def test_tashievs_words_are_taken_along_as_markdown_with_headline_date_and_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    keys = ("/", typed("speaker:tashiev"), "enter", "s", "enter")
    assert len(keys) <= FEW_KEYS
    async with opened(bundled(), (120, 40)) as driver:
        await press(driver, keys)
        assert "Saved" in driver.toasts()
    (file,) = tmp_path.glob("*.md")
    text = unescaped(file.read_text(encoding="utf-8"))
    claims = [claim for claim in written(BUNDLED)["claims"] if claim["speaker"] == "tashiev"]
    assert claims
    for claim in claims:
        (report,) = claim["reports"]
        source = record(BUNDLED, "sources", report["source"])
        for words in (*(quote["exact"] for quote in report["quotes"]), source["title"], source["published_text"]):
            assert words in text
    assert "Mon 10 Jan 2022, 23:26" in text
    assert "¶ 36, at the end" in text


def unescaped(markdown: str) -> str:
    """Return Markdown without the backslashes before signs."""
    return re.sub(r"\\(?=[^\w\s])", "", markdown)


async def test_claims_that_come_through_a_relay_are_found_with_who_passed_them_on() -> None:
    keys = ("/", typed("-via:none"), "enter")
    assert len(keys) <= FEW_KEYS
    relayed = {claim["id"]: claim["via"] for claim in written(BUNDLED)["claims"] if claim.get("via")}
    assert len(relayed) == 4
    async with opened(bundled(), (120, 40)) as driver:
        await press(driver, keys)
        rows = driver.explorer.claims.source
        assert {rows.id(at) for at in range(len(rows))} == set(relayed)
        for at in range(len(rows)):
            relay = record(BUNDLED, "actors", relayed[str(rows.id(at))][0])["name"]
            await driver.press("g", *["j"] * at)
            assert squeezed(f"← {relay} ←") in squeezed(driver.text("detail"))
