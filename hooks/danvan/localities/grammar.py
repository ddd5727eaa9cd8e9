"""How a place is written: cut into parts, smallest first, each with the ways its words can be read.

"thôn Pretieng xã Phú Sơn (Lâm Hà, Lâm Đồng)", "P.14, Q.8, TP.HCM", "xã Nghĩa Tá - huyện Chợ Đồn - tỉnh Bắc Kạn".
Nothing is looked up here: whoever knows the register decides which reading makes sense.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from .. import text
from .unit import Gazetteer

MAX_LENGTH = 300  # code points; the longest full name has 76, the rest is room for hamlets

_FORMER = re.compile(r"\(\s*(?:cũ|cu)\s*\)|(?<=\s)cũ(?=\s*(?:[,;)\-–—]|$))", re.I)  # huyện Chợ Đồn (cũ)
_NOW = re.compile(r"\(\s*nay\s[^()]*\)", re.I)  # xã Suối Dây (nay là xã Tân Thành): computed, not read
_COMMAS = re.compile(r"[,;()\[\]\n|]+")
_LONG_DASHES = re.compile(r"\s*[–—]\s*")
_DASHES = re.compile(r"\s+-\s+")
_GLUED = re.compile(r"(p|q|kp)(\d{1,2})")  # P1, Q9
_DOTTED = re.compile(r"(?:t\.?[xpt]|kp|[pqhx])\.", re.I)  # P.14 Q.8 TP.HCM, T.X Phổ Yên


@dataclass(frozen=True, slots=True)
class Name:
    """One reading of a part: its type word ("" when none is written) and the keys of the rest."""

    type: str
    key: str
    bare: str


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a place: as written, its readings, and whether it begins like something below a commune."""

    text: str
    names: tuple[Name, ...]
    below: bool
    typed: bool  # a type word of a commune, district or province is written
    spare: bool  # can be left over below: names no other unit inside, as "thôn Pretieng xã Phú Sơn" does


@dataclass(frozen=True, slots=True)
class Place:
    """A place as written, cleaned; `former` when it says "(cũ)", `marked` when it has Vietnamese marks."""

    text: str
    former: bool
    marked: bool


