"""A source has a date, or the record says that it has none."""

from __future__ import annotations

from collections.abc import Iterator

from ..catalogue import Filed
from ..problems import Finding
from ..record import Record
from .base import Check, Context, warn

UNKNOWN = frozenset(("nguon.ngay", "ngay"))  # in `chua_ro` inner keys stand whole or by their last word


def _run(item: Filed[Record], _: Context) -> Iterator[Finding]:
    if UNKNOWN.intersection(item.value.unknown):
        return
    for position, source in enumerate(item.value.sources):
        if not source.date:
            yield warn(CHECK.name, ("nguon", position), title=source.title)


CHECK = Check("source-without-date", "records", _run)
