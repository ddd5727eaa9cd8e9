"""Write the files of a new site."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from .links import linked


class SameAddress(Exception):
    """Two pages have one address: the second would silently take the place of the first."""


@dataclass(slots=True)
class Pages:
    """Writes pages into the folder of the new site; of each it remembers only the address."""

    folder: Path
    before: Path | None = None  # the site before: what is as in it becomes a link
    made: set[str] = field(default_factory=set)

    def write(self, path: str, html: str) -> None:
        """Write one page; raise `SameAddress` when there is one of that address."""
        if path in self.made:
            raise SameAddress(path)
        self.made.add(path)
        write(self.folder, path, html.encode(), self.before)


def write(folder: Path, path: str, data: bytes, before: Path | None = None) -> None:
    """Write one file below the new site, or link to that of the site `before` when it holds the same."""
    target, old = os.path.join(folder, path), os.path.join(before, path) if before else ""
    try:
        _put(target, data, old)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        _put(target, data, old)


def _put(target: str, data: bytes, old: str) -> None:
    if not (old and linked(old, target, data)):
        _write(target, data)


def _write(target: str, data: bytes) -> None:
    """Write a new file: one that is there may be a link to that of the last site, which stays as it is."""
    with suppress(FileExistsError), open(target, "xb") as file:
        file.write(data)
        return
    os.unlink(target)
    _write(target, data)


def empty(folder: Path) -> None:
    """Remove everything the generator left: our pages use none of it."""
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
