"""Which few models a page shows first: documented, with a figure, from near by where its own are too few."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .. import cards, tiles
from ..entry import Entry
from ..localities import Unit
from ..site import Site, is_counted
from ..view import Near

MOST = 3


def with_figures(entries: Iterable[Entry]) -> list[Entry]:
    """Return the models that have a figure, the best documented first, as entries come."""
    return [entry for entry in entries if is_counted(entry) and cards.figure(entry.record)]


def from_different_provinces(entries: Iterable[Entry]) -> list[Entry]:
    """Return examples of which no two are of one province, so that a page shows more than one place's way."""
    seen: set[str] = set()
    found = []
    for entry in with_figures(entries):
        codes = {place.province.code for place in entry.places if place.province}
        if not codes & seen:
            seen |= codes
            found.append(entry)
    return found[:MOST]


def of_different_fields(entries: Iterable[Entry]) -> list[Entry]:
    """Return the best model of each of three fields; of equally documented ones those called Dân vận khéo go first."""
    best: dict[str, Entry] = {}
    for entry in sorted(with_figures(entries), key=_how_telling):
        if entry.record.field:
            best.setdefault(entry.record.field, entry)
    return list(best.values())[:MOST]


def _how_telling(entry: Entry) -> tuple[int, bool, bool]:
    changed = any(result.baseline for result in entry.record.results)
    return -entry.grains, entry.record.label != "dan-van-kheo", not changed


def near(site: Site, province: Unit, own: list[Entry]) -> Near | None:
    """Return examples of the nearest provinces, as many as a province's own lack; None when they lack none."""
    chosen: dict[str, Entry] = {}
    names: list[str] = []
    known = {entry.id for entry in own}
    for unit in neighbours(site, province):
        missing = MOST - len(own) - len(chosen)
        if missing <= 0:
            break
        more = [entry for entry in with_figures(site.by_province[unit.code]) if entry.id not in known | chosen.keys()]
        chosen |= {entry.id: entry for entry in more[:missing]}
        names += [unit.name] if more else []
    shown = tuple(cards.card(entry, site.words) for entry in chosen.values())
    return Near(", ".join(names), shown) if shown else None


def neighbours(site: Site, province: Unit) -> Iterator[Unit]:
    """Yield the other provinces, the nearest on the tile map first; equally near ones by name."""
    others = (unit for unit in site.provinces if unit.code != province.code)
    yield from sorted(others, key=lambda unit: tiles.distance(unit.code, province.code))
