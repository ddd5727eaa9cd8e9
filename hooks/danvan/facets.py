"""Facets: for each question a reader may filter by, its choices and which record has which.

Ids are those of the addresses (DESIGN.md): present units by code, former ones as `cu-<code>`. A record that
does not say counts under `chua-ro` where the facet has that choice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from . import place_words
from .entry import DOCUMENTATION_LEVELS, Entry
from .localities import Unit
from .record import LEVELS
from .site import fields_of
from .strings import say
from .text import fold
from .view import Facet, FacetValue
from .vocabulary import Vocabularies

UNKNOWN = "chua-ro"
WIDER = "ca-tinh-huyen"  # records of a whole province or former district, among the communes
Labels = Mapping[str, str]  # id -> label, in the order of showing


def build(
    entries: Sequence[Entry], words: Vocabularies, others: Mapping[str, Sequence[str]] | None = None
) -> tuple[Facet, ...]:
    """Return all facets; `rows` are in the order of `entries`, `others` are other names of provinces."""
    other_names = others or {}
    return (
        _facet("linh-vuc", entries, lambda e: fields_of(e, words), _names(words, "linh_vuc", short=True)),
        _place_facet("tinh", entries, other_names),
        _place_facet("huyen", entries, other_names),
        _place_facet("xa", entries, other_names),
        _facet("chu-de", entries, lambda e: e.record.topics, _names(words, "chu_de")),
        _facet("chu-the", entries, _subjects, _subject_labels(words)),
        _facet("chu-tri", entries, lambda e: _leads(e, words), _names(words, "nhom_to_chuc")),
        _facet("cap", entries, _recognition_levels, _names(words, "cap", short=True, only=LEVELS)),
        _facet("cong-nhan", entries, lambda e: (e.status,), _names(words, "tinh_trang_cong_nhan")),
        _facet("nam", entries, _years, _year_labels(entries)),
        _facet("muc", entries, lambda e: (e.level,), _names(words, "muc_tu_lieu")),
        _facet("ten-goi", entries, lambda e: _one(e.record.label), _names(words, "danh_xung")),
    )


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _names(
    words: Vocabularies, name: str, *, short: bool = False, only: Sequence[str] | None = None
) -> Labels:
    entries = words[name].values()
    return {e.id: e.short if short else e.name for e in entries if only is None or e.id in only}


def _subjects(entry: Entry) -> tuple[str, ...]:
    return (*_one(entry.record.subject), *_one(entry.record.subject_kind))


def _subject_labels(words: Vocabularies) -> Labels:
    both = {name: say(f"ui.subject.{name}") for name in ("tap-the", "ca-nhan")}
    return {**both, **_names(words, "loai_chu_the")}


def _leads(entry: Entry, words: Vocabularies) -> tuple[str, ...]:
    known = words["to_chuc"]
    groups = (known[actor.organisation].group for actor in entry.record.lead if actor.organisation)
    return tuple(dict.fromkeys(group for group in groups if group))


def _recognition_levels(entry: Entry) -> tuple[str, ...]:
    own = (r.level for r in entry.record.recognitions if r.given_to == "mo-hinh" and r.level)
    return tuple(dict.fromkeys(own))


def _years(entry: Entry) -> tuple[str, ...]:
    return _one(entry.year)


def _year_labels(entries: Iterable[Entry]) -> Labels:
    years = {entry.year for entry in entries if entry.year}
    return {year: year for year in sorted(years, reverse=True)}


def _facet(
    facet_id: str, entries: Sequence[Entry], ids: Callable[[Entry], Iterable[str]], labels: Labels
) -> Facet:
    """Return a facet of a fixed list; choices nobody has are left out, unknown comes last."""
    found = [tuple(ids(entry)) or (UNKNOWN,) for entry in entries]
    counts = Counter(value for row in found for value in row)
    known = {**labels, UNKNOWN: labels.get(UNKNOWN, say("ui.unknown"))}
    shown = [value for value in known if counts[value]]
    return _numbered(facet_id, found, counts, {value: known[value] for value in shown})


def _place_facet(level: str, entries: Sequence[Entry], others: Mapping[str, Sequence[str]]) -> Facet:
    """Return a facet of places: present units by name, then former ones; communes say their province.

    Each knows the other names of the places in it, "Thái Nguyên" is found by "Bắc Kạn"; provinces and districts do not
    know their communes, which are too many. Entries of a whole
    province or former district stand in a group of their own among the communes.
    """
    units: dict[str, Unit] = {}
    also: defaultdict[str, set[str]] = defaultdict(set)
    found = []
    for entry in entries:
        row = dict.fromkeys(_values(entry, level, units, also, others))
        if level == "xa" and any(map(place_words.is_wide, entry.places)):
            row[WIDER] = None
        found.append(tuple(row))
    counts = Counter(value for row in found for value in row)
    order = sorted(units, key=lambda key: (units[key].system != "nay", fold(units[key].name), key))
    provinces = place_words.provinces_of(entries)
    labels = {key: place_words.choice_label(units[key], provinces) for key in order}
    if counts[WIDER]:
        labels[WIDER] = say("ui.place.wider")
    names = {key: tuple(sorted(also[key] - {units[key].label})) for key in order}
    return _numbered(level, found, counts, labels, _same_as_now(units, found), names)


def _values(
    entry: Entry,
    level: str,
    units: dict[str, Unit],
    also: Mapping[str, set[str]],
    others: Mapping[str, Sequence[str]],
) -> Iterator[str]:
    """Yield the ids of an entry's units of a level; note each unit and the other names of its places."""
    for place in entry.places:
        around = tuple(place_words.units(place))
        names = {unit.label for unit in around if unit.level in (level, "tinh", "huyen")}
        names |= {other for unit in around if unit.level == "tinh" for other in others.get(unit.name, ())}
        for unit in around:
            if unit.level == level:
                key = place_words.unit_id(unit)
                units[key] = place_words.one_name((units.get(key, unit), unit))[unit.id]
                also[key] |= names
                yield key


