"""Tables as CSV, the way Excel writes and reads them: UTF-8, comma or semicolon."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .refused import Refused

DELIMITERS = ",;\t"
BOM = "\ufeff"  # without it Excel takes UTF-8 for another encoding
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d[\d ().,]*%?")  # +84 912 345 678 and -5 are no formulas


@dataclass(frozen=True, slots=True)
class Csv:
    """A table read from CSV; `delimiter` is what it is written with again."""

    rows: Sequence[Sequence[str]]
    delimiter: str

    @classmethod
    def read(cls, data: bytes) -> Csv:
        """Read a table; `Refused` when it is not UTF-8 or not CSV."""
        try:
            written = data.decode("utf-8-sig")
            delimiter = _delimiter(written)
            rows = list(csv.reader(io.StringIO(written, newline=""), delimiter=delimiter or "\t", strict=True))
        except UnicodeDecodeError as error:
            raise Refused("csv-not-utf8") from error
        except csv.Error as error:
            raise Refused("csv-broken", error=error) from error
        return cls(rows, delimiter or ",")

    def checked(self, heading: int) -> Csv:
        """Return the table; `Refused` when a row has more cells than the headings: a comma stands there unquoted."""
        width = len(self.rows[heading])
        for number, row in enumerate(self.rows[heading + 1 :], heading + 2):
            if _used(row) > width:
                raise Refused("csv-uneven", row=number, cells=_used(row), headings=width)
        return self

    def with_columns(self, heading: int, columns: Sequence[Sequence[str]]) -> Csv:
        """Return the table with new cells at the end of the rows from `heading` on."""
        width = max(map(len, self.rows[heading:]))
        added = [
            [*row, *[""] * (width - len(row)), *cells] for row, cells in zip(self.rows[heading:], columns, strict=True)
        ]
        return replace(self, rows=[*self.rows[:heading], *added])

    def data(self) -> bytes:
        """Return the file that Excel opens as it is, with no cell that it would take for a formula."""
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=self.delimiter).writerows([safe(cell) for cell in row] for row in self.rows)
        return (BOM + out.getvalue()).encode()


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet computes: "=1+1" becomes "'=1+1"; a plain number stays."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _delimiter(written: str) -> str:
    """Return the delimiter that stands most often in the first line with text, "" when it has none."""
    first = next((line for line in written.splitlines() if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", first)
    best = max(DELIMITERS, key=bare.count)
    return best if best in bare else ""


def _used(row: Sequence[str]) -> int:
    """Return how many cells there are up to the last one with text."""
    return max((at for at, cell in enumerate(row, 1) if cell.strip()), default=0)
