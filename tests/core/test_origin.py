"""Where words come from: the address that opens at them, and what each source gives of itself, nothing of it filled."""

from __future__ import annotations

import json
from urllib.parse import unquote

import pytest
from helpers import harbour, kazakhstan
from printed import Document, cells, printed

from tui.cards.origin import at_words
from tui.desktop.browser import Url, safe_url
from tui.formats.citation import citation
from tui.model import Claim, Quote

SITE = "https://paper.example/a"
LONG = " ".join(f"word{number}" for number in range(80))


@pytest.mark.parametrize(
    ("quotes", "fragment"),
    [
        ([Quote(exact="it was strong")], "text=it%20was%20strong"),
        ([Quote(exact="wind-blown, cold & wet")], "text=wind%2Dblown%2C%20cold%20%26%20wet"),
        ([Quote(exact="the cause", prefix="brigade said ", suffix=".")], "text=brigade%20said-,the%20cause,-."),
        ([Quote(exact="it was", prefix="-a\n\n")], "text=%2Da-,it%20was"),
        ([Quote(exact="one"), Quote(exact="two")], "text=one&text=two"),
        ([Quote(exact="искра")], "text=%D0%B8%D1%81%D0%BA%D1%80%D0%B0"),
        ([Quote(exact="first line\n  and the last")], "text=first%20line,and%20the%20last"),
        ([Quote(exact=LONG)], "text=word0%20word1%20word2%20word3%20word4,word75%20word76%20word77%20word78%20word79"),
    ],
)
def test_an_address_opens_at_the_words_of_a_quote(quotes: list[Quote], fragment: str) -> None:
    assert at_words(SITE, quotes) == f"{SITE}#:~:{fragment}"
    assert at_words(f"{SITE}#part", quotes) == f"{SITE}#part:~:{fragment}"


@pytest.mark.parametrize("url", ["ftp://a.example/x", "javascript:alert(1)", "a b", f"{SITE}#:~:text=x", ""])
def test_an_address_that_is_none_of_the_web_or_opens_somewhere_already_stays_as_it_is(url: str) -> None:
    assert at_words(url, [Quote(exact="it was")]) == url


def test_an_address_never_gets_too_long_to_be_opened() -> None:
    for url in (SITE, SITE + "/x" * 900, SITE + "/x" * 980):
        for quotes in ([Quote(exact="ж" * 400)], [Quote(exact="ж" * 40)] * 20, [Quote(exact=LONG)] * 40):
            assert isinstance(safe_url(at_words(url, quotes)), Url)


@pytest.mark.parametrize("name", list(kazakhstan().claims))
def test_each_claim_is_taken_along_with_what_its_records_give_and_nothing_that_they_lack(name: str) -> None:
    case = kazakhstan()
    claim = case.claims[name]
    actor = case.actors.get(claim.speaker)
    markdown, text = Document(printed(case, "md", None, name)), citation(case, name)
    items = {label: "\n".join(words for each, words in markdown.items if each == label) for label, _ in markdown.items}
    for report in claim.reports:
        source = case.sources[report.source]
        for given in (source.title, source.author, source.publisher, source.published_text):
            assert given is None or (given in text and any(given in item for item in items.values()))
        assert source.author or len(claim.reports) > 1 or ", by " not in items["Printed in"]
        assert "None" not in text
    told = {role.title for role in actor.roles if role.in_ in {r.source for r in claim.reports}} if actor else set()
    assert all(title in text and title in items["Speaker"] for title in told)
    for relay in claim.via:
        assert case.name(relay) in text
    assert claim.medium is None or f"by {claim.medium}" in text
    assert text.endswith(f"claim {name}")


def test_a_list_in_markdown_has_below_its_table_all_quotes_of_each_claim() -> None:
    case = harbour()
    document = Document(printed(case, "md", "claims"))
    words = [quote.exact for claim in case.claims.values() for report in claim.reports for quote in report.quotes]
    assert [quote.removeprefix("[…] ") for quote in document.quotes] == words
    assert document.headings == [f"h2 {claim.text}" for claim in case.claims.values()]


def test_a_list_in_csv_has_a_column_for_each_of_them() -> None:
    head, *body = cells(printed(harbour(), "csv", "claims"))
    rows = {row[0]: dict(zip(head, row, strict=True)) for row in body}
    found = rows["nobody-hurt"]
    assert found["speaker_roles"] == "mayor, The town, from 2018"
    assert (found["relays"], found["medium"]) == ("Mayor's office", "telephone")
    assert found["headlines"] == 'Fire in the harbour; "nobody hurt," says the mayor'
    assert (found["authors"], found["source_dates"]) == ("A. Writer", "2020-03-03T18:05:00")
    assert unquote(found["addresses"]).endswith('#:~:text="nobody hurt," [sic] said the mayor')
    assert (rows["sparks"]["authors"], rows["sparks"]["addresses"], rows["sparks"]["places"]) == ("", "", "")
    head, row = cells(printed(kazakhstan(), "csv", "claims", "to-justify"))
    assert dict(zip(head, row, strict=True))["places"] == "¶ 28, two thirds of the way in"


def test_json_has_the_names_beside_the_ids_and_where_each_quote_stands() -> None:
    case = kazakhstan()
    (found,) = json.loads(printed(case, "json", None, "foreign-militants"))
    claim = case.claims["foreign-militants"]
    assert isinstance(claim, Claim)
    assert found["derived"]["speaker"]["name"] == case.name(claim.speaker)
    assert found["derived"]["relays"] == [case.name("presidential-office")]
    (printed_in,) = found["derived"]["printed_in"]
    assert printed_in["title"] == case.sources["rferl"].title
    assert "author" not in printed_in
    assert "address" not in printed_in
    offsets = {stands["quote"]: stands["offset"] for stands in printed_in["stands"]}
    roles = [quote.role for quote in claim.reports[0].quotes]
    assert offsets[roles.index("attribution")] < offsets[roles.index("content")]
