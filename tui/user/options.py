"""What can be set: each setting with its default, and how it may be written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from tui.lean import NamedTuple, dataclass, field
from tui.problems import Place

AXES: Final = ("happened", "said", "printed")
EXAMPLES: Final = {
    "theme": "on-record-light",
    "keys": "{move.down: [j, down]}",
    "axis": "said",
    "motion": "no",
    "mouse": "no",
    "case": "~/cases/mine",
    "texts": "[~/texts]",
    "editor": "code --wait",
}
"""Each setting, and how it may be written."""


class Written(NamedTuple):
    """A key as a person wrote it, not yet known to exist, and its place."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Remap:
    """The keys that a person wants for the action with an id; without any it has no key."""

    id: str
    keys: tuple[Written, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, as set or by default; whether an action, key or theme exists is checked by the explorer."""

    theme: str | None = None
    """A theme's name."""
    keys: tuple[Remap, ...] = ()
    """In the order of the file."""
    axis: Literal["happened", "said", "printed"] = "happened"
    """What the timeline begins with."""
    motion: bool = False
    """Whether anything on the screen moves by itself."""
    mouse: bool = True
    """Whether the mouse is ours; if not, it is the terminal's, which selects with it as anywhere else."""
    case: str | None = None
    """The case to open when neither an argument nor the environment names one: absolute, or it begins with `~`."""
    editor: str | None = None
    """A command line that a record's file is appended to; it is split as a shell would, but no shell runs it."""
    texts: tuple[str, ...] = ()
    """Folders in which the texts of sources lie, whatever the case: each is absolute, or begins with `~`."""
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)
    """Where each setting's value stands, for whoever finds out only later that it is wrong."""
