"""Write the files of a new site."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path


class SameAddress(Exception):
    """Two pages have one address: the second would silently take the place of the first."""


@dataclass(slots=True)
class Pages:
    """Writes pages into the folder of the new site; of each it remembers only the address."""

    folder: Path
    made: set[str] = field(default_factory=set)

    def write(self, path: str, html: str) -> None:
        """Write one page; raise `SameAddress` when there is one of that address."""
        if path in self.made:
            raise SameAddress(path)
        self.made.add(path)
        write(self.folder, path, html.encode())


def write(folder: Path, path: str, data: bytes) -> None:
    """Write one file below the new site."""
    target = os.path.join(folder, path)
    try:
        _write(target, data)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        _write(target, data)


def _write(target: str, data: bytes) -> None:
    with open(target, "wb") as file:
        file.write(data)


def empty(folder: Path) -> None:
    """Remove everything the generator left: our pages use none of it."""
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
