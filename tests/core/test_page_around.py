"""What stands around an article on its page: guessed by where it stands, and never out of the article."""

from __future__ import annotations

import pytest
from helpers import many
from hypothesis import given
from hypothesis import strategies as st

from tui.authoring.furniture import as_ranges, guessed
from tui.authoring.heads import above, author, below, beside, menu, owner, published

BODY = """\
The fire in the old harbour was put out by noon on Monday, after six
hours in which nobody was hurt, the mayor said.

"We were lucky," she told the Herald of the Port. By noon the smoke
was gone, and the ships that had been towed out into the bay came
back one after the other, blowing their horns.

A spokesman for the port said that two sheds had burned down to the
ground, and with them some forty boats that had been laid up there
for the winter."""
PAGE = f"""\
HERALD OF THE PORT

News > Harbour > Fire

Fire in the old harbour is out by noon

Words: Ann Lee | Pictures: Tom Roe
Monday, 3 March 2020, 14:05

{BODY}

Read more: The night of the ships

It is not known how it began.

More on this story
The night of the ships
Sign up for our letter
"""


def test_a_page_tells_what_is_its_own_and_whose_the_article_is() -> None:
    guess = guessed(PAGE)
    assert as_ranges(guess.furniture) == "1, 3, 7-8, 21, 25-27"
    assert guess.headline == "Fire in the old harbour is out by noon"
    assert (guess.publisher, guess.author, guess.published) == ("Herald of the Port", "Ann Lee", "2020-03-03")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("14 March 2023, 18:40", "2023-03-14"), ("Published: 15 March 2023", "2023-03-15"),
        ("Updated: 15 March 2023", ""), ("16 марта 2023 года", "2023-03-16"), ("8 лютого 2017", "2017-02-08"),
        ("23:26, 10 January 2022", "2022-01-10"), ("Dienstag, 3. März 2020", "2020-03-03"), ("le 3 mai 2020", ""),
        ("3 mai 2020", "2020-05-03"), ("3 de mayo de 2020", "2020-05-03"), ("14.03.2023", "2023-03-14"),
        ("12 Ιουνίου 2015, 18:20", "2015-06-12"), ("Friday, June 12, 2015 | Updated 4:15 PM", "2015-06-12"),
        ("8 नवंबर 2017, 21:15 IST", "2017-11-08"), ("Tuesday 7 November 2017, 10:40 p.m.", "2017-11-07"),
        ("By Ann Lee, 3 May 2020", "2020-05-03"), ("3 May 2020 | by Ann Lee", "2020-05-03"), ("3 May", ""),
        ("31 февраля 2020", ""), ("03/04/2020", ""), ("A fire on 3 May 2020", ""),
    ],
)  # fmt: skip
def test_the_day_of_publishing_is_taken_where_a_line_is_that_alone(line: str, day: str) -> None:
    assert published(line) == day


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Ann Lee", "Ann Lee"), ("Автор: Вера Соколова", "Вера Соколова"),
        ("Words: Tom Reed | Pictures: X Y", "Tom Reed"),
        ("Олена Ткач, 8 лютого 2017", "Олена Ткач"), ("By our correspondents in Port Selme", ""),
        ("By noon the smoke was gone.", ""), ("Ann Lee", ""), ("By Ann Lee in Port Selme", "Ann Lee"),
        ("By Ann Lee in Port Selme, 3 May 2020", "Ann Lee"),
    ],
)  # fmt: skip
def test_the_author_is_who_is_named_as_that(line: str, name: str) -> None:
    assert author(line) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("© Northern Wire 2023. All rights reserved.", "Northern Wire"),
        ("© «Портовый вестник», 2023", "Портовый вестник"),
        ("Copyright 2020 The Paper", "The Paper"), ("(c) 2017 Courier Media", "Courier Media"),
        ("Голос Прикордоння © 2017", "Голос Прикордоння"), ("The Paper", ""), ("Copyright is what it was about.", ""),
    ],
)  # fmt: skip
def test_whose_a_page_is_stands_by_its_sign(line: str, name: str) -> None:
    assert owner(line) == name


