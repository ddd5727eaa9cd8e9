"""Data in few blocks: compressed with Zstandard, whose window holds a whole block (deflate's holds 32 KB), in letters.

In a zip each block is a classic script, in the single file it stands in the page; the page knows which chunk is in
which block. Read by `site_src/components/viewer/blocks.js`.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import zstandard

from .. import assets
from ..assets import Asset
from .content import PAGES, cut

FOLDER = "du-lieu"
INSIDE = "dv-block-"  # + number: the id of a block in the single file
LEVEL = 19
SCRIPT = (450_000, 200_000, 1_000_000)  # bytes by use, before compression: scripts of 100 to 200 KB
INLINE = (8_000_000, 8_000_000, 8_000_000)  # in the single file a block is unpacked when the first of it is asked for
OPENING = frozenset(("copy", "catalogue", PAGES))


@dataclass(frozen=True, slots=True)
class Block:
    """Chunks that come together."""

    names: tuple[str, ...]
    letters: str


def scripts(data: Iterable[tuple[str, str]]) -> Iterator[tuple[Asset, Block]]:
    """Yield each block as a script below the top folder."""
    for number, block in enumerate(_blocks(data, SCRIPT)):
        yield assets.hashed(f"{FOLDER}/{number}", ".js", f'danvan.unpack("{block.letters}")\n'.encode()), block


def inside(data: Iterable[tuple[str, str]]) -> list[Block]:
    """Return the blocks of the single file: what opens it, what searches, and bodies."""
    return list(_blocks(data, INLINE))


def _blocks(data: Iterable[tuple[str, str]], limits: tuple[int, int, int]) -> Iterator[Block]:
    for use, items in groupby(sorted(data, key=lambda item: _use(item[0])), key=lambda item: _use(item[0])):
        for part in cut(items, limits[use]):
            yield Block(tuple(name for name, _ in part), packed(part))


def _use(name: str) -> int:
    """Return when a chunk is wanted: 0 at opening, 1 to search, 2 to read."""
    if name.startswith(f"{PAGES}/"):
        return 2
    return 0 if name.split("/")[0] in OPENING else 1


def packed(part: Iterable[tuple[str, str]]) -> str:
    """Return chunks (name, JSON) as one object in letters."""
    text = "{" + ",".join(f"{json.dumps(name)}:{data}" for name, data in part) + "}"
    return base64.b64encode(zstandard.ZstdCompressor(LEVEL).compress(text.encode())).decode()
