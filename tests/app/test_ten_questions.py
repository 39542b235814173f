"""Ten questions that a journalist could ask of the two articles, each with the keys that answer it."""

from __future__ import annotations

import pytest
from pilots import bundled, opened, squeezed

MOST_KEYS = 10  # after opening; what is typed into a line counts as one

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
        ("/", typed("speaker:tokayev michel"), "enter", "n", "n", "n"),
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


@pytest.mark.parametrize("question", QUESTIONS)
async def test_a_question_is_answered_in_ten_keys(question: str) -> None:
    keys, answers = QUESTIONS[question]
    assert len(keys) <= MOST_KEYS
    async with opened(bundled(), (120, 40)) as driver:
        for key in keys:
            if key.startswith("~"):
                driver.send(*key[1:])
                await driver.settle()
            else:
                await driver.press(key)
        shown = squeezed(driver.chips() + driver.text("detail"))  # the other panes stand beside its lines
        missing = [words for words in answers if squeezed(words) not in shown]
        assert missing == [], driver.screen()
