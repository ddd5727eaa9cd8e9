"""Days of change, from git where it knows them, else from the file that an editor writes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["moi", "sua", "luu-tru"]
KINDS: tuple[Kind, ...] = ("moi", "sua", "luu-tru")


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one record: it came, changed (in which keys, where that is known), or was put away."""

    id: str
    kind: Kind
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """What happened on one day; `more` is how many records were touched beyond those."""

    date: str
    changes: tuple[Change, ...]
    note: str = ""
    moment: str = ""  # of the last change, in UTC
    more: int = 0
