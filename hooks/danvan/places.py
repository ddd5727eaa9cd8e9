"""Turn the places of records and totals into units, former and present; report what is not one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from .catalogue import Catalogue, File, report_findings
from .entry import Place
from .locality import Register, Unit
from .problems import Finding, Path, Report
from .record import Record
from .resolution import Resolution
from .total import Total

Lookup = Callable[[str, str | None], Resolution]
Problem = Callable[[Resolution, str], tuple[str, dict[str, object]] | None]
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
        """Return the places of a record, its present ones replaced where the editor states them."""
        single = isinstance(file.tree, dict) and isinstance(file.tree.get("dia_ban"), str)
        paths: list[Path] = [("dia_ban",) if single else ("dia_ban", n) for n in range(len(record.localities))]
        stated = tuple(self._stated(file, record))
        found = (
            self._place(file, path, text, record.as_of, stated)
            for path, text in zip(paths, record.localities, strict=True)
        )
        return tuple(place for place in found if place)

    def total(self, file: File, total: Total) -> tuple[Place, ...]:
        """Return the place of a total, nothing when its source names none."""
        if not total.locality:
            return ()
        place = self._place(file, ("dia_ban",), total.locality, total.as_of or total.moment or None, ())
        return (place,) if place else ()

    def _stated(self, file: File, record: Record) -> Iterator[Unit]:
        for position, now in enumerate(record.localities_now):
            resolution = self.lookup(now.place, LAST_DAY)
            path: Path = ("dia_ban_nay", position)
            if self._accepted(file, path, resolution, now.place):
                yield from resolution.present

    def _place(
        self, file: File, path: Path, text: str, as_of: str | None, stated: tuple[Unit, ...]
    ) -> Place | None:
        resolution = self.lookup(text, as_of)
        if resolution.status == "unknown" and stated:
            return Place(text, "", (), stated, self._province(stated))
        if not self._accepted(file, path, resolution, text, quiet=bool(stated)):
            return None
        present = stated or resolution.present
        return Place(text, resolution.below, resolution.recorded, present, self._province(present))

    def _accepted(
        self, file: File, path: Path, resolution: Resolution, text: str, *, quiet: bool = False
    ) -> bool:
        """Report what is wrong; tell whether the place can be used all the same."""
        problem = self.problem(resolution, text)
        if problem and not (quiet and problem[0] == "place-split"):
            code, values = problem
            severity = "warning" if code in WARNINGS else "error"
            report_findings(file, [Finding(code, path, severity=severity, values=values)], self.report)
        return resolution.status in ("one", "split")

    def _province(self, units: tuple[Unit, ...]) -> Unit | None:
        provinces = {self.register.province(unit).id: self.register.province(unit) for unit in units}
        return next(iter(provinces.values())) if len(provinces) == 1 else None
