"""From a place as a source prints it, and its date, to the units it means and what they are now; never a guess.

Every way to read the text is tried in both systems of units. One unit is "one" (or "split" when several communes of
today share it), several are "ambiguous", none is "unknown"; both of the latter come with texts ready to paste.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .grammar import Part, Place
from .register import Register, Unit
from .resolution import Choice, Resolution, Status
from .search import Reading, Search, period_of
from .suggest import suggest

MAX_CHOICES = 10  # more lines than this are not read


def resolve_place(register: Register, text: str, as_of: str | None = None, advise: bool = True) -> Resolution:
    """Return what `text` means at `as_of` (YYYY, YYYY-MM, YYYY-MM-DD, or None when no date is known).

    Without `advise` an unknown place comes without suggestions: to find them costs more than all the rest.
    """
    place = register.grammar.read(text)
    period = period_of(as_of)
    if place.former:
        last = min(period[1], register.data.last_former_day)
        period = (min(period[0], last), last)
    strict = Search(register, period)
    for parts in register.grammar.cuts(place):
        for folded in _ways(place, parts):
            search = replace(strict, folded=True) if folded else strict
            readings = _readings(search, parts)
            if readings:
                return _resolution(search, readings, exact=not folded or _stands_as_typed(search, parts, readings))
    found = suggest(register, place, period) if advise else ()
    return Resolution("unknown", choices=tuple(_choice(strict, label, unit) for label, unit in found))


def _ways(place: Place, parts: Sequence[Part]) -> Iterator[bool]:
    """Yield False to compare with marks and True to compare without, as far as the text allows it."""
    if place.marked:
        yield False
    if all(part.below or any(name.key.isascii() for name in part.names) for part in parts):
        yield True


def _stands_as_typed(search: Search, parts: Sequence[Part], readings: Sequence[Reading]) -> bool:
    """Tell whether a text without marks is spelled so ("Long An", "BRVT"), not only stripped of its marks."""
    exact = _readings(replace(search, folded=False), parts)
    return [reading.unit.id for reading in exact] == [reading.unit.id for reading in readings]


def _readings(search: Search, parts: Sequence[Part]) -> list[Reading]:
    """Return the readings that stand after weighing both systems; several mean that the place is ambiguous."""
    former, now = (_weighed(parts, search.readings(parts, system)) for system in ("cu", "nay"))
    if len(former) == len(now) == 1 and _same_today(search.register, former[0], now[0]):
        return now
    found = [*former, *now]
    return found + _namesakes(search, parts, found)


def _weighed(parts: Sequence[Part], readings: list[Reading]) -> list[Reading]:
    """Weigh a lone name: a province's own name means the province, another name of it at least not a commune.

    "Phú Thọ" is not the ward of that name, nor "Sài Gòn"; but "Bà Rịa" may be the town as well as the province.
    """
    lone = [reading for reading in readings if reading.structure == ("tinh",)]
    if not lone or parts[-1].typed or any(len(reading.structure) > 1 for reading in readings):
        return readings
    if any(reading.by_name for reading in lone):
        return lone
    return [reading for reading in readings if reading.structure != ("xa",)]


def _same_today(register: Register, one: Reading, other: Reading) -> bool:
    return register.present(one.unit) == register.present(other.unit)


def _namesakes(search: Search, parts: Sequence[Part], found: Sequence[Reading]) -> list[Reading]:
    """Return provinces of other days with the name of a lone commune: "Hà Tây" in 2015, "Bắc Kạn" in 2026."""
    lone = len(parts) == 1 and not parts[0].typed
    if not lone or [reading.unit.level for reading in found] != ["xa"]:
        return []
    always = replace(search, period=period_of(None))
    return [
        reading
        for system in ("cu", "nay")
        for reading in always.readings(parts, system)
        if reading.unit.level == "tinh"
    ]


def _resolution(search: Search, readings: Sequence[Reading], exact: bool) -> Resolution:
    register = search.register
    found = {unit.id: unit for reading in readings for unit in register.present(reading.unit)}
    present = tuple([found[identity] for identity in sorted(found)])
    provinces = {province.id: province for province in map(register.province, present)}
    levels = {reading.unit.level for reading in readings}
    one = readings[0] if len(readings) == 1 else None
    choices = _choices(search, readings)
    return Resolution(
        status=_status(readings, present),
        level=readings[0].unit.level if len(levels) == 1 else None,
        units=tuple([reading.unit for reading in readings]),
        present=present,
        province=next(iter(provinces.values())) if len(provinces) == 1 else None,
        recorded=one.line(register, search.period) if one else (),
        choices=() if one else choices[:MAX_CHOICES],
        others=0 if one else max(0, len(choices) - MAX_CHOICES),
        below=readings[0].below,
        accented=one.label(register, search.period) if one else "",
        exact=exact,
    )


def _status(readings: Sequence[Reading], present: Sequence[Unit]) -> Status:
    if len(readings) > 1:
        return "ambiguous"
    return "split" if readings[0].unit.level == "xa" and len(present) > 1 else "one"


def _choices(search: Search, readings: Sequence[Reading]) -> tuple[Choice, ...]:
    """Return what to paste for each reading, with a date where both systems are in play."""
    both = len({reading.unit.system for reading in readings}) > 1
    likely = sorted(readings, key=lambda reading: len(reading.below))  # the most of the text explained comes first
    labels = {reading.label(search.register, search.period): reading.unit for reading in likely}
    return tuple(_choice(search, label, unit, both) for label, unit in labels.items())


def _choice(search: Search, label: str, unit: Unit, both: bool = False) -> Choice:
    """Return a line to paste, with a date when the one written does not tell which system or name is meant.

    A former unit below a province names its district, which tells the system, so it needs none.
    """
    telling = unit.system == "cu" and unit.level != "tinh"
    if unit.valid(search.period) and (telling or not both):
        return Choice(label, unit)
    return Choice(label, unit, (unit.since if unit.system == "nay" else unit.until)[:7])
