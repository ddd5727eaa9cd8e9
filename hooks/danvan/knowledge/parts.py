"""The generated parts a knowledge page may ask for, each with its parameters.

A part is a fenced block: its name after the fence, its parameters as YAML inside. How each is shown stands in
`pages/knowledge_parts.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from ..fields import Count, Part, Text, choice, key, many, reference, several
from ..launched import STATES

Flag = choice("true", "false")

# Lists whose words can be shown with their explanation.
GLOSSARIES = (
    "linh_vuc",
    "muc_tu_lieu",
    "minh_chung",
    "tinh_trang_cong_nhan",
    "su_kien_cong_nhan",
    "danh_xung",
    "loai",
    "loai_chu_the",
    "cap",
    "khau",
    "hinh_thuc",
    "tinh_trang",
    "phong_trao",
    "tieu_chi",
    "chu_de",
    "loai_van_ban",
)


class Models(Part):
    """Cards of models, the best documented first."""

    name: ClassVar[str] = "mo-hinh"
    fields: several(reference("linh_vuc")) = many("linh_vuc", "Lĩnh vực")
    topics: several(reference("chu_de")) = many("chu_de", "Chủ đề")
    criteria: several(reference("tieu_chi")) = many("tieu_chi", "Tiêu chí")
    ids: several(reference("records")) = many("ids", "Mã mô hình")
    label: reference("danh_xung") | None = key("danh_xung", "Tên gọi")
    count: Count | None = key("so", "Bao nhiêu mô hình")
    with_figure: Flag | None = key("co_so_lieu", "Chỉ mô hình có số liệu")


class Glossary(Part):
    """The words of a list with what they mean."""

    name: ClassVar[str] = "thuat-ngu"
    list: choice(*GLOSSARIES) = key("danh_sach", "Danh sách", required=True)


class Directives(Part):
    """Directives of the library with number, body and date."""

    name: ClassVar[str] = "van-ban"
    ids: several(reference("documents")) = key("ids", "Mã văn bản", required=True)


class LaneStep(Part):
    """One step of a lane; a bare text is what is done."""

    bare_key: ClassVar[str] = "viec"
    action: Text = key("viec", "Việc", required=True)
    actor: Text | None = key("ai", "Ai làm")
    moment: Text | None = key("khi", "Khi nào")


class Lane(Part):
    """One column with its heading."""

    title: Text = key("ten", "Tên cột", required=True)
    about: Text | None = key("mo_ta", "Mô tả")
    steps: several(LaneStep) = many("buoc", "Các bước")


class Lanes(Part):
    """Two lanes side by side: what goes to the Party side, what to the government side; texts are Markdown."""

    name: ClassVar[str] = "hai-lan"
    lanes: tuple[Lane, ...] = key("cot", "Cột", required=True)

    def markdown(self) -> Iterator[str]:
        """Yield every text in the order of reading."""
        for lane in self.lanes:
            steps = (text for step in lane.steps for text in (step.action, step.actor, step.moment))
            yield from filter(None, (lane.about, *steps))


class Criteria(Part):
    """Models by criterion and index: those of new rural areas, or the others."""

    name: ClassVar[str] = "tieu-chi"
    group: choice("nong-thon-moi", "chi-so") | None = key("nhom", "Nhóm")


class Launched(Part):
    """What launch texts ask for, by what the catalogue has for it."""

    name: ClassVar[str] = "chua-co"
    states: several(choice(*STATES)) = many("trang_thai", "Trạng thái")


class Counts(Part):
    """How many models there are, in a sentence or as a table by one of their properties."""

    name: ClassVar[str] = "so-kho"
    by: choice("muc", "minh-chung", "loai") | None = key("theo", "Theo")


class Nothing(Part):
    """A part without parameters."""


WITHOUT = ("viet-tat", "so-noi-dung", "han-dang-ky", "linh-vuc", "lien-he")
PARTS: Mapping[str, type[Part]] = {
    **{kind.name: kind for kind in (Models, Glossary, Directives, Lanes, Criteria, Launched, Counts)},
    **dict.fromkeys(WITHOUT, Nothing),
}