@dataclass(frozen=True)
class Grammar:
    """The words of a gazetteer put to use."""

    data: Gazetteer

    @cached_property
    def _types(self) -> dict[tuple[str, ...], str]:
        """Map the words of each type, with marks, without and abbreviated, to the type."""
        forms: dict[tuple[str, ...], str] = {}
        for word, short in self.data.types.items():
            for form in (word, text.fold(word), *short):
                forms[tuple(form.split())] = word
        return forms

    @cached_property
    def _marked_types(self) -> frozenset[tuple[str, ...]]:
        return frozenset(tuple(word.split()) for word in self.data.types)

    @cached_property
    def _bare_types(self) -> frozenset[tuple[str, ...]]:
        """Hold the type words without marks: only in text without any is "quan" (Hiền Quan) read as quận."""
        return frozenset(tuple(text.fold(word).split()) for word in self.data.types)

    @cached_property
    def _below(self) -> tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]:
        """Hold the words below a commune with marks and without."""
        marked = frozenset(tuple(word.split()) for word in self.data.below)
        return marked, frozenset(tuple(text.fold(word).split()) for word in self.data.below)

    @cached_property
    def _parts(self) -> dict[str, Part]:
        return {}

    def read(self, written: str) -> Place:
        """Clean a place, at most MAX_LENGTH code points of it."""
        clean = written[:MAX_LENGTH]
        if not unicodedata.is_normalized("NFC", clean):
            clean = text.normalize(clean)
        former = 0
        if "cũ" in clean or "(" in clean:
            clean, former = _FORMER.subn(" ", _NOW.sub(" ", clean))
        if not clean.isascii():
            clean = _LONG_DASHES.sub(" - ", clean)
        return Place(clean, bool(former), not clean.isascii())

    def cuts(self, place: Place) -> Iterator[tuple[Part, ...]]:
        """Yield the ways to cut a place: at commas, then also at dashes, then also before type words.

        Where only a type word divides, a hamlet is believed only right before a commune: in "thôn 5 Hà Đông huyện
        Đak Đoa" a commune may be hidden.
        """
        wholes = _trimmed(_COMMAS.split(place.text))
        dashed = [_trimmed(_DASHES.split(whole)) for whole in wholes]
        pieces = [piece for group in dashed for piece in group]
        seen: set[tuple[str, ...]] = {()}
        for cut in self._delimited(wholes, dashed):
            if tuple(cut) not in seen:
                seen.add(tuple(cut))
                yield tuple([self._part(piece) for piece in cut])
        for base in (wholes, pieces):
            cut = [piece for whole in base for piece in self._before_types(whole)]
            if tuple(cut) not in seen:
                seen.add(tuple(cut))
                yield tuple([replace(self._part(piece), below=False) for piece in cut])

    def _delimited(self, wholes: list[str], dashed: Sequence[Sequence[str]]) -> Iterator[list[str]]:
        yield wholes
        yield [piece for group in dashed for piece in group]
        yield from _rejoined(dashed)

    def _before_types(self, piece: str) -> list[str]:
        """Cut "thôn Pretieng xã Phú Sơn" before "xã", but not "xã Tứ Xã" or "thị xã Kỳ Anh"."""
        words = piece.replace("-", " - ").split()
        keys = [tuple(self.data.spelling.keys(word)[0].split()) for word in words]
        types = self._bare_types if piece.isascii() else self._marked_types
        starts = [0]
        at = _width(types, keys, 0)
        while at < len(words):
            width = _width(types, keys, at)
            named = 0 < width < len(words) - at and not _width(types, keys, at + width)
            if named or (starts[-1] < at and _DOTTED.match(words[at])):
                starts.append(at)
            at += max(width, 1)
        if len(starts) == 1:
            return [piece]
        ends = [*starts[1:], len(words)]
        return _trimmed([" ".join(words[start:end]) for start, end in zip(starts, ends, strict=True)])

    def _part(self, piece: str) -> Part:
        part = self._parts.get(piece)
        if part is None:
            part = self._parts[piece] = self._new_part(piece)
        return part

    def _new_part(self, piece: str) -> Part:
        key, bare = (_GLUED.sub(r"\1 \2", whole, count=1) for whole in self.data.spelling.keys(piece))
        words = key.split()
        names = [Name("", key, bare)]
        for width in (2, 1):
            kind = self._types.get(tuple(words[:width]))
            if kind and len(words) > width:
                names.append(Name(kind, *self.data.spelling.keys(" ".join(words[width:]))))
        forms = self._below[piece.isascii()]
        below = any(tuple(words[:width]) in forms for width in (1, 2, 3))
        typed = len(names) > 1
        spare = (below or not typed) and self._is_simple(piece, words)
        return Part(text.normalize(piece), tuple(names), below and spare, typed, spare)

    def _is_simple(self, piece: str, words: Sequence[str]) -> bool:
        """Tell whether a piece names one thing only; "thôn 5 - x. An Lạc" and "nay thuộc xã Cao Sơn" do not."""
        return " - " not in piece and words[:1] != ["nay"] and len(self._before_types(piece)) == 1


def _width(types: Container[tuple[str, ...]], keys: Sequence[tuple[str, ...]], at: int) -> int:
    """Return how many words from `at` make a type word: 2 for "thị xã", 0 for none."""
    for width in (2, 1):
        if at + width <= len(keys) and sum(keys[at : at + width], ()) in types:
            return width
    return 0


def _rejoined(dashed: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Yield the pieces with two neighbours put together again, for a name with a dash: Bà Rịa - Vũng Tàu."""
    for at, group in enumerate(dashed):
        for left in range(len(group) - 1):
            again = [*group[:left], f"{group[left]} - {group[left + 1]}", *group[left + 2 :]]
            yield [piece for other in (*dashed[:at], again, *dashed[at + 1 :]) for piece in other]


def _trimmed(pieces: Sequence[str]) -> list[str]:
    return [piece for piece in (piece.strip(" .-–—\t") for piece in pieces) if piece]
