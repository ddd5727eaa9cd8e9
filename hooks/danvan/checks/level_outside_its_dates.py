"""A level that was abolished recognises nothing afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import Filed
from ..problems import Finding
from ..record import Record
from .base import Check, Context, is_outside, warn

EVENTS = ("registrations", "inspections", "evaluations", "recognitions")


def _run(item: Filed[Record], context: Context) -> Iterator[Finding]:
    levels = context.catalogue.vocabularies["cap"]
    for name in EVENTS:
        for position, event in enumerate(getattr(item.value, name)):
            moment = event.year or getattr(event, "span", None)
            level = levels.get(event.level)
            if level and moment and is_outside(moment, level.valid_from, level.valid_to):
                path = (Record.model_fields[name].alias or name, position, "cap")
                values = {"name": level.short, "until": level.valid_to, "moment": moment}
                yield warn(CHECK.name, path, **values)


CHECK = Check("level-outside-its-dates", "records", _run)
