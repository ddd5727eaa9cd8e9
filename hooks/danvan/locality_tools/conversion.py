"""From a place of an office's table to the cells that say what it is now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass
from functools import cache

from ..localities import Register, Unit
from ..localities.resolution import Resolution
from ..strings import say
from .answer import suggestion

Lookup = Callable[[str, str | None], Resolution]
STATUSES = ("one", "split", "ambiguous", "unknown", "bad-date", "empty")


@dataclass(frozen=True, slots=True)
class Cells:
    """The new cells of one row, in the order of their columns; several names are parted by semicolons."""

    place: str = ""  # the whole place, only when it is exactly one
    communes: str = ""
    provinces: str = ""
    codes: str = ""
    status: str = ""
    hint: str = ""


def headings() -> tuple[str, ...]:
    """Return the headings of the new columns."""
    return tuple(say(f"cli.localities.column.{name}") for name in Cells.__dataclass_fields__)


class Converter:
    """Converts places; the same text and date are looked up once."""

    def __init__(self, register: Register, lookup: Lookup) -> None:
        self._register = register
        self._found = cache(lambda place, as_of: self._look_up(place, as_of, lookup))

    def row(self, place: str, as_of: str | None) -> tuple[str, tuple[str, ...]]:
        """Return the status (of `STATUSES`) and the new cells; `as_of` is "" for no date, None for no real one."""
        return self._found(place.strip(), as_of)

    def _look_up(self, place: str, as_of: str | None, lookup: Lookup) -> tuple[str, tuple[str, ...]]:
        if not place:
            return "empty", astuple(Cells())
        if as_of is None:
            return "bad-date", astuple(Cells(status=_word("bad-date")))
        found = lookup(place, as_of or None)
        if found.status in ("one", "split"):
            status = "split" if len(found.present) > 1 else "one"  # a former district is divided like a split commune
            return status, astuple(self._clear(found, status))
        hint = "; ".join(suggestion(choice) for choice in found.choices)
        return found.status, astuple(Cells(status=_word(found.status), hint=hint))

    def _clear(self, found: Resolution, status: str) -> Cells:
        """Return the cells of a place that was found, whole or divided."""
        communes = [unit for unit in found.present if unit.level == "xa"]
        provinces = dict.fromkeys(self._register.province(unit).title for unit in found.present)
        return Cells(
            place=self._whole(found, found.present[0]) if status == "one" else "",
            communes=_joined(unit.title for unit in communes),
            provinces=_joined(provinces),
            codes=_joined(unit.code for unit in found.present),
            status=_word(status),
            hint=_hint(found, status),
        )

    def _whole(self, found: Resolution, unit: Unit) -> str:
        label = self._register.full_label(unit)
        return ", ".join([found.below, label] if found.below else [label])


def _hint(found: Resolution, status: str) -> str:
    if not found.exact:
        return say("cli.localities.hint-accented", place=found.accented)
    return say("cli.localities.hint-split") if status == "split" else ""


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words)


def _word(status: str) -> str:
    return say(f"cli.localities.status.{status}")
