"""What to tell an editor about a resolution that is not simply one place, with lines ready to paste."""

from __future__ import annotations

from dataclasses import dataclass

from ..strings import say
from .resolution import Resolution

Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a place is written: what can be pasted there depends on it."""

    listed: bool = False  # an item of a list, which has no key of its own
    statable: bool = True  # a record, which can say in `dia_ban_nay` where it is today; totals cannot


def describe(resolution: Resolution, text: str, spot: Spot) -> tuple[str, Values] | None:
    """Return the problem's code and the values of its words; None when the place is clear.

    `place-unknown` and `place-ambiguous` are errors, `place-unaccented` and `place-split` are warnings. That the place
    of a total is split is no problem: nothing can be done about it.
    """
    if resolution.status == "unknown":
        return "place-unknown", {"text": text, **_ways_out(resolution, spot)}
    if resolution.status == "ambiguous":
        others = say("check.place-others", n=resolution.others) if resolution.others else ""
        return "place-ambiguous", {"text": text, "lines": _choice_lines(resolution, spot) + others}
    if not resolution.exact:
        return "place-unaccented", {"text": text, "lines": _line(spot, resolution.accented)}
    if resolution.status == "split" and spot.statable:
        return "place-split", {"text": text, "lines": _present_lines(resolution, spot)}
    return None


def _ways_out(resolution: Resolution, spot: Spot) -> Values:
    """Return what to do about an unknown place, and the lines for it."""
    near = "near" if resolution.choices else "check"
    how = say(f"check.place-{near}-or-gone" if spot.statable else f"check.place-{near}")
    return {"how": how, "lines": _choice_lines(resolution, spot) + (say("check.place-gone") if spot.statable else "")}


def _line(spot: Spot, place: str, as_of: str = "") -> str:
    line = say("check.place-item" if spot.listed else "check.place-line", place=place)
    return line + say("check.place-date", date=as_of) if as_of else line


def _choice_lines(resolution: Resolution, spot: Spot) -> str:
    return "".join(_line(spot, choice.text, choice.as_of) for choice in resolution.choices)


def _present_lines(resolution: Resolution, spot: Spot) -> str:
    key = "check.place-item" if spot.listed else "check.place-now-line"
    return "".join(say(key, place=place) for place in resolution.now)
