"""Texts in which what repeats is one sign: HTML says the same tags and names over and over.

A sign of the private use area stands for a piece of the table; `ESCAPE` before a sign means that sign itself, and
`CARD` + number in base 36 + ";" is the card of a document, which the data of the catalogue hold. Read by
`site_src/browser/bodies.js`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

ESCAPE, FIRST, CARD = "\ue000", 0xE001, "\uf8ff"
SIGN = re.compile(f"[{ESCAPE}-{CARD}]")
BETWEEN = re.compile(r"((?:\s*<[^<>]*>\s*)+|; |\n)")  # texts that recur stand between tags, and in lists of them
CARDS = re.compile(r'(<article class="dv-record-card .*?</article>)', re.S)
MOST = 6_000  # as many signs as there are; half of them cost 5 % more at 1,000 records
SHORT = 3  # bytes: a sign takes as many
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Pieces:
    """The table, and the numbers of cards by their HTML."""

    table: tuple[str, ...]
    cards: Mapping[str, int]

    @cached_property
    def _signs(self) -> dict[str, str]:
        return {piece: chr(FIRST + number) for number, piece in enumerate(self.table)}

    def encode(self, html: str) -> str:
        """Return the text with signs for cards, and for what stands in the table."""
        return "".join(self._sign(token) for token in tokens(html, self.cards))

    def _sign(self, token: str | int) -> str:
        if isinstance(token, int):
            return f"{CARD}{base36(token)};"
        return self._signs.get(token) or SIGN.sub(lambda sign: ESCAPE + sign[0], token)


NONE = Pieces((), {})


def find(texts: Iterable[str], cards: Mapping[str, int], most: int = MOST) -> Pieces:
    """Return the pieces that save the most bytes in these texts."""
    seen = Counter(token for text in texts for token in tokens(text, cards) if isinstance(token, str))
    saved = {token: (number - 1) * (len(token.encode()) - SHORT) for token, number in seen.items()}
    best = sorted((token for token, gain in saved.items() if gain > 0), key=lambda token: (-saved[token], token))
    return Pieces(tuple(best[:most]), cards)


def tokens(html: str, cards: Mapping[str, int]) -> Iterator[str | int]:
    """Yield runs of tags, the texts between them, and the numbers of cards."""
    for part in CARDS.split(html):
        if part in cards:
            yield cards[part]
        else:
            yield from BETWEEN.split(part)


def base36(number: int) -> str:
    """Return a number as `parseInt(text, 36)` reads it.

    >>> base36(0), base36(35), base36(10_000)
    ('0', 'z', '7ps')
    """
    high, low = divmod(number, 36)
    return (base36(high) if high else "") + DIGITS[low]
