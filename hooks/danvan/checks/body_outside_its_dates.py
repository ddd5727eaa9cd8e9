"""A body acts while it exists; papers keep old names, so a person has to look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .. import text
from ..catalogue import Filed
from ..problems import Finding, Path
from ..record import Record
from ..strings import say
from ..vocabulary import Entry
from .base import Check, Context, is_outside, warn

ACTORS = ("lead", "partners", "participants")
EVENTS = ("registrations", "inspections", "evaluations", "recognitions")
UNSURE = "can-kiem"  # the dates of an entry marked so rest on memory


def _dated(context: Context) -> Mapping[str, Entry]:
    """Return the bodies that came or went, by all their names in plain syllables."""
    bodies = context.catalogue.vocabularies["to_chuc"].values()
    dated = [body for body in bodies if body.valid_from or body.valid_to]
    return {_plain(name): body for body in dated for name in (body.name, *body.synonyms)}


def _pattern(context: Context) -> re.Pattern[str]:
    names = sorted(context.once(_dated), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b") if names else re.compile(r"(?!)")


def _plain(name: str) -> str:
    return " ".join(text.syllables(name))


def _named(record: Record, context: Context) -> Iterator[tuple[Path, Entry, str]]:
    """Yield (path, body, date) of every body a record names with the date it acted."""
    for name in ACTORS:
        for position, actor in enumerate(getattr(record, name)):
            if actor.organisation:
                body = context.catalogue.vocabularies["to_chuc"][actor.organisation]
                yield (Record.model_fields[name].alias or name, position, "to_chuc"), body, record.as_of or ""
    for name in EVENTS:
        for position, event in enumerate(getattr(record, name)):
            if match := event.body and context.once(_pattern).search(_plain(event.body)):
                path = (Record.model_fields[name].alias or name, position, "co_quan")
                yield path, context.once(_dated)[match[0]], event.year or getattr(event, "span", None) or ""


def _run(item: Filed[Record], context: Context) -> Iterator[Finding]:
    for path, body, moment in _named(item.value, context):
        if moment and is_outside(moment, body.valid_from, body.valid_to):
            dates = {"begin": body.valid_from or "...", "end": body.valid_to or "...", "moment": moment}
            remark = say("check.dates-unsure") if body.certainty == UNSURE else ""
            yield warn(CHECK.name, path, name=body.name, remark=remark, **dates)


CHECK = Check("body-outside-its-dates", "records", _run)