@pytest.mark.parametrize(
    ("below", "headline"),
    [
        ("Fire in the old harbour, which had burned for six hours on Monday,\nis out", "is out"),
        ("Fire in the old harbour that had been closed for forty years at the\nlast is out", "last is out"),
        ("Fire in the old harbour is out by noon\nNobody was hurt in it", "Fire in the old harbour is out by noon"),
        ("The harbour was on fire for six hours on Monday morning, which\nwas put out\nby noon.", "morning, which"),
    ],
)  # fmt: skip
def test_a_headline_is_taken_whole_where_the_page_has_broken_it(below: str, headline: str) -> None:
    guess = guessed(f"HERALD OF THE PORT\nSubscribe from £1 a week\n\n{below}\n\nBy Ann Lee in Port Selme\n\n{BODY}\n")
    assert guess.headline.endswith(headline)
    assert guess.headline in " ".join(below.split())
    assert (as_ranges(guess.furniture), guess.author) == ("1-2, " + str(5 + below.count("\n") + 1), "Ann Lee")


def test_a_broken_headline_is_taken_and_not_the_papers_name_in_capitals_above_it() -> None:
    head = "Fire in the old harbour that had been closed for forty-nine years is\nout"
    lines = f"HERALD OF THE PORT\n\n{head}\n\nFriday, June 12, 2015 | Updated 4:15 PM\n\n{BODY}\n"
    guess = guessed(lines)
    assert (guess.publisher, guess.headline) == ("Herald of the Port", head.replace("\n", " "))
    assert (as_ranges(guess.furniture), guess.published) == ("1, 6", "2015-06-12")
    body = "THE HARBOUR IS OUT OF USE\n\nThe fire in the old harbour was put out by noon on Monday, after six\nhours.\n"
    assert guessed(f"{body}\n{BODY}\n").headline == "THE HARBOUR IS OUT OF USE"


def test_what_an_agency_and_a_player_say_around_an_article_is_the_pages() -> None:
    below = "RELATED STORIES\n- The ships come back\n\n(Reporting by Ann Lee; Editing by Tom Roe of the Herald)"
    below += "\nOur Standards: The Principles"
    text = f"Fire in the old harbour is out\n\n{BODY}\n\nLISTEN TO THIS ARTICLE\n\n{BODY}\n\n{below}\n"
    own = [text.split("\n")[number - 1] for number in guessed(text).furniture]
    assert own == ["LISTEN TO THIS ARTICLE", *filter(None, below.split("\n"))]


SAID = [
    "The fire was out, the mayor said.", "“Read more,” she said.", "By noon nobody was there, she told us.",
    "He said: nobody was hurt.", "The paper, which is 90 years old, was closed.",
    "Published on Monday, the list has 12 names.",
    "12 | 14 | 16 people were there.", "Support for the mayor has grown.", "Follow the money, said the judge.",
    "Listen to this story of the harbour, he said.", "Our standards: they are high, he said.",
]  # fmt: skip


@pytest.mark.parametrize("line", SAID)
def test_a_sentence_of_an_article_is_none_of_that(line: str) -> None:
    assert [rule.__name__ for rule in (above, beside, below, owner, menu) if rule(line)] == []
    assert guessed(f"Fire in the old harbour is out\n\n{line}\n\n{BODY}\n\n{line.upper()}\n").furniture == []


@many(100)
@given(st.permutations(SAID), st.integers(1, len(SAID)))
def test_of_an_article_alone_nothing_is_taken(lines: list[str], number: int) -> None:
    text = "\n\n".join(["Fire in the old harbour is out", *lines[:number], BODY])
    assert guessed(text).furniture == []


def test_of_a_page_without_a_headline_by_itself_no_line_is_taken_for_what_stands_above_one() -> None:
    assert guessed(f"{BODY}\n\nIt is over.\n").furniture == []
    assert guessed(f"Fire!\n\n{BODY}\n").furniture == [], "which may be the headline"
