"""The numbers of a text in one spelling: 24.000 is 24000, 1,8 is 1.8, "1,2 tỉ" is 1200000000."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỉ": 10**9, "tỷ": 10**9}
SCALES |= {f"{word} {billion}": 10**12 for word in ("nghìn", "ngàn") for billion in ("tỉ", "tỷ")}

_WORDS = "|".join(sorted(SCALES, key=len, reverse=True))
_SCALE = re.compile(rf"\s*({_WORDS})(?!\w)(?!\s+(?:lệ|trọng|số))", re.IGNORECASE)  # not "tỷ lệ", "tỷ trọng"
# Not the 2 of m2, the 14 of Nghị quyết A14, or the rest of a longer number.
_NUMBER = re.compile(r"(?<!\w)(?<!\d[.,])(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)(?!\d)", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH = re.compile(r"[1-9]\d{0,2},\d{3}")  # 1,200 in a translation


def canonical(value: Decimal | int | float | str) -> str:
    """Return a number without exponent and needless zeros: "12600", "1.8"."""
    number = Decimal(str(value))
    return f"{number.quantize(Decimal(1)) if number == number.to_integral() else number.normalize():f}"


def figures(text: str) -> list[str]:
    """Return every number of a text with its scale, in order.

    >>> figures("hơn 1,2 tỉ đồng cho 24.000 m2")
    ['1200000000', '24000']
    """
    return [canonical(values[-1]) for values in _values(text)]


def readings(text: str) -> set[str]:
    """Return every number of a text in all ways it may be meant: with and without its scale, 1,200 as 1200, too."""
    return {canonical(value) for values in _values(text) for value in values}


def scaled(value: float, unit: str) -> str:
    """Return a number in the scale its unit begins with: 36.6 in "triệu đồng" is 36600000."""
    match = _SCALE.match(unit)
    return canonical(Decimal(str(value)) * (SCALES[match[1].lower()] if match else 1))


def _values(text: str) -> list[list[Decimal]]:
    """Return the readings of each number, the likeliest last."""
    text = unicodedata.normalize("NFC", text)
    return [_readings(match[0], _SCALE.match(text, match.end())) for match in _NUMBER.finditer(text)]


def _readings(printed: str, scale: re.Match[str] | None) -> list[Decimal]:
    plain = printed.replace(".", "") if _GROUPED.fullmatch(printed) else printed
    found = [Decimal(plain.replace(",", "."))]
    if _ENGLISH.fullmatch(printed):
        found.insert(0, Decimal(printed.replace(",", "")))
    return [*found, found[-1] * SCALES[scale[1].lower()]] if scale else found
