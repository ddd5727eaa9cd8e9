"""Places by name in shards of their own, with a filter that tells without loading which names are none.

A shard is lines parted by "~": `key|label|facet|value|documents|name;name`; key = a name without its type, folded;
documents as VLQ gaps; names in accented syllables. A place stands once for each of its keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .. import text
from . import coding, shards
from .documents import SearchPlace

BITS = 8  # of the filter for each key: with five hashes two names in a hundred are taken for a place's (Bloom 1970)
HASHES = 5
MASK = 0xFFFFFFFF


@dataclass(frozen=True)
class PlaceFiles:
    """The manifest's part about places, and their shards by name."""

    table: str
    names: str  # the filter, as base64url
    files: Mapping[str, str]


def fnv(written: str, start: int) -> int:
    """Return the hash FNV-1a of UTF-16 units, 32 bits, from a start of its own for each use."""
    for unit in memoryview(written.encode("utf-16-le", "surrogatepass")).cast("H"):
        start = ((start ^ unit) * 0x01000193) & MASK
    return start


def bits_of(key: str, size: int) -> Iterable[int]:
    """Return the bits that a key sets in a filter of `size` bits (two hashes do for all: Kirsch, Mitzenmacher 2006)."""
    first, second = fnv(key, 0x811C9DC5), fnv(key, 0x9747B28C) | 1
    return ((first + number * second) % size for number in range(HASHES))


def name_filter(keys: Sequence[str]) -> str:
    """Return the Bloom filter of the keys."""
    values = [0] * -(-len(keys) * BITS // 6)
    for key in keys:
        for bit in bits_of(key, len(values) * 6):
            values[bit // 6] |= 32 >> bit % 6
    return "".join(coding.ALPHABET[value] for value in values)


def key_of(name: Sequence[str], types: Iterable[str]) -> str:
    """Return the folded syllables of a name without the longest type in front of it: "xã nghĩa tá" is "nghia ta"."""
    folded = " ".join(map(text.fold, name))
    longest = max((way for way in types if folded.startswith(f"{way} ")), key=len, default="")
    return folded[len(longest) :].strip() or folded


def build(
    places: Sequence[SearchPlace], types: Sequence[Sequence[str]], limit: int, taken: Iterable[str]
) -> PlaceFiles:
    """Return the places in shards of about `limit` characters; of one key the places keep their order."""
    ways = [way for kind in types for way in kind]
    lines: dict[str, list[str]] = {}
    for place in places:
        names = sorted({" ".join(text.syllables(name)) for name in place.names})
        documents = coding.numbers(sorted(set(place.docs)))
        for key in sorted({key_of(name.split(" "), ways) for name in names}):
            lines.setdefault(key, []).append(
                "|".join((key, place.label, place.facet, place.value, documents, ";".join(names)))
            )
    keys, files, table, used = sorted(lines), {}, [], set(taken)
    blocks = ["~".join(lines[key]) for key in keys]
    for shard in shards.joined(keys, blocks, limit, used):
        files[shard.name] = shard.data
        table.append(f"{shard.start} {shard.name}")
    return PlaceFiles(coding.front_coded(table), name_filter(keys), files)
