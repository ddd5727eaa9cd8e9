"""The analysis of texts from one run to the next: a document's row of words by its hash, and what each word holds."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .. import kept, text
from . import documents

HERE = Path(__file__)
SOURCES = (HERE, HERE.with_name("analysis.py"), Path(documents.__file__), Path(text.__file__))


class Analysed(NamedTuple):
    """What one written word holds: (form, key) of its syllables in order, and the document numbers in it."""

    syllables: list[tuple[str, str]]
    numbers: list[tuple[str, str]]


@dataclass
class Memory:
    """What the last run knew, and the hashes of the documents of this one."""

    shelf: kept.Shelf | None = None
    words: dict[str, Analysed] = field(default_factory=dict)
    rows: dict[bytes, memoryview] = field(default_factory=dict)
    met: list[bytes] = field(default_factory=list)
    new: int = 0

    @classmethod
    def of(cls, catalogue: Path | None, weights: Mapping[str, int]) -> Memory:
        """Return what is known of a catalogue; nothing without one."""
        if not catalogue:
            return cls()
        shelf = kept.Shelf("analysis", catalogue, kept.code_hash(SOURCES, ("lunr",), list(weights.items())))
        head, data = shelf.load()
        view, rows, start = memoryview(data), {}, 0
        for name, size in zip(head.get("documents", "").split(), head.get("sizes", ()), strict=True):
            rows[bytes.fromhex(name)] = view[start : start + size]
            start += size
        words = zip(head.get("words", ()), head.get("syllables", ()), head.get("numbers", ()), strict=True)
        return cls(shelf, {word: Analysed(_pairs(held), _pairs(own)) for word, held, own in words}, rows)

    def row(self, fields: str) -> memoryview | None:
        """Return the row of a document with this text when it is known."""
        if not self.shelf:
            return None
        self.met.append(kept.hashed(fields.encode("utf-8", "surrogatepass")))
        found = self.rows.get(self.met[-1])
        self.new += found is None
        return found

    def save(self, words: Mapping[str, Analysed], row: array[int], ends: array[int]) -> None:
        """Keep the rows of this run, in which words are numbered without those that no text has any more."""
        if not self.shelf or self.new < kept.LEAST:
            return
        numbers = np.frombuffer(row, np.int32)
        used = np.unique(numbers[numbers >= 0])
        compact = np.where(numbers < 0, numbers, np.searchsorted(used, numbers)).astype(np.int32)
        starts = np.concatenate([[0], np.frombuffer(ends, np.int64)])
        listed = list(words.items())
        own = [listed[number] for number in used.tolist()]
        head = {
            "documents": " ".join(name.hex() for name in self.met),
            "sizes": (np.diff(starts) * compact.itemsize).tolist(),
            "words": [word for word, _ in own],
            "syllables": [analysed.syllables for _, analysed in own],
            "numbers": [analysed.numbers for _, analysed in own],
        }
        self.shelf.save(head, compact.tobytes())


def is_used(row: array[int], count: int) -> npt.NDArray[np.bool_]:
    """Tell of each of so many words whether a row has it."""
    numbers = np.frombuffer(row, np.int32)
    return np.bincount(numbers[numbers >= 0], minlength=count) > 0


def _pairs(found: list[list[str]]) -> list[tuple[str, str]]:
    return [(form, key) for form, key in found]
