"""A total as a locality reported it: how many models, by field, by subject, and how far they got."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, model_validator

from .fields import Count, Date, Part, Text, Texts, Years, choice, fail, key, many, reference
from .record import LEVELS, Source

ORDER = ("registered", "recognised", "exemplary")  # each can only be as many as the one before
PART_GROUPS = ("by_field", "by_subject", "by_level")


def _counts(value: object) -> object:
    if not isinstance(value, dict):
        raise fail("not-mapping")
    return value


Counts = Annotated[dict[str, Count], BeforeValidator(_counts)]


class Award(Part):
    """How many were commended, how, and by whom."""

    form: reference("hinh_thuc") | None = key("hinh_thuc", "Hình thức")
    level: choice(*LEVELS) | None = key("cap", "Cấp")
    body: Text | None = key("co_quan", "Cơ quan")
    given_to: choice("mo-hinh", "tap-the", "ca-nhan") | None = key("trao_cho", "Trao cho")
    count: Count = key("so_luong", "Số lượng", required=True)
    span: Years | None = key("giai_doan", "Giai đoạn")
    names: Texts = many("ten", "Tên")


class Total(Part):
    """One report of totals; its parts add up, or `khong_khop` says why they do not."""

    title: Text | None = key("ten", "Tên")
    locality: Text | None = key("dia_ban", "Địa bàn")
    as_of: Date | None = key("thoi_diem", "Thời điểm")
    scope: choice("toan-dia-ban", "nganh", "mot-mo-hinh") = key("pham_vi", "Phạm vi", required=True)
    unit: choice("mo-hinh", "tap-the-ca-nhan", "luot") = key("don_vi_dem", "Đơn vị đếm", required=True)
    span: Years | None = key("giai_doan", "Giai đoạn")
    until: Date | None = key("den_ngay", "Đến ngày")
    total: Count | None = key("tong", "Tổng")
    by_field: Counts | None = key("theo_linh_vuc", "Theo lĩnh vực")
    by_subject: Counts | None = key("theo_chu_the", "Theo chủ thể")
    by_level: Counts | None = key("theo_cap", "Theo cấp")
    registered: Count | None = key("dang_ky", "Đăng ký")
    evaluated: Count | None = key("danh_gia", "Đánh giá")
    recognised: Count | None = key("cong_nhan", "Công nhận")
    exemplary: Count | None = key("dien_hinh", "Điển hình")
    effective: Count | None = key("phat_huy", "Đang phát huy hiệu quả")
    awards: tuple[Award, ...] = many("khen_thuong", "Khen thưởng")
    target: Text | None = key("chi_tieu", "Chỉ tiêu")
    precision: choice("hơn", "gần", "trên", "khoảng") | None = key("do_chinh_xac", "Độ chính xác")
    other: Counts | None = key("khac", "Khác")
    mismatch: Text | None = key("khong_khop", "Vì sao không khớp")
    sources: tuple[Source, ...] = many("nguon", "Nguồn")
    note: Text | None = key("ghi_chu", "Ghi chú")
    inferred: Texts = many("suy_ra", "Suy ra")
    unknown: Texts = many("chua_ro", "Chưa rõ")

    @model_validator(mode="after")
    def _has_a_number(self) -> Total:
        numbers = (self.total, self.registered, self.evaluated, self.recognised, self.exemplary)
        if all(number is None for number in numbers) and not (self.by_field or self.by_subject):
            raise fail("total-without-number")
        return self

    @property
    def moment(self) -> str:
        """Return the date its numbers hold for, as far as it is known ("" when it is not)."""
        return self.until or self.as_of or (self.span or "")[-4:]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Parts of a total that do not add up, or a stage above the one before it."""

    code: str
    key: str
    values: dict[str, object]


def _sum_text(parts: dict[str, int]) -> str:
    return " + ".join(str(number) for number in parts.values())


def mismatches(total: Total) -> Iterator[Mismatch]:
    """Yield every sum and every order that does not hold."""
    if total.total is not None:
        for name in PART_GROUPS:
            parts = getattr(total, name)
            if parts and sum(parts.values()) != total.total:
                values = {"parts": _sum_text(parts), "sum": sum(parts.values()), "total": total.total}
                yield Mismatch("sum-differs", Total.model_fields[name].alias or name, values)
    stages = [(name, getattr(total, name)) for name in ORDER if getattr(total, name) is not None]
    for (before, more), (after, less) in itertools.pairwise(stages):
        if less > more:
            labels = {"after": Total.model_fields[after].title, "before": Total.model_fields[before].title}
            values = {**labels, "less": less, "more": more}
            yield Mismatch("order-differs", Total.model_fields[after].alias or after, values)
