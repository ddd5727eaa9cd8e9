"""Which places of a record its stated present units (`dia_ban_nay`) belong to, and which of these are wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..problems import Finding, Path
from ..strings import say
from .register import Unit
from .resolution import Resolution


@dataclass(frozen=True, slots=True)
class Stated:
    """An item of `dia_ban_nay`: where it stands, its words, its source, and the units of today it means."""

    path: Path
    text: str
    source: str | None
    units: tuple[Unit, ...]

    def fits(self, place: Resolution) -> bool:
        """Tell whether a place that the register knows became, among others, these units."""
        return set(self.units) <= set(place.present)


@dataclass(frozen=True, slots=True)
class Located:
    """A place as written, what the register says of it, and the stated units that belong to it."""

    text: str
    found: Resolution
    stated: tuple[Stated, ...]


def share(texts: Sequence[str], found: Sequence[Resolution], stated: Sequence[Stated]) -> tuple[Located, ...]:
    """Give each place its stated units.

    A split place takes those that it became. A place in no list takes what fits no other place; where nothing is
    left, it shares those with a source: two places may well have gone to one commune. Others keep their own.
    """
    known = [place for place in found if place.status in ("one", "split")]
    spare = [item for item in stated if not any(map(item.fits, known))]
    for_unknown = spare or [item for item in stated if item.source]
    return tuple(
        Located(text, place, tuple(_taken(place, stated, for_unknown)))
        for text, place in zip(texts, found, strict=True)
    )


def _taken(place: Resolution, stated: Sequence[Stated], for_unknown: Sequence[Stated]) -> Sequence[Stated]:
    if place.status == "split":
        return [item for item in stated if item.fits(place)]
    return for_unknown if place.status == "unknown" else ()


def problems(places: Sequence[Located], stated: Sequence[Stated]) -> Iterator[Finding]:
    """Yield what is wrong with each stated unit, and a warning where the place looks mistyped instead."""
    for item in stated:
        takers = [place for place in places if item in place.stated]
        if not takers:
            yield from _unused(item, [place.found for place in places])
        elif not item.source and all(place.found.status == "unknown" for place in takers):
            yield Finding("place-now-without-source", item.path, values={"text": item.text})
    for place in places:
        if place.found.status == "unknown" and place.stated and place.found.choices:
            lines = "".join(say("check.place-item", place=choice.text) for choice in place.found.choices)
            values = {"text": place.text, "lines": lines}
            yield Finding("place-near-miss", place.stated[0].path, severity="warning", values=values)


def _unused(item: Stated, places: Sequence[Resolution]) -> Iterator[Finding]:
    """Say why no place takes a stated unit; nothing while a place is still unclear, for it may be the one."""
    split = [place for place in places if place.status == "split"]
    if not places:
        yield Finding("place-now-alone", item.path, values={"text": item.text})
    elif split and not any(map(item.fits, places)):
        if not any(place.status == "ambiguous" for place in places):
            names = [name for place in split for name in place.now]
            lines = "".join(say("check.place-item", place=name) for name in dict.fromkeys(names))
            yield Finding("place-now-elsewhere", item.path, values={"text": item.text, "lines": lines})
    elif any(map(item.fits, places)) or all(place.status == "one" for place in places):
        meant = [place for place in places if item.fits(place)] or places
        now = "; ".join(dict.fromkeys(name for place in meant for name in place.now))
        yield Finding("place-now-not-needed", item.path, values={"text": item.text, "now": now})
