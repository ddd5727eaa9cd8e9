"""One build of a site at a time: a lock that the system itself takes back from a process that died."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None
    import msvcrt

PAUSE = 0.1  # s between two tries
FAR = 1 << 20  # the byte that Windows locks: those before it say who holds the lock, and must stay readable


class Held(Exception):
    """Another process holds the lock and did not let go in time."""

    def __init__(self, pid: str, since: str) -> None:
        super().__init__(pid, since)
        self.pid, self.since = pid, since


@contextmanager
def hold(path: Path, wait: float = 0, tell: Callable[[Held], None] = lambda _: None) -> Iterator[None]:
    """Hold the lock `path`; `tell` hears once whom one waits for, and after `wait` seconds `Held` is raised.

    The file stays: were it removed, one process could hold the old and another the new one.
    """
    with path.open("a+", encoding="utf-8") as file:
        _wait(file, wait, tell)
        _write(file, json.dumps({"pid": str(os.getpid()), "since": _now()}))
        try:
            yield
        finally:
            _write(file, "")
            _release(file)


def _wait(file: IO[str], wait: float, tell: Callable[[Held], None]) -> None:
    end, told = time.monotonic() + wait, False
    while not _taken(file):
        if time.monotonic() >= end:
            raise _holder(file)
        if not told:
            tell(_holder(file))
            told = True
        time.sleep(PAUSE)


def _holder(file: IO[str]) -> Held:
    """Return who holds the lock; it may not have written that yet."""
    file.seek(0)
    try:
        return Held(**json.loads(file.read()))
    except (OSError, ValueError, TypeError):
        return Held("?", "?")


def _write(file: IO[str], text: str) -> None:
    file.seek(0)
    file.truncate()
    file.write(text)
    file.flush()


def _now() -> str:
    return datetime.now().astimezone().strftime("%H:%M:%S %d/%m/%Y")


def _taken(file: IO[str]) -> bool:
    """Try to take the lock, without waiting."""
    try:
        if fcntl:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            os.lseek(file.fileno(), FAR, os.SEEK_SET)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _release(file: IO[str]) -> None:
    if fcntl:
        fcntl.flock(file, fcntl.LOCK_UN)
    else:
        os.lseek(file.fileno(), FAR, os.SEEK_SET)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
