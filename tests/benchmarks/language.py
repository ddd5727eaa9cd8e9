"""Text that looks like the catalogue's own: chains of its words, and invented words by Zipf's law."""

from __future__ import annotations

import itertools
import random
import re
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from danvan import text

SYLLABLES = 9_000  # types of the invented words' syllables, the real ones among them
COMPOUNDS = 60_000  # invented words of two syllables: by Zipf's law few are frequent, most stand once or twice
NEW_WORDS = 0.006  # chance of an invented word before a word of the chain: the gzip ratio is then that of the records
LOOSE = 0.03  # chance of a word that looks back on one word only: otherwise whole sentences would come back
COPIED = 8  # words from which a sentence of a record may not stand in a generated text as it is
THEME = 0.15  # chance of a phrase that the record has already: its place, its organisation, words of its name


ENDS = re.compile(r"(?<=[.!?:;])\s+")


class Zipf:
    """Draws by rank: the n-th of the values with weight 1 / (n + shift) (Mandelbrot 1953)."""

    def __init__(self, values: Sequence[Any], chance: random.Random, shift: float = 20) -> None:
        self.values = values
        self._chance = chance
        self._totals = list(itertools.accumulate(1 / (rank + shift) for rank in range(1, len(values) + 1)))

    def draw(self) -> Any:
        """Return one value."""
        return self.values[bisect(self._totals, self._chance.random() * self._totals[-1])]


class Words:
    """Syllables of the language, and words of two of them that no record holds."""

    def __init__(self, own: Iterable[str], others: Iterable[str], chance: random.Random) -> None:
        self._chance = chance
        self._own = Counter(form for line in own for form in text.syllables(line))
        self._others = others

    @cached_property
    def syllables(self) -> list[str]:
        """Return real syllables, those of the records by frequency first, then possible ones."""
        known = [form for form, _ in sorted(self._own.items(), key=lambda item: (-item[1], item[0])) if form.isalpha()]
        others = {form for line in self._others for form in text.syllables(line) if form.isalpha()}
        known += sorted(others - set(known))
        return known + self._possible(known)[: SYLLABLES - len(known)]

    def _possible(self, known: Sequence[str]) -> list[str]:
        """Return initials and rimes of real syllables put together anew."""
        parts = [re.fullmatch("([bcdđghklmnpqrstvx]*)(.+)", form) for form in known]
        pairs = [(part[1], part[2]) for part in parts if part and len(part[0]) < 8]
        rimes: defaultdict[str, set[str]] = defaultdict(set)
        for first, rime in pairs:
            rimes[rime].add(first)
        heads = sorted(first for first, number in Counter(first for first, _ in pairs).items() if number > 20)
        common = sorted((rime for rime in rimes if len(rimes[rime]) > 2), key=lambda rime: (-len(rimes[rime]), rime))
        made = [first + rime for rime in common for first in heads if first not in rimes[rime]]
        self._chance.shuffle(made)
        return [form for form in made if form not in self._own]

    @cached_property
    def compounds(self) -> Zipf:
        """Return words of two syllables, each with the frequency of its rank."""
        singles = Zipf(self.syllables, self._chance, shift=1500)
        return Zipf([f"{singles.draw()} {singles.draw()}" for _ in range(COMPOUNDS)], self._chance, shift=500)


def sentences(line: str) -> list[str]:
    """Return the sentences of a text that are long enough to be somebody's own."""
    return [part for part in ENDS.split(line) if part.count(" ") >= COPIED - 1]


class Chain:
    """Text of one kind of key in which each word follows the two before it as it does in some record."""

    def __init__(self, lines: Iterable[str], words: Words, taken: frozenset[str], chance: random.Random) -> None:
        self._chance, self._words, self._taken = chance, words, taken
        self._next: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._after: defaultdict[str, list[str]] = defaultdict(list)
        for line in lines:
            row = ["", "", *line.split(), ""]
            for first, second, third in zip(row, row[1:], row[2:], strict=False):
                self._next[first, second].append(third)
                self._after[second].append(third)

    def line(self, length: int, theme: Sequence[str] = ()) -> str:
        """Return a text of about so many characters that comes back to the phrases of its record, no sentence taken."""
        while not self._taken.isdisjoint(sentences(made := self._line(length, theme))):
            length += 1
        return made

    def _line(self, length: int, theme: Sequence[str]) -> str:
        chance, found, size = self._chance.random, [], 0
        first = second = ""
        while size < length:
            ways = self._after[second] if chance() < LOOSE else self._next[first, second] or self._after[second]
            third = ways[int(chance() * len(ways))]
            if not third:
                first = second = ""
                if found and found[-1][-1] not in ".!?:;":
                    found[-1] += "."
                continue
            if second and theme and chance() < THEME:
                found.append(theme[int(chance() * len(theme))])
                size += len(found[-1]) + 1
            if second and chance() < NEW_WORDS:
                found.append(self._words.compounds.draw())
                size += len(found[-1]) + 1
            found.append(third)
            size += len(third) + 1
            first, second = second, third
        return " ".join(found).rstrip(" ,;:.–-(“")
