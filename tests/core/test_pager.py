"""What long text is shown by: which program, what it is told, and what it is given."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.desktop.pager import choose, page, shows_colours


def which(name: str) -> str | None:
    return {"less": "/usr/bin/less", "most": "/bin/most", "mine": "mine"}.get(name)


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({}, ["/usr/bin/less"]),
        ({"PAGER": "less -S"}, ["/usr/bin/less", "-S"]),
        ({"PAGER": "most; rm 'a b' $HOME | x"}, None),
        ({"PAGER": "most ; rm 'a b' $HOME"}, ["/bin/most", ";", "rm", "a b", "$HOME"]),
        ({"PAGER": ""}, None),
        ({"PAGER": "cat"}, None),
        ({"PAGER": "'"}, None),
        ({"PAGER": "none"}, None),
        ({"PAGER": "mine"}, None),  # in the folder one stands in, which may be a case's
    ],
)
def test_the_pager_is_the_persons_own_and_never_a_shell(environ: dict[str, str], words: list[str] | None) -> None:
    assert choose(environ, which) == words


def test_colours_are_for_less_where_nobody_told_it_otherwise() -> None:
    assert shows_colours(["/usr/bin/less"], {})
    assert shows_colours(["/usr/bin/less"], {"LESS": "iR"})
    assert not shows_colours(["/usr/bin/less"], {"LESS": "i"})
    assert not shows_colours(["/bin/most"], {})


def test_it_is_given_the_lines_without_colours_and_waited_for(tmp_path: Path) -> None:
    target = tmp_path / "seen"
    script = "import os, sys; open(sys.argv[1], 'wb').write(sys.stdin.buffer.read() + os.environ['LESS'].encode())"
    page([sys.executable, "-c", script, str(target)], ["\x1b[1mone\x1b[0m", "é"], "utf-8", "strict")
    assert target.read_bytes() == "one\né\nFRX".encode()


def test_one_that_has_seen_enough_is_no_error_and_no_more_is_made() -> None:
    made = 0

    def endless() -> Iterator[str]:
        nonlocal made
        while made < 1_000_000:
            made += 1
            yield "x" * 1000

    page([sys.executable, "-c", "input()"], endless(), "utf-8", "strict")
    assert made < 1_000_000


def test_one_that_can_not_be_started_is_told(tmp_path: Path) -> None:
    file = tmp_path / "pager"
    file.write_text("no program", encoding="utf-8")
    os.chmod(file, 0o600)
    with pytest.raises(OSError, match="Permission"):
        page([str(file)], ["x"], "utf-8", "strict")
