"""What a check is: a name, what it looks at, and a function that yields findings; `checks.<name>` says why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, TypeVar

from ..catalogue import Catalogue, Filed
from ..localities.search import period_of
from ..problems import Finding, Path
from ..record import Record

T = TypeVar("T")
Scope = Literal["records", "totals", "directives", "lists"]
NO_DAY_OF_YEARS = len("2018-2020")


@dataclass(frozen=True)
class Context:
    """What a check may look at beside its own file: all files, and the day that counts as today."""

    catalogue: Catalogue
    today: date
    broken: frozenset[str] = frozenset()  # ids of files that were left out for a mistake
    _made: dict[Any, Any] = field(default_factory=dict, repr=False)

    def once(self, make: Callable[[Context], T]) -> T:
        """Return what `make` finds in the whole catalogue, made once a run: keeps 100,000 records linear."""
        if make not in self._made:
            self._made[make] = make(self)
        return self._made[make]


@dataclass(frozen=True, slots=True)
class Check:
    """One rule; `run(item, context)` yields a finding for every place that breaks it.

    A record may except itself from the warnings of a check by its name (`bien_tap.ngoai_le`); a check that warns
    therefore has one code, its name.
    """

    name: str
    scope: Scope
    run: Callable[[Filed[Any], Context], Iterable[Finding]]


def warn(code: str, path: Path, **values: object) -> Finding:
    """Return a finding that a person has to judge."""
    return Finding(code, path, severity="warning", values=values)


def record_ids(context: Context) -> frozenset[str]:
    """Return the ids of all records, of those left out for a mistake, too: one mistake is told once."""
    return context.broken.union(item.id for item in context.catalogue.records)


def is_live(record: Record) -> bool:
    """Tell whether a record is published and still kept up (not archived)."""
    return record.editorial is not None and record.editorial.state == "cong-bo"


def days_of(moment: str | None) -> tuple[str, str]:
    """Return the first and last ISO day of a date, or of years such as "2018-2020"; all days for None."""
    if moment and len(moment) == NO_DAY_OF_YEARS:
        first, last = moment.split("-")
        return period_of(first)[0], period_of(last)[1]
    return period_of(moment)


def is_outside(moment: str | None, first: str | None, last: str | None) -> bool:
    """Tell whether a date lies wholly before the date `first` or after the date `last` (None is open)."""
    begin, end = days_of(moment)
    return end < days_of(first)[0] or begin > days_of(last)[1]
