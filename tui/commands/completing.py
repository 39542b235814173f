"""Answers a shell that completes a command line, within a key press: from what is kept of grammar and case.

`onrecord __complete SHELL ...` is called by what `onrecord completion SHELL` prints. The first line of an answer says
what it is (`words`, `open`: words to which more belongs, `files`, `folders`), each other one is a word, for zsh and
fish with a tab and what it is called. A word with a character that could steer a terminal
is not offered.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from tui import __version__
from tui.commands.quoting import Bash, in_fish
from tui.kept.glancing import Few, Glance, cache_folder, ours
from tui.paths import case_path

SHELLS = ("bash", "zsh", "fish")
_MOST_CALLED = 60  # characters of what a word is called
_KINDS = ("claim", "actor", "question", "event", "source")


class Answer(NamedTuple):
    """What a shell is told: what the words are, and the words with what they are called."""

    what: str
    words: Sequence[tuple[str, str]] = ()
    lead: str = ""
    """What stands before each of them in the same word: `--speaker=`."""


def answer(shell: str, asked: Sequence[str]) -> Iterator[str]:
    """Yield the lines that answer a shell: bash gives its line up to the cursor, the others the words of it."""
    bash = Bash(*asked[:2]) if shell == "bash" else None
    words = bash.words if bash else [*map(in_fish, asked)] if shell == "fish" else asked
    if len(words) < 2:  # no word behind the program's name
        return
    _, *before, current = words
    found = wanted(_grammar(), before, current)
    yield found.what
    for word, called in found.words:
        if word.isprintable() and called.isprintable() and word.startswith(current.removeprefix(found.lead)):
            written = bash.written(found.lead + word) if bash else found.lead + word
            if written:
                yield written if bash or not called else f"{written}\t{_short(called)}"


def _short(called: str) -> str:
    return called if len(called) <= _MOST_CALLED else f"{called[: _MOST_CALLED - 1].rstrip()}…"


# The grammar


def _grammar() -> dict[str, Any]:
    """Return the commands by their names, as they were kept; reading them off the parsers takes long."""
    file = _kept_in()
    try:
        if file and ours(file):
            with open(file, encoding="utf-8") as stream:
                kept: dict[str, Any] = json.load(stream)
            if kept["program"] == _program() and kept["columns"]:
                return kept
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return keep()


def keep() -> dict[str, Any]:
    """Read the grammar off the parsers, keep it where that can be done, and return it."""
    from tui.commands.grammar import columns, commands  # here, since an answer is given by what was kept
    from tui.writing import write_whole

    made = {
        "program": _program(),
        "commands": {each.name: [each.does, each.arguments] for each in commands()},
        "columns": columns(),
    }
    file = _kept_in()
    if file:
        with suppress(OSError):
            os.makedirs(os.path.dirname(file), mode=0o700, exist_ok=True)
            write_whole(Path(file), json.dumps(made).encode(), over=True, mode=0o600)
    found: dict[str, Any] = json.loads(json.dumps(made))
    return found


def _kept_in() -> str | None:
    folder = cache_folder()
    return os.path.join(folder, "grammar.json") if folder else None


def _program() -> str:
    """Return what tells this program's command line from any other: version, and when what declares it was written."""
    home = os.path.dirname(os.path.dirname(__file__))
    newest = 0
    for folder in ("commands", "case", "formats"):
        with os.scandir(os.path.join(home, folder)) as entries:
            newest = max(newest, *(entry.stat().st_mtime_ns for entry in entries if entry.name.endswith(".py")))
    return f"{__version__} {newest} {home}"


class _Argument(NamedTuple):
    """An argument as the grammar has it."""

    names: list[str]
    value: str
    kind: str
    choices: list[str]
    help: str
    many: bool
    needed: bool


# What is meant by the words before


def wanted(grammar: dict[str, Any], before: Sequence[str], current: str) -> Answer:
    """Return what may stand at the cursor, behind the words of a command line that stand before it."""
    commands = grammar["commands"]
    name = next((name for size in (2, 1) if (name := " ".join(before[:size])) in commands and name), "")
    rest = before[len(name.split()) :]
    arguments = [_Argument(*each) for each in commands[name][1]]
    options = {option: each for each in arguments for option in each.names}
    by_place = [each for each in arguments if not each.names]
    given, placed, value, ended = _given(options, rest)
    case = given.get("--case") or next(
        (word for each, word in zip(by_place, placed, strict=False) if each.kind == "case"), None
    )
    option, equals, typed = current.partition("=")
    if not value and equals and option in options and options[option].value and not ended:
        found = wanted(grammar, [*before, option], typed)
        return found._replace(lead=f"{option}={found.lead}")
    if value:
        if value.kind == "columns":
            return _columns(_known_columns(grammar, name, placed, given, case) or value.choices, current)
        return _values(grammar, value, case, current)
    if current.startswith("-") and not ended:
        return _options(arguments, given)
    place = by_place[min(len(placed), len(by_place) - 1)] if by_place else None
    if place is None or (len(placed) >= len(by_place) and not place.many):
        return _options(arguments, given)
    found = _values(grammar, place, case, current)
    inside = {each for each in commands if each.startswith(f"{name} ")} if name else {each for each in commands if each}
    if placed or not inside:
        return found
    own = [(each.removeprefix(name).strip(), commands[each][0]) for each in commands if each in inside]
    own = [(word, does) for word, does in own if " " not in word and word.startswith(current)]
    if name or (own and current):  # a command's name goes before a file's
        return Answer("words", own)
    return Answer("words", own) if not current else found


