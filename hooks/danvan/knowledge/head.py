"""What stands above the text of a knowledge page: the question, its answer, and the sources."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field, model_validator

from ..fields import Count, Date, Id, Part, Text, Url, choice, fail, key, reference, sized

TITLE_MAX = 70  # two lines on a 360 px phone
GROUPS = ("hieu", "lam", "tra-cuu")  # in the order in which a newcomer reads
KINDS = ("ten", "van_ban", "kho")  # exactly one of them says what a source is


class Citation(Part):
    """One source of the page: printed matter, a directive of the library, or the catalogue itself."""

    title: Text | None = key("ten", "Tên bài, tên văn bản")
    publisher: Text | None = key("co_quan", "Cơ quan, báo")
    number: Text | None = key("so", "Số văn bản")
    date: Date | None = key("ngay", "Ngày")
    address: Url | None = key("dia_chi", "Địa chỉ trên mạng")
    note: Text | None = key("ghi_chu", "Ghi chú")
    directive: reference("documents") | None = key("van_ban", "Văn bản trong kho")
    computed: choice("true") | None = key("kho", "Kho tự tính")

    @model_validator(mode="after")
    def _is_one_thing(self) -> Citation:
        if sum(bool(value) for value in (self.title, self.directive, self.computed)) != 1:
            raise fail("knowledge-source", choices=", ".join(KINDS))
        return self


class Head(Part):
    """The front matter of a page."""

    title: sized(5, TITLE_MAX) = key("tieu_de", "Câu hỏi", required=True)
    short_name: Text = key("ten_ngan", "Tên ngắn", required=True)
    order: Count = key("thu_tu", "Thứ tự", required=True)
    group: choice(*GROUPS) = key("nhom", "Nhóm", required=True)
    answer: Text = key("tra_loi", "Câu trả lời", required=True)
    sources: Mapping[Id, Citation] = Field(default_factory=dict, alias="nguon", title="Nguồn")
