"""A step says what to do: it begins with a verb, or with a word that stands before one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import text
from ..catalogue import Filed
from ..problems import Finding
from ..record import Record
from .base import Check, Context, warn

GROUPS = ("dong-tu", "dong-tu-hai-tieng", "truoc-dong-tu")  # of tu_kiem_tra.yml
LENGTHS = (1, 2, 3)  # of an opening, in syllables
OPENING = 24  # characters in which the first syllables of a step stand


def _openings(context: Context) -> frozenset[str]:
    words = context.catalogue.vocabularies["tu_kiem_tra"]
    found = [word for group in GROUPS if group in words for word in words[group].words]
    return frozenset([*found, *(" ".join(text.syllables(word)) for word in found)])


def _is_opening(syllables: Sequence[str], openings: frozenset[str]) -> bool:
    return any(" ".join(syllables[:count]) in openings for count in LENGTHS)


def _run(item: Filed[Record], context: Context) -> Iterator[Finding]:
    openings = context.once(_openings)
    for position, step in enumerate(item.value.steps) if openings else ():
        opening = step.action[:OPENING]  # as typed it is nearly always known; other spellings take longer
        if not (_is_opening(opening.lower().split(), openings) or _is_opening(text.syllables(opening), openings)):
            words = " ".join(step.action.split()[:2])
            yield warn(CHECK.name, ("cach_lam", position, "viec"), words=words)


CHECK = Check("steps-begin-with-a-verb", "records", _run)
