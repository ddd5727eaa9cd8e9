"""Convert a whole table: which file kinds there are, which cells a row is made of, what came of all rows."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, Self

from ..strings import load
from . import headings
from .conversion import Converter
from .conversion import headings as new_headings
from .headings import Found
from .moment import moment
from .refused import Refused
from .sheet_csv import Csv

SUFFIXES = (".csv", ".xlsx")


class Table(Protocol):
    """What both kinds of file can do."""

    @property
    def rows(self) -> Sequence[Sequence[object]]:
        """Return the cells, title and headings included."""

    def checked(self, heading: int) -> Self:
        """Return the table; `Refused` when its cells have slipped."""

    def with_columns(self, heading: int, columns: Sequence[Sequence[str]]) -> Self:
        """Return the table with new cells, one sequence for each row from `heading` on."""

    def data(self) -> bytes:
        """Return the file."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person chose: headings of the columns, the date of all rows that have none, the sheet."""

    names: Sequence[str] = ()
    date_name: str = ""
    date: str = ""
    sheet: str = ""


def read(path: Path, sheet: str = "") -> Table:
    """Read a table by the kind of its file; `Refused` when it cannot be read."""
    if path.suffix.lower() not in SUFFIXES:
        raise Refused("bad-suffix", path=path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refused("unread", path=path) from error
    if path.suffix.lower() == ".csv":
        return Csv.read(data)
    from .sheet_xlsx import Xlsx  # 0.2 s that only this needs

    return Xlsx.read(data, sheet)


def convert(table: Table, choice: Choice, converter: Converter) -> tuple[Table, Counter[str]]:
    """Return the table with the new columns, and how many rows have each status."""
    usual = load()["cli"]["localities"]["usual-headings"]
    found = headings.find(table.rows, choice.names, choice.date_name, usual)
    table = table.checked(found.row)
    results = [_row(row, found, choice.date, converter) for row in table.rows[found.row + 1 :]]
    columns = [new_headings(), *(cells for _, cells in results)]
    return table.with_columns(found.row, columns), Counter(status for status, _ in results)


def _row(row: Sequence[object], found: Found, date: str, converter: Converter) -> tuple[str, tuple[str, ...]]:
    places = (_text(row, column) for column in found.places)
    place = ", ".join(part for part in places if part)
    written = row[found.date] if found.date is not None and found.date < len(row) else None
    as_of = moment(written)
    return converter.row(place, date if as_of == "" else as_of)


def _text(row: Sequence[object], column: int) -> str:
    value = row[column] if column < len(row) else None
    return "" if value is None else " ".join(str(value).split())


def write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; `Refused` when the folder does not take it."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False) as file:
            file.write(data)
        os.chmod(file.name, 0o644)
        os.replace(file.name, path)
    except OSError as error:
        raise Refused("unwritten", path=path, error=error) from error
