"""Let files that did not change be the same files on disk as in the site before: less is written, dates stay."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def share(new: Path, site: Path) -> int:
    """Replace each file of `new` that equals its namesake in `site` by a hard link to it; return their number.

    Where a link is not to be had (other file system, FAT, files of another owner) the copy stays.
    """
    links = 0
    for folder, _, names in os.walk(new):
        old = os.path.join(site, os.path.relpath(folder, new))
        for name in names if os.path.isdir(old) else ():
            links += _linked(os.path.join(folder, name), os.path.join(old, name))
    return links


def linked(old: str, target: str, data: bytes) -> bool:
    """Make a new file a link to `old` if that holds these bytes; tell whether it is one."""
    with suppress(OSError):
        with open(old, "rb", buffering=0) as file:
            same = file.read(len(data) + 1) == data
        if same:
            os.link(old, target, follow_symlinks=False)
        return same
    return False


def _linked(path: str, old: str) -> bool:
    """Put a link to `old` in the place of `path` if both hold the same bytes; tell whether it is one now."""
    between = f"{path}~"
    with suppress(OSError):
        if os.path.samefile(path, old):  # then a rename would do nothing, and leave `between`
            return True
        if os.path.getsize(path) == os.path.getsize(old) and _bytes(path) == _bytes(old):
            os.link(old, between, follow_symlinks=False)
            os.replace(between, path)
            return True
    with suppress(OSError):
        os.unlink(between)
    return False


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()
