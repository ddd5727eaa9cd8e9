"""Rows of numbers to postings: sorted arrays of (list, document, weighted frequency), a range of keys at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .analysis import Stream
from .memory import Analysed

AT_ONCE = 1_500_000  # tokens counted at a time: about 200 MB of arrays
WEIGHT_BITS = 4
FREQUENCY_BITS = 10
FREQUENCY_MOST = 2**FREQUENCY_BITS - 1

Numbers = npt.NDArray[np.int64]


class Postings(NamedTuple):
    """Lists one after the other; `names` of the lists ascend, documents ascend within each."""

    names: Numbers  # of each list: number of a form, or first key * keys + second key
    starts: Numbers  # of each list in docs; one more at the end
    docs: Numbers
    frequencies: Numbers


class _Table(NamedTuple):
    """Tokens of each word, one after the other."""

    flat: npt.NDArray[np.int32]
    starts: Numbers
    lengths: Numbers


def _utf16(written: str) -> bytes:
    """Order as JavaScript compares strings."""
    return written.encode("utf-16-be", "surrogatepass")


def _table(rows: Sequence[Sequence[int]]) -> _Table:
    lengths = np.fromiter(map(len, rows), np.int64, len(rows))
    flat = np.fromiter((token for row in rows for token in row), np.int32, int(lengths.sum()))
    return _Table(flat, np.cumsum(lengths) - lengths, lengths)


def _spread(table: _Table, words: npt.NDArray[np.int32]) -> tuple[npt.NDArray[np.int32], Numbers]:
    """Return the tokens of a row of words, and of each the position of its word."""
    lengths = table.lengths[words]
    word = np.repeat(np.arange(len(words)), lengths)
    first = np.cumsum(lengths) - lengths
    return table.flat[np.arange(len(word)) + (table.starts[words] - first)[word]], word


@dataclass(frozen=True)
class Tokens:
    """All documents as numbers of forms (-1 between lines), with weights, and the names of forms and keys in order."""

    keys: list[str]
    forms: list[str]  # ordered by key, then form
    key_of: npt.NDArray[np.int32]  # of each form
    row: npt.NDArray[np.int32]
    weights: npt.NDArray[np.uint8]
    ends: Numbers  # of each document in the row

    @property
    def count(self) -> int:
        """Return the number of documents."""
        return len(self.ends)

    @property
    def size(self) -> int:
        """Return the number of tokens."""
        return int(np.count_nonzero(self.row >= 0))

    def lengths(self) -> Numbers:
        """Return the weighted number of tokens of each document."""
        starts = np.concatenate([[0], self.ends[:-1]])
        return np.where(self.ends > starts, np.add.reduceat(np.append(self.weights, 0), starts, dtype=np.int64), 0)


def tokens_of(stream: Stream) -> Tokens:
    """Return the documents of a stream in numbers that follow the order of keys and forms."""
    analysed = stream.analysed()
    pairs = {pair for word in analysed for part in word for pair in part}
    ordered = sorted(pairs, key=lambda pair: (_utf16(pair[1]), _utf16(pair[0])))
    number = {pair: position for position, pair in enumerate(ordered)}
    keys = list(dict.fromkeys(key for _, key in ordered))
    position = {key: at for at, key in enumerate(keys)}
    key_of = np.fromiter((position[key] for _, key in ordered), np.int32, len(ordered))
    row, weights, ends = _rows(stream, analysed, number)
    return Tokens(keys, [form for form, _ in ordered], key_of, row, weights, ends)


def _rows(
    stream: Stream, analysed: Sequence[Analysed], number: dict[tuple[str, str], int]
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint8], Numbers]:
    """Return the tokens, their weights and the end of each document."""
    table = _table([*(_tokens(word, number) for word in analysed), [-1]])
    row, ends = np.frombuffer(stream.row, np.int32), np.frombuffer(stream.ends, np.int64)
    tokens, weights, after, size = [np.empty(0, np.int32)], [np.empty(0, np.uint8)], [np.empty(0, np.int64)], 0
    for low, high in _blocks(row):
        found, weight, lengths = _block(row[low:high], table)
        tokens.append(found)
        weights.append(weight)
        inside = ends[np.searchsorted(ends, low, "right") : np.searchsorted(ends, high, "right")]
        after.append(size + np.cumsum(lengths)[inside - low - 1])
        size += len(found)
    empty = np.zeros(int(np.searchsorted(ends, 0, "right")), np.int64)  # documents before the first word
    return np.concatenate(tokens), np.concatenate(weights), np.concatenate([empty, *after])


def _blocks(row: npt.NDArray[np.int32]) -> Iterator[tuple[int, int]]:
    """Yield ranges of about AT_ONCE words that end with a line."""
    breaks = np.flatnonzero(row < 0) + 1
    low = 0
    while low < len(row):
        high = int(breaks[min(np.searchsorted(breaks, low + AT_ONCE), len(breaks) - 1)])
        yield low, high
        low = high


def _block(row: npt.NDArray[np.int32], table: _Table) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint8], Numbers]:
    """Return tokens and their weights, and how many tokens each word of the row became."""
    breaks = np.flatnonzero(row < 0)
    weights = np.repeat(-row[breaks], np.diff(breaks, prepend=-1)).astype(np.uint8)
    words = np.where(row < 0, len(table.lengths) - 1, row)
    tokens, word = _spread(table, words)
    return tokens, np.where(tokens < 0, 0, weights[word]).astype(np.uint8), table.lengths[words]


def _tokens(word: Analysed, number: dict[tuple[str, str], int]) -> list[int]:
    """Return a word's syllables; its document numbers stand behind a break, so that they make no pair."""
    extra = [token for pair in word.numbers for token in (-1, number[pair])]
    return [number[pair] for pair in word.syllables] + (extra and [*extra, -1])


