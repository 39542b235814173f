"""Arguments to command: the app, unless the first word is the name of a command."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from types import SimpleNamespace

from tui import __version__
from tui.commands import ASK, COMMANDS, CRASHED, DONE, FOUND_NOTHING, USAGE
from tui.output import Door, Unwritten, give_up, put, set_up


def main(argv: Sequence[str] | None = None) -> int:
    """Run what the arguments ask for and return the exit code; imports only what that needs."""
    words = list(sys.argv[1:] if argv is None else argv)
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:  # closed (`>&-`): what is meant for it goes nowhere, not into another stream
            setattr(sys, name, open(os.devnull, "w" if number else "r"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        set_up(stream, os.environ)
    if not isinstance(sys.stderr, Door):
        sys.stderr = Door(sys.stderr)
    try:
        if words == ["--version"]:  # here, so that it need not import anything
            put(f"onrecord {__version__}")
            code = DONE
        elif words[:1] == [ASK]:
            code = _complete(words[1:])
        else:
            code = _run(words)
        _flush()
        return code
    except BrokenPipeError:  # the reader has seen enough (`| head`)
        give_up(1)
        return DONE
    except KeyboardInterrupt:
        return 130
    except Unwritten as error:
        return _failed(f"can't write{_name(error)}: {error.strerror}")
    except OSError as error:
        return _failed(f"can't read{_name(error)}: {error.strerror or error}")
    except Exception as error:
        from tui.crashing import told  # here, since it is hoped that nothing needs it

        return _failed(told(error), CRASHED)


def _flush() -> None:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Unwritten(error.errno, error.strerror or str(error)) from error


def _name(error: OSError) -> str:
    """Return the name of the file that an error is about, led by a blank; nothing where it tells none."""
    return f" {os.fsdecode(error.filename)}" if isinstance(error.filename, str | bytes) else ""


def _run(words: list[str]) -> int:
    from importlib import import_module  # here, as all below: `--version` needs none of it

    from tui.problems import CaseError, Misused

    try:
        if words and words[0] in COMMANDS:
            module = import_module(f"tui.commands.{words[0]}")
            asked = module.plainly(words[1:]) if hasattr(module, "plainly") else None
            if asked is None:
                from tui.commands.arguments import command_parser

                asked = command_parser(words[0], module).parse_args(words[1:])
            return int(module.run(asked))
        args = _plainly(words)
        if args is None:
            from tui.commands.arguments import app_parser

            args = app_parser().parse_args(words)
        gc.disable()  # until the first screen is there: it would walk through all that is imported, and find nothing
        return int(import_module("tui.commands.app").run(args))
    except CaseError as error:
        return _failed(str(error))
    except Misused as error:
        return _failed(str(error), USAGE)
    except SystemExit as stop:  # argparse has said what it had to say
        return stop.code if isinstance(stop.code, int) else USAGE
    finally:
        gc.enable()


def _complete(asked: list[str]) -> int:
    """Answer a shell that completes a line; what can't be answered is no word, and never a line of talk in between."""
    from tui.commands.completing import SHELLS, answer  # here, since nothing but a shell asks for it

    if asked[:1] and asked[0] in SHELLS and len(asked) > 1:
        for line in answer(asked[0], asked[1:]):
            put(line)
    return DONE


def _plainly(words: list[str]) -> object:
    """Return what `[CASE] [--at ID]` asks for; None for words that a grammar must look at, whose import takes time."""
    at = words[-1] if words[-2:-1] == ["--at"] else None
    names = words if at is None else words[:-2]
    if len(names) > 1 or any(not word or word.startswith("-") for word in (*names, at or "any")):
        return None
    return SimpleNamespace(case=names[0] if names else None, at=at, texts=None, cache=True)


def _failed(why: str, code: int = FOUND_NOTHING) -> int:
    print(f"onrecord: {' '.join(why.split())}", file=sys.stderr)
    try:
        sys.stdout.flush()
    except OSError:
        give_up(1)
    return code


if __name__ == "__main__":
    sys.exit(main())
