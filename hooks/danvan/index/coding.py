"""Numbers as text: postings in bits written as base64url, sorted words by what they share with the one before.

Lists of postings stand one after the other in bits, six a character of ALPHABET, highest first:

* the number of postings n in Elias gamma code (Elias 1975): floor(log2 n) ones, a zero, as many low bits of n;
* of each posting the gap (documents skipped since the one before) in Golomb-Rice code (Golomb 1966, Rice 1979):
  gap >> k ones, a zero, the k low bits. k follows from n: no code of whole bits is shorter for documents that hold a
  word by chance;
* the level of its frequency in unary: as many ones, and a zero unless it is the highest level.

Measured on 10,000 news texts within 6 % (frequent syllables) to 19 % (rare ones) of the entropy; gaps as bytes after
gzip need 26 to 31 % more than that. Names and lists are apart because gzip codes both better than a mixture.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from .counting import Numbers, Postings

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_CHARACTERS = np.frombuffer(ALPHABET.encode(), np.uint8)
_PLACES = np.array([32, 16, 8, 4, 2, 1], np.uint8)
SHARED_MOST = 25  # of two sorted words: more has no capital letter
WORDS_AT_ONCE = 100_000

# What an occurrence count is read back as: the rate saturates, so high counts need no exactness.
SINGLE_LEVELS = (1, 2, 3, 4, 5, 6, 8, 11)
PAIR_LEVELS = (1, 2)  # one bit: more moved no query of the news by more than chance


def span(count: int) -> int:
    """Return the number of documents rounded up to three bits, so that one record more rarely changes a k."""
    step = 1 << max(count.bit_length() - 3, 0)
    return -(-count // step) * step


def shift(sizes: Numbers, span: int) -> Numbers:
    """Return k of lists: the largest with 2 ** k <= 0.96 * span / size (Kiely 2004), in whole numbers."""
    shifts = np.zeros(len(sizes), np.int64)
    for k in range(1, span.bit_length() + 1):
        shifts += (sizes << k) * 25 <= span * 24
    return shifts


@dataclass(frozen=True)
class Bits:
    """Lists in bits: each code is `ones` ones, a zero, the `low` low bits of `value`, `tail` ones and maybe a zero.

    The first code of a list is its size.
    """

    ones: Numbers
    low: Numbers
    value: Numbers
    tail: Numbers
    closed: npt.NDArray[np.bool_]  # by a zero behind the tail
    starts: Numbers  # of the lists in the codes; one more at the end

    @cached_property
    def lengths(self) -> Numbers:
        """Return the bits of each code."""
        return self.ones + 1 + self.low + self.tail + self.closed

    @cached_property
    def sizes(self) -> Numbers:
        """Return the bits of each list."""
        return np.diff(np.concatenate([[0], np.cumsum(self.lengths)])[self.starts])

    def texts(self, cuts: Sequence[int]) -> Iterable[str]:
        """Yield a text for the lists between two cuts."""
        for low, high in pairwise(cuts):
            yield self._text(slice(int(self.starts[low]), int(self.starts[high])))

    def _text(self, part: slice) -> str:
        ones, low, value, tail = self.ones[part], self.low[part], self.value[part], self.tail[part]
        ends = np.cumsum(self.lengths[part])
        at = ends - self.lengths[part]
        size = int(ends[-1]) if len(ends) else 0
        change = np.zeros(-(-size // 6) * 6 + 1, np.int8)  # 1 where a row of ones begins, -1 behind it
        for first, length in ((at, ones), (at + ones + 1 + low, tail)):
            change[first[length > 0]] += 1
            change[(first + length)[length > 0]] -= 1
        bits = np.cumsum(change[:-1], dtype=np.int8)
        for bit in range(int(low.max(initial=0))):
            here = (low > bit) & (value >> bit & 1 == 1)
            bits[(at + ones + low - bit)[here]] = 1
        return _CHARACTERS[bits.astype(np.uint8).reshape(-1, 6) @ _PLACES].tobytes().decode()


def encode(postings: Postings, levels: Sequence[int], span: int) -> Bits:
    """Return lists of postings in bits."""
    starts = postings.starts
    sizes = np.diff(starts)
    gaps = np.diff(postings.docs, prepend=-1) - 1
    gaps[starts[:-1]] = postings.docs[starts[:-1]]
    low = np.repeat(shift(sizes, span), sizes)
    level = np.searchsorted(np.array(levels), postings.frequencies, "right") - 1
    log = np.zeros(len(sizes), np.int64)
    for bit in range(1, int(sizes.max(initial=1)).bit_length()):
        log += sizes >> bit > 0
    first = starts[:-1]
    return Bits(
        ones=np.insert(gaps >> low, first, log),
        low=np.insert(low, first, log),
        value=np.insert(gaps, first, sizes),
        tail=np.insert(level, first, 0),
        closed=np.insert(level < len(levels) - 1, first, False),
        starts=starts + np.arange(len(starts)),
    )


def vlq(value: int) -> str:
    """Return an unsigned number in base64url groups of 5 bits, lowest first; 32 = more follow."""
    characters = ""
    while value > 31:
        characters += ALPHABET[value & 31 | 32]
        value >>= 5
    return characters + ALPHABET[value]


def numbers(ascending: Iterable[int]) -> str:
    """Return ascending numbers as gaps."""
    characters, last = "", -1
    for number in ascending:
        characters += vlq(number - last - 1)
        last = number
    return characters


def shared(words: Sequence[str]) -> Numbers:
    """Return how many characters each sorted word shares with the one before, at most SHARED_MOST."""
    found = [np.zeros(min(len(words), 1), np.int64)]
    for low in range(0, len(words) - 1, WORDS_AT_ONCE):
        part = np.array(words[low : low + WORDS_AT_ONCE + 1], f"U{SHARED_MOST + 1}")
        letters = part.view(np.uint32).reshape(len(part), SHARED_MOST + 1)
        other = letters[1:] != letters[:-1]
        other[:, SHARED_MOST] = True
        found.append(other.argmax(axis=1))
    return np.concatenate(found)


def front_coded(words: Sequence[str], same: Iterable[int] | None = None) -> str:
    """Return sorted words without capitals: a capital says how many characters each shares with the one before.

    They are counted from behind the first space of the word before, or from the beginning where "~" stands before:
    of pairs that begin alike gzip then sees the same few capitals.

    >>> front_coded(["an", "anh", "anh em", "anh en", "ao"])
    'AanChD emBn~Bo'
    """
    lengths = shared(words).tolist() if same is None else same
    pieces, base = [], 0
    for word, length in zip(words, lengths, strict=True):
        pieces.append(("~" + ALPHABET[length] if length < base else ALPHABET[length - base]) + word[length:])
        base = word.find(" ") + 1
    return "".join(pieces)
