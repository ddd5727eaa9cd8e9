"""What a card's line of found words is taken from: files of a few records each, asked for by cards that show no hit.

A file is found by the hash of a record's id and holds {id: text}, so that it needs neither numbers nor a hash in its
name: an edited record changes one file, and an old copy in a browser only lacks the newest words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from . import assets
from .assets import Asset
from .entry import Entry
from .index import FOLDER, SearchDocument

PER = 8  # records a file at most on average: one costs about 4 KB after gzip, and an answer is scattered over many
PRIME = 65521


def count(records: int) -> int:
    """Return how many files there are: a power of two, so that a new record seldom moves the others.

    >>> count(258), count(100_000)
    (64, 16384)
    """
    return 1 << max(0, (records - 1) // PER).bit_length()


def number(name: str, files: int) -> int:
    """Return the file of a record (as findings.js does)."""
    total = 0
    for letter in name:
        total = (total * 31 + ord(letter)) % PRIME
    return total % files


def sentences(texts: Iterable[str]) -> str:
    """Return all lines in one, each ended as a sentence: a piece of it is shown as running text.

    >>> sentences(["Họp dân\\nGóp công.", ""])
    'Họp dân. Góp công.'
    """
    lines = (line.strip() for text in texts for line in text.splitlines())
    return " ".join(line if line.endswith((".", "!", "?", "…", ":", ";")) else f"{line}." for line in lines if line)


def build(entries: Sequence[Entry], documents: Sequence[SearchDocument]) -> Iterator[Asset]:
    """Yield the files; `documents` are those of the entries, in the same order."""
    files = count(len(entries))
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for entry, document in zip(entries, documents, strict=True):
        lines = (document.text, document.organisation, document.other_names, document.topics, document.place)
        found[number(entry.id, files)][entry.id] = sentences(lines)
    for position, texts in sorted(found.items()):
        yield assets.standing(f"{FOLDER}/texts-{position}", texts)
