"""What a record's file says, by key: its texts and its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import figures

from danvan.problems import Report
from danvan.read import read_files

Tree = dict[str, Any]
# Keys that hold ids or editors' remarks, not statements about the model.
SILENT = frozenset(
    (
        *("loai", "danh_xung", "chu_the", "loai_chu_the", "linh_vuc", "phong_trao", "tieu_chi", "chu_de"),
        *("dia_ban_nay", "thoi_diem", "tinh_trang", "van_ban", "nhan_rong_tu", "lien_he", "nguon", "anh"),
        *("ma_cu", "suy_ra", "chua_ro", "bien_tap"),
    )
)
IDS = frozenset({"to_chuc", "khau", "nguon", "id", "loai", "trao_cho", "hinh_thuc", "cap", "vung", "muc"})
SHORT = frozenset({"ten", "ten_khac", "tom_tat", "diem_kheo", "linh_vuc_goc", "dia_ban"})  # repeat what stands below


def records(catalogue: Path) -> dict[str, Tree]:
    """Return the records of a catalogue as trees of text; raise ValueError when one cannot be read."""
    report = Report()
    files = read_files(catalogue, report)
    if report.problems:
        raise ValueError("; ".join(f"{problem.file}:{problem.line} {problem.code}" for problem in report.problems))
    return {file.id: file.tree for file in files.records if isinstance(file.tree, dict)}


def texts(value: object) -> Iterator[str]:
    """Yield the texts of a value: a result as "value unit", ids left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)
    elif isinstance(value, dict):
        yield from _texts_of_mapping(value)


def _texts_of_mapping(tree: Tree) -> Iterator[str]:
    unit = tree.get("don_vi", "") if "gia_tri" in tree else ""
    for key, value in tree.items():
        if key in ("gia_tri", "truoc") and isinstance(value, str):
            yield f"{value} {unit}".strip()
        elif key not in IDS and not (key == "don_vi" and unit):
            yield from texts(value)


def stated(tree: Tree, *, body: bool = False) -> list[str]:
    """Return all texts about the model; `body` leaves out name, place, summary and the like."""
    left_out = SILENT | SHORT if body else SILENT
    return [text for key, value in tree.items() if key not in left_out for text in texts(value)]


def numbers(parts: Iterable[str]) -> set[str]:
    """Return the numbers of texts, with their scale."""
    return {number for text in parts for number in figures.figures(text)}
