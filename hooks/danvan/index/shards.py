"""Sorted lines cut into files at places that stay where they are when a record is edited."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

import numpy as np

from .coding import Bits, front_coded, shared
from .counting import Numbers

HASH = 5  # characters of base32: a shard and the one that takes its place differ in 25 bits; see `pack` for others


@dataclass(frozen=True, slots=True)
class Shard:
    """A file of the index: `start` is not after its first item and after the last item of the shard before."""

    start: str
    name: str
    data: str


def digest(data: str) -> str:
    """Return the part of a file's name that tells its content; no capitals, which some file systems ignore."""
    return b32encode(hashlib.sha256(data.encode("utf-8", "surrogatepass")).digest()).decode()[:HASH].lower()


def cut(names: Sequence[str], same: Numbers, sizes: Numbers, limit: int) -> list[int]:
    """Return where pieces begin so that none is larger than `limit`, single items excepted.

    A range too large is cut in its middle third, where the shortest text tells the sides apart: an edit moves sizes by
    some bytes, so nearly all cuts stay, and the table of shards stays small.
    """
    totals = np.concatenate([[0], np.cumsum(sizes)])
    starts, open_ranges = [], [(0, len(names))]
    while open_ranges:
        low, high = open_ranges.pop()
        if high - low < 2 or totals[high] - totals[low] <= limit:
            starts.append(low)
            continue
        middle = _middle(totals, low, high, names, same)
        open_ranges += [(low, middle), (middle, high)]
    return sorted(starts) if len(names) else []


def _middle(totals: Numbers, low: int, high: int, names: Sequence[str], same: Numbers) -> int:
    third = (totals[high] - totals[low]) / 3
    first, last = np.searchsorted(totals, [totals[low] + third, totals[high] - third + 1])
    first, last = max(int(first), low + 1), min(int(last), high)
    if first < last:
        shortest = first + np.flatnonzero(same[first:last] == same[first:last].min())
        return min(shortest.tolist(), key=lambda at: crc32(names[at][: same[at] + 1].encode("utf-8", "surrogatepass")))
    # One item fills the middle: cut before it or behind it, where the halves are more alike.
    half = (totals[low] + totals[high]) / 2
    return low + 1 + int(np.argmin(np.abs(totals[low + 1 : high] - half)))


def pack(names: Sequence[str], lists: Bits, limit: int, taken: Container[str]) -> Iterator[Shard]:
    """Yield the shards of sorted items "dan", "dan dân" or "dan van": names front coded, "|", their lists in bits.

    A name that is `taken` by other content is avoided by a character behind the lists, which nobody reads.
    """
    same = shared(names)
    sizes = np.fromiter(map(len, names), np.int64, len(names)) - same + 1 + lists.sizes // 6
    cuts = [*cut(names, same, sizes, limit), len(names)]
    for (low, high), text in zip(pairwise(cuts), lists.texts(cuts), strict=True):
        data = f"{front_coded(names[low:high], [0, *same[low + 1 : high].tolist()])}|{text}"
        while (name := digest(data)) in taken:
            data += "A"
        # The shortest text that is not before the first item and after the last item of the shard before.
        yield Shard(names[low][: same[low] + 1] if low else names[0], name, data)


def joined(names: Sequence[str], blocks: Sequence[str], limit: int, taken: set[str]) -> Iterator[Shard]:
    """Yield shards of blocks of text, sorted by name and parted by "~"."""
    same = shared(names)
    cuts = [*cut(names, same, np.fromiter(map(len, blocks), np.int64, len(blocks)), limit), len(names)]
    for low, high in pairwise(cuts):
        data = "~".join(blocks[low:high])
        while (name := digest(data)) in taken:
            data += "~"
        taken.add(name)
        yield Shard(names[low][: same[low] + 1] if low else names[0], name, data)
