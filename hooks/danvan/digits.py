"""Small whole numbers as text which a browser reads in one pass (site_src/browser/digits.js).

Base 91, the printable ASCII that JSON leaves as it stands. All first digits come first, then all second ones: what is
alike stands side by side, which is a fifth smaller after gzip than digits number by number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

ALPHABET = "".join(chr(code) for code in range(35, 127) if chr(code) != "\\")
BASE = len(ALPHABET)


def digits(numbers: Sequence[int]) -> str:
    """Return the numbers, each with as many digits as the largest needs.

    >>> digits([0, 1, 90]), digits([0, 1, 91, 182])
    ('#$~', '##$%#$##')
    """
    scale = 1
    while max(numbers, default=0) >= scale * BASE:
        scale *= BASE
    planes = []
    while scale:
        planes.append("".join([ALPHABET[number // scale % BASE] for number in numbers]))
        scale //= BASE
    return "".join(planes)


def lists(rows: Sequence[Sequence[int]]) -> Mapping[str, object]:
    """Return lists of numbers: how many lists, how long each is, and what they hold one after another.

    >>> lists([[7], [], [7, 8]])
    {'n': 3, 'sizes': '$#%', 'entries': '**+'}
    """
    return {
        "n": len(rows),
        "sizes": digits([len(row) for row in rows]),
        "entries": digits(list(chain.from_iterable(rows))),
    }
