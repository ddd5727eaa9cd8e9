"""How places are said: on a card, on a page, and with what they are called now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from .entry import Entry, Place
from .localities import Identity, Unit
from .strings import say


def on_card(place: Place) -> str:
    """Return "xã Nghĩa Tá, Thái Nguyên (Bắc Kạn cũ)", or the words of a page when the commune has a new name."""
    if not place.recorded or not place.province:
        return on_page(place)
    smallest, former = place.recorded[0], place.recorded[-1]
    if smallest.level == "xa" and smallest.name not in {unit.name for unit in place.present}:
        return on_page(place)  # its own name is gone: the present one must be said, too
    province = place.province.name
    if smallest.level == "tinh":
        words = place.province.label
        return words if former.name == province else say("ui.place.was", now=words, was=former.name)
    if former.name != province:
        province = say("ui.place.was", now=province, was=former.name)
    return f"{smallest.label}, {province}"


@lru_cache(4096)  # a card stands on ten pages
def of_entry(entry: Entry) -> str:
    """Return the first place of an entry, and how many others there are."""
    if not entry.places:
        return say("ui.place.unknown")
    first, others = on_card(entry.places[0]), len(entry.places) - 1
    return say("ui.place.others", place=first, n=others) if others else first


def on_page(place: Place) -> str:
    """Return "xã Bằng Lãng, huyện Chợ Đồn, Bắc Kạn (nay: xã Chợ Đồn, Thái Nguyên)"."""
    if not place.recorded:
        now = _present(place)
        return say("ui.place.now", was=place.text, now=now) if now else place.text
    recorded = _chain(place.recorded)
    below = f"{place.below}, " if place.below else ""
    now = _now(place)
    was = f"{below}{recorded}"
    return say("ui.place.now", was=was, now=now) if now and now != recorded else was


def office_now(office: str, places: Sequence[Place]) -> str:
    """Return the name of an office as it is called now, with what it was called before.

    Only the name of the place in it is exchanged, and only where one commune or province took its place: what
    became of the office of a former district is not known.
    """
    for place in places:
        old = next((unit for unit in place.recorded if unit.label in office), None)
        new = _successor(old, place) if old else None
        if old and new and new.label != old.label:
            now = office.replace(old.label, new.label)
            if place.province and new != place.province and place.province.label not in now:
                now = f"{now}, {place.province.label}"
            return say("ui.place.office", now=now, was=_chain(place.recorded[place.recorded.index(old) :]))
    return office


def _successor(old: Unit, place: Place) -> Unit | None:
    if old.level == "tinh":
        return place.province
    return place.present[0] if old.level == "xa" and len(place.present) == 1 else None


def _chain(units: Sequence[Unit]) -> str:
    if len(units) == 1:
        return units[0].label
    return ", ".join([*(unit.label for unit in units[:-1]), units[-1].name])


def _now(place: Place) -> str:
    """Return the present names; of a former district only its province, which is what can be said."""
    if not place.province:
        return ""
    if place.recorded[0].level == "xa" and place.present:
        return _present(place)
    if place.recorded[0].level == "tinh":
        return place.province.label
    return "" if place.recorded[-1].name == place.province.name else place.province.label


def _present(place: Place) -> str:
    """Return the present units with their province; nothing when they lie in several provinces."""
    if not place.province or not place.present:
        return ""
    names = [unit.label for unit in place.present]
    joined = names[0] if len(names) == 1 else say("ui.place.or", names=", ".join(names))
    return f"{joined}, {place.province.name}"


def unit_id(unit: Unit) -> str:
    """Return the id of a unit in addresses: code and system, since codes alone are not identities."""
    return unit.code if unit.system == "nay" else f"cu-{unit.code}"


def unit_label(unit: Unit) -> str:
    """Return "tỉnh Thái Nguyên", "huyện Chợ Đồn (cũ)"."""
    return unit.label if unit.system == "nay" else say("ui.place.former", name=unit.label)


def provinces_of(entries: Iterable[Entry]) -> dict[str, str]:
    """Return by id the name of the province, of its own system, of every unit that entries lie in."""
    names: dict[str, str] = {}
    for place in (place for entry in entries for place in entry.places):
        names |= {unit_id(unit): place.recorded[-1].name for unit in place.recorded}
        names |= {unit_id(unit): place.province.name for unit in place.present if place.province}
    return names


def choice_label(unit: Unit, provinces: Mapping[str, str]) -> str:
    """Return how a unit is offered to choose: "tỉnh Bắc Kạn (cũ)", "huyện Châu Thành (cũ), Long An"."""
    province = provinces.get(unit_id(unit)) if unit.level != "tinh" else None
    return f"{unit_label(unit)}, {province}" if province else unit_label(unit)


def repeated(having: Mapping[Unit, Iterable[int]]) -> frozenset[Unit]:
    """Return the former units that have the entries of a present one of their name and level, and no others.

    Nobody needs both to choose from.
    """
    alike = {unit: (unit.level, unit.name, frozenset(numbers)) for unit, numbers in having.items()}
    now = {likeness for unit, likeness in alike.items() if unit.system == "nay"}
    return frozenset(unit for unit, likeness in alike.items() if unit.system == "cu" and likeness in now)


def units(place: Place) -> Iterator[Unit]:
    """Yield every unit, former and present, that a place can be found under.

    A former district is not found under each commune it became: nobody knows in which it was.
    """
    yield from (unit for unit in (*place.recorded, *place.around) if unit.system == "cu")
    if not place.recorded or place.recorded[0].level != "huyen":
        yield from place.present
    if place.province:
        yield place.province


def one_name(units: Iterable[Unit]) -> dict[Identity, Unit]:
    """Return one of the dated names of each unit: the first of a former unit, the last of a present one."""
    named: dict[Identity, Unit] = {}
    for unit in units:
        other = named.setdefault(unit.id, unit)
        if (unit.since < other.since) == (unit.system == "cu"):
            named[unit.id] = unit
    return named


def entry_units(entry: Entry) -> Iterator[Unit]:
    """Yield the units of all places of an entry."""
    for place in entry.places:
        yield from units(place)


def is_wide(place: Place) -> bool:
    """Tell whether a place is a whole province or former district."""
    return bool(place.recorded) and place.recorded[0].level != "xa"