def parts(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield ranges of keys that hold about AT_ONCE tokens together, so that memory does not grow with the corpus."""
    known = tokens.row[tokens.row >= 0]
    total = np.cumsum(np.bincount(tokens.key_of[known], minlength=len(tokens.keys)))
    steps = np.arange(AT_ONCE, int(total[-1]) if len(total) else 0, AT_ONCE)
    edges = sorted({0, len(total), *np.searchsorted(total, steps, "right").tolist()})
    yield from pairwise(edges)


def singles(tokens: Tokens, low: int, high: int) -> Postings:
    """Return the lists of the forms of keys low..high, named by the number of the form."""
    first, last = np.searchsorted(tokens.key_of, [low, high])
    at = np.flatnonzero((tokens.row >= first) & (tokens.row < last))
    return _counted(tokens.row[at].astype(np.int64), at, tokens)


def grouped(postings: Postings, group_of: npt.NDArray[np.int32], count: int) -> Postings:
    """Return the lists of forms joined by `group_of`: a document's frequencies are added."""
    names = np.repeat(group_of[postings.names].astype(np.int64), np.diff(postings.starts))
    packed = ((names * count + postings.docs) << FREQUENCY_BITS) | np.minimum(postings.frequencies, FREQUENCY_MOST)
    return _summed(packed, FREQUENCY_BITS, count)


def reordered(one: Postings, other: Postings, order: Numbers) -> Postings:
    """Return lists of both in the order given by position, those of `other` counted on from those of `one`."""
    sizes = np.concatenate([np.diff(one.starts), np.diff(other.starts)])[order]
    old = np.concatenate([one.starts[:-1], other.starts[:-1] + len(one.docs)])[order]
    new = np.concatenate([[0], np.cumsum(sizes)])
    at = np.arange(int(new[-1])) + np.repeat(old - new[:-1], sizes)
    both = (np.concatenate([a, b])[at] for a, b in ((one.docs, other.docs), (one.frequencies, other.frequencies)))
    return Postings(np.concatenate([one.names, other.names])[order], new, *both)


def pairs(tokens: Tokens, low: int, high: int) -> Postings:
    """Return the lists of adjacent keys of which the first is low..high, named first * keys + second."""
    first, last = np.searchsorted(tokens.key_of, [low, high])
    row = tokens.row
    at = np.flatnonzero((row[:-1] >= first) & (row[:-1] < last) & (row[1:] >= 0))
    names = tokens.key_of[row[at]].astype(np.int64) * len(tokens.keys) + tokens.key_of[row[at + 1]]
    return _counted(names, at, tokens)


def _counted(names: Numbers, at: Numbers, tokens: Tokens) -> Postings:
    """Return lists of tokens that stand at ascending places `at`: equal (name, document) add their weights."""
    documents = np.searchsorted(tokens.ends, at, "right")
    return _summed(((names * tokens.count + documents) << WEIGHT_BITS) | tokens.weights[at], WEIGHT_BITS, tokens.count)


def _summed(packed: Numbers, bits: int, count: int) -> Postings:
    """Return lists from (name * count + document) << bits | frequency."""
    packed.sort()
    same = packed >> bits
    first = np.flatnonzero(np.diff(same, prepend=-1))
    frequencies = np.add.reduceat(packed & ((1 << bits) - 1), first) if len(first) else packed
    name, document = np.divmod(same[first], max(count, 1))
    starts = np.flatnonzero(np.diff(name, prepend=-1))
    return Postings(name[starts], np.append(starts, len(name)), document, frequencies)
