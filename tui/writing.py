"""Writing files whole or not at all, and without a trace where that is broken off."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from tui.lean import NamedTuple
from tui.output import Unwritten as Unwritten


def write_whole(path: Path, data: bytes | Iterable[bytes], *, over: bool, mode: int | None = None) -> None:
    """Write a file whole or not at all; raises Unwritten, and FileExistsError where one may not be written `over`.

    The bytes, all at once or piece by piece, are written aside and then named: a full disk, a crash or a pulled cable
    leaves no half of a file. What is written over keeps its mode, and a link keeps pointing to it; a new file has the
    usual mode; one that is asked for goes before both. What is there and is not a regular file (a device, a pipe, a
    folder), itself or behind a link, is refused. What others that were killed have left of the same file aside is taken
    away.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():  # as root, the name of a device would become this file's
            raise OSError(errno.EINVAL, "it is not a regular file", str(target))
        if mode is None:
            mode = target.stat().st_mode & 0o7777 if over and target.exists() else 0o666 & ~_mask()
        _write_aside(target, data, over, mode)
    except FileExistsError:
        raise
    except OSError as error:
        raise Unwritten(error.errno, error.strerror or str(error), str(target)) from error


def write_folder(path: Path, files: Iterable[tuple[str, Iterable[bytes]]], *, over: bool) -> None:
    """Write files into a folder, all of them or none; raises Unwritten, and FileExistsError where it is not empty.

    They are written into a folder aside, which then takes the name. Into a folder that holds anything they go only
    `over` what has their names; all else in it stays.
    """
    from tempfile import TemporaryDirectory  # here, since most commands write no folder

    target = Path(os.path.realpath(path))
    try:
        filled = os.path.lexists(target) and (not target.is_dir() or bool(os.listdir(target)))
        if filled and not (over and target.is_dir()):
            raise FileExistsError(errno.EEXIST, "it is not an empty folder", str(target))
        with TemporaryDirectory(dir=target.parent, prefix=f".new-{target.name[:60]}-") as aside:
            names = []
            for name, data in files:
                write_whole(Path(aside) / name, data, over=False)
                names.append(name)
            target.mkdir(exist_ok=True)
            if any((target / name).is_dir() for name in names):
                raise OSError(errno.EISDIR, "a folder in it has the name of a file", str(target))
            for name in names:
                os.replace(Path(aside) / name, target / name)
    except (FileExistsError, Unwritten):
        raise
    except OSError as error:
        raise Unwritten(error.errno, error.strerror or str(error), str(target)) from error


def _write_aside(target: Path, data: bytes | Iterable[bytes], over: bool, mode: int) -> None:
    begin = f".new-{target.name[:60]}-"
    handle, aside = held_aside(target.parent, begin)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines([data] if isinstance(data, bytes) else data)
            stream.flush()
            os.fsync(stream.fileno())
            with suppress(OSError):  # a file system without modes
                os.chmod(aside, mode)
            if over:
                os.replace(aside, target)
            else:
                _name(aside, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(aside)
        raise
    sweep(target.parent, begin)


def held_aside(folder: Path, begin: str, end: str = "") -> tuple[int, str]:
    """Return a new file in a folder, opened and held by a lock, as long as which nobody sweeps it away."""
    from tempfile import mkstemp  # here, since most commands write no file

    while True:
        handle, aside = mkstemp(end, begin, folder)
        if not _hold(handle) or os.fstat(handle).st_nlink:
            return handle, aside
        os.close(handle)  # somebody swept it away before it was held


def sweep(folder: Path, begin: str) -> None:
    """Take away what those have left who were killed while they wrote: files that begin so, and that nobody holds."""
    try:
        left = [entry.path for entry in os.scandir(folder) if entry.name.startswith(begin)]
    except OSError:
        return
    for path in left:
        with suppress(OSError):
            handle = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
            try:
                if _hold(handle):
                    os.unlink(path)
            finally:
                os.close(handle)


def _hold(handle: int) -> bool:
    """Take the lock of a file that is open; return False where another process has it, or there are no locks."""
    try:
        import fcntl  # here, since not every system has it

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (ImportError, OSError):
        return False
    return True


def _name(aside: str, target: Path) -> None:
    """Rename a file to a name that is not in use; raises FileExistsError where it is. The name is taken first."""
    with open(target, "xb"):
        pass
    try:
        os.replace(aside, target)
    except OSError:
        os.unlink(target)
        raise


def _mask() -> int:
    """Return the umask: the mode bits that a new file does not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


class Change(NamedTuple):
    """A file to be written: its path, its bytes, and those that it has by now; None for one that is not there."""

    path: Path
    data: bytes
    was: bytes | None


def write_together(changes: Sequence[Change]) -> None:
    """Write several files, all or none; raises Unwritten, and then all are as they were.

    All are written aside; then each is compared with what it was, and only then are they named. What fails in between,
    or is broken off, is taken back; a pulled cable in that moment may leave some named and others not. Files keep their
    modes; folders of new ones are made.
    """
    with ExitStack() as held:
        made: list[Path] = []
        done: list[Change] = []
        try:
            aside = [_ready(change, made, held) for change in changes]
            for path, _, was in changes:
                if was is not None and _bytes_of(path) != was:
                    raise Unwritten(errno.EBUSY, "it was changed meanwhile, and nothing is written", str(path))
            for change, name in zip(changes, aside, strict=True):
                target = Path(os.path.realpath(change.path))
                with _told_of(change.path):
                    _name(name, target) if change.was is None else os.replace(name, target)
                done.append(change)
        except BaseException:
            _take_back(done)
            held.close()
            for folder in made:
                with suppress(OSError):
                    folder.rmdir()
            raise


def _ready(change: Change, made: list[Path], held: ExitStack) -> str:
    """Return the name of a file aside that has the bytes, and is held and taken away again with `held`."""
    path, data, was = change
    with _told_of(path):
        target = Path(os.path.realpath(path))
        mode = 0o666 & ~_mask()
        if was is None:
            for folder in (target.parent, *target.parent.parents):
                if folder.exists():
                    break
                made.append(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            if os.path.lexists(path):
                raise FileExistsError(errno.EEXIST, "there is such a file already", str(path))
        else:
            mode = os.stat(target).st_mode & 0o7777
            if not mode & 0o222 or not os.access(target, os.W_OK):  # root may write everywhere, and should not
                raise PermissionError(errno.EACCES, "it may only be read", str(path))
        handle, aside = held_aside(target.parent, f".new-{target.name[:60]}-")
        held.callback(_gone, aside)
        stream = held.enter_context(os.fdopen(handle, "wb"))
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
        with suppress(OSError):  # a file system without modes
            os.chmod(aside, mode)
    return aside


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """Raise as Unwritten, with the name of the file that is meant, what the system raises."""
    try:
        yield
    except OSError as error:
        raise Unwritten(error.errno, error.strerror or str(error), str(path)) from error


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _gone(name: str) -> None:
    with suppress(OSError):
        os.unlink(name)


def _take_back(done: Sequence[Change]) -> None:
    """Put files back as they were, and take away those that are new."""
    for path, _, was in reversed(done):
        with suppress(OSError):
            if was is None:
                os.unlink(path)
            else:
                write_whole(path, was, over=True)
