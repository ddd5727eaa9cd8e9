"""Lists of words: fields, topics, organisations, levels ... an id, its names, and what people type for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import ConfigDict

from .fields import AddressId, Date, Id, Part, Text, Texts, Yes, choice, key, many, reference


class Entry(Part):
    """One word of a list; keys a list has for itself stay in `model_extra`."""

    model_config = ConfigDict(frozen=True, extra="allow")

    id: Text = key("id", "Mã", required=True)
    name: Text = key("ten", "Tên", required=True)
    short_name: Text | None = key("ten_ngan", "Tên ngắn")
    abbreviations: Texts = many("viet_tat", "Viết tắt")
    synonyms: Texts = many("dong_nghia", "Đồng nghĩa")
    valid_from: Date | None = key("tu", "Từ")
    valid_to: Date | None = key("den", "Đến")
    replaced_by: Texts = many("thay_boi", "Thay bởi")
    about: Text | None = key("mo_ta", "Mô tả")
    group: Text | None = key("nhom", "Nhóm")
    counts_under: Text | None = key("thuoc", "Tính vào")
    fields: tuple[reference("linh_vuc"), ...] = many("linh_vuc", "Lĩnh vực thường gặp")
    caution: Text | None = key("luu_y", "Lưu ý khi làm theo")
    approval: Text | None = key("can_duyet", "Cơ quan phải duyệt")
    certainty: choice("chac-chan", "can-kiem") | None = key("chac", "Đã đối chiếu văn bản chưa")
    awaited: Yes | None = key("cho", "Còn ít mô hình, cần tìm thêm")
    words: Texts = many("gom", "Gồm các từ")
    records: tuple[Id, ...] = many("mo_hinh", "Các mô hình trong nhóm")

    @property
    def short(self) -> str:
        """Return the short name, or the name."""
        return self.short_name or self.name


class PageEntry(Entry):
    """A word whose id is the name of a page."""

    id: AddressId = key("id", "Mã", required=True)


class Content(Entry):
    """What launch texts ask models for; which records answer it is computed (`launched.py`)."""

    directives: tuple[Id, ...] = many("van_ban", "Văn bản phát động")
    topics: tuple[reference("chu_de"), ...] = many("chu_de", "Chủ đề")
    phrases: Texts = many("tu_khoa", "Cụm từ")
    near: tuple[Id, ...] = many("gan", "Mô hình gần với nội dung này")


class Abbreviation(Part):
    """A short form and what it stands for, the most usual meaning first."""

    short: Text = key("chu", "Chữ viết tắt", required=True)
    meanings: Texts = many("nghia", "Nghĩa")
    certainty: choice("chac-chan", "can-kiem") | None = key("chac", "Đã đối chiếu văn bản chưa")


class Synonyms(Part):
    """Words that the search takes for one another: everyday, regional and official ones."""

    words: Texts = many("chu", "Các chữ cùng nghĩa")


class Wording(Part):
    """A word to avoid and the one to use."""

    avoid: Text = key("tranh", "Tránh", required=True)
    use: Text = key("dung", "Dùng", required=True)
    reason: Text | None = key("ly_do", "Lý do")


PAGES = ("linh_vuc", "chu_de")  # lists of which each entry has a page
CONTENTS = "noi_dung_phat_dong"
SPECIAL = {"viet_tat": Abbreviation, "dong_nghia": Synonyms, "tu_ngu": Wording}  # lists whose entries have no id


def kind_of(name: str) -> type[Part]:
    """Return what the entries of a list are."""
    own = Content if name == CONTENTS else PageEntry if name in PAGES else Entry
    return SPECIAL.get(name, own)


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """All lists by name: `{"chu_de": {"hien-dat": Entry}}`, and the two without ids."""

    lists: Mapping[str, Mapping[str, Entry]]
    abbreviations: tuple[Abbreviation, ...] = ()
    wordings: tuple[Wording, ...] = ()
    synonyms: tuple[Synonyms, ...] = ()

    def __getitem__(self, name: str) -> Mapping[str, Entry]:
        """Return one list by its file name, empty when there is none."""
        return self.lists.get(name, {})

    def name(self, list_name: str, entry_id: str | None) -> str:
        """Return the name of an entry, or nothing for no id."""
        return self[list_name][entry_id].name if entry_id else ""

    def entries(self) -> Iterator[Entry]:
        """Yield every entry of every list."""
        for entries in self.lists.values():
            yield from entries.values()

    def ids(self) -> dict[str, frozenset[str]]:
        """Return the ids of each list, as the validation context wants them."""
        return {name: frozenset(entries) for name, entries in self.lists.items()}
