"""The items of a sheet (steps, results, partners ...) beside what its record says: carried, or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import sheets
import written

from danvan import text

KINDS = ("approach", "results", "resources", "partners", "recognition", "replication", "lessons")
ALIKE = 0.5  # half of an item's syllables in one text of the record: the same thing in other words
NAME_ALIKE = 0.75  # names are to be kept; "Hội Phụ nữ" may have become "Hội LHPN"
COUNTED = {"approach": "cach_lam", "recognition": "cong_nhan", "replication": "nhan_rong_tai", "lessons": "bai_hoc"}
ACTORS = ("chu_tri", "phoi_hop", "tham_gia", "cach_lam", "doi_tuong", "nguon_luc")


def missing(sheet: sheets.Sheet, tree: written.Tree) -> dict[str, list[str]]:
    """Return {kind: items of the sheet that the record does not carry}."""
    return {kind: _missing(kind, listed(sheet, kind), tree) for kind in KINDS}


def listed(sheet: sheets.Sheet, kind: str) -> list[Any]:
    """Return the items of a kind; a seed says in one text what it has, and lists none."""
    return sheet[kind] if isinstance(sheet.get(kind), list) else []


def _missing(kind: str, found: list[Any], tree: written.Tree) -> list[str]:
    if kind in COUNTED and len(tree.get(COUNTED[kind], ())) >= len(found):
        return []
    lacking = [words(item) for item in found if not _is_carried(kind, item, tree)]
    if kind not in COUNTED:
        return lacking
    return lacking[: max(0, len(found) - len(tree.get(COUNTED[kind], ())))]


def words(item: dict[str, Any] | str) -> str:
    """Return an item as one line."""
    return item if isinstance(item, str) else " | ".join(f"{value}" for value in item.values())


def _is_carried(kind: str, item: dict[str, Any] | str, tree: written.Tree) -> bool:
    return CARRIED.get(kind, _by_words)(item, tree)


def _by_numbers(item: dict[str, Any], tree: written.Tree) -> bool:
    """A result or resource is there when its number is; one without a number, when its words are."""
    wanted = set(sheets.numbers_of(item)[:1])
    return wanted <= written.numbers(written.stated(tree, body=True)) if wanted else _by_words(item, tree)


def _by_name(item: str, tree: written.Tree) -> bool:
    names = [name for key in ACTORS for name in written.texts(tree.get(key, ""))]
    return best_share(item, [*names, " ".join(names)]) >= NAME_ALIKE


def _by_words(item: dict[str, Any] | str, tree: written.Tree) -> bool:
    said = item if isinstance(item, str) else f"{item.get('text', '')} {item.get('what', '')}"
    whole = [" ".join(written.texts(one)) for one in [*tree.get("ket_qua", []), tree.get("thoi_gian", "")]]
    return best_share(said, [*written.stated(tree, body=True), *whole]) >= ALIKE


CARRIED: dict[str, Callable[[Any, written.Tree], bool]] = {
    "results": _by_numbers,
    "resources": _by_numbers,
    "partners": _by_name,
}


def best_share(item: str, candidates: Iterable[str]) -> float:
    """Return the largest share of an item's folded syllables that one text has."""
    wanted = {text.fold(syllable) for syllable in text.syllables(item)}
    found = ({text.fold(syllable) for syllable in text.syllables(candidate)} for candidate in candidates)
    return max((len(wanted & have) / len(wanted) for have in found), default=0.0) if wanted else 1.0
