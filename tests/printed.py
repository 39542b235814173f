"""What the formats' tests share: cases with hostile words in every field, and how a format prints them."""

from __future__ import annotations

import csv
import io
from functools import cache
from pathlib import Path

from helpers import put
from markdown_it import MarkdownIt  # Textual needs it and the extensions below: they are there wherever it is
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.attrs import attrs_block_plugin, attrs_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from tui.case import Case
from tui.case.lists import KINDS
from tui.formats import FORMATS

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
:smile: @user #1 %% %%a%% 5%%% 5% http://[::1]/ data:text/html,a javascript:alert(1)
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
    "sources": "{id: source-%, title: @, publisher: @, short: @, author: @, url: @, archived: @, lang: @, "
    "rights: @, published_text: @}",
    "actors": "{id: actor-%, name: @, kind: person, names: [{text: @, in: source-%}], note: @, "
    "roles: [{title: @, of: actor-%}]}",
    "events": "{id: event-%, title: @, when: 2020-01-02, when_text: @, where: @, note: @}",
    "questions": "{id: question-%, asks: @, note: @}",
    "claims": "{id: claim-%, text: @, speaker: actor-%, medium: @, said_text: @, events: [event-%], actors: [actor-%], "
    "answers: [question-%: @], note: @, figures: [{measure: @, approx: @, unit: @, scope: @}], "
    "links: [{to: other-%, kind: differs, aspect: @, by: editor, why: @, quote: @}], "
    "reports: [{source: source-%, caveats: [alleged], quotes: [{exact: @, at: @}, "
    "{exact: @, at: @, role: attribution}, "
    "{exact: @, at: @, translation: {text: @, lang: @, by: source-%}, role: caveat}]}]}\n"
    "- {id: other-%, text: @, speaker: source-%, reports: [{source: source-%, quotes: [{exact: @}, {exact: @}]}]}",
}


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


def hostile_words(folder: Path) -> Case:
    """Return a case in a folder with hostile words in every field that takes words."""
    case = Case.open(put(folder, hostile_text()))
    assert case.problems == ()
    return case


def ids(case: Case, kind: str) -> list[str]:
    return list(getattr(case, kind))


def every(case: Case) -> list[str]:
    return [case.info.id, *(name for kind in KINDS for name in ids(case, kind))]


def printed(case: Case, name: str, kind: str | None = None, *names: str) -> str:
    """Return the rows of a kind, or cards, in a format."""
    form = FORMATS[name]
    return "\n".join(form.rows(case, kind, names or ids(case, kind)) if kind else form.cards(case, names))


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


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))
