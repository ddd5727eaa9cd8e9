"""From the tables of the wheel and `overlay.yml` to the rows of `register.json`.

The wheel shows the units of 1 July 2025; corrected successors and the new types and names of acts up to `den_ngay`
come from the overlay. A type is read off a unit's title: the wheel's own column of types is wrong four times.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from ..localities.unit import LocalityError
from .wheel import Tables

Data = Mapping[str, Any]
Row = list[Any]
FORMAT = 1
TYPES = {
    "p": "Phường",
    "x": "Xã",
    "k": "Đặc khu",
    "t": "Thị trấn",
    "q": "Quận",
    "h": "Huyện",
    "s": "Thị xã",
    "c": "Thành phố",
    "i": "Tỉnh",
}
LETTERS = {word.lower(): letter for letter, word in TYPES.items()}
LISTS = {"tinh": "provinces", "xa": "communes"}
COLUMNS = {"doi-loai": 1, "doi-ten": 2}  # where an act changes a row


def register(tables: Tables, overlay: Data) -> dict[str, Any]:
    """Return the whole register; LocalityError when wheel and overlay contradict each other."""
    if not overlay.get("den_ngay"):
        raise LocalityError("den_ngay, the day of the register, is missing")
    successors = _successors(tables, overlay.get("sua_noi_den") or ())
    built = {
        "format": FORMAT,
        "as_of": overlay["den_ngay"],
        "types": TYPES,
        "provinces": _distinct([row.province_code, *split(row.province)] for row in tables.present),
        "communes": _distinct([row.code, *split(row.title), row.province_code] for row in tables.present),
        "old_provinces": _former_provinces(tables),
        "old_districts": _former_districts(tables, successors),
        "old_communes": _former_communes(tables, successors),
    }
    _apply(overlay, built)
    return built


def split(title: str) -> tuple[str, str]:
    """Return the letter of the type and the name of a title: "Thị Trấn Ái Tử" is ("t", "Ái Tử")."""
    for word, letter in LETTERS.items():
        if title.lower().startswith(f"{word} "):
            return letter, title[len(word) + 1 :]
    raise LocalityError(f"{title!r} begins with no type")


def _distinct(rows: Iterable[Row]) -> list[Row]:
    """Return the rows in order of code, each once; LocalityError when two with one code differ."""
    found: dict[str, Row] = {}
    for row in rows:
        if found.setdefault(row[0], row) != row:
            raise LocalityError(f"{row} is also {found[row[0]]}")
    return [found[code] for code in sorted(found)]


def _successors(tables: Tables, corrections: Iterable[Data]) -> dict[str, list[str]]:
    """Map the whole key of each former row to the codes it went to, the main one first, then by code."""
    codes = {(row.province_key, row.key): row.code for row in tables.present}
    found: dict[str, dict[str, bool]] = {row.whole_key: {} for row in tables.former}
    for link in tables.links:
        found[link.former][codes[link.province_key, link.key]] = link.main
    keys = {row.code: row.whole_key for row in tables.former}
    for row in corrections:
        if row["ma"] not in keys or not set(row["thanh"]) <= set(codes.values()):
            raise LocalityError(f"a correction names units in no list: {row['ma']} -> {row['thanh']}")
        was = found[keys[row["ma"]]]
        found[keys[row["ma"]]] = {code: was.get(code, False) for code in row["thanh"]}
    return {key: sorted(main, key=lambda code, main=main: (not main[code], code)) for key, main in found.items()}


def _former_provinces(tables: Tables) -> list[Row]:
    now = {row.province_key: row.province_code for row in tables.present}
    return _distinct(
        [row.province_code, *split(row.province), [now[tables.provinces[row.province_key]]]] for row in tables.former
    )


def _former_districts(tables: Tables, successors: Mapping[str, list[str]]) -> list[Row]:
    reached: dict[str, set[str]] = {}
    for row in tables.former:
        reached.setdefault(row.district_code, set()).update(successors[row.whole_key])
    return _distinct(
        [row.district_code, *split(row.district), row.province_code, sorted(reached[row.district_code])]
        for row in tables.former
    )


def _former_communes(tables: Tables, successors: Mapping[str, list[str]]) -> list[Row]:
    return _distinct(
        [row.code, *split(row.title), row.district_code, successors[row.whole_key]] for row in tables.former if row.code
    )


def _apply(overlay: Data, built: Data) -> None:
    """Give the units their types and names as of the day of the register."""
    for act in sorted(overlay.get("su_kien") or (), key=lambda act: act["ngay"]):
        if act["ngay"] <= overlay["den_ngay"]:
            rows = {row[0]: row for row in built[LISTS[act["cap"]]]}
            for code in act["ma"]:
                if code not in rows:
                    raise LocalityError(f"{act['van_ban']} names {code}, which is in no list")
                _change(rows[code], act)


def _change(row: Row, act: Data) -> None:
    if act["viec"] not in COLUMNS:
        raise LocalityError(f"{act['van_ban']} does more than rename or re-type: date the register before it")
    column = COLUMNS[act["viec"]]
    old, new = (LETTERS[act[key]] if act["viec"] == "doi-loai" else act[key] for key in ("tu", "thanh"))
    if row[column] != old:
        raise LocalityError(f"{row} has not {act['tu']!r}, which {act['van_ban']} changes")
    row[column] = new


def as_text(built: Data) -> str:
    """Return the register as JSON with one row a line, so that a comparison of two shows places."""
    parts = []
    for key, value in built.items():
        body = "[\n" + ",\n".join(map(_json, value)) + "\n]" if isinstance(value, list) else _json(value)
        parts.append(f"{_json(key)}:{body}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def differences(old: Data, new: Data) -> dict[str, list[str]]:
    """Return what differs as data: the key of a part, the codes of its rows that differ (none when it is no list)."""
    found = {}
    for key in dict.fromkeys([*old, *new]):
        if old.get(key) != new.get(key):
            found[key] = _codes(old.get(key), new.get(key))
    return found


def _codes(old: object, new: object) -> list[str]:
    before, after = _by_code(old), _by_code(new)
    return sorted(code for code in before.keys() | after.keys() if before.get(code) != after.get(code))


def _by_code(rows: object) -> dict[str, Row]:
    return {row[0]: row for row in rows if isinstance(row, list)} if isinstance(rows, list) else {}
