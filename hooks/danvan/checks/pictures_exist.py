"""A picture that a record names lies in its folder of `media/`."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import Filed
from ..problems import Finding
from ..record import Record
from .base import Check, Context


def _run(item: Filed[Record], context: Context) -> Iterator[Finding]:
    for position, picture in enumerate(item.value.pictures):
        if f"{item.id}/{picture.file}" not in context.catalogue.media:
            values = {"value": picture.file, "id": item.id}
            yield Finding("missing-picture", ("anh", position, "tep"), values=values)


CHECK = Check("pictures-exist", "records", _run)
