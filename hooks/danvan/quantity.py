"""Vietnamese numbers as sources print them: read exactly, or not at all.

    quantity  = [qualifier] side [to side] [unit] ["trở lên" | "trở xuống"]
    to        = "-" | "đến" | "tới"               "từ" may stand before a range
    side      = number [scale ["rưỡi"]] { number scale }      "2 tỉ 300 triệu", "2 triệu rưỡi"
    number    = whole ["," digits]
    whole     = digits | 1-3 digits { "." 3 digits }
    scale     = nghìn (ngàn) | triệu | tỉ (tỷ) | nghìn tỉ
    unit      = words without numbers of their own: "hộ", "%", "m2", "đồng/hộ/năm"

Not read, since a person has to say what is meant: "1,200" (1200 or 1.2?), "1.20" (grouping or a decimal point?),
"3/4", "02071" (a code), "2 triệu 3", "5 chục", "2018-2020" (a period), "500 đến 1 triệu", "20 hộ, 30 người".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from unicodedata import normalize

_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỉ": 10**9, "tỷ": 10**9}
_SCALES |= {f"{word} {billion}": 10**12 for word in ("nghìn", "ngàn") for billion in ("tỉ", "tỷ")}
_ABOUT = ("khoảng", "chừng", "độ", "ước", "ước tính", "ước đạt", "xấp xỉ", "~", "≈")
_BOUNDS = (
    "hơn", "trên", "gần", "dưới", "ít nhất", "tối thiểu", "nhiều nhất", "tối đa", "không dưới", "không quá",
    ">", "≥", "<", "≤",
)  # fmt: skip
# After a number these words say more than a unit: taken as one they would hide a wrong value.
_NO_UNIT = {*_SCALES, "chục", "trăm", "vạn", "mươi", "tá", "rưỡi", "phẩy", "đến", "tới", "hoặc", "hay", "và", "trên"}
_DIGITS_MAX = 15  # with a scale of 10**12 still exact in a Decimal of 28 digits


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?", re.ASCII)
_CODE = re.compile(r"0\d\d|0\d?\.")  # 02071, 0.200: no count is written so; 02 is
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2},\d{3}")  # 1,200 is 1200 in English and 1.2 in Vietnamese
_YEAR = re.compile(r"(?:19|20)\d\d")
_QUALIFIER = re.compile(rf"({_any_of(_ABOUT + _BOUNDS)}|từ)\s*(?=\d)", re.IGNORECASE)
_AFTERWARDS = re.compile(r"\s+(trở lên|trở xuống)$", re.IGNORECASE)
_TO = re.compile(r"\s*[-–—]\s*(?=\d)|\s+(?:đến|tới)\s+(?=\d)", re.IGNORECASE)
_PART = re.compile(rf"\s*([\d.,]*\d)(?:\s*({_any_of(_SCALES)})(?!\w)(\s+rưỡi(?!\w))?)?", re.IGNORECASE)
_WORD = r"[^\W\d_]+[23]?(?!\w)"
_UNIT = re.compile(rf"(?:(?:%|‰|°C|{_WORD})(?:[ /.-]{{1,3}}{_WORD})*)?")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, or a range up to `upper`, in `unit`; the qualifier is kept as printed, in lower case."""

    qualifier: str | None
    value: Decimal
    upper: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True)
class _Side:
    """One end of a range; `scale` is its scale word (1 for none), None when it has more than one or a half."""

    value: Decimal
    scale: int | None
    unit: str
    printed: str


@lru_cache(1 << 14)  # the figure of a card is asked for wherever the card stands
def parse(text: str) -> Quantity | None:
    """Return the quantity a text prints, or None where it prints none or could mean two things.

    >>> parse("hơn 1,2 tỉ đồng")
    Quantity(qualifier='hơn', value=Decimal('1200000000'), upper=None, unit='đồng')
    """
    text = " ".join(normalize("NFC", text).split())
    before = _QUALIFIER.match(text)
    after = _AFTERWARDS.search(text)
    body = text[before.end() if before else 0 : after.start() if after else len(text)]
    words = [match[1].lower() for match in (before, after) if match]
    sides = [_side(part) for part in _TO.split(body)] if body[:1] not in ("-", "−") else [_negative(body)]
    if len(sides) == 1:
        return _single(words, sides[0])
    return _range(words, *sides) if len(sides) == 2 else None


