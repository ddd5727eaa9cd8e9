"""Data in few blocks: compressed with Zstandard, whose window holds a whole block (deflate's holds 32 KB).

What opens the page stands in it, in letters of seven bits. In the single file so do the others; in a zip each is a
classic script in base64, which the zip takes back. The page knows which chunk is in which block. Read by
`site_src/components/viewer/blocks.js`.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import zstandard

from .. import assets
from ..assets import Asset
from . import letters
from .content import PAGES, PIECES, cut

FOLDER = "du-lieu"
INSIDE = "dv-block-"  # + number: the id of a block in the page
LEVEL = 19
OPENING = frozenset(("copy", "catalogue", PAGES))
OPEN, LISTS, SEARCH, TABLE, BODIES = range(5)  # uses, in the order of the blocks
SCRIPT = (1_000_000, 450_000, 200_000, 1_000_000, 1_400_000)  # bytes by use: compressed 100 to 200 KB
INLINE = (1_000_000, 100_000, 25_000, 1_000_000, 4_200_000)  # a block is unpacked when the first of it is asked for


@dataclass(frozen=True, slots=True)
class Block:
    """Chunks that come together, compressed."""

    names: tuple[str, ...]
    data: bytes

    @property
    def letters(self) -> str:
        """Return the block as it stands in a page."""
        return letters.encode(self.data)


def script(number: int, block: Block) -> Asset:
    """Return the block as a script below the top folder."""
    text = base64.b64encode(block.data).decode()
    return assets.hashed(f"{FOLDER}/{number}", ".js", f'danvan.unpack("{text}")\n'.encode())


def make(data: Iterable[tuple[str, str]], limits: Sequence[int]) -> Iterator[Block]:
    """Yield the blocks: what opens the page, lists, what searches, the table of pieces, bodies."""
    for use, items in groupby(sorted(data, key=lambda item: _use(item[0])), key=lambda item: _use(item[0])):
        for part in cut(items, limits[use]):
            yield Block(tuple(name for name, _ in part), packed(part))


def _use(name: str) -> int:
    """Return what a chunk is wanted for."""
    if name in OPENING:
        return OPEN
    if name == PIECES:
        return TABLE
    return {PAGES: BODIES, "catalogue": LISTS}.get(name.split("/")[0], SEARCH)


def packed(part: Iterable[tuple[str, str]]) -> bytes:
    """Return chunks (name, JSON) as one object, compressed."""
    text = "{" + ",".join(f"{json.dumps(name)}:{data}" for name, data in part) + "}"
    return zstandard.ZstdCompressor(LEVEL).compress(text.encode())
