"""What a place turned out to mean, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .register import Level, Unit

Status = Literal["one", "split", "ambiguous", "unknown"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A whole name to paste instead; `as_of` is the date to write with it, "" when none is needed."""

    text: str
    unit: Unit
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """The units as recorded and as they are today; choices when it is not one place."""

    status: Status
    level: Level | None = None  # None when nothing was found, or units of several levels
    units: tuple[Unit, ...] = ()  # as recorded: one, or all that an ambiguous text can mean
    present: tuple[Unit, ...] = ()  # of today
    province: Unit | None = None  # of today; None when the units of today lie in several
    recorded: tuple[Unit, ...] = ()  # the one unit and those above it as called at the time, smallest first
    choices: tuple[Choice, ...] = ()
    others: int = 0  # how many more an ambiguous text can mean beyond the choices
    below: str = ""  # hamlet or quarter, kept as written
    accented: str = ""  # the whole place as it should be written
    exact: bool = True  # False when it was typed without its marks

    @property
    def suggestions(self) -> tuple[str, ...]:
        """Return the whole names to choose from."""
        return tuple(choice.text for choice in self.choices)

    @property
    def now(self) -> tuple[str, ...]:
        """Return what the place is called today, ready to paste; of a whole district only its province."""
        if self.province and self.level != "xa":
            return (self.province.label,)
        above = f", {self.province.label}" if self.province else ""
        return tuple(f"{unit.label}{above}" for unit in self.present)