def _given(
    options: dict[str, _Argument], words: Sequence[str]
) -> tuple[dict[str, str], list[str], _Argument | None, bool]:
    """Return the options that words give, what stands by place, the option whose value comes next, whether `--` was."""
    given: dict[str, str] = {}
    placed: list[str] = []
    value: _Argument | None = None
    ended, last = False, ""
    for word in words:
        if value:
            given[last], value = word, None
        elif ended:
            placed.append(word)
        elif word == "--":
            ended = True
        elif (option := word.partition("=")[0]) in options:
            last, argument = option, options[option]
            given[last] = word.partition("=")[2]
            value = argument if argument.value and "=" not in word else None
        elif not word.startswith("-"):
            placed.append(word)
    return given, placed, value, ended


def _options(arguments: Sequence[_Argument], given: dict[str, str]) -> Answer:
    """Return the options that may still be given, by their long names."""
    left = [each for each in arguments if each.names and (each.many or given.keys().isdisjoint(each.names))]
    return Answer("words", [(each.names[-1], each.help) for each in left])


# Values


def _values(grammar: dict[str, Any], argument: _Argument, case: str | None, begun: str) -> Answer:
    """Return what may be written for an argument."""
    kind = argument.kind
    if not kind:
        return Answer("words", [(choice, "") for choice in argument.choices])
    if kind in ("file", "folder", "case"):
        return Answer("folders" if kind == "folder" else "files")
    if kind == "command":
        return Answer("words", [(name, does) for name, (does, _) in grammar["commands"].items() if name])
    if kind.startswith("facet:"):
        found = _of_facet(_glance(case), kind.removeprefix("facet:"), begun)
        return _answer(found) if found.told else Answer("words", [(choice, "") for choice in argument.choices])
    finder = _FINDERS.get(kind)
    return finder(_glance(case), argument, begun) if finder else Answer("words")


def _columns(names: Sequence[str], begun: str) -> Answer:
    """Return columns, of which several are parted by commas, or one has a hyphen before it."""
    lead = begun[: max(begun.rfind(","), begun.find("-") if begun[:1] == "-" else -1) + 1]
    return Answer("words", [(name, "") for name in names], lead)


def _known_columns(
    grammar: dict[str, Any], command: str, placed: Sequence[str], given: Mapping[str, str], case: str | None
) -> list[str]:
    """Return the columns that what a line asks for has; nothing where that is not known."""
    form = "fields" if given.get("--format") in ("json", "jsonl") else "columns"
    kinds = ["statement"] if command == "compare" else [each.removesuffix("s") for each in placed[:1]]
    if command == "show":
        kinds = sorted(_glance(case).kinds(placed))
    known: dict[str, list[str]] = grammar["columns"][form]
    return list(dict.fromkeys(name for kind in kinds for name in known.get(kind, ())))


def _glance(case: str | None) -> Glance:
    return Glance(case_path(case))


def _of_facet(glance: Glance, facet: str, begun: str) -> Few:
    known = "unknown".startswith(begun) and glance.values(facet, "?").told
    found = glance.values(facet, begun)
    told = [pair for pair in found.told if pair[0] != "?"]
    return Few([*told, ("unknown", "")] if known else told, found.open)


def _answer(few: Few, lead: str = "") -> Answer:
    return Answer("open" if few.open else "words", few.told, lead)


def _ids(glance: Glance, argument: _Argument, begun: str) -> Answer:
    return _answer(glance.ids(argument.kind if argument.kind in _KINDS else "", begun))


def _who(glance: Glance, argument: _Argument, begun: str) -> Answer:
    """Return who may speak, whether or not any claim is theirs yet."""
    return _answer(glance.ids("actor", begun) + glance.ids("source", begun))


def _sought(glance: Glance, argument: _Argument, begun: str) -> Answer:
    """Return the fields of a search, or behind one of them its values, as far as they are of one word."""
    field, colon, typed = begun.partition(":")
    if not colon:
        return Answer("open", [(f"{choice}:", "") for choice in argument.choices])
    if field not in argument.choices:
        return Answer("words")
    few = _of_facet(glance, field, typed)
    return _answer(few._replace(told=[pair for pair in few.told if " " not in pair[0]]), f"{field}:")


def _link(glance: Glance, argument: _Argument, begun: str) -> Answer:
    """Return how a claim may stand to another one, and behind that the ids of claims."""
    kind, colon, typed = begun.partition(":")
    if not colon:
        return Answer("open", [(choice, "") for choice in argument.choices])
    return _answer(glance.ids("claim", typed), f"{kind}:")


_FINDERS: dict[str, Callable[[Glance, _Argument, str], Answer]] = {
    **dict.fromkeys(("id", *_KINDS), _ids),
    "day": lambda glance, argument, begun: Answer("words", glance.days(begun)),
    "search": _sought,
    "speaker": _who,
    "caveat": lambda glance, argument, begun: Answer("words", [(choice, "") for choice in argument.choices]),
    "link": _link,
}
"""How what is meant by a value is found in a case."""
