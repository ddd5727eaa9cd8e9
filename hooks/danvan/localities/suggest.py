"""What an unknown place may have meant: the same search with one rule after another given up, then similar names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches

from .grammar import Part, Place
from .register import Register, System, Unit
from .search import Period, Reading, Search, period_of

MAX_SUGGESTIONS = 5
SIMILAR = 0.8  # ratio of difflib: one wrong letter in five
SYSTEMS: tuple[System, System] = ("cu", "nay")
Choice = tuple[str, Unit]


def suggest(register: Register, place: Place, period: Period) -> list[Choice]:
    """Return up to MAX_SUGGESTIONS whole names with their units, from the first rule that finds any."""
    strict = Search(register, period)
    cuts = list(register.grammar.cuts(place))
    for search in _relaxed(strict):
        for parts in cuts:
            found = _choices(strict, _found(search, parts))
            if found:
                return found
    for drop in (_each_of_several, _without_one, _similar):
        for parts in cuts:
            found = _choices(strict, drop(strict, parts))
            if found:
                return found
    return []


def _relaxed(search: Search) -> Iterator[Search]:
    """Yield searches that forgive marks, then the type word, then the date."""
    always = period_of(None)
    yield replace(search, folded=True)
    yield replace(search, folded=True, typed=False)
    yield replace(search, period=always)
    yield replace(search, folded=True, period=always)
    yield replace(search, folded=True, typed=False, period=always)


def _found(search: Search, parts: Sequence[Part]) -> list[Reading]:
    return [reading for system in SYSTEMS for reading in search.readings(parts, system)]


def _each_of_several(search: Search, parts: Sequence[Part]) -> list[Reading]:
    """Find every place of a list in one text: "xã Bình Chánh, xã Bình Phục, huyện Thăng Bình, Quảng Nam"."""
    levels = [_levels(search.register, part) for part in parts]
    count = next((at for at, level in enumerate(levels) if level != levels[0]), len(parts))
    if count < 2 or not levels[0]:
        return []
    loose = replace(search, folded=True)
    return [reading for part in parts[:count] for reading in _found(loose, [part, *parts[count:]])]


def _levels(register: Register, part: Part) -> set[str]:
    return {level for name in part.names if name.type for level in register.levels_of[name.type]}


def _without_one(search: Search, parts: Sequence[Part]) -> list[Reading]:
    """Find the place when one of the larger parts is left out, because it names the wrong unit."""
    loose = replace(search, folded=True, typed=False, period=period_of(None))
    first = next((at for at, part in enumerate(parts) if not part.below), len(parts))
    if first == len(parts) or any(name.key.isdecimal() for name in parts[first].names):
        return []  # "phường 2" is in every town
    found = [
        reading
        for at in range(first + 1, len(parts))
        for reading in _found(loose, [*parts[:at], *parts[at + 1 :]])
    ]
    return found if len(found) <= MAX_SUGGESTIONS else []


def _similar(search: Search, parts: Sequence[Part]) -> list[Reading]:
    """Find units whose names differ by a letter or two from one part, the other parts being right."""
    loose = replace(search, folded=True, typed=False, period=period_of(None))
    found: list[Reading] = []
    for at, part in enumerate(parts):
        if part.below:
            continue
        for name in part.names:
            for key in _near(search.register, name.bare):
                other = Part(part.text, (replace(name, key=key, bare=key),), below=False, typed=part.typed, spare=False)
                found += _found(loose, [*parts[:at], other, *parts[at + 1 :]])
    return found


def _near(register: Register, bare: str) -> list[str]:
    """Return names like one; those that lack too many of its letters to reach SIMILAR are not compared at all."""
    letters, length = set(bare), len(bare)
    pool = [
        key
        for key in register.bare_names.get(bare[:1], ())
        if abs(len(key) - length) <= 2 and length - len(letters.difference(key)) >= SIMILAR * (len(key) + length) / 2
    ]
    return get_close_matches(bare, pool, 8, SIMILAR)


def _choices(search: Search, readings: Sequence[Reading]) -> list[Choice]:
    """Return whole names of the readings, each as it was called at the date."""
    found: dict[str, Unit] = {}
    for reading in readings:
        for unit in _at_the_time(search, reading.unit):
            label = search.register.full_label(unit, min(search.period[1], unit.until))
            found.setdefault(", ".join([reading.below, label] if reading.below else [label]), unit)
    return list(found.items())[:MAX_SUGGESTIONS]


def _at_the_time(search: Search, unit: Unit) -> Sequence[Unit]:
    """Return the unit if it has its name in the period, else what stood for it then, else the unit all the same."""
    register = search.register
    for line in (register.versions[unit.id], register.lineage(unit)):
        standing = list(dict.fromkeys(span for span in line if span.valid(search.period)))
        if standing:
            return standing
    namesakes = register.named(unit.level, register.data.spelling.keys(unit.name)[0])
    today = set(register.present(unit))
    earlier = [other for other in namesakes if other.valid(search.period) and today & set(register.present(other))]
    return earlier or [unit]
