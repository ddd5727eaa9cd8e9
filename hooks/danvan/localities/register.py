"""The register of localities: look-ups over all units, by identity, name and date, and what became of them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from .acts import gazetteer
from .grammar import Grammar
from .unit import LAST_DAY, Gazetteer, Identity, Level, LocalityError, System, Unit

__all__ = ["Gazetteer", "Identity", "Level", "LocalityError", "Register", "System", "Unit"]

Index = dict[tuple[str, str], list[Unit]]


@dataclass(frozen=True, eq=False)
class Register:
    """Look-ups over a gazetteer; the indexes are made when first asked for."""

    data: Gazetteer
    source: str = ""  # hash of the files it was made from, and of its day; "" when it was not made from files

    @classmethod
    def load(cls, register: Path, overlay: Path, today: str = LAST_DAY) -> Register:
        """Read the two files of `catalogue/localities`; acts after the ISO day `today` are left out."""
        acts = yaml.load(overlay.read_text("utf-8"), Loader=yaml.CBaseLoader)  # every scalar is text
        return cls.from_data(json.loads(register.read_text("utf-8")), acts, today)

    @classmethod
    def from_data(cls, register: Mapping[str, Any], overlay: Mapping[str, Any], today: str = LAST_DAY) -> Register:
        """Make a register from the parsed files; LocalityError when they contradict each other."""
        return cls(gazetteer(register, overlay, today))

    @cached_property
    def grammar(self) -> Grammar:
        """Return the reader of places as they are written."""
        return Grammar(self.data)

    @cached_property
    def versions(self) -> dict[Identity, tuple[Unit, ...]]:
        """Index all spans of a unit by its identity, oldest first."""
        found: dict[Identity, list[Unit]] = {}
        for unit in self.data.units:
            found.setdefault(unit.id, []).append(unit)
        return {key: tuple(sorted(units, key=lambda unit: unit.since)) for key, units in found.items()}

    @cached_property
    def _names(self) -> tuple[Index, Index]:
        exact: Index = {}
        folded: Index = {}
        for unit in self.data.units:
            for name in (unit.name, *self.data.spellings.get(unit.id, ())):
                accented, bare = self.data.spelling.keys(name)
                exact.setdefault((unit.level, accented), []).append(unit)
                folded.setdefault((unit.level, bare), []).append(unit)
        return exact, folded

    @cached_property
    def _aliases(self) -> tuple[dict[str, list[Unit]], dict[str, list[Unit]]]:
        found: tuple[dict[str, list[Unit]], dict[str, list[Unit]]] = ({}, {})
        for alias, name in self.data.aliases:
            provinces = self.named("tinh", self.data.spelling.keys(name)[0])
            for index, key in zip(found, self.data.spelling.keys(alias), strict=True):
                index.setdefault(key, []).extend(provinces)
        return found

    @cached_property
    def undivided(self) -> dict[str, Unit]:
        """Index former provinces that became a present one alone, by the code of that one."""
        heirs: dict[str, list[Unit]] = {}
        for old in self.all("cu", "tinh"):
            for new in self.present(old):
                heirs.setdefault(new.code, []).append(old)
        return {code: olds[0] for code, olds in heirs.items() if len(olds) == 1}

    @cached_property
    def other_names(self) -> dict[str, tuple[str, ...]]:
        """Index the other names of provinces by their own: "Bắc Kạn" -> ("Bắc Cạn",)."""
        found: dict[str, tuple[str, ...]] = {}
        for alias, name in self.data.aliases:
            found[name] = (*found.get(name, ()), alias)
        return found

    def named(self, level: Level, key: str, folded: bool = False) -> list[Unit]:
        """Return the units of both systems and all dates whose name has this key (see `Spelling.keys`)."""
        return self._names[folded].get((level, key), [])

    def aliased(self, key: str, folded: bool = False) -> list[Unit]:
        """Return the provinces that have this key as another name ("sài gòn", "brvt")."""
        return self._aliases[folded].get(key, [])

    @cached_property
    def levels_of(self) -> dict[str, set[Level]]:
        """Map each type word to the levels it is used at: "thành phố" is a province and a district."""
        found: dict[str, set[Level]] = {word: set() for word in self.data.types}
        for unit in self.data.units:
            found[unit.type].add(unit.level)
        return found

    @cached_property
    def bare_names(self) -> dict[str, list[str]]:
        """Group the keys without marks of all names by their first letter, for suggestions."""
        found: dict[str, list[str]] = {}
        for key in sorted({key for _, key in self._names[1]}):
            found.setdefault(key[:1], []).append(key)
        return found

    def unit(self, identity: Identity, day: str = LAST_DAY) -> Unit:
        """Return a unit under its name of an ISO day, or the nearest one; KeyError when there is none."""
        spans = self.versions[identity]
        if len(spans) == 1:
            return spans[0]
        started = [unit for unit in spans if unit.since <= day]
        return started[-1] if started else spans[0]

    def parent(self, unit: Unit, day: str = LAST_DAY) -> Unit | None:
        """Return the unit above, under its name of a day; None above a province."""
        if unit.level == "tinh":
            return None
        level = "huyen" if unit.system == "cu" and unit.level == "xa" else "tinh"
        return self.unit((unit.system, level, unit.parent), day)

    def above(self, unit: Unit, day: str = LAST_DAY) -> Iterator[Unit]:
        """Yield the units above, smallest first."""
        upper = self.parent(unit, day)
        while upper is not None:
            yield upper
            upper = self.parent(upper, day)

    def province(self, unit: Unit, day: str = LAST_DAY) -> Unit:
        """Return the province of a unit in the unit's own system; a province is its own."""
        upper = unit
        while (above := self.parent(upper, day)) is not None:
            upper = above
        return upper

    @cached_property
    def _children(self) -> dict[Identity, list[Unit]]:
        found: dict[Identity, list[Unit]] = {}
        for spans in self.versions.values():
            upper = self.parent(spans[-1])
            if upper is not None and self._listed(spans[-1]):
                found.setdefault(upper.id, []).append(spans[-1])
        return found

    def children(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the units directly below, under their last names."""
        parts = self.data.parts.get(unit.id)
        if parts:
            return tuple(self.unit(identity) for identity in sorted(parts))
        return tuple(self._children.get(unit.id, ()))

    def inside(self, unit: Unit, container: Unit) -> bool:
        """Tell whether a unit is, or lies in, another one, also one that no list holds any more."""
        here = self._line(unit)
        if container.id in here:
            return True
        parts = self.data.parts.get(container.id)
        return bool(parts) and not parts.isdisjoint(here)

    def _line(self, unit: Unit) -> tuple[Identity, ...]:
        """Return the identities of a unit and of those above it."""
        if unit.system == "cu" and unit.level == "xa":
            district = ("cu", "huyen", unit.parent)
            return (unit.id, district, ("cu", "tinh", self.versions[district][0].parent))
        return (unit.id, (unit.system, "tinh", unit.parent))

    def present(self, unit: Unit) -> tuple[Unit, ...]:
        """Return the units of today that a unit went to, in order of code; itself when it still stands."""
        found: dict[Identity, Unit] = {}
        waiting = [unit]
        while waiting:
            span = waiting.pop()
            heirs = self._next(span)
            if heirs:
                waiting += [self.unit(identity, _day_after(span.until)) for identity in heirs]
            else:
                found[span.id] = span
        return tuple([found[identity] for identity in sorted(found)])

    def lineage(self, unit: Unit) -> Iterator[Unit]:
        """Yield a unit and, span after span, all that became of it."""
        yield unit
        for identity in self._next(unit):
            yield from self.lineage(self.unit(identity, _day_after(unit.until)))

    def _next(self, unit: Unit) -> tuple[Identity, ...]:
        targets = self.data.successors.get((unit.id, unit.since))
        if targets is None and self.versions[unit.id][-1].since > unit.since:
            return (unit.id,)
        return targets or ()

    def full_label(self, unit: Unit, day: str = "") -> str:
        """Return the whole name, of a day or the unit's last: "xã Nghĩa Tá, huyện Chợ Đồn, tỉnh Bắc Kạn"."""
        uppers = self.above(unit, day or unit.until)
        return ", ".join([unit.label, *(upper.label for upper in uppers)])

    def all(self, system: System, level: Level) -> tuple[Unit, ...]:
        """Return the units of a list under their last names, without those that ended inside their system."""
        return tuple(self._lists.get((system, level), ()))

    @cached_property
    def _lists(self) -> dict[tuple[System, Level], list[Unit]]:
        found: dict[tuple[System, Level], list[Unit]] = {}
        for spans in self.versions.values():
            if self._listed(spans[-1]):
                found.setdefault((spans[-1].system, spans[-1].level), []).append(spans[-1])
        return found

    def _listed(self, unit: Unit) -> bool:
        return unit.id not in self.data.parts if unit.system == "cu" else unit.until == LAST_DAY


@cache
def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
