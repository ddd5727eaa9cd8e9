"""A directive that records follow: number, date, issuer, and what it rests on."""

from __future__ import annotations

from .fields import Date, Part, Text, Texts, key, many, reference, several
from .record import Source


class Directive(Part):
    """One document of the library."""

    number: Text | None = key("so", "Số")
    title: Text = key("ten", "Tên", required=True)
    issuer: Text = key("co_quan", "Cơ quan ban hành", required=True)
    date: Date | None = key("ngay", "Ngày")
    kind: reference("loai_van_ban") = key("loai", "Loại", required=True)
    about: Text | None = key("mo_ta", "Nói về việc gì")
    based_on: several(reference("documents")) = many("can_cu", "Căn cứ")
    validity: Text | None = key("hieu_luc", "Hiệu lực")
    locality: Text | None = key("dia_ban", "Địa bàn")
    as_of: Date | None = key("thoi_diem", "Thời điểm")
    address: Text | None = key("dia_chi", "Địa chỉ")
    sources: tuple[Source, ...] = many("nguon", "Nguồn")
    note: Text | None = key("ghi_chu", "Ghi chú")
    inferred: Texts = many("suy_ra", "Suy ra")
    unknown: Texts = many("chua_ro", "Chưa rõ")
