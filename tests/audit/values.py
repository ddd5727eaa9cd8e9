"""The results of a sheet beside the record's: is the number there as printed, with its unit and baseline?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import figures
import sheets
import written

from danvan import text

QUALIFIERS = ("hơn", "trên", "gần", "khoảng", "dưới", "xấp xỉ", "ít nhất", "tối đa", "tối thiểu", "bình quân")
_QUALIFIER = re.compile(rf"(?<!\w)({'|'.join(QUALIFIERS)})(?!\w)", re.IGNORECASE)


def differences(sheet: sheets.Sheet, tree: written.Tree) -> Iterator[str]:
    """Yield what a reader should look at: a result kept elsewhere, another unit, a qualifier or baseline not kept."""
    for item in sheet.get("results", []):
        wanted = sheets.numbers_of(item)
        if not isinstance(item.get("value"), int | float):
            continue
        found = [one for one in tree.get("ket_qua", []) if wanted[0] in _numbers(one, "gia_tri")]
        shown = f"{item['text']} = {item['value']} {item.get('unit', '')}".strip()
        if found:
            yield from (f"read: {said}: {shown}" for said in _one(item, wanted, found, sheet))
        elif wanted[0] in written.numbers(written.stated(tree, body=True)):
            yield f"read: not among results: {shown}"


def _one(item: dict[str, Any], wanted: list[str], found: list[dict[str, str]], sheet: sheets.Sheet) -> Iterator[str]:
    printed = {word.lower() for word in _QUALIFIER.findall(item["text"])}
    kept = {word.lower() for one in found for word in _QUALIFIER.findall(" ".join(map(str, one.values())))}
    if printed - kept:
        yield f"qualifier {', '.join(sorted(printed))} is not kept"
    anywhere = {word.lower() for said in sheets.texts(sheet) for word in _QUALIFIER.findall(said)}
    if kept - anywhere:
        yield f"qualifier {', '.join(sorted(kept))} is not in the sheet"
    units = {text.fold(one.get("don_vi", "")) for one in found}
    if item.get("unit") and text.fold(item["unit"]) not in units:
        yield f"unit {' / '.join(sorted(units))!r}"
    if item.get("baseline") and not any(set(wanted[1:]) & _numbers(one, "truoc") for one in found):
        yield f"baseline {item['baseline']!r} is not beside it"


def _numbers(result: dict[str, str], key: str) -> set[str]:
    """Return the numbers of a value in its unit's scale."""
    return set(figures.figures(f"{result.get(key, '')} {result.get('don_vi', '')}"))
