"""One administrative unit of Vietnam, how its name is compared, and all units with what became of them.

The systems of 30 June 2025 ("cu") and since ("nay") reuse each other's codes for other places, so a unit is known
by (system, level, code), never by its code alone. A renamed or re-typed unit has one `Unit` for each span of days.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from .. import text

System = Literal["nay", "cu"]
Level = Literal["tinh", "huyen", "xa"]
Identity = tuple[str, str, str]  # system, level, code
FIRST_DAY, LAST_DAY = "0000-01-01", "9999-12-31"


class LocalityError(ValueError):
    """Register and overlay contradict each other: a mistake in the data files."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A province, district or commune under one name; `since` and `until` are ISO days, inclusive."""

    system: System
    level: Level
    code: str
    type: str  # lower case: "xã", "thành phố"
    name: str
    parent: str  # code of the unit above in the same system, "" for a province
    since: str = FIRST_DAY
    until: str = LAST_DAY

    @property
    def id(self) -> Identity:
        """Return what makes the unit itself: (system, level, code)."""
        return (self.system, self.level, self.code)

    @property
    def title(self) -> str:
        """Return type and name as a heading: "Xã Nghĩa Tá", "Thành phố Hồ Chí Minh", "Phường 1"."""
        return f"{self.type[0].upper()}{self.type[1:]} {self.name}"

    @property
    def label(self) -> str:
        """Return type and name inside a sentence: "xã Nghĩa Tá"."""
        return f"{self.type} {self.name}"

    @property
    def slug(self) -> str:
        """Return the name for an address: "nghia-ta"."""
        return text.slug(self.name)

    def valid(self, period: tuple[str, str]) -> bool:
        """Tell whether the unit had this name on any day of a period (first and last ISO day)."""
        return self.since <= period[1] and period[0] <= self.until


_SIGNS = str.maketrans({"'": None, "\u2019": None, "\u2018": None, "\u02bc": None, "-": " ", ".": " "})
_SHORT_I = dict(zip("iíìỉĩị", "yýỳỷỹỵ", strict=True))
_BEFORE_Y = frozenset(("qu", "h", "k", "l", "m", "s", "t"))


class Spelling:
    """How names are compared; `same` maps a written word to the word it is another spelling of (đăk: đắk)."""

    def __init__(self, same: Mapping[str, str] | None = None) -> None:
        self._same = dict(same or {})
        self._same_bare = {text.fold(other): text.fold(word) for other, word in self._same.items()}
        self._known: dict[str, tuple[str, str]] = {}  # 14,000 names are made of 4,000 words,
        self._names: dict[str, tuple[str, str]] = {}  # and half of them are borne by several units

    def keys(self, name: str) -> tuple[str, str]:
        """Return what to compare with marks and without: "Quận 03" -> "quận 3", "quan 3"; "Ea H’leo" -> "ea hleo"."""
        known = self._names.get(name)
        if known is None:
            pairs = [self._known.get(word) or self._learn(word) for word in name.translate(_SIGNS).split()]
            accented, bare = ([pair[at] for pair in pairs if pair[at]] for at in (0, 1))
            known = self._names[name] = " ".join(accented), " ".join(bare)
        return known

    def _learn(self, word: str) -> tuple[str, str]:
        accented = text.normalize(word).lower()
        self._known[word] = pair = _one_y(accented, self._same), _one_y(text.fold(accented), self._same_bare)
        return pair


def _one_y(word: str, same: Mapping[str, str]) -> str:
    """Return one spelling of a word: no leading zeros, y for i where both are written, then as `same` says."""
    if word.isdecimal():
        return word.lstrip("0") or "0"
    if word[-1:] in _SHORT_I and word[:-1] in _BEFORE_Y:  # Qui Nhơn = Quy Nhơn, Mĩ Đức = Mỹ Đức
        word = word[:-1] + _SHORT_I[word[-1]]
    return same.get(word, word)


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What the files of `catalogue/localities` say, put in order."""

    units: tuple[Unit, ...]
    last_former_day: str  # ISO day on which the system "cu" ended
    successors: Mapping[tuple[Identity, str], tuple[Identity, ...]]  # (identity, since) -> what it became
    parts: Mapping[Identity, frozenset[Identity]]  # a unit in no list -> the listed units it was made of
    spellings: Mapping[Identity, tuple[str, ...]]  # other spellings of a unit's name
    aliases: Sequence[tuple[str, str]]  # other name of a province, its name
    spelling: Spelling
    types: Mapping[str, tuple[str, ...]]  # type word in lower case -> its abbreviations
    below: tuple[str, ...]  # words for what is smaller than a commune: thôn, khu phố
