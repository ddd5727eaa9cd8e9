"""Write a site into a folder beside the last one, and exchange the two only when it is whole."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
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
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def empty(folder: Path) -> None:
    """Remove everything the generator left: our pages use none of it."""
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


@contextmanager
def beside(site: Path) -> Iterator[Path]:
    """Give an empty folder beside `site`; on success it takes its place, on failure it goes and `site` stays."""
    site.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    try:
        yield new
        new.chmod(0o755)
        exchange(new, site)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def exchange(new: Path, site: Path) -> None:
    """Put `new` where `site` is; the old one is put back when the second step fails."""
    if not site.exists():
        new.rename(site)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{site.name}-old-", dir=site.parent))
    os.replace(site, old / site.name)
    try:
        os.replace(new, site)
    except OSError:
        os.replace(old / site.name, site)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
