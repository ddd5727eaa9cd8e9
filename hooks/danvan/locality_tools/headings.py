"""Find the columns of a table by what stands above them; never guess between two."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .. import text
from .refused import Refused

TOP = 20  # rows: above the headings offices write the name of the agency and of the list
_NOTE = re.compile(r"\([^()]*\)")

Cells = Sequence[object]


@dataclass(frozen=True, slots=True)
class Found:
    """Positions from 0: the row of headings, the columns of the place, smallest unit first, the column of dates."""

    row: int
    places: tuple[int, ...]
    date: int | None = None


def find(rows: Sequence[Cells], names: Sequence[str], date_name: str, usual: Iterable[str]) -> Found:
    """Return where the named columns are; without names the only one with a usual heading.

    `Refused` with the headings there are, when a column is missing or cannot be told from another.
    """
    top = rows[:TOP]
    wanted = [*names, date_name] if date_name else list(names)
    at = next((at for at, row in enumerate(top) if _holds(row, wanted, names, usual)), None)
    if at is None:
        raise _missing(top, wanted, () if names else usual)
    row = top[at]
    places = tuple(_only(row, [name]) for name in names) if names else (_only(row, usual),)
    return Found(at, places, _only(row, [date_name]) if date_name else None)


def _holds(row: Cells, wanted: Sequence[str], names: Sequence[str], usual: Iterable[str]) -> bool:
    return all(_columns(row, [name]) for name in wanted) and (bool(names) or bool(_columns(row, usual)))


def _columns(row: Cells, names: Iterable[str]) -> list[int]:
    """Return the columns with one of the headings; a heading written exactly so wins over one like it."""
    exact = [column for column, cell in enumerate(row) if str(cell or "").strip() in names]
    if exact:
        return exact
    keys = {_key(name) for name in names}
    return [column for column, cell in enumerate(row) if _key(cell) in keys]


def _key(cell: object) -> str:
    """Return a heading without marks and notes: "Xã/Phường (cũ)" is "xa-phuong"."""
    return text.slug(_NOTE.sub(" ", str(cell))) if cell else ""


def _only(row: Cells, names: Iterable[str]) -> int:
    columns = _columns(row, names)
    if len(columns) > 1:
        raise Refused("several-columns", headings=_listed(row[column] for column in columns))
    return columns[0]


def _missing(top: Sequence[Cells], wanted: Sequence[str], usual: Iterable[str]) -> Refused:
    """Return what is missing: columns asked for by name, else any column with a usual heading."""
    headings = _listed(max(top, key=lambda row: sum(bool(cell) for cell in row), default=()))
    absent = [name for name in wanted if not any(_columns(row, [name]) for row in top)]
    if absent or not usual:
        return Refused("no-such-column", names=_listed(absent or wanted), headings=headings)
    return Refused("no-usual-column", headings=headings)


def _listed(cells: Iterable[object]) -> str:
    return ", ".join(f'"{str(cell).strip()}"' for cell in cells if cell)
