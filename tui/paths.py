"""Paths: of the bundled cases, of the case to open, and of a person's settings, state and cache."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

DEFAULT = "kazakhstan-2022"
VARIABLE = "ONRECORD_CASE"
_AT_HOME = {"config": ".config", "state": ".local/state", "cache": ".cache"}
SEAL = "seal.yaml"
_called: dict[Path, str] = {}


def bundled() -> Path:
    """Return the folder of the bundled cases: a checkout's `data`, else the one in the installed package."""
    package = Path(__file__).parent
    checkout = package.parent
    # An editable install runs from the checkout; a copy of the data beside it would be stale.
    if (checkout / "pyproject.toml").is_file() and (checkout / "data").is_dir():
        return checkout / "data"
    return package / "data"


def case_path(named: str | None) -> Path:
    """Return the case to open: the one named, else the one in ONRECORD_CASE, else the bundled one."""
    chosen = named or os.environ.get(VARIABLE)
    if not chosen:
        return bundled() / DEFAULT
    try:
        return Path(chosen).expanduser()
    except RuntimeError:  # there is no such person, so it is a name like any other
        return Path(chosen)


def packaged(file: Path) -> bool:
    """Tell whether a file lies inside an installed package, whose next update writes over it."""
    return bool({"site-packages", "dist-packages"} & set(file.absolute().parts))


def call(path: Path, name: str) -> None:
    """Show a path under the name of what it is a copy of."""
    _called[path] = name


def shown(path: Path) -> str:
    """Return a path as a person would type it: relative to the working folder when it lies below that."""
    if path in _called:
        return _called[path]
    try:
        return str(path.relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)


def default_case(setting: str | None = None) -> tuple[Path, str]:
    """Return the path of the case that is opened when no argument names one, and why that one, in words.

    The variable goes before the setting of config.yaml, the setting before the bundled case.
    """
    if os.environ.get(VARIABLE):
        return case_path(None), f"named by ${VARIABLE}"
    return case_path(setting), "named by the settings" if setting else "none is named"


def dropped(text: str) -> str | None:
    """Return the whole path of a file that was dropped onto a terminal, or None for any other text.

    Terminals give it as it is, between quotation marks, with backslashes before spaces, or as an address (`file://`).
    """
    import shlex  # here, since a start does not need it

    text = text.strip()
    if text.casefold().startswith("file://"):
        try:
            return unquote(urlsplit(text).path, errors="surrogateescape") or None
        except ValueError:
            return None
    if os.path.isabs(text) and os.path.exists(text):
        return text
    try:
        words = shlex.split(text) if os.sep == "/" else [text.strip("'\"")]
    except ValueError:  # a quotation mark without its other
        return None
    return words[0] if len(words) == 1 and os.path.isabs(words[0]) else None


def config_file() -> Path | None:
    """Return the path of config.yaml, which need not exist; None where there is no home folder."""
    folder = _own_folder("config")
    return folder and folder / "config.yaml"


def state_dir() -> Path | None:
    """Return the folder for what is kept between runs, which need not exist; None where there is no home folder."""
    return _own_folder("state")


def cache_dir() -> Path | None:
    """Return the folder for what can be made anew, which need not exist; None where there is no home folder."""
    return _own_folder("cache")


def _own_folder(kind: str) -> Path | None:
    """Return this program's own folder of a kind (`config`, `state`, `cache`), or None where there is no home folder.

    `XDG_CONFIG_HOME` and its like name it. One that is relative counts as not set, since it would mean another
    folder wherever one stands; so does a relative HOME. No folder is made or looked into.
    """
    named, home = (os.environ.get(name, "") for name in (f"XDG_{kind.upper()}_HOME", "HOME"))
    if sys.platform == "linux" and "ANDROID_DATA" not in os.environ:
        if os.path.isabs(named):
            return Path(named, "onrecord")
        if os.path.isabs(home):
            return Path(home, _AT_HOME[kind], "onrecord")
    import platformdirs  # here, since it takes as long to load as a case does

    find = {
        "config": platformdirs.user_config_path,
        "state": platformdirs.user_state_path,
        "cache": platformdirs.user_cache_path,
    }[kind]
    try:
        folder = find("onrecord", appauthor=False)
    except (RuntimeError, OSError):  # neither HOME nor the system's list of people gives a home
        return None
    return folder if folder.is_absolute() else None  # older versions of platformdirs pass on what is relative


def seal_path(case: Path) -> Path:
    """Return the path of a case's seal: in its folder, or beside its one file."""
    return case / SEAL if case.is_dir() else case.with_name(f"{case.stem}.{SEAL}")
