"""Where did my commune go: for each present province a small chunk with the former communes in it.

Chunk: `{now: [label, ...], districts: [["cu-06", "huyện Chợ Đồn, Bắc Kạn"], ...], communes: "label;district;now,now"
lines}`, numbers being positions in the two lists. Each district comes with the id of its former province, since the
chunk of Thái Nguyên holds Bắc Kạn, too. Labels hold no semicolon.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from .localities import Register, Unit
from .place_words import unit_id

PREFIX = "tra-cuu-"


def chunks(register: Register) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield (name, data) a present province."""
    groups: defaultdict[str, list[Unit]] = defaultdict(list)
    for district in register.all("cu", "huyen"):
        for target in register.present(register.province(district)):
            groups[target.code].append(district)
    for province in register.all("nay", "tinh"):
        yield f"{PREFIX}{province.code}", _chunk(register, province, groups[province.code])


def _chunk(register: Register, province: Unit, among: Iterable[Unit]) -> dict[str, object]:
    """Return the chunk of a province from the former districts in it that have communes."""
    now: dict[str, int] = {}
    districts: dict[tuple[str, str], int] = {}
    lines = []
    for district in among:
        former = register.province(district)
        for commune in register.children(district):
            where = districts.setdefault((unit_id(former), f"{district.label}, {former.name}"), len(districts))
            targets = (_label(register, unit, province) for unit in register.present(commune))
            numbers = [now.setdefault(label, len(now)) for label in targets]
            lines.append(f"{commune.label};{where};{','.join(map(str, numbers))}")
    return {"now": list(now), "districts": list(districts), "communes": "\n".join(lines)}


def _label(register: Register, unit: Unit, province: Unit) -> str:
    """Return a present commune; one of another province says so."""
    own = register.province(unit)
    return unit.label if own.code == province.code else f"{unit.label}, {own.name}"


def heirs(register: Register) -> Mapping[Unit, Unit]:
    """Return the present province of each former one."""
    return {old: register.present(old)[0] for old in register.all("cu", "tinh")}
