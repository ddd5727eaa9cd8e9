"""Tables as Excel workbooks: one sheet gets new columns, everything else is written again as it was."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from .refused import Refused
from .sheet_csv import safe

BROKEN = (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, ParseError)
WIDTH = 30  # characters: a whole commune with its province


@dataclass(frozen=True, slots=True)
class Xlsx:
    """A workbook and the sheet in it that is converted."""

    book: Workbook
    sheet: Worksheet
    rows: Sequence[Sequence[object]]  # formulas stand as what Excel last computed

    @classmethod
    def read(cls, data: bytes, sheet: str) -> Xlsx:
        """Read a workbook and a sheet of it, "" for the one last looked at; `Refused` when that cannot be done."""
        try:
            book, values = (load_workbook(io.BytesIO(data), data_only=computed) for computed in (False, True))
        except BROKEN as error:
            raise Refused("xlsx-broken", error=error) from error
        names = [each.title for each in book.worksheets]
        chosen = sheet or (book.active.title if book.active in book.worksheets else names[0])
        if chosen not in names:
            raise Refused("no-such-sheet", name=chosen, names=", ".join(names))
        return cls(book, book[chosen], list(_seen(book[chosen], values[chosen])))

    def checked(self, heading: int) -> Xlsx:
        """Return the table: cells of a sheet cannot slip."""
        return self

    def with_columns(self, heading: int, columns: Sequence[Sequence[str]]) -> Xlsx:
        """Return the table with new cells right of everything, in the rows from `heading` on."""
        first = self._first_free()
        pattern = next(cell for cell in reversed(self.sheet[heading + 1][: first - 1]) if cell.value is not None)
        for row, cells in enumerate(columns, heading + 1):
            for column, words in enumerate(cells, first):
                if words:
                    _fill(self.sheet.cell(row, column), words)
        for column in range(first, first + len(columns[0])):
            _dress(self.sheet.cell(heading + 1, column), pattern)
            self.sheet.column_dimensions[get_column_letter(column)].width = WIDTH
        return self

    def _first_free(self) -> int:
        """Return the first column right of all values and merged cells; empty cells with a border do not count."""
        used = (
            cell.column
            for row in self.sheet.iter_rows()
            for cell in row
            if cell.value is not None or isinstance(cell, MergedCell)
        )
        return max(used, default=0) + 1

    def data(self) -> bytes:
        """Return the file."""
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()


def _seen(formulas: Worksheet, values: Worksheet) -> Iterator[list[object]]:
    """Yield the rows as Excel shows them; a formula that was never computed stands as it is written."""
    both = zip(formulas.iter_rows(values_only=True), values.iter_rows(values_only=True), strict=True)
    for written, computed in both:
        yield [raw if value is None else value for raw, value in zip(written, computed, strict=True)]


def _fill(cell: Cell, words: str) -> None:
    """Write text as text: a code keeps its zeros, a place that begins with = is no formula."""
    cell.value = safe(words)
    cell.data_type = "s"
    cell.number_format = "@"


def _dress(cell: Cell, pattern: Cell) -> None:
    """Give a new heading the look of the last one there is."""
    cell.font, cell.fill = copy(pattern.font), copy(pattern.fill)
    cell.border, cell.alignment = copy(pattern.border), copy(pattern.alignment)
