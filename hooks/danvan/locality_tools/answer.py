"""What `danvan localities resolve` says about one place: as data and as lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..localities import Register, Unit
from ..localities.resolution import Choice, Resolution
from ..strings import say


def answer(register: Register, found: Resolution) -> dict[str, Any]:
    """Return {status, level, units, present, suggestions}; a province of today stands as its own province."""
    return {
        "status": found.status,
        "level": found.level,
        "units": [
            {"system": unit.system, "level": unit.level, "code": unit.code, "name": unit.title} for unit in found.units
        ],
        "present": [
            {"code": unit.code, "name": unit.title, "province": register.province(unit).title} for unit in found.present
        ],
        "suggestions": list(found.suggestions),
    }


def lines(register: Register, place: str, found: Resolution) -> Iterator[str]:
    """Yield what a person reads: the status, the place in full, what it is now, or what to choose from."""
    yield say("cli.localities.answer", place=place, status=say(f"cli.localities.status.{found.status}"))
    if found.accented:
        yield say("cli.localities.answer-recorded", place=found.accented)
        for unit in found.present:
            yield say("cli.localities.answer-now", place=now(register, unit), code=unit.code)
    for choice in found.choices:
        yield say("cli.localities.answer-choice", place=suggestion(choice))


def now(register: Register, unit: Unit) -> str:
    """Return a unit of today with its province: "Xã Nghĩa Tá, Tỉnh Thái Nguyên", "Tỉnh Thái Nguyên"."""
    return ", ".join([unit.title, *(upper.title for upper in register.above(unit))])


def suggestion(choice: Choice) -> str:
    """Return a whole name, with the date that must go with it."""
    return say("cli.localities.dated", place=choice.text, date=choice.as_of) if choice.as_of else choice.text
