"""Voices for files: what is read back from Markdown, CSV and JSON lines is what the case has, and none of it acts."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from helpers import changed, harbour, kazakhstan, many, put, texts
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt  # Textual needs it and the extensions below: they are there wherever it is
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from tui.cards import card
from tui.cards.blocks import Block, Card, Columns, Field, Gap, Heading, Para, Quoted, para
from tui.case import Case
from tui.case.lists import KINDS
from tui.formats import VOICES, voice
from tui.formats.csv import COLUMNS, defused
from tui.formats.md import COLUMNS as MD_COLUMNS
from tui.formats.md import lines, literal
from tui.model import SECTIONS
from tui.text import clean, one_line

COMMONMARK = MarkdownIt("commonmark")
# CommonMark with tables, strikethrough, links of bare addresses, and whatever else readers make of signs.
READER = MarkdownIt("gfm-like").use(container_plugin, "a")
for plugin in (admon_plugin, attrs_block_plugin, attrs_plugin, deflist_plugin, dollarmath_plugin, footnote_plugin):
    READER.use(plugin)
READER.use(front_matter_plugin)

MARKDOWN = """\
*a* **a** _a_ __a__ ***a*** `a` ``a`b`` ~~a~~ ~a~ ^a^ ==a== $a$ {{a}} {#a} [a] [a](b) ![a](b) [a][b] [^1] [[a]] a\\ \\a
\\*a* \\\\ *_~`[]<> ** __ [sic] [/] [/x] [@click=app.quit] [link=https://a.example]a[/link] [x] | |a| a|b |-| |:-:| \\|
&amp; &lt; &#42;a&#42; &#x2a; &nbsp; &#0; &copy &notanentity; & <b> <b>a</b> </p> <!-- <?a?> <![CDATA[a]]> <a@b.example>
<script>alert(1)</script> <img/src=x/onerror=alert(1)> <https://a.example> <javascript:alert(1)>
<!doctype/html> <a/href="
https://a.example http://a.example/?a=b&c=d HTTPS://A.EXAMPLE www.a.com WWW.1.com //a.com a.com ftp://a.com
mailto:a@b.com a@b.com a@1.1.1.1 //localhost ^[a] {.a} [a]{.a} $$a$$ xmpp:a@b.com [a]:b [a]:https://a.example
:smile: @user #1 http://[::1]/ data:text/html,a javascript:alert(1)
"""
BLOCKS = [
    "# a", "###### a #", "a #", "#", "> a", ">", "- a", "-", "+ a", "* a", "1. a", "1) a", "0. a", "123456789) a",
    "- [ ] a", "---", "- - -", "***", "___", "===", "a\n===", "a\n---", "a\n-", "```", "```\na\n```", "~~~\na\n~~~",
    "a\n```\nb", "    a", "\ta", "a\n    b", "a\n\tb", "  a  ", "a  \nb", "a \nb", "a\\\nb", "a\n\nb", "a\n\n\n\nb",
    "\na", "\n\na", "a\n", "a\n\n", "\n \na\n \n", "a\n> b", "a\n\n> b", "a\n- b\n- c", "a\n\n- b", "a\n1. b",
    "a\n\n1. b", "a\n# b", "a\n\n# b", "a\n\n---\n\nb", "a\n\n    b", "a | b\n--- | ---\nc | d",
    "| a |\n| - |\n| b |", "a\n<div>\n\n*b*\n</div>", "<div>\na", "[a]: b\n[a]", "[a]: <b>\n'c'", "a\n\n[^1]: b",
    "+++\na: b\n+++", "%YAML\n---\na: b", "> [!NOTE]\n> a", "!!! note\n    a", ": a", "a\n: b", "::: a", "a\nb*",
    "*a\nb*", "`a\nb`", "[a\nb](c)", "a\u00a0", "\u00a0a", "\u3000a\n\u3000", "\u200da",
    "::: a\nb\n:::", "a\n\n::: a\nb", "[^1]\n\n[^1]: b", "a\n~ b", "$$\na\n$$", "{.a}\nb", "---\na: b\n---",
]  # fmt: skip
FORMULAS = [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", '=HYPERLINK("https://a.example","a")', "=", "-", "- a",
    "＝1+1", "＋1", "－1", "＠a", " =1+1", "\t=1+1", "\n=1+1", "\u00a0=1+1", "'=1+1", "''=1+1", "' =1+1", "'a", "\ta",
    "-5", "+5.5", "-0044-03-15", "-5a", "a,b", 'a"b', '"', '""', "a;b", "a; =1+1", 'a"\n"=1+1', "a\n=1+1", "\r=1+1",
    "a\rb", "'\ta", "\ufeff=1+1", "\u200b=1+1", "\x00=1+1", "\x1b[31ma", "\x9b1m", "\u202egnp.exe",
    "\x1b]52;c;YQ==\x07", "a\x0bb\x0cc", "a\u2028b\u2029c", "a\x85b", "\x1c a \x1f",
]  # fmt: skip
PAYLOADS = [*MARKDOWN.split(), *BLOCKS, *FORMULAS]

# One record of each kind, with hostile words in every field that takes words: `@` is the words, `%` its number.
RECORDS = {
    "sources": "{id: source-%, title: @, publisher: @, author: @, url: @, lang: @, rights: @, published_text: @}",
    "actors": "{id: actor-%, name: @, kind: person, names: [{text: @, in: source-%}], note: @, "
    "roles: [{title: @, of: actor-%}]}",
    "events": "{id: event-%, title: @, when: 2020-01-02, when_text: @, where: @, note: @}",
    "questions": "{id: question-%, asks: @, note: @}",
    "claims": "{id: claim-%, text: @, speaker: actor-%, medium: @, said_text: @, events: [event-%], actors: [actor-%], "
    "answers: [question-%], figures: [{measure: @, approx: @, unit: @, scope: @}], "
    "links: [{to: other-%, kind: differs, aspect: @, by: editor, why: @, quote: @}], "
    "reports: [{source: source-%, caveats: [alleged], quotes: [{exact: @}, {exact: @, role: attribution}, "
    "{exact: @, role: caveat}]}]}\n"
    "- {id: other-%, text: @, speaker: source-%, reports: [{source: source-%, quotes: [{exact: @}, {exact: @}]}]}",
}
OF = {"sources": "source", "actors": "actor", "events": "event", "questions": "question", "claims": "claim"}


def quoted(words: str) -> str:
    """Return words as YAML that no character of them can break out of."""
    return '"' + "".join(char if char.isalnum() else f"\\U{ord(char):08x}" for char in words) + '"'


@cache
def hostile_text() -> str:
    title, summary, editor = map(quoted, ("=*a*", "> a", "<b>"))
    text = f"case: {{format: 1, id: hostile, title: {title}, summary: {summary}, editor: {editor}}}\n"
    for section, record in RECORDS.items():
        text += f"{section}:\n"
        for number, words in enumerate(PAYLOADS):
            text += f"- {record}\n".replace("%", str(number)).replace("@", quoted(words))
    return text


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Case:
    case = Case.open(put(tmp_path_factory.mktemp("hostile"), hostile_text()))
    assert case.problems == ()
    return case


@pytest.fixture(params=["harbour", "kazakhstan", "hostile"])
def case(request: pytest.FixtureRequest, hostile: Case) -> Case:
    return hostile if request.param == "hostile" else harbour() if request.param == "harbour" else kazakhstan()


def ids(case: Case, kind: str) -> list[str]:
    return list(getattr(case, kind))


def every(case: Case) -> list[str]:
    return [case.info.id, *(name for kind in KINDS for name in ids(case, kind))]


def spoken(case: Case, name: str, kind: str | None = None, *names: str) -> str:
    """Return the rows of a kind, or cards, in a voice."""
    module = voice(name)
    return "\n".join(module.rows(case, kind, names or ids(case, kind)) if kind else module.cards(case, names))


def test_there_are_enough_hostile_words_in_every_field_of_words() -> None:
    assert len(set(PAYLOADS)) >= 100
    for section, kind in SECTIONS.items():
        for field, spec in kind.SPECS.items() if section != "case" else ():
            if spec.kind == "words" and field not in ("sha256", "furniture"):  # these have a grammar of their own
                assert f"{field}: @" in RECORDS[section]


# Markdown, as a reader of it reads it


class Document:
    """Markdown as read: headings, quotes, items with labels, paragraphs and cells; any other syntax is an error."""

    def __init__(self, text: str, reader: MarkdownIt = READER) -> None:
        self.headings: list[str] = []
        self.quotes: list[str] = []
        self.items: list[tuple[str, str]] = []
        self.paragraphs: list[str] = []
        self.table: list[list[str]] = []
        self.rules = 0
        above: list[str] = []
        for token in reader.parse(text):
            assert not token.attrs, token
            if token.type == "inline":
                self._place(".".join(above), plain(token))
            elif token.nesting > 0:
                above.append(token.tag)
                if token.tag == "tr":
                    self.table.append([])
                elif token.tag == "blockquote":
                    self.quotes.append("")
            elif token.nesting < 0:
                above.pop()
            else:
                assert token.type == "hr", token
                self.rules += 1

    def _place(self, above: str, found: tuple[str, str]) -> None:
        if above == "ul.li.p":
            self.items.append(found)
            return
        assert found[0] == "", found
        match above:
            case "blockquote.p":
                assert self.quotes[-1] == "", "a quote in two paragraphs"
                self.quotes[-1] = found[1]
            case "h1" | "h2":
                self.headings.append(f"{above} {found[1]}")
            case "p":
                self.paragraphs.append(found[1])
            case "table.thead.tr.th" | "table.tbody.tr.td":
                self.table[-1].append(found[1])
            case _:
                raise AssertionError(f"{above}: {found}")


def plain(inline: Token) -> tuple[str, str]:
    """Return the label and the text of a line of Markdown; there may be no syntax in it but hard breaks."""
    label, text, strong = "", "", False
    for token in inline.children or []:
        match token.type:
            case "text":
                label, text = (label + token.content, text) if strong else (label, text + token.content)
            case "hardbreak":
                text += "\n"
            case "strong_open" | "strong_close":
                assert text == "" or not token.nesting > 0, "our own bold is a label at the beginning"
                strong = token.nesting > 0
            case _:
                raise AssertionError(token)
    return label, text.removeprefix(": ") if label else text


def stripped(text: str) -> str:
    return "\n".join(line.strip() for line in text.strip().split("\n"))


def flat(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks, those that stand side by side one after the other."""
    found: list[Block] = []
    for block in blocks:
        found += flat(inner for cell in block.cells for inner in cell) if isinstance(block, Columns) else [block]
    return found


def labelled(blocks: list[Block]) -> Iterator[tuple[str, str]]:
    """Yield each field with its label; one without has that of the field above it."""
    label = ""
    for block in blocks:
        if isinstance(block, Field):
            label = block.label or label
            yield one_line(label), stripped("".join(span.text for span in block.spans))


def titled(block: Block) -> bool:
    return isinstance(block, Para) and any(span.tone == "title" for span in block.spans)


def check_card(case: Case, name: str) -> None:
    """Fail where the Markdown of a card is read as anything else than the card says."""
    found = card(case, name)
    assert found is not None
    document = Document(spoken(case, "md", None, name))
    blocks = flat(found.blocks)
    headings = [one_line(texts(block)) for block in blocks if isinstance(block, Heading) or titled(block)]
    paragraphs = [stripped(texts(block)) for block in blocks if isinstance(block, Para) and not titled(block)]
    assert document.headings == [f"h1 {headings[0]}", *(f"h2 {heading}" for heading in headings[1:])]
    assert document.quotes == [block.words for block in blocks if isinstance(block, Quoted)]
    assert document.items == list(labelled(blocks))
    assert document.paragraphs[0].startswith(f"{found.kind} {found.id}")
    assert "\n".join(document.paragraphs[1:]) == "\n".join(paragraphs)
    assert document.rules <= 1
    assert document.table == []


@pytest.mark.parametrize("number", range(len(PAYLOADS)), ids=[ascii(words) for words in PAYLOADS])
def test_hostile_words_are_read_back_from_markdown_cards_and_are_no_syntax(hostile: Case, number: int) -> None:
    for name in (*(f"{kind}-{number}" for kind in OF.values()), f"compare=question-{number}"):
        check_card(hostile, name)
    assert Document(spoken(hostile, "md", None, f"claim-{number}")).quotes.count(clean(PAYLOADS[number])) >= 4


def test_every_card_of_a_case_is_read_back_from_markdown(case: Case) -> None:
    comparisons = [f"compare={name}" for name in case.questions]
    days = [f"{axis}={words}" for axis, headings in case.times.headings.items() for words in headings]
    for name in [*every(case), *comparisons, *days] if case.info.id != "hostile" else [case.info.id, *days]:
        check_card(case, name)


@pytest.mark.parametrize("kind", KINDS)
def test_a_markdown_table_has_a_row_a_record_and_a_cell_a_column(case: Case, kind: str) -> None:
    head, *body = Document(spoken(case, "md", kind)).table
    assert head == list(MD_COLUMNS[kind])
    assert [row[0] for row in body] == ids(case, kind)
    assert {len(row) for row in body} == {len(head)}
    title = {"actors": "name", "claims": "text", "questions": "asks"}.get(kind, "title")
    assert [row[1] for row in body] == [one_line(getattr(case.get(row[0]), title)) for row in body]


@pytest.mark.parametrize("words", ["a\n\nb", "a\n\n> b", "- a\n\n- b", "```\na\n\nb\n```", "a\n\n\n# b\n---\n1. c"])
def test_a_quote_with_blank_lines_and_block_syntax_is_one_blockquote(tmp_path: Path, words: str) -> None:
    case = Case.open(put(tmp_path, changed("it was strong", quoted(words))))
    assert Document(spoken(case, "md", None, "strong")).quotes == [words]
    assert Document(spoken(case, "md", None, "strong"), COMMONMARK).quotes == [words]


SIGNS = st.sampled_from("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ \t\n09aZé\u00a0\u3000\u200d")
PIECES = st.sampled_from(["---", "```", "http://", "www.", "a@b.com", "&amp;", "<b>", "](", "1. ", "\\\n", "    "])
WORDS = st.lists(SIGNS | PIECES | st.characters(), max_size=30).map(lambda parts: clean("".join(parts)))


@many(600)
@given(WORDS.filter(str.strip))
def test_any_words_in_a_blockquote_are_read_back_whole_between_two_paragraphs(words: str) -> None:
    quote = "\n".join(f"> {line}" for line in lines(words))
    for reader in (COMMONMARK, READER):
        document = Document(f"before\n\n{quote}\n\nafter", reader)
        assert (document.quotes, document.paragraphs) == ([words], ["before", "after"])


@many(300)
@given(WORDS.map(one_line), WORDS.map(one_line))
def test_any_words_in_a_table_stay_in_their_cells(one: str, other: str) -> None:
    rows = f"| a | b |\n| --- | --- |\n| {literal(one)} | {literal(other)} |"
    assert Document(rows).table == [["a", "b"], [one, other]]


def test_markdown_says_little_of_its_own_and_reads_as_text() -> None:
    text = spoken(harbour(), "md", None, "dozens-ran", "sparks")
    assert text.startswith("# Dozens ran.\n\nclaim dozens-ran, case harbour\n\nCourier ← Witnesses\n\n")
    assert "\n\n> dozens ran\\\n> &#32;&#32;and \\[/x\\] some fell\n\n" in text
    assert "\n- **Events**: The harbour burns\n" in text
    assert "\n\n# A spark from a crane set it off.\n\n" in text
    assert "drawn by the editor: One names a cause where the other knows none.\n\n---\n\n- **Not mentioned**" in text
    assert not [line for line in text.split("\n") if line != line.rstrip()]


def test_only_a_paragraph_right_below_another_goes_on_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    above = (para("a"), para("b", indent=1), para("c", indent=1), Gap(), para("d", indent=1), para("e"), para("f"))
    below = (Quoted("g"), para("h", indent=1), para("i", indent=1), para("j", indent=2))
    monkeypatch.setattr("tui.formats.md.card", lambda case, name: Card("claim", name, above + below))
    paragraphs = Document(spoken(harbour(), "md", None, "x")).paragraphs
    assert [text for text in paragraphs if "claim" not in text] == ["a\nb\nc", "d", "e", "f", "h", "i\nj"]


def test_positions_side_by_side_stand_one_below_the_other_source_by_source() -> None:
    text = spoken(harbour(), "md", None, "compare=what-cause")
    document = Document(text)
    assert text.startswith("# What set it off?\n\ncompare what-cause, case harbour\n\n2 positions in 2 sources")
    assert document.headings[1:] == ["h2 1 The cause is not known.", "h2 2 A spark from a crane set it off."]
    assert text.index("The Gazette ←") < text.index("> the cause is not known") < text.index("Courier ←")
    assert "\n\nThe Gazette · not mentioned\n\nCourier ← Жанна Öz\n\n" in text


# CSV, as a spreadsheet takes it


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def taken(cell: str) -> str:
    """Return what a cell says, without the apostrophe that keeps it from being a formula."""
    return cell[1:] if re.match(r"'+(\s*[-=+@＝＋－＠]|[\t\r\n])", cell) else cell


def runs(cell: str) -> bool:
    """Tell whether a spreadsheet may take a cell for a formula."""
    begin = cell.lstrip()[:1]
    return (begin != "" and begin in "=+-@＝＋－＠") or cell[:1] in ("\t", "\r", "\n")


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_words_stands_in_its_own_column_and_no_cell_runs(case: Case, kind: str) -> None:
    head, *body = cells(spoken(case, "csv", kind))
    assert [row[0] for row in body] == ids(case, kind)
    written = ("words", "id", "choice", "number")
    fields = [field for field, spec in SECTIONS[kind].SPECS.items() if spec.kind in written and not spec.many]
    for row in body:
        found, record = dict(zip(head, row, strict=True)), case.get(row[0])
        for field in fields:
            value = getattr(record, field)
            assert taken(found[field]) == ("" if value is None else str(value))
        assert [cell for cell in row if runs(cell) and not re.fullmatch(r"[+-]\d+(\.\d+)?", cell)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_model_has_a_column(kind: str) -> None:
    told_otherwise = {"reports"}  # as sources, stances, caveats and quotes
    assert set(SECTIONS[kind].KEYS) - told_otherwise <= set(COLUMNS[kind])


def test_the_quotes_of_a_claim_stand_in_csv_by_what_they_carry(case: Case) -> None:
    head, *body = cells(spoken(case, "csv", "claims"))
    for row in body:
        found, claim = dict(zip(head, row, strict=True)), case.claims[row[0]]
        for column, role in (("quotes", "content"), ("attributions", "attribution"), ("reservations", "caveat")):
            words = [quote.exact for report in claim.reports for quote in report.quotes if quote.role == role]
            assert taken(found[column]) == "\n".join(words)


@pytest.mark.parametrize("words", FORMULAS)
def test_a_formula_is_defused_with_one_apostrophe_that_can_be_taken_away(words: str) -> None:
    shown = clean(words)
    cell = defused(shown)
    assert cell in (shown, f"'{shown}")
    assert runs(cell) == (words in ("-5", "+5.5"))  # numbers, which are no formulas
    assert taken(cell) == shown


@many(1000)
@given(st.text(st.sampled_from("'=+-@＝＋－＠\t\r\n 05.a,\"\u00a0"), max_size=8))
def test_no_two_texts_are_defused_alike(text: str) -> None:
    assert taken(defused(text)) == text


def test_a_claim_in_csv_has_names_ids_dates_as_written_and_marks() -> None:
    head, *body = cells(spoken(harbour(), "csv", "claims"))
    rows = {row[0]: dict(zip(head, row, strict=True)) for row in body}
    denial, unknown, hurt = rows["nobody-hurt"], rows["cause-unknown"], rows["three-hurt"]
    assert (denial["speaker"], denial["speaker_id"], denial["via"]) == ("Ana Pereira", "mayor", "office")
    assert (denial["said"], denial["said_text"]) == ("2020-03-03", "this morning")
    assert (denial["printed"], denial["stances"]) == ("2020-03-03T18:05:00", "reports")
    assert (denial["quotes"], denial["links"]) == ('"nobody hurt," [sic] said the mayor', "denies three-hurt")
    assert (unknown["sources"], unknown["source_ids"]) == ("The Gazette; Courier", "gazette; courier")
    assert unknown["stances"] == "reports; reports"
    assert unknown["quotes"] == "the cause is not known\nthe cause is unknown"
    assert (hurt["events"], hurt["answers"]) == ("hurt; fire", "how-many-hurt")
    assert hurt["figures"] == "hurt: 3; hurt: 2 (badly)"
    assert (hurt["caveats"], hurt["marks"]) == ("preliminary", "disputed; preliminary; one source")


def test_csv_as_of_a_day_has_no_link_to_a_claim_that_does_not_stand_yet() -> None:
    case = harbour()
    head, row = cells(spoken(case.at(case.stands["nobody-hurt"]), "csv", "claims", "nobody-hurt"))
    found = dict(zip(head, row, strict=True))
    assert (found["links"], found["marks"]) == ("", "one source")


def test_other_kinds_in_csv_have_their_dates_spellings_roles_and_counts() -> None:
    rows: dict[str, dict[str, str]] = {}
    for kind in KINDS:
        head, *body = cells(spoken(harbour(), "csv", kind))
        rows |= {row[0]: dict(zip(head, row, strict=True)) for row in body}
    assert rows["hurt"]["when"] == "2020-03-02/2020-03-03~"
    assert (rows["hurt"]["part_of"], rows["hurt"]["part_of_id"]) == ("The harbour burns", "fire")
    assert rows["mayor"]["names"] == "Ana Pereira (The Gazette); Anna Perejra (Courier)"
    assert rows["mayor"]["roles"] == "mayor, The town, 2018/.."
    assert (rows["witnesses"]["says"], rows["witnesses"]["spoken_of"]) == ("1", "2")
    assert rows["how-many-hurt"]["positions"] == "2"
    assert (rows["courier"]["claims"], rows["courier"]["own_voice"]) == ("5", "1")


def test_csv_cards_of_one_kind_are_its_rows() -> None:
    case = harbour()
    assert spoken(case, "csv", None, "sparks", "nobody-hurt") == spoken(case, "csv", "claims", "sparks", "nobody-hurt")


def test_csv_cards_of_several_kinds_are_one_table_kind_by_kind() -> None:
    text = spoken(harbour(), "csv", None, "sparks", "mayor", "nobody-hurt", "nothing", "gazette", "harbour")
    assert cells(text) == [
        ["id", "kind", "text"],
        ["sparks", "claim", "A spark from a crane set it off."],
        ["nobody-hurt", "claim", "Nobody was hurt."],
        ["mayor", "actor", "Ana Pereira"],
        ["gazette", "source", 'Fire in the harbour; "nobody hurt," says the mayor'],
        ["harbour", "case", "The Harbour Fire"],
    ]


# Every voice


def test_a_json_line_is_the_object_that_json_has(case: Case) -> None:
    found = [json.loads(line) for line in voice("jsonl").cards(case, every(case))]
    assert found == json.loads(spoken(case, "json", None, *every(case)))
    assert [record["id"] for record in found] == every(case)
    rows = list(voice("jsonl").rows(case, "claims", ids(case, "claims")))
    assert rows == list(voice("jsonl").cards(case, ids(case, "claims")))


def test_json_lines_keep_control_characters_that_the_other_voices_write_out(tmp_path: Path) -> None:
    case = Case.open(put(tmp_path, changed("exact: it was strong", r'exact: "it\e[1m was"')))
    line = spoken(case, "jsonl", None, "strong")
    assert line.isascii()
    assert json.loads(line)["reports"][0]["quotes"][0]["exact"] == "it\x1b[1m was"
    head, row = cells(spoken(case, "csv", None, "strong"))
    assert row[head.index("quotes")] == "it^[[1m was"
    assert Document(spoken(case, "md", None, "strong")).quotes == ["it^[[1m was"]


@pytest.mark.parametrize("name", VOICES)
def test_no_voice_lets_a_control_character_out(hostile: Case, name: str) -> None:
    whole = spoken(hostile, name, None, *every(hostile)) + "".join(spoken(hostile, name, kind) for kind in KINDS)
    assert {char for char in whole if clean(char) != char} == set()


@pytest.mark.parametrize("name", VOICES)
def test_every_voice_speaks_of_the_records_that_it_is_given_and_in_their_order(name: str) -> None:
    for kind in KINDS:
        given = sorted(ids(harbour(), kind), reverse=True)
        found = re.findall(
            rf"(?m)^(?:{{\"id\": \"| \"id\": \"|\| )?({'|'.join(given)})\b", spoken(harbour(), name, kind, *given)
        )
        assert found == given


@pytest.mark.parametrize(("name", "says"), [("md", ""), ("jsonl", ""), ("json", "[\n]"), ("csv", "id,kind,text")])
def test_a_record_that_is_not_there_is_left_out(name: str, says: str) -> None:
    assert spoken(harbour(), name, None, "nothing", "nowhere") == says
    assert spoken(harbour(), name, None, "nothing", "mayor") == spoken(harbour(), name, None, "mayor")


def test_a_table_of_nothing_is_its_header() -> None:
    assert list(voice("csv").rows(harbour(), "questions", ())) == ["id,asks,note,positions"]
    assert len(list(voice("md").rows(harbour(), "questions", ()))) == 2