def parse_number(text: str) -> Decimal | None:
    """Return the value of a bare number ("1.234,5"), or None where its separators are wrong or ambiguous."""
    match = _NUMBER.fullmatch(text)
    if not match or _CODE.match(text) or _AMBIGUOUS.fullmatch(text):
        return None
    whole, fraction = match[1].replace(".", ""), (match[2] or "").rstrip("0")
    if len(whole) + len(fraction) > _DIGITS_MAX:
        return None
    return Decimal(f"{int(whole)}.{fraction}" if fraction else int(whole))


def _single(words: list[str], side: _Side | None) -> Quantity | None:
    """A number has one qualifier at most; "từ 200" alone says neither what it starts nor where it ends."""
    qualifiers = [word for word in words if word != "từ"]
    if side is None or len(qualifiers) > 1 or words == ["từ"]:
        return None
    return Quantity(qualifiers[0] if qualifiers else None, side.value, None, side.unit)


def _range(words: list[str], low: _Side | None, high: _Side | None) -> Quantity | None:
    """A range may be approximate, but not more or less than itself; a lower end borrows scale and unit."""
    if low is None or high is None or any(word not in (*_ABOUT, "từ") for word in words):
        return None
    if low.unit not in ("", high.unit) or _is_period(low, high):
        return None
    value = _scaled_like(low, high)
    if value is None or value >= high.value:
        return None
    qualifier = words[0] if words and words[0] != "từ" else None
    return Quantity(qualifier, value, high.value, high.unit)


def _scaled_like(low: _Side, high: _Side) -> Decimal | None:
    """Return the value of the lower end: 2 million in "2-3 triệu", unclear in "2 triệu đến 3"."""
    if high.scale == 1:
        return low.value if low.scale == 1 else None
    if low.scale != 1 or low.unit:
        return low.value
    return low.value * high.scale if high.scale else None


def _is_period(low: _Side, high: _Side) -> bool:
    """Tell whether a range is rather one of years: "2018-2020"."""
    return not high.unit and all(_YEAR.fullmatch(side.printed) for side in (low, high))


def _negative(text: str) -> _Side | None:
    side = _side(text[1:])
    return side and _Side(-side.value, side.scale, side.unit, side.printed)


def _side(text: str) -> _Side | None:
    """Read numbers with their scales, largest first, then the unit."""
    parts, end = [], 0
    while match := _PART.match(text, end):
        parts.append(match)
        end = match.end()
        if not match[2]:
            break
    unit = text[end:].strip()
    value = _total(parts)
    if value is None or not _is_unit(unit):
        return None
    is_plain = len(parts) == 1 and not parts[0][3]
    return _Side(value, _scale(parts[0]) if is_plain else None, unit, parts[0][1])


def _total(parts: list[re.Match[str]]) -> Decimal | None:
    """Add up "2 tỉ 300 triệu": each part a whole number of a smaller scale, and less than one of the scale before."""
    total, limit = Decimal(0), None
    for part in parts:
        number, scale = parse_number(part[1]), _scale(part)
        if number is None or (limit and (scale == 1 or number * scale >= limit)):
            return None
        if len(parts) > 1 and (number % 1 or part[3]):
            return None
        total, limit = total + number * scale + (scale // 2 if part[3] else 0), scale
    return _plain(total) if parts else None


def _scale(part: re.Match[str]) -> int:
    return _SCALES[part[2].lower()] if part[2] else 1


def _plain(value: Decimal) -> Decimal:
    """Return a value without the zeros that scaling leaves behind: 1200000000, not 1200000000.0."""
    return Decimal(int(value)) if value == int(value) else value.normalize()


def _is_unit(text: str) -> bool:
    words = text.lower().split()
    return _UNIT.fullmatch(text) is not None and "rưỡi" not in words and not _NO_UNIT.intersection(words[:1])
