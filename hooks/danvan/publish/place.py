"""Where a site is published: the site, and beside it, on the same file system, all that publishing needs.

`.site-danvan/lock`      one build at a time
`.site-danvan/new-*`     a site that is being built; one that a killed build left goes at the next start
`.site-danvan/previous`  the site before, for `danvan rollback`
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from . import lock
from .exchange import exchange, settle, swapped
from .links import share

WAIT = 60.0  # s: a build of 10,000 records has then ended
# Of a site of ours, or one that MkDocs left half made; a folder of that name may be anybody's.
OURS = ("mo-hinh/*.html", "assets/danvan-*.css", "assets/stylesheets")
NEW = "new-"


class Refused(Exception):
    """The place cannot be published to; `reason` is a key of the strings under `publish`."""

    def __init__(self, reason: str, path: Path) -> None:
        super().__init__(reason, path)
        self.reason, self.path = reason, path


class NoPrevious(Exception):
    """There is no previous site to go back to."""


@dataclass(frozen=True, slots=True)
class Place:
    """A site and what lies beside it. Of a symbolic link it is the folder behind it; the link itself stays."""

    site: Path

    @classmethod
    def of(cls, site: Path) -> Place:
        """Return the place of a site; raise `Refused` where it could not be exchanged, or is something else."""
        real = Path(os.path.realpath(site))
        if os.path.ismount(real):
            raise Refused("mount-point", real)
        if real.exists() and not real.is_dir():
            raise Refused("not-a-folder", real)
        if real.is_dir() and any(real.iterdir()) and not any(next(real.glob(name), None) for name in OURS):
            raise Refused("not-a-site", real)
        return cls(real)

    @property
    def kept(self) -> Path:
        """Return the folder beside the site."""
        return self.site.parent / f".{self.site.name}-danvan"

    @property
    def previous(self) -> Path:
        """Return where the previous site is."""
        return self.kept / "previous"

    def recover(self) -> None:
        """Clean up after a build that was killed; a site lost between two renames is put back."""
        for left in self.kept.glob(f"{NEW}*"):
            shutil.rmtree(left, ignore_errors=True)
        if self.previous.exists() and not self.site.exists():
            self.previous.rename(self.site)

    @contextmanager
    def new(self) -> Iterator[Path]:
        """Give an empty folder; on success it takes the place of the site, on failure it goes and the site stays."""
        folder = Path(tempfile.mkdtemp(prefix=NEW, dir=self.kept))
        try:
            yield folder
            share(folder, self.site)
            folder.chmod(stat.S_IMODE(self.site.stat().st_mode) if self.site.exists() else 0o755)
            settle(folder)
            exchange(folder, self.site, self.previous)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def roll_back(self) -> None:
        """Exchange the site and the previous one; raise `NoPrevious` when there is none."""
        if not (self.previous.exists() and self.site.exists()):
            raise NoPrevious(self.site)
        if not swapped(self.previous, self.site):
            aside = Path(tempfile.mkdtemp(prefix=NEW, dir=self.kept)) / "site"
            self.site.rename(aside)
            try:
                self.previous.rename(self.site)
            except OSError:
                aside.rename(self.site)
                raise
            aside.rename(self.previous)
            aside.parent.rmdir()


def _silent(holder: lock.Held) -> None:
    """Wait without a word."""


@contextmanager
def held(site: Path, wait: float = WAIT, tell: Callable[[lock.Held], None] = _silent) -> Iterator[Place]:
    """Hold the place of a site, cleaned up; raise `Refused`, or `lock.Held` when another build does not end."""
    place = Place.of(site)
    place.kept.mkdir(parents=True, exist_ok=True)
    with lock.hold(place.kept / "lock", wait, tell):
        place.recover()
        yield place


@contextmanager
def beside(site: Path, wait: float = WAIT, tell: Callable[[lock.Held], None] = _silent) -> Iterator[Path]:
    """Give an empty folder that takes the place of `site` on success; on failure it goes and `site` stays."""
    with held(site, wait, tell) as place, place.new() as folder:
        yield folder
