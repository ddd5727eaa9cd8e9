"""Our own prose keeps clear of words that hurt, label or mistype; names and titles stay as their sources have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .. import text
from ..catalogue import Filed
from ..problems import Finding, Path
from ..record import Record
from ..vocabulary import Wording
from .base import Check, Context, warn

# Our own words: a key with the keys inside it that are prose (none: the value is prose itself).
PROSE: Mapping[str, tuple[str, ...]] = {
    "diem_kheo": (),
    "tom_tat": (),
    "boi_canh": (),
    "muc_tieu": (),
    "doi_tuong": ("van_dong", "thu_huong"),
    "cach_lam": ("viec", "ai", "san_pham"),
    "nguon_luc": ("nhan_luc", "vat_tu"),
    "ket_qua": ("chi_so", "gia_tri"),
    "dieu_kien": ("noi_dung",),
    "phu_hop": ("quy_mo", "dtts", "ton_giao"),
    "kho_khan": ("kho_khan", "cach_vuot"),
    "bai_hoc": (),
    "duy_tri": (),
    "nhan_rong_tai": ("dieu_chinh", "ket_qua"),
}
NAMES = {field.alias: name for name, field in Record.model_fields.items()}
APOSTROPHE = re.compile(f"[{text.APOSTROPHES}]")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def _wordings(context: Context) -> tuple[Wording, ...]:
    """Return the wordings a program can judge: one with a remark in brackets needs a person."""
    return tuple(wording for wording in context.catalogue.vocabularies.wordings if "(" not in wording.avoid)


def _pattern(context: Context) -> re.Pattern[str]:
    """Return what finds any of them between whole syllables (not "hủ tục" in "thủ tục"), a group each."""
    words = "|".join(f"({_syllables(wording.avoid)})" for wording in context.once(_wordings))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)") if words else re.compile(r"(?!)")


def _syllables(avoid: str) -> str:
    """Return a pattern for the syllables of a wording, whatever stands between them."""
    return r"\W+".join(APOSTROPHE.sub(f"[{text.APOSTROPHES}]", word) for word in text.words(_plain(avoid)))


def _plain(prose: str) -> str:
    return text.normalize(prose).lower()


def _prose(record: Record) -> Iterator[tuple[Path, str]]:
    for key, inner in PROSE.items():
        yield from _texts((key,), getattr(record, NAMES[key]), inner)


def _texts(path: Path, value: object, keys: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    """Yield (path, text) of a text, of each in a list, or of the named keys of a part."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for position, part in enumerate(value):
            yield from _texts((*path, position), part, keys)
    elif value is not None:
        for name, field in type(value).model_fields.items():
            if field.alias in keys:
                yield from _texts((*path, field.alias), getattr(value, name), ())


def _without_names(prose: str, record: Record) -> str:
    prose = QUOTED.sub(" | ", prose)
    for name in (record.name, *record.other_names):
        prose = prose.replace(name or "|", " | ")
    return prose


def _run(item: Filed[Record], context: Context) -> Iterator[Finding]:
    pattern, found = context.once(_pattern), list(_prose(item.value))
    if not pattern.search(_plain("\n".join(prose for _, prose in found))):  # nearly always: looked at as a whole
        return
    for path, prose in found:
        for match in pattern.finditer(_plain(_without_names(prose, item.value))):
            wording = context.once(_wordings)[(match.lastindex or 1) - 1]
            yield warn(CHECK.name, path, avoid=wording.avoid, use=wording.use, reason=wording.reason or "")


CHECK = Check("words-to-avoid", "records", _run)