def _same_as_now(units: Mapping[str, Unit], found: Sequence[tuple[str, ...]]) -> frozenset[str]:
    """Return the ids of former units that only repeat a present one."""
    having: dict[Unit, set[int]] = {unit: set() for unit in units.values()}
    for number, row in enumerate(found):
        for key in row:
            if key in units:
                having[units[key]].add(number)
    return frozenset(place_words.unit_id(unit) for unit in place_words.repeated(having))


def _numbered(
    facet_id: str,
    found: Sequence[tuple[str, ...]],
    counts: Counter[str],
    labels: Labels,
    unlisted: frozenset[str] = frozenset(),
    also: Mapping[str, tuple[str, ...]] | None = None,
) -> Facet:
    number = {value: position for position, value in enumerate(labels)}
    names = also or {}
    values = tuple(
        FacetValue(value, label, counts[value], value not in unlisted, names.get(value, ()))
        for value, label in labels.items()
    )
    rows = tuple(tuple(sorted(number[value] for value in row)) for row in found)
    return Facet(facet_id, say(f"ui.facets.{facet_id}"), values, rows)


def sort_keys(entries: Sequence[Entry]) -> dict[str, list[Any]]:
    """Return a key a record for each order, smallest first; equal ones keep the order they come in, that of ids."""
    by_name = sorted(range(len(entries)), key=lambda n: (fold(entries[n].record.name or ""), n))
    rank = {number: position for position, number in enumerate(by_name)}
    return {
        "lien-quan": [entry.standing for entry in entries],
        "moi": [-int(entry.year or 0) for entry in entries],
        "minh-chung": [-(entry.proof * len(DOCUMENTATION_LEVELS) + entry.grains) for entry in entries],
        "ten": [rank[number] for number in range(len(entries))],
    }
