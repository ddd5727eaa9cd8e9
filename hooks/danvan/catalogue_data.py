"""What the catalogue page filters and shows, cut into parts that it asks for when it needs them.

The head, chunk `catalogue`, is `{total, per, markup, facets: [{id, label, part}], orders: {moi: part}, cards, parts}`.
A part is a chunk `catalogue/<name>-<hash>`; those of a small catalogue stand in the head, under `parts`.

facet   {ids, labels, unlisted, names, also, rows, of}: its values, joined by spaces and line ends; the numbers of those
        that are not listed; other names, and which value has which; the different combinations of values that records
        have, the most frequent first; and the combination of each document
order   a number a document, smallest first; equal ones keep their order
cards   `per` cards a part, each its id and its HTML, a run of tags being its number in `markup`: "<1f>"; there, "<>" is
        the id. `cards` of the head are the hashes of these parts, one after another; their names are 0, 1, 2...

Documents have one numbering in search, facets, orders and cards: the order in which they come here, that of ids. The
catalogue's own order is `lien-quan`. How numbers are written: digits.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from . import assets
from .assets import Asset
from .digits import digits, lists
from .view import Facet

NAME = "catalogue"
SMALL = 200_000  # bytes of parts that come at once: about 400 records
PER = 16  # cards a part. An answer is scattered: 24 cards cost 44 KB after gzip; with 64 a part it would be 145
TAGS = re.compile(r"(?:\s*<[^<>]*>\s*)+")
Cards = Sequence[tuple[str, str]]  # id, HTML
Data = Mapping[str, object]


def files(
    cards: Cards, facets: Iterable[Facet], orders: Mapping[str, Sequence[Any]], small: int = SMALL
) -> list[Asset]:
    """Return the head, and after it the files of its parts; all are in the order of the documents' numbers."""
    shown = {facet.id: facet for facet in facets}
    markup, texts = card_texts(cards)
    parts: dict[str, object] = {name: facet_data(facet) for name, facet in shown.items()}
    parts |= {name: digits(ranks(keys)) for name, keys in orders.items()}
    own = {str(number): texts[at : at + PER] for number, at in enumerate(range(0, len(texts), PER))}
    made = {name: assets.part(NAME, name, data) for name, data in chain(parts.items(), own.items())}
    inside = sum(len(asset.data) for _, asset in made.values()) <= small
    names = {name: name if inside else f"{name}-{digest}" for name, (digest, _) in made.items()}
    head = {
        "total": len(cards),
        "per": PER,
        "markup": markup,
        "facets": [{"id": name, "label": facet.label, "part": names[name]} for name, facet in shown.items()],
        "orders": {name: names[name] for name in orders},
        "cards": "" if inside else "".join(made[name][0] for name in own),
        "parts": {**parts, **own} if inside else {},
    }
    return [assets.chunk(NAME, head), *(() if inside else (asset for _, asset in made.values()))]


def card_texts(cards: Cards) -> tuple[list[str], list[str]]:
    """Return the runs of tags that cards are made of, and each card with their numbers in place of them."""
    runs = sorted({run.replace(name, "<>") for name, html in cards for run in TAGS.findall(html)})
    number = {run: f"<{position:x}>" for position, run in enumerate(runs)}
    return runs, [name + _numbered(name, html, number) for name, html in cards]


def _numbered(name: str, html: str, number: Mapping[str, str]) -> str:
    return TAGS.sub(lambda run: number[run[0].replace(name, "<>")], html)


def facet_data(facet: Facet) -> Data:
    """Return a facet as its part."""
    frequent = sorted(Counter(facet.rows).items(), key=lambda item: (-item[1], item[0]))
    position = {row: number for number, (row, _) in enumerate(frequent)}
    names = sorted({name for value in facet.values for name in value.also})
    place = {name: number for number, name in enumerate(names)}
    return {
        "ids": " ".join(value.id for value in facet.values),
        "labels": "\n".join(value.label for value in facet.values),
        "unlisted": [number for number, value in enumerate(facet.values) if not value.listed],
        "names": "\n".join(names),
        "also": lists([[place[name] for name in value.also] for value in facet.values] if names else []),
        "rows": lists([row for row, _ in frequent]),
        "of": digits([position[row] for row in facet.rows]),
    }


def ranks(keys: Sequence[Any]) -> list[int]:
    """Return the keys as the smallest numbers that keep their order.

    >>> ranks([-2020, -2024, -2020])
    [1, 0, 1]
    """
    rank = {key: number for number, key in enumerate(sorted(set(keys)))}
    return [rank[key] for key in keys]
