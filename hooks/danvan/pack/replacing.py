"""Files that take the places of those before all together or not at all: none is ever there half written."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from ..publish.exchange import settle


@contextmanager
def replacing(folder: Path, last: str) -> Iterator[Path]:
    """Give an empty folder; on success its files go into `folder`, the one named `last` last; on failure none does.

    Each file is the old or the new one at every moment. A kill between two of them leaves some of either: the file of
    sums, which comes last, does not fit them then.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".danvan-", dir=folder) as work:
        new, old = Path(work, "new"), Path(work, "old")
        new.mkdir()
        old.mkdir()
        yield new
        settle(new)
        _replace(sorted(new.iterdir(), key=lambda file: file.name == last), folder, old)


def _replace(files: list[Path], folder: Path, old: Path) -> None:
    """Put each file in its place; when one cannot be (open in another program), put back those before it."""
    with ExitStack() as back:
        for file in files:
            place = folder / file.name
            if place.exists():
                shutil.copy2(place, old / file.name)
                back.callback(os.replace, old / file.name, place)
            os.replace(file, place)
        back.pop_all()
