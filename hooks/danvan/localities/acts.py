"""From the rows of `register.json` and the acts of `overlay.yml` to dated units and what became of each.

The rows show the present list as of `as_of`. Types and names that acts up to that day changed are first undone, so
that every unit starts with what it was called on the first day of the system; then all acts are applied in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from .unit import FIRST_DAY, LAST_DAY, Gazetteer, Identity, LocalityError, Spelling, Unit

Data = Mapping[str, Any]


@dataclass(slots=True)
class _State:
    """The present system while acts are applied: units standing, units ended, successors of the ended."""

    standing: dict[Identity, Unit]
    ended: list[Unit] = field(default_factory=list)
    successors: dict[tuple[Identity, str], tuple[Identity, ...]] = field(default_factory=dict)

    def end(self, identity: Identity, day: str, into: Sequence[Identity] | None = None) -> Unit:
        """Let a unit end the day before `day` and return it; `into` is what it became unless it goes on itself."""
        if identity not in self.standing:
            raise LocalityError(f"{identity} does not stand on {day}")
        unit = self.standing.pop(identity)
        last = self._earlier(unit, day) if unit.since == day else replace(unit, until=_day_before(day))
        if unit.since != day:
            self.ended.append(last)
        if into is not None:
            self.successors[last.id, last.since] = tuple(into)
        return unit

    def _earlier(self, unit: Unit, day: str) -> Unit:
        """Return the span before one that began on the very day another act changes it again."""
        for span in self.ended:
            if span.id == unit.id and span.until == _day_before(day):
                return span
        raise LocalityError(f"{unit.id} begins and ends on {day}")

    def start(self, unit: Unit) -> None:
        """Let a unit stand from its `since` on."""
        if unit.id in self.standing:
            raise LocalityError(f"{unit.id} stands already on {unit.since}")
        self.standing[unit.id] = unit


def gazetteer(register: Data, overlay: Data, today: str = LAST_DAY) -> Gazetteer:
    """Put register and overlay together; acts after `today` are left out unless the rows show them already."""
    change = overlay["chuyen_he"]["ngay"]
    acts = sorted(overlay.get("su_kien") or (), key=lambda act: act["ngay"])
    state = _State({unit.id: unit for unit in _undone(_present_rows(register, change), register["as_of"], acts)})
    for act in acts:
        if act["ngay"] <= max(today, register["as_of"]):
            _EFFECTS[act["viec"]](state, act)
    former = list(_former_rows(register, _day_before(change)))
    gone = [_gone(row) for row in overlay.get("ngoai_danh_sach") or ()]
    return Gazetteer(
        last_former_day=_day_before(change),
        units=(*state.standing.values(), *state.ended, *_dated(former, overlay), *(unit for unit, _, _ in gone)),
        successors={**state.successors, **_former_successors(register, overlay), **_gone_successors(gone)},
        parts={unit.id: parts for unit, parts, _ in gone},
        spellings={_identity(row): tuple(row["ten"]) for row in overlay.get("cach_viet") or ()},
        aliases=[(alias, row["tinh"]) for row in overlay.get("ten_khac") or () for alias in row["ten"]],
        spelling=Spelling(
            {other: word for word, others in (overlay.get("chu_nhu_nhau") or {}).items() for other in others}
        ),
        types={word.lower(): tuple((overlay.get("viet_tat") or {}).get(word.lower(), ())) for word in _types(register)},
        below=tuple(overlay.get("duoi_xa") or ()),
    )


def _types(register: Data) -> list[str]:
    return list(register["types"].values())


def _identity(row: Data) -> Identity:
    return (row["he"], row["cap"], row["ma"])


def _present_rows(register: Data, since: str) -> Iterator[Unit]:
    types = {letter: word.lower() for letter, word in register["types"].items()}
    for code, letter, name in register["provinces"]:
        yield Unit("nay", "tinh", code, types[letter], name, "", since)
    for code, letter, name, province in register["communes"]:
        yield Unit("nay", "xa", code, types[letter], name, province, since)


def _former_rows(register: Data, until: str) -> Iterator[Unit]:
    types = {letter: word.lower() for letter, word in register["types"].items()}
    for code, letter, name, _ in register["old_provinces"]:
        yield Unit("cu", "tinh", code, types[letter], name, "", FIRST_DAY, until)
    for level, rows in (("huyen", "old_districts"), ("xa", "old_communes")):
        for code, letter, name, parent, _ in register[rows]:
            yield Unit("cu", level, code, types[letter], name, parent, FIRST_DAY, until)


def _undone(rows: Iterator[Unit], as_of: str, acts: Sequence[Data]) -> Iterator[Unit]:
    """Yield the rows as they were before the acts up to `as_of`, which the rows already show."""
    done = [act for act in acts if act["ngay"] <= as_of]
    if any(act["viec"] not in _CHANGED for act in done):
        raise LocalityError(f"an act up to {as_of} does more than rename or re-type: date the register before it")
    before: dict[Identity, list[Data]] = {}
    for act in reversed(done):
        for code in act["ma"]:
            before.setdefault(("nay", act["cap"], code), []).append(act)
    for unit in rows:
        for act in before.pop(unit.id, ()):
            unit = _changed(unit, act, "thanh", "tu")
        yield unit
    if before:
        raise LocalityError(f"acts name units in no list: {sorted(before)}")


_CHANGED = {"doi-loai": "type", "doi-ten": "name"}


def _changed(unit: Unit, act: Data, old: str, new: str) -> Unit:
    """Return the unit with its type or name replaced; what it was must be what the act says."""
    attribute = _CHANGED[act["viec"]]
    if getattr(unit, attribute) != act[old]:
        raise LocalityError(f"{unit.id}: {attribute} is {getattr(unit, attribute)!r}, not {act[old]!r}")
    return replace(unit, **{attribute: act[new]})


def _change(state: _State, act: Data) -> None:
    """Re-type or rename: the same units go on under another type or name."""
    for code in act["ma"]:
        was = state.end(("nay", act["cap"], code), act["ngay"])
        state.start(_changed(replace(was, since=act["ngay"], until=LAST_DAY), act, "tu", "thanh"))


def _reform(state: _State, act: Data) -> None:
    """Merge or split: the units of `ma` end, those of `thanh` begin; what lay below the old goes to the first new."""
    new = [
        Unit("nay", act["cap"], row["ma"], row["loai"], row["ten"], row.get("thuoc", ""), act["ngay"])
        for row in act["thanh"]
    ]
    old = {state.end(("nay", act["cap"], code), act["ngay"], [unit.id for unit in new]).code for code in act["ma"]}
    for unit in new:
        state.start(unit)
    if act["cap"] == "tinh":
        _adopt(state, [unit for unit in state.standing.values() if unit.parent in old], new[0].code, act["ngay"])


def _move(state: _State, act: Data) -> None:
    """Let communes go to another province."""
    units = [state.standing[("nay", "xa", code)] for code in act["ma"]]
    _adopt(state, units, act["thuoc"], act["ngay"])


def _adopt(state: _State, units: Sequence[Unit], parent: str, day: str) -> None:
    for unit in units:
        if unit.parent != parent:
            state.start(replace(state.end(unit.id, day), since=day, until=LAST_DAY, parent=parent))


_EFFECTS = {"doi-loai": _change, "doi-ten": _change, "nhap": _reform, "tach": _reform, "chuyen": _move}


def _dated(former: Sequence[Unit], overlay: Data) -> Iterator[Unit]:
    """Yield the former units, those with an earlier name or type once for each span."""
    earlier: dict[Identity, list[Data]] = {}
    for row in sorted(overlay.get("ten_theo_ngay") or (), key=lambda row: row["den"]):
        earlier.setdefault(_identity(row), []).append(row)
    for unit in former:
        for row in earlier.pop(unit.id, ()):
            yield replace(unit, type=row["loai"], name=row["ten"], until=row["den"])
            unit = replace(unit, since=_day_after(row["den"]))
        yield unit
    if earlier:
        raise LocalityError(f"dated names of units in no list: {sorted(earlier)}")


def _former_successors(register: Data, overlay: Data) -> dict[tuple[Identity, str], tuple[Identity, ...]]:
    since = {
        _identity(row): _day_after(row["den"])
        for row in sorted(overlay.get("ten_theo_ngay") or (), key=lambda row: row["den"])
    }
    found = {}
    for level, rows, target in (
        ("tinh", "old_provinces", "tinh"),
        ("huyen", "old_districts", "xa"),
        ("xa", "old_communes", "xa"),
    ):
        for row in register[rows]:
            identity = ("cu", level, row[0])
            found[identity, since.get(identity, FIRST_DAY)] = tuple(("nay", target, code) for code in row[-1])
    return found


Gone = tuple[Unit, frozenset[Identity], tuple[Identity, ...]]


def _gone(row: Data) -> Gone:
    """Return a unit in no list, the listed districts it was made of, and what it became."""
    unit = Unit(
        "cu", row["cap"], row["ma"], row["loai"], row["ten"], row.get("thuoc", ""), row.get("tu", FIRST_DAY), row["den"]
    )
    parts = frozenset(("cu", "huyen", code) for code in row["gom"])
    heirs = tuple(("cu", "tinh", code) for code in row.get("thanh", ())) or tuple(sorted(parts))
    return unit, parts, heirs


def _gone_successors(gone: Sequence[Gone]) -> dict[tuple[Identity, str], tuple[Identity, ...]]:
    return {(unit.id, unit.since): heirs for unit, _, heirs in gone}


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
