"""Places looked up once: what a text meant in the last run it means in this one, of the same register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from .localities import Register, Unit
from .localities.resolution import Choice, Resolution
from .localities.resolve import resolve_place
from .made import Made


@dataclass(frozen=True, slots=True)
class Lookup:
    """Finds what a written place means, as `resolve_place` does."""

    register: Register
    made: Made

    def __call__(self, text: str, as_of: str | None, advise: bool = True) -> Resolution:
        """Return what `text` means at `as_of`."""
        if not self.register.source:
            return resolve_place(self.register, text, as_of, advise)
        found = self.made.data(
            lambda: asdict(resolve_place(self.register, text, as_of, advise)),
            *("place", self.register.source, text, as_of, advise),
        )
        return _resolution(found)


def _resolution(data: Mapping[str, Any]) -> Resolution:
    choices = tuple(Choice(**{**choice, "unit": Unit(**choice["unit"])}) for choice in data["choices"])
    units = {name: _units(data[name]) for name in ("units", "present", "recorded")}
    province = Unit(**data["province"]) if data["province"] else None
    return Resolution(**{**data, **units, "province": province, "choices": choices})


def _units(rows: Sequence[Mapping[str, Any]]) -> tuple[Unit, ...]:
    return tuple(Unit(**row) for row in rows)
