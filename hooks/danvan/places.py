"""Turn the places of records and totals into units, former and present; report what is not one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from .catalogue import Catalogue, File, report_findings
from .entry import Place
from .localities import Register, Unit
from .localities.advice import Spot
from .localities.now import Located, Stated, problems, share
from .localities.resolution import Resolution
from .problems import Finding, Path, Report
from .record import Record
from .total import Total


class Lookup(Protocol):
    """Finds what a written place means; without `advise` an unknown one comes without suggestions, which cost."""

    def __call__(self, text: str, as_of: str | None, advise: bool = True) -> Resolution:  # noqa: D102
        ...


Problem = Callable[[Resolution, str, Spot], tuple[str, dict[str, object]] | None]
WARNINGS = ("place-unaccented", "place-split")
LAST_DAY = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Resolver:
    """Looks places up and reports those that are unclear; `problem` says what is wrong with a resolution."""

    register: Register
    lookup: Lookup
    problem: Problem
    report: Report

    def all(self, catalogue: Catalogue) -> Mapping[str, tuple[Place, ...]]:
        """Return the places of every record and total by id."""
        records = {item.id: self.record(item.file, item.value) for item in catalogue.records}
        totals = {item.id: self.total(item.file, item.value) for item in catalogue.totals}
        return {**records, **totals}

    def record(self, file: File, record: Record) -> tuple[Place, ...]:
        """Return the places of a record; split ones and those in no list are now where the editor states it."""
        stated = tuple(self._stated(file, record))
        found = [self.lookup(text, record.as_of) for text in record.localities]
        places = share(record.localities, found, stated)
        if len(stated) == len(record.localities_now):
            report_findings(file, problems(places, stated), self.report)
        single = isinstance(file.tree, dict) and isinstance(file.tree.get("dia_ban"), str)
        spot = Spot(listed=not single)
        made = (
            self._place(file, ("dia_ban",) if single else ("dia_ban", number), place, spot, record.as_of)
            for number, place in enumerate(places)
        )
        return tuple(place for place in made if place)

    def total(self, file: File, total: Total) -> tuple[Place, ...]:
        """Return the place of a total, nothing when its source names none."""
        if not total.locality:
            return ()
        found = self.lookup(total.locality, total.as_of or total.moment or None)
        place = self._place(file, ("dia_ban",), Located(total.locality, found, ()), Spot(statable=False))
        return (place,) if place else ()

    def _stated(self, file: File, record: Record) -> Iterator[Stated]:
        """Yield the stated units that can be used; each must itself be a clear place of today."""
        for position, now in enumerate(record.localities_now):
            resolution = self.lookup(now.place, LAST_DAY)
            path: Path = ("dia_ban_nay", position)
            if self._accepted(file, path, resolution, now.place, Spot(listed=True, statable=False)):
                yield Stated(path, now.place, now.source, resolution.present)

    def _place(
        self, file: File, path: Path, place: Located, spot: Spot, as_of: str | None = None
    ) -> Place | None:
        stated = tuple(dict.fromkeys(unit for item in place.stated for unit in item.units))
        if place.found.status == "unknown" and stated:
            province = self._province(stated)
            return Place(place.text, "", (), stated, province, self._around(place.text, as_of, province))
        split_is_settled = replace(spot, statable=spot.statable and not stated)
        if not self._accepted(file, path, place.found, place.text, split_is_settled):
            return None
        present = stated or place.found.present
        province = self._province(present)
        around = self._undivided(province)
        return Place(place.text, place.found.below, place.found.recorded, present, province, around)

    def _around(self, text: str, as_of: str | None, province: Unit | None) -> tuple[Unit, ...]:
        """Return the former district and province of a place in no list, as far as its text names them."""
        parts = text.split(",")
        for start in range(1, len(parts)):
            found = self.lookup(",".join(parts[start:]).strip(), as_of, advise=False)
            if found.status == "one":
                return (*found.recorded, *self._undivided(province))
        return self._undivided(province)

    def _undivided(self, province: Unit | None) -> tuple[Unit, ...]:
        """Return the former province that is the present one under another code, if there is just one."""
        former = self.register.undivided.get(province.code) if province else None
        return (former,) if former else ()

    def _accepted(self, file: File, path: Path, resolution: Resolution, text: str, spot: Spot) -> bool:
        """Report what is wrong; tell whether the place can be used all the same."""
        problem = self.problem(resolution, text, spot)
        if problem:
            code, values = problem
            severity = "warning" if code in WARNINGS else "error"
            report_findings(file, [Finding(code, path, severity=severity, values=values)], self.report)
        return resolution.status in ("one", "split")

    def _province(self, units: tuple[Unit, ...]) -> Unit | None:
        provinces = {self.register.province(unit).id: self.register.province(unit) for unit in units}
        return next(iter(provinces.values())) if len(provinces) == 1 else None
