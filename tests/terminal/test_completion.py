"""Completion in the real shells: what is typed, a Tab, and the words that the program is then started with."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path

import pytest
from helpers import changed, environment, put, run

pexpect = pytest.importorskip("pexpect")

# What is typed before the Tab, and the words that it makes; what a shell does not add to is typed as it stands.
COMMON = [
    ("list ev", ["list", "events"]),
    ("list claims --speak", ["list", "claims", "--speaker"]),
    ("show stro", ["show", "strong"]),
    ("list claims --speaker=an", ["list", "claims", "--speaker=ann"]),
    ("list claims --as-of 2020-01-0", ["list", "claims", "--as-of", "2020-01-03"]),
    ("search speaker:an", ["search", "speaker:ann"]),
    ("list events --where 'The old", ["list", "events", "--where", 'The old town: $HOME `id` "x" \'s']),
    (r"list events --where The\ ol", ["list", "events", "--where", 'The old town: $HOME `id` "x" \'s']),
    (r"list claims --position how-strong:\ ve", ["list", "claims", "--position", "how-strong: very"]),
    ("show nobod", ["show", "nobod"]),
    ("check --cov", ["check", "--coverage"]),
]
IN_QUOTES = [
    ('list events --where "The ol', ["list", "events", "--where", 'The old town: $HOME `id` "x" \'s']),
]
STUB = """\
#!/bin/sh
case $1 in
__complete | completion) exec {python} -m tui "$@" ;;
esac
{{ printf '%s\\t' "$@"; echo; }} >>{log}
"""
SHELLS = {
    "bash": (["--norc", "--noprofile", "-i"], "PS1='READ''Y> '; source <(onrecord completion bash)"),
    "zsh": (
        ["-f", "-i"],
        "unsetopt zle_bracketed_paste prompt_cr prompt_sp; autoload -U compinit; compinit -u; "
        "source <(onrecord completion zsh); PS1='READ''Y> '",
    ),
    "fish": (
        ["--no-config", "-i"],
        "function fish_prompt; echo -n READ'Y> '; end; onrecord completion fish | source",
    ),
}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Return a case with a place and a position that a shell would read otherwise, and one that no shell may have."""
    text = changed("title: A storm", "title: A storm\n  where: 'The old town: $HOME `id` \"x\" ''s'")
    text = changed("answers: [how-strong]", "answers: {how-strong: very}", text)
    text = changed("publisher: The Paper", "publisher: The Paper\n  published: 2020-01-03", text)
    steers = '- id: steers\n  title: "A\\e]0;title\\a"\n  when: 2020-01-02\n  where: "Nowhere\\e[2J"\n'
    text = changed("- id: storm", f"{steers}- id: storm", text)
    folder = put(tmp_path / "a case", changed("events: [storm]", "events: [storm, steers]", text))
    os.utime(folder / "case.yaml", (1_600_000_000, 1_600_000_000))  # files that were just written are not kept
    return folder


def completed(shell: str, folder: Path, case: Path, lines: list[str]) -> list[list[str]]:
    """Return the words that a shell starts the program with, for each line that is typed with a Tab behind it."""
    log, stub = folder / "log", folder / "bin" / "onrecord"
    stub.parent.mkdir()
    stub.write_text(STUB.format(python=shlex.quote(sys.executable), log=shlex.quote(str(log))), encoding="utf-8")
    stub.chmod(0o755)
    env = environment(
        ONRECORD_CASE=str(case), PATH=f"{stub.parent}:{os.environ['PATH']}", TERM="xterm", HOME=str(folder),
        HISTFILE="/dev/null", LC_ALL="C.UTF-8",
    )  # fmt: skip
    options, begin = SHELLS[shell]
    child = pexpect.spawn(shell, options, env=env, encoding="utf-8", dimensions=(40, 200), timeout=20, cwd=str(folder))
    try:
        child.send(f"{begin}\r")
        child.expect("READY> ")
        for number, line in enumerate(lines, 1):
            child.send(f"onrecord {line}\t\r")
            child.expect("READY> ")
            while "READY> " in child.buffer:  # drawn anew
                child.expect("READY> ")
            assert len(log.read_text(encoding="utf-8").splitlines()) == number, line
    finally:
        child.close(force=True)
    return [line.split("\t")[:-1] for line in log.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_completes_commands_options_ids_and_values_whatever_they_hold(
    tmp_path: Path, case: Path, shell: str
) -> None:
    if not shutil.which(shell):
        pytest.skip(f"there is no {shell}")
    assert run("list", "claims", env={"ONRECORD_CASE": str(case)}, cwd=tmp_path).returncode == 0  # which keeps it
    tried = [*COMMON, *IN_QUOTES]
    found = completed(shell, tmp_path, case, [line for line, _ in tried])
    assert found == [words for _, words in tried]
