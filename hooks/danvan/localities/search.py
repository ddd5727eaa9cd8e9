"""Which units the parts of a place can mean: every assignment of parts to levels is tried in both systems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .grammar import Name, Part
from .register import Level, Register, System, Unit
from .unit import FIRST_DAY, LAST_DAY

Period = tuple[str, str]
Structure = tuple[Level, ...]
Pools = dict[tuple[int, Level], list[Unit]]  # (position of the part, level) -> what it can mean
LEVELS: Structure = ("xa", "huyen", "tinh")
STRUCTURES: dict[System, tuple[Structure, ...]] = {
    "cu": (("tinh",), ("huyen",), ("xa",), ("huyen", "tinh"), ("xa", "huyen"), ("xa", "tinh"), LEVELS),
    "nay": (("tinh",), ("xa",), ("xa", "tinh")),
}


def period_of(as_of: str | None) -> Period:
    """Return the first and last ISO day of YYYY, YYYY-MM or YYYY-MM-DD; all days for None or "".

    >>> period_of("2025")
    ('2025-01-01', '2025-12-31')
    """
    if not as_of:
        return FIRST_DAY, LAST_DAY
    return as_of + "-01-01"[len(as_of) - 4 :], as_of + "-12-31"[len(as_of) - 4 :]


@dataclass(frozen=True, slots=True)
class Reading:
    """One unit the text can mean, the larger units written beside it, and the words left over below."""

    unit: Unit
    containers: tuple[Unit, ...]
    below: str
    by_name: bool  # False when a province was found by another name of it
    structure: Structure

    def line(self, register: Register, period: Period) -> tuple[Unit, ...]:
        """Return the unit and those above it, smallest first, each as it was called at the time."""
        day = min(period[1], self.unit.until, *[unit.until for unit in self.containers])
        found = {unit.level: unit for unit in (*register.above(self.unit, day), *self.containers, self.unit)}
        return tuple([found[level] for level in LEVELS if level in found])

    def label(self, register: Register, period: Period) -> str:
        """Return the whole place with its marks: "thôn Pretieng, xã Phú Sơn, huyện Lâm Hà, tỉnh Lâm Đồng"."""
        labels = [unit.label for unit in self.line(register, period)]
        return ", ".join([self.below, *labels] if self.below else labels)


@dataclass(frozen=True, slots=True)
class Search:
    """How strictly to look: in which days, with or without marks, with or without the type words written."""

    register: Register
    period: Period
    folded: bool = False
    typed: bool = True

    def readings(self, parts: Sequence[Part], system: System) -> list[Reading]:
        """Return all readings in one system, one for each unit."""
        if not self._in_force(system):
            return []
        found: dict[str, Reading] = {}
        pools: Pools = {}
        for structure in STRUCTURES[system]:
            if len(structure) == len(parts) or below_fits(parts, structure):
                for reading in self._assigned(parts, structure, system, pools):
                    found[reading.unit.level + reading.unit.code] = reading  # the longest structure comes last
        return list(found.values())

    def _in_force(self, system: System) -> bool:
        last = self.register.data.last_former_day
        return self.period[0] <= last if system == "cu" else self.period[1] > last

    def _assigned(
        self, parts: Sequence[Part], structure: Structure, system: System, pools: Pools
    ) -> Iterator[Reading]:
        rest = len(parts) - len(structure)
        line: list[list[Unit]] = []
        for at in range(len(structure) - 1, -1, -1):  # largest first: it is the one most often missing
            key = (rest + at, structure[at])
            pool = pools.get(key)
            if pool is None:
                pool = pools[key] = self._pool(parts[rest + at], structure[at], system)
            if at == 0 and not all(part.below for part in parts[:rest]):
                pool = [unit for unit in pool if self._type_is_written(parts[rest], unit)]
            if not pool:
                return
            line.append(pool)
        below = ", ".join([part.text for part in parts[:rest]])
        by_name = structure != ("tinh",) or self._has_own_name(parts[-1], system)
        for unit in line.pop():
            containers = self._containers(unit, line)
            if containers is not None:
                yield Reading(unit, containers, below, by_name, structure)

    def _containers(self, unit: Unit, pools: Sequence[Sequence[Unit]]) -> tuple[Unit, ...] | None:
        """Return the first unit of each pool that holds `unit`, or None when a pool has none."""
        found = []
        for pool in pools:
            holder = next((upper for upper in pool if self.register.inside(unit, upper)), None)
            if holder is None:
                return None
            found.append(holder)
        return tuple(found)

    def _pool(self, part: Part, level: Level, system: System) -> list[Unit]:
        """Return the units of one level that a part can mean, under the name valid last in the period."""
        found: dict[str, Unit] = {}
        for name in part.names:
            for unit in self._named(name, level):
                if unit.system == system and unit.valid(self.period) and self._type_fits(name, unit):
                    known = found.get(unit.code)
                    if known is None or known.since < unit.since:
                        found[unit.code] = unit
        return list(found.values())

    def _named(self, name: Name, level: Level) -> Sequence[Unit]:
        key = name.bare if self.folded else name.key
        units = self.register.named(level, key, self.folded)
        return [*units, *self.register.aliased(key, self.folded)] if level == "tinh" else units

    def _type_fits(self, name: Name, unit: Unit) -> bool:
        if not name.type or name.type == unit.type:
            return True
        return not self.typed and unit.level in self.register.levels_of[name.type]

    def _type_is_written(self, part: Part, unit: Unit) -> bool:
        """Tell whether a part names a unit after its type: "phường Quan Hoa", not "Quan Hoa" (quận Hoa)."""
        spelled = self.register.data.spelling.keys(unit.name)[self.folded]
        return any(name.type and (name.bare if self.folded else name.key) == spelled for name in part.names)

    def _has_own_name(self, part: Part, system: System) -> bool:
        keys = [name.bare if self.folded else name.key for name in part.names]
        units = (unit for key in keys for unit in self.register.named("tinh", key, self.folded))
        return any(unit.system == system and unit.valid(self.period) for unit in units)


def below_fits(parts: Sequence[Part], structure: Structure) -> bool:
    """Tell whether the parts before those of a structure can be hamlets and quarters.

    They begin with such a word (thôn, khu phố), or stand before a commune with its type written ("Nà Duồng, xã Bằng
    Lãng"); anything else before a district may be a commune with a typing error.
    """
    rest = len(parts) - len(structure)
    if rest < 0:
        return False
    commune = structure[0] == "xa" and parts[rest].typed
    return all(part.below or (commune and part.spare and not part.typed) for part in parts[:rest])
