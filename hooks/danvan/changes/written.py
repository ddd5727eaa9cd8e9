"""Days of change as an editor writes them: `catalogue/thay-doi.yml`, for copies that come without git."""

from __future__ import annotations

from pathlib import Path

from ..catalogue import File, report_findings
from ..fields import Date, Part, Text, key, many, reference, several
from ..problems import Finding, Report
from ..read import shown_path
from ..strict_yaml import parse
from ..validate import validate_tree
from .days import Change, Day

FILE = "thay-doi.yml"


class Written(Part):
    """One day of the file."""

    date: Date = key("ngay", "Ngày", required=True, example="2026-11-21")
    came: several(reference("records")) = many("moi", "Mới đưa vào", "mã mô hình")
    changed: several(reference("records")) = many("sua", "Sửa, bổ sung", "mã mô hình")
    archived: several(reference("records")) = many("luu_tru", "Đưa vào lưu trữ", "mã mô hình")
    note: Text | None = key("loi", "Lời kể")


def days(catalogue: Path, published: frozenset[str], report: Report) -> tuple[Day, ...]:
    """Return the days of the file, the newest first; what does not fit is reported."""
    path = catalogue / FILE
    if not path.is_file():
        return ()
    data, shown = path.read_bytes(), shown_path(path)
    file = File(shown, path.stem, data, parse(data, shown, report))
    if not isinstance(file.tree, list):
        report_findings(file, [Finding("not-list")] if file.tree is not None else [], report)
        return ()
    ids = {"records": published}
    rows = (validate_tree(file, row, Written, ids, report, (at,)) for at, row in enumerate(file.tree))
    by_date: dict[str, list[Written]] = {}
    for row in filter(None, rows):
        by_date.setdefault(row.date, []).append(row)
    return tuple(_day(date, by_date[date]) for date in sorted(by_date, reverse=True))


def _day(date: str, rows: list[Written]) -> Day:
    """Return what is written of a date, in however many places of the file."""
    kinds = {"moi": "came", "sua": "changed", "luu-tru": "archived"}
    changes = (Change(name, kind) for kind, key in kinds.items() for row in rows for name in getattr(row, key))
    note = " ".join(row.note for row in rows if row.note)
    return Day(date, tuple(dict.fromkeys(changes)), note, f"{(date + '-01-01')[:10]}T00:00:00Z")
