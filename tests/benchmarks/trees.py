"""What a process and those that it started take of the machine, as Linux tells it; elsewhere little is known."""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

_PROC = Path("/proc")
KNOWN = (_PROC / "self" / "statm").exists()
_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICKS = os.sysconf("SC_CLK_TCK")


def _tree(pid: int) -> list[int]:
    """Return a process and all that it and they started, as far as they live."""
    found = [pid]
    for each in found:
        for children in (_PROC / str(each) / "task").glob("*/children"):
            try:
                found += map(int, children.read_text().split())
            except OSError:  # it has ended
                continue
    return found


def resident(pid: int) -> int:
    """Return the bytes in memory of a tree of processes, what they share counted for each; 0 where nobody tells."""
    total = 0
    for each in _tree(pid) if KNOWN else ():
        try:
            total += int((_PROC / str(each) / "statm").read_text().split()[1]) * _PAGE
        except OSError:
            continue
    return total


def high_water(pid: int) -> int:
    """Return the most bytes that a living process ever had in memory, its parent's before that not counted."""
    try:
        status = (_PROC / str(pid) / "status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM:")), 0)


def cpu(pid: int) -> float:
    """Return the seconds of processor that a tree of processes has taken so far."""
    total = 0
    for each in _tree(pid) if KNOWN else ():
        try:
            fields = (_PROC / str(each) / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += int(fields[11]) + int(fields[12])
    return total / _TICKS


def wakes(pid: int) -> int:
    """Return how often the threads of a tree of processes have waited for something so far."""
    total = 0
    for each in _tree(pid) if KNOWN else ():
        for status in (_PROC / str(each) / "task").glob("*/status"):
            try:
                lines = status.read_text().splitlines()
            except OSError:
                continue
            total += sum(int(line.split()[1]) for line in lines if line.startswith("voluntary"))
    return total


def peak_of(usage: resource.struct_rusage) -> int:
    """Return the most bytes that a process that has ended had in memory, which on Linux may be what its parent had."""
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
